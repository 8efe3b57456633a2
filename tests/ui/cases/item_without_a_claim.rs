#[okms_raci::raci]
fn rotate() {}

#[okms_raci::raci(;)]
fn destroy() {}

fn main() {
    rotate();
    destroy();
}

//> #[okms_raci::raci(Customer is responsible for AdministrateKeysAndSecrets)]
//> #[okms_raci::raci(Customer is responsible for AdministrateKeysAndSecrets)]
