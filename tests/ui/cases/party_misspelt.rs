okms_raci::assert_raci! {
    Custmer is responsible for KeepServiceLogs;
}

fn main() {}

//>     Customer is responsible for KeepServiceLogs;
