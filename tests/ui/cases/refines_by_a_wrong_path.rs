okms_raci::matrix! { mod key_service = "key_service.yaml"; }

fn main() {}

//> at key_service.yaml:7:     path: ::okms_raci
