okms_raci::assert_raci! {
    Customer is R for KeepServiceLogs;
}

fn main() {}
