okms_raci::subset! {
    enum Keys where only Custmer has a role
}

fn team(key: Keys) -> u8 {
    match key {
        Keys::AdministrateKeysAndSecrets | Keys::KeepServiceLogs | Keys::MigrateKmipData => 1,
    }
}

fn main() {
    team(Keys::KeepServiceLogs);
}

//>     enum Keys where only Customer has a role
