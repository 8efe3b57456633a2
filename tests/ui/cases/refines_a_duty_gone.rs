okms_raci::matrix! {
    mod okms = "okms_duty_gone.yaml";
    mod key_service = "key_service.yaml";
}

fn main() {}
