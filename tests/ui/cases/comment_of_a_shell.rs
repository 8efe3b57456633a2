okms_raci::assert_raci! {
    # who keeps the logs
    Customer is responsible for KeepServiceLogs;
}

fn main() {}
