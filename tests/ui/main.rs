//! The compiler answers each mistake in `cases/` with the text beside it.
//!
//! The compiler's part of a text differs between versions, so the texts are compared with one version
//! alone. `TRYBUILD=overwrite cargo test -p ui` renews them, to be read before they are committed.

use std::fs;
use std::path::Path;

#[rustversion::attr(not(stable(1.95)), ignore = "the texts are those of Rust 1.95")]
#[test]
fn every_mistake_is_answered_as_expected() {
    // The paths in `matrix!` start in the package that trybuild makes of the cases.
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("tests/trybuild/ui");
    fs::create_dir_all(&package).expect("a folder");
    fs::copy("tea.yaml", package.join("tea.yaml")).expect("a file");
    println!("after a change of data/okms.yaml, run `cargo xtask renew`");
    trybuild::TestCases::new().compile_fail("cases/*.rs");
}

/// README.md and the docs of `assert_raci!` show what the compiler says.
#[test]
fn the_documents_show_what_is_said() {
    let read = |path| fs::read_to_string(path).expect("a document");
    let (code, said) = (read("cases/shown.rs"), read("cases/shown.stderr"));
    let said = said.trim_end();
    let readme = read("../../README.md");
    assert!(readme.contains(&code), "README.md has another claim than cases/shown.rs");
    let text = said.replace("cases/shown.rs", "src/main.rs");
    assert!(
        readme.contains(&text),
        "README.md has to show this, which `cargo xtask renew` writes for a new title:\n{text}"
    );
    let docs = read("../../okms-raci/macros.rs").replace("/// ", "").replace("///", "");
    let text = said.replace("cases/shown.rs", "src/policy.rs");
    assert!(
        docs.contains(&text),
        "okms-raci/macros.rs has to show this, which `cargo xtask renew` writes for a new title:\n{text}"
    );
}
