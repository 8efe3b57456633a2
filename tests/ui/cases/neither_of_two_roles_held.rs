okms_raci::assert_raci! {
    Customer is responsible for or consulted on DeployPatches;
}

fn main() {}

//>     Customer is not responsible for or consulted on DeployPatches;
