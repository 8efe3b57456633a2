// A warning, which is none for the test.
#![deny(deprecated)]

okms_raci::matrix! {
    mod okms = "okms_changed_elsewhere.yaml";
    mod key_service = "key_service.yaml";
}

fn main() {}

//> at key_service.yaml:9:     revision: 2026-06-30
