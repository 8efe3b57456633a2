struct Keys;

impl Keys {
    #[okms_raci::raci(Customer is responsible for AdministrateKeysAndSecrets; OvhCloud is informed of KeepServiceLogs)]
    fn rotate(&self) {}

    #[okms_raci::raci(OvhCloud has a role in KeepServiceLogs)]
    const COUNT: usize = 1;
}

fn main() {
    Keys.rotate();
    let _ = Keys::COUNT;
}

//>     #[okms_raci::raci(Customer is responsible for AdministrateKeysAndSecrets; OvhCloud is not informed of KeepServiceLogs)]
//>     #[okms_raci::raci(OvhCloud has no role in KeepServiceLogs)]
