okms_raci::assert_raci! {
    Customer is responsible for KeepServiceLogs or MigrateKmipData;
}

fn main() {}
