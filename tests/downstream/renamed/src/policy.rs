//! Every macro, under the other name of the crate.

use duties::raci;
use duties::typed::{AdministrateKeysAndSecrets, Customer, ResponsibleFor};

duties::assert_raci! {
    Customer is responsible and accountable for AdministrateKeysAndSecrets;
    OvhCloud is accountable for every activity in "3.1.3" except KeepServiceLogs;
    HandleIncidents is { Customer: AI, OvhCloud: RA };
    revision is "2025-10-21";
}

crate::library::assert_raci! { use duties; only OvhCloud is accountable for ManageBackups; }

duties::subset! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Keys where only Customer has a role
}

/// Imported, under the path of the crate, under that of another name, with the matrix named.
#[raci(Customer is responsible for AdministrateKeysAndSecrets)]
pub mod rotation {
    #[duties::raci(Customer is responsible for AdministrateKeysAndSecrets)]
    pub const DAYS: u32 = 90;

    #[crate::library::raci(Customer is responsible for AdministrateKeysAndSecrets)]
    pub fn is_due(days: u32) -> bool {
        days >= DAYS
    }

    #[::duties::raci(use duties; Customer is responsible for AdministrateKeysAndSecrets)]
    pub struct Rotation;
}

/// An attribute that a macro writes.
macro_rules! duty {
    ($name:ident, $activity:ident) => {
        #[duties::raci(Customer is responsible for $activity)]
        pub fn $name() -> duties::Activity {
            duties::Activity::$activity
        }
    };
}
duty!(keep_logs, KeepServiceLogs);

fn rotate<P: ResponsibleFor<AdministrateKeysAndSecrets>>(_by: P, _: rotation::Rotation) {}

pub fn check() {
    rotate(Customer, rotation::Rotation);
    assert!(rotation::is_due(100));
    assert_eq!(duties::Activity::from(Keys::KeepServiceLogs), keep_logs());
    assert_eq!(duties::activity!("Manage backups").id(), "manage-backups");
}
