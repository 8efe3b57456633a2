okms_raci::assert_raci! {
    Customer is informed of DeployPatches;
    OvhCloud is responsible for KeepServiceLogs;
    Customer is responsible for every activity in "3.2";
    Custmer is informed of DeployPatch;
    Customer is informed for DeployPatches;
    OvhCloud is accountable for every activity in "3.1.33";
    HandleIncidents is { Customer: RA, OvhCloud: RA };
    at least one party is accountable for every activity;
    revision is "2026-01-01";
}
okms_raci::assert_raci! { use crate::backup; Customer is informed of DeployPatches; }
#[okms_raci::raci]
fn nothing() {}
okms_raci::subset! { enum Empty where Customer is consulted }
const BACKUPS: okms_raci::Activity = okms_raci::activity!("Manage bakcups");
