okms_raci::matrix! {
    mod okms = "okms_duty_gone.yaml";
    mod key_service = "key_service.yaml";
}

fn main() {}

//> at key_service.yaml:18:
//> at key_service.yaml:39:       - { title: Keep the logs, roles: { Platform: RA } }
