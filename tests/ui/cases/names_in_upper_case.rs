okms_raci::assert_raci! {
    CUSTOMER is responsible for KEEP_SERVICE_LOGS;
}

fn main() {}
