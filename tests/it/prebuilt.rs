//! The generated code that is checked in, and the one that codegen generates.

use crate::project_file;

#[test]
fn the_prebuilt_code_is_what_the_yaml_gives() {
    let yaml = project_file("data/okms.yaml");
    let generated = okms_raci_codegen::generate(&yaml, "data/okms.yaml").unwrap();
    assert!(generated.warnings.is_empty(), "{}", generated.warnings);
    assert!(
        project_file("okms-raci/prebuilt/okms.rs") == generated.code,
        "okms-raci/prebuilt/okms.rs is not what data/okms.yaml gives; \
         `cargo xtask regenerate` renews it"
    );
}

#[test]
fn the_library_was_built_from_that_code() {
    let built = include_str!(concat!(env!("OUT_DIR"), "/okms.rs"));
    assert!(project_file("okms-raci/prebuilt/okms.rs") == built);
}

#[test]
fn the_same_yaml_gives_the_same_code() {
    let yaml = project_file("data/okms.yaml");
    let code = |file| okms_raci_codegen::generate(&yaml, file).unwrap().code;
    assert_eq!(code("data/okms.yaml"), code("data/okms.yaml"));
}
