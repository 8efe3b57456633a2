okms_raci::assert_raci! {
    Customer is liable for KeepServiceLogs;
}

fn main() {}
