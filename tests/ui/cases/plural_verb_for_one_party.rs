okms_raci::assert_raci! {
    Customer are responsible for KeepServiceLogs;
}

fn main() {}
