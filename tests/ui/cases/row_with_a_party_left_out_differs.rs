okms_raci::assert_raci! {
    DeployPatches is { OvhCloud: AR };
}

fn main() {}
