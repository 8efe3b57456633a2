okms_raci::assert_raci! {
    Customer must keep KeepServiceLogs;
}

fn main() {}
