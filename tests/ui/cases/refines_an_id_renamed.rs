// A warning, which is none for the test.
#![deny(deprecated)]

okms_raci::matrix! {
    mod okms = "okms_id_renamed.yaml";
    mod key_service = "key_service.yaml";
}

fn main() {}
