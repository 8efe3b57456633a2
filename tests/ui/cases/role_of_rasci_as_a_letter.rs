okms_raci::assert_raci! {
    OvhCloud is S for ManageBackups;
    OvhCloud is RAS for DeployPatches;
}

fn main() {}
