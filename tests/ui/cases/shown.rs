okms_raci::assert_raci! {
    OvhCloud is responsible for KeepServiceLogs;
}

fn main() {}

//>     OvhCloud is not responsible for KeepServiceLogs;
