okms_raci::matrix! {
    mod okms = "okms_mistakes.yaml";
    mod key_service = "key_service.yaml";
}

fn main() {
    key_service::okms::covering(okms::Activity::KeepServiceLogs);
}

//> at okms_mistakes.yaml:117:                 roles: { Customer: RA }
