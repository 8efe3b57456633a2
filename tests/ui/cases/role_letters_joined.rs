okms_raci::assert_raci! {
    OvhCloud is R/A for ManageBackups;
    OvhCloud is R and A for DeployPatches;
}

fn main() {}
