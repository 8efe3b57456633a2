okms_raci::subset! {
    enum Keys where only Customer has a role
}

fn team(key: Keys) -> u8 {
    match key {
        Keys::AdministrateKeysAndSecrets | Keys::KeepServiceLogs => 1,
    }
}

fn main() {
    team(Keys::KeepServiceLogs);
}

//> at :7:         Keys::AdministrateKeysAndSecrets | Keys::KeepServiceLogs => 1,\n        Keys::MigrateKmipData => 2,
