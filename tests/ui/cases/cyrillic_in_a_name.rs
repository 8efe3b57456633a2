okms_raci::assert_raci! {
    Сustomer is responsible for KeepServiceLogs;
}

fn main() {}

//>     Customer is responsible for KeepServiceLogs;
