okms_raci::assert_raci! {
    Customer's role is responsible for KeepServiceLogs;
}

fn main() {}
