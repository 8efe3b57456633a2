okms_raci::assert_raci! {
    OvhCloud is not responsible for KeepServiceLogs and MigrateKmipData;
}

fn main() {}
