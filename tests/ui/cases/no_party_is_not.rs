okms_raci::assert_raci! {
    no party is not informed of DeployPatches;
}

fn main() {}
