okms_raci::assert_raci! {
    OvhCloud is not responsible and accountable for KeepServiceLogs;
}

fn main() {}
