okms_raci::assert_raci! {
    Customer is not responsible for KeepServiceLogs;
}

fn main() {}

//>     Customer is responsible for KeepServiceLogs;
