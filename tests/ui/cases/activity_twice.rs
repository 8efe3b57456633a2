okms_raci::assert_raci! {
    Customer is responsible for KeepServiceLogs and KeepServiceLogs;
}

fn main() {}
