//! The generated code that is checked in, and the one that this build generated.

use crate::project_file;

#[test]
fn the_prebuilt_code_is_what_the_yaml_gives() {
    let generated = include_str!(concat!(env!("OUT_DIR"), "/okms.rs"));
    assert!(
        project_file("okms-raci/prebuilt/okms.rs") == generated,
        "okms-raci/prebuilt/okms.rs is not what data/okms.yaml gives: run `cargo xtask renew`"
    );
}
