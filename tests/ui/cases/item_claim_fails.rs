use okms_raci::raci;

#[raci(OvhCloud is responsible for AdministrateKeysAndSecrets)]
fn rotate() {}

fn main() {
    rotate();
}

//> #[raci(OvhCloud is not responsible for AdministrateKeysAndSecrets)]
