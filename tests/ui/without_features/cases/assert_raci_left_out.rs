okms_raci::assert_raci! { Customer is responsible for KeepServiceLogs; }

fn main() {}
