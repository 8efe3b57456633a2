okms_raci::assert_raci! {
    Customer is responsible KeepServiceLogs;
}

fn main() {}
