struct Keys;

impl Keys {
    #[okms_raci::raci(Customer is responsble for AdministrateKeysAndSecrets)]
    fn rotate(&self) {}
}

fn main() {
    Keys.rotate();
}

//>     #[okms_raci::raci(Customer is responsible for AdministrateKeysAndSecrets)]
