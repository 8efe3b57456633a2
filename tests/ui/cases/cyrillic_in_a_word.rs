okms_raci::assert_raci! {
    Customer is rеsponsible for KeepServiceLogs;
}

fn main() {}
