//! The policy of a firmware: what it relies on, checked when it is compiled.

use okms_raci::typed::{AdministrateKeysAndSecrets, ResponsibleFor};
use okms_raci::{Activity, Party, activity, raci};

okms_raci::assert_raci! {
    Customer is responsible and accountable for AdministrateKeysAndSecrets;
    OvhCloud is not responsible for KeepServiceLogs;
    only OvhCloud is accountable for ManageBackups;
    Customer is informed of DeployPatches;
    Customer has no role in ManageBackups;
    HandleIncidents is { Customer: AI, OvhCloud: RA };
    OvhCloud is accountable for every activity in "3.1.3" except KeepServiceLogs;
    exactly one party is accountable for every activity except HandleIncidents;
    revision is "2025-10-21";
}

okms_raci::subset! {
    /// What the customer has to carry out.
    pub enum CustomerDuty where Customer is responsible
}

/// The activity that this firmware takes part in.
pub const OWN: Activity = activity!("3.1.1 Administrate keys and secrets stored on the OKMS");

/// Rotates the keys: for whoever is responsible for them, as far as the compiler can tell.
#[raci(Customer is responsible for AdministrateKeysAndSecrets)]
pub fn rotate<P: ResponsibleFor<AdministrateKeysAndSecrets>>(_by: P) -> Party {
    P::PARTY
}
