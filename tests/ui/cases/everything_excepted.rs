okms_raci::assert_raci! {
    Customer is informed of every activity in "3.2.2" except DeployPatches;
}

fn main() {}

//>     Customer is informed of every activity in "3.2.2";
