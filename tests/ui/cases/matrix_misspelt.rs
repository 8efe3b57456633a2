okms_raci::assert_raci! {
    use crate::bakup;
    OvhCloud is responsible for ManageBackups;
    OvhCloud is responsible for DeployPatches;
}

fn main() {}

//>     use okms_raci;
