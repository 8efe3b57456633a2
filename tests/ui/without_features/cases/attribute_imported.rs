use okms_raci::raci;

#[raci(Customer is responsible for AdministrateKeysAndSecrets)]
fn rotate() {}

fn main() {}
