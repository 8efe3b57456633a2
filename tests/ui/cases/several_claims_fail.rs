okms_raci::assert_raci! {
    OvhCloud is responsible for KeepServiceLogs;
    Customer is responsible for KeepServiceLogs;
    Customer is informed of ManageBackups;
    revision is "2024-01-01";
}

fn main() {}

//>     OvhCloud is not responsible for KeepServiceLogs;
//>     Customer is not informed of ManageBackups;
//>     revision is "2025-10-21";
