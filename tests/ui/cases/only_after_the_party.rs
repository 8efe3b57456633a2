okms_raci::assert_raci! {
    OvhCloud only is accountable for ManageBackups;
    Customer is only informed of DeployPatches;
}

fn main() {}
