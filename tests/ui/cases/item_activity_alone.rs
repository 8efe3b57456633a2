#[okms_raci::raci(AdministrateKeysAndSecrets)]
fn rotate() {}

fn main() {}
