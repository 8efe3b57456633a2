okms_raci::assert_raci! {
    Customer is responsible and responsible for KeepServiceLogs;
}

fn main() {}
