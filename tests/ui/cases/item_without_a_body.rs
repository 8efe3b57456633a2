trait Keys {
    #[okms_raci::raci(Customer is responsible for AdministrateKeysAndSecrets)]
    fn rotate(&self);

    #[okms_raci::raci(Customer is responsible for AdministrateKeysAndSecrets)]
    const DAYS: u32;
}

fn main() {}
