okms_raci::assert_raci! {
    OvhCloud is responsible for ManageBackups; DeployPatches and ManageServiceCapacity;
}

fn main() {}
