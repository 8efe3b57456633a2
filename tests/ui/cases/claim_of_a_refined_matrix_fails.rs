okms_raci::matrix! {
    mod okms = "okms.yaml";
    mod key_service = "key_service.yaml";
}

okms_raci::assert_raci! {
    use crate::key_service;
    Platform is accountable for okms.AdministrateKeysAndSecrets;
    Security is responsible for okms.MigrateKmipData;
    Security is accountable for okms.KeepServiceLog;
    okms.KeepServiceLogs is excepted;
    nothing of okms is open;
    nothing of backup is open;
}

fn main() {}

//>     Security is accountable for okms.AdministrateKeysAndSecrets;
//>     okms.MigrateKmipData is excepted;
//>     Platform is accountable for okms.KeepServiceLogs;
//>     Platform is responsible for KeepTheLogs;
//>     okms.ManageReversibility is open;
//>     nothing of okms is handed back;
