//! As `tests/ui`, for a package without the features of the library and without a build script.

#[rustversion::attr(not(stable(1.95)), ignore = "the texts are those of Rust 1.95")]
#[test]
fn what_is_missing_is_named() {
    println!("after a change of data/okms.yaml, run `cargo xtask renew`");
    trybuild::TestCases::new().compile_fail("cases/*.rs");
}
