okms_raci::matrix! { mod key_service = "key_service.yaml"; }

fn main() {}
