okms_raci::assert_raci! {
    Customer is responsible for KeepServiceLogs and ManageBackups or DeployPatches;
}

fn main() {}
