//! Policy.
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
fn main() {}
