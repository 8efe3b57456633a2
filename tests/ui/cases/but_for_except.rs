okms_raci::assert_raci! {
    OvhCloud is accountable for every activity in "3.1.3" but KeepServiceLogs;
    OvhCloud is accountable for every activity in "3.1.3" except for KeepServiceLogs;
}

fn main() {}
