okms_raci::assert_raci! {
    Customer iz responsible for KeepServiceLogs;
}

fn main() {}
