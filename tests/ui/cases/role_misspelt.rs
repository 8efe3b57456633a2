okms_raci::assert_raci! {
    Customer is responsable for KeepServiceLogs;
}

fn main() {}
