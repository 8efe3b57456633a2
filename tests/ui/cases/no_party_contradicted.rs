okms_raci::assert_raci! {
    no party is informed of DeployPatches;
}

fn main() {}
