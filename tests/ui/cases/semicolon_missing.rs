okms_raci::assert_raci! {
    Customer is responsible for KeepServiceLogs
    OvhCloud is responsible for ManageBackups;
}

fn main() {}
