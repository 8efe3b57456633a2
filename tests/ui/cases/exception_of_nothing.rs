okms_raci::assert_raci! {
    OvhCloud is accountable for every activity in "3.1.3" except KeepServiceLogs and ManageBackups;
}

fn main() {}

//>     OvhCloud is accountable for every activity in "3.1.3" except KeepServiceLogs;
