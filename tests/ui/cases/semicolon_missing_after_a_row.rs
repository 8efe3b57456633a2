okms_raci::assert_raci! {
    ManageBackups is { OvhCloud: RA }
    Customer is responsible for KeepServiceLogs;
}

fn main() {}
