#[okms_raci::raci(Customer is responsible for AdministrateKeysAndSecret)]
mod keys {}

fn main() {}
