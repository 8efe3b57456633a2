okms_raci::matrix! {
    mod okms = "okms_new_duty.yaml";
    mod key_service = "key_service.yaml";
}

fn main() {}
