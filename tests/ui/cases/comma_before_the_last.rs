okms_raci::assert_raci! {
    Customer is responsible for KeepServiceLogs, MigrateKmipData;
}

fn main() {}
