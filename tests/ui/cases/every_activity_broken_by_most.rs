okms_raci::assert_raci! {
    Customer is informed of every activity;
}

fn main() {}

//>     Customer is informed of DeployPatches;
