//! How we get out again.

use okms_raci::raci;

/// When we begin, before the contract ends.
#[raci(Customer is responsible for ManageReversibility)]
pub const NOTICE_IN_DAYS: u32 = 180;

/// The objects that leave with us.
#[raci(Customer is responsible for ImportExportStoredObjects)]
pub fn to_export(objects: &[&str]) -> Vec<String> {
    objects.iter().map(|object| format!("{object}.json")).collect()
}

/// The same for those that go over KMIP.
#[raci(Customer is responsible for MigrateKmipData)]
pub fn over_kmip(objects: &[&str]) -> Vec<String> {
    objects.iter().map(|object| format!("kmip:{object}")).collect()
}
