okms_raci::assert_raci! {
    Customer is responsible for KeepServiceLogs except ManageBackups;
}

fn main() {}
