okms_raci::assert_raci! {
    The Customer is responsible for KeepServiceLogs;
}

fn main() {}
