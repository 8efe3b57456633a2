//! The duties that the key service of OVHcloud leaves to its customer, and which row of our own matrix takes each on.

use okms_raci::subset;

use crate::key_service::Activity;

subset! {
    /// What we have to do.
    pub(crate) enum Duty where Customer is responsible
}

/// The row that takes the duty on. A duty that a new revision of OKMS brings stops the build here.
pub(crate) const fn taken_on_by(duty: Duty) -> Activity {
    match duty {
        Duty::ProvidePersonalData | Duty::ChooseServiceLocation => Activity::OrderService,
        Duty::ChooseKeyTypeAndSize
        | Duty::ImportExportStoredObjects
        | Duty::AdministrateKeysAndSecrets => Activity::RotateKeys,
        Duty::ManageControlPanelAccess | Duty::ManageCmkAccessPolicy => Activity::GrantAccess,
        Duty::KeepServiceLogs => Activity::KeepLogs,
        Duty::ManageReversibility | Duty::MigrateKmipData => Activity::PlanExit,
    }
}

okms_raci::assert_raci! {
    use crate::key_service;
    exactly one party is accountable for every activity;
    revision is "2026-01-31";
}
