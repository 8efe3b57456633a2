okms_raci::assert_raci! {
    Customer is informed about DeployPatches;
}

fn main() {}
