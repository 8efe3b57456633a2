//! The page that leads from a spreadsheet to a matrix is right.

use okms_raci_codegen::generate;

const PAGE: &str = include_str!("../../../../docs/own-matrix.md");

/// The first block of the page in this language.
fn block(language: &str) -> &'static str {
    let (_, after) = PAGE.split_once(&format!("\n```{language}\n")).expect("a block");
    after.split_once("```").expect("its end").0
}

#[test]
fn the_matrix_of_the_page_is_accepted() {
    let generated = generate(block("yaml"), "data/backup.yaml").unwrap();
    assert!(generated.warnings.is_empty(), "{}", generated.warnings);
}

#[test]
fn the_two_matrices_of_the_page_are_those_of_the_example() {
    let example = include_str!("../../../../examples/own-matrix/src/duties.rs");
    let (_, code) = example.split_once("\n\n").unwrap();
    assert!(
        PAGE.contains(code),
        "docs/own-matrix.md has to show examples/own-matrix/src/duties.rs"
    );
}

#[test]
fn the_report_of_the_page_is_what_is_said() {
    let wrong =
        block("yaml").replace("Partner: R, Customer: A, Provider: C", "Partner: R, Customer: C");
    let report = generate(&wrong, "data/backup.yaml").unwrap_err().to_string();
    assert!(report.starts_with(block("text")), "{report}");
}
