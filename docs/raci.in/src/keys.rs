/// Gives the key its next version.
#[okms_raci::raci(Customer is responsible for AdministrateKeysAndSecrets)]
pub fn rotate() {}
