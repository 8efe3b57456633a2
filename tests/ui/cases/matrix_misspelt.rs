okms_raci::assert_raci! {
    use crate::bakup;
    Customer is responsible for ManageBackups;
    Customer is responsible for DeployPatches;
}

fn main() {}
