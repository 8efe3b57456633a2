okms_raci::assert_raci! {
    customer is responsible for KeepServiceLogs;
}

fn main() {}
