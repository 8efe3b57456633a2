//! What is said of sentences that are no claims, or claims that name what is not there.
//!
//! What the compiler refuses in `tests/ui/cases/` is refused here, with the same words. Sentences that
//! are not among those stand in `refused.txt`, each with what is said of it;
//! `RENEW=1 cargo test -p sentences` writes that for you to read.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use sentences::said;

/// What is no token of Rust, and other mistakes that rustc sees first.
const SAID_BY_RUSTC: [&str; 7] = [
    "apostrophe",
    "curly_apostrophe_in_a_revision",
    "curly_quotes_around_a_number",
    "non_breaking_space",
    "row_dash_typographic",
    "subset_derive_misspelt",
    "zero_width_space",
];

/// What is no matter of the grammar, or of names in a matrix that is not that of OKMS.
const SAID_BY_THE_MACROS: [&str; 17] = [
    "claim_in_a_macro_fails",
    "generated_by_another_version",
    "include_matrix_in_quotes",
    "include_matrix_misspelt",
    "include_matrix_not_compiled",
    "include_matrix_twice_in_one",
    "include_matrix_with_a_path",
    "include_matrix_without_mod",
    "item_without_a_body",
    "item_without_a_claim",
    "matrix_file_missing",
    "matrix_name_differs",
    "own_names_without_use",
    "section_unnumbered_in_quotes",
    "section_unnumbered_misspelt",
    "subset_derive_default",
    "subset_empty",
];

#[test]
fn what_the_compiler_refuses_is_refused_with_its_sentences() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/cases");
    let files = fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path());
    let cases = files.filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    let others = cases.filter(|case| {
        let expected = fs::read_to_string(case.with_extension("stderr")).unwrap();
        let expected: Vec<&str> =
            expected.lines().filter_map(|line| line.strip_prefix("error: ")).collect();
        said(&fs::read_to_string(case).unwrap()) != expected
    });
    let name = |case: &Path| case.file_stem().unwrap().to_str().unwrap().to_owned();
    let others: BTreeSet<String> = others.map(|case| name(&case)).collect();
    let expected = [SAID_BY_RUSTC.as_slice(), &SAID_BY_THE_MACROS].concat();
    assert_eq!(others, expected.into_iter().map(str::to_owned).collect());
}

#[test]
fn each_sentence_is_answered_as_expected() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("refused.txt");
    let written = fs::read_to_string(&file).unwrap();
    let sentences = written.lines().filter(|line| !line.is_empty() && !line.starts_with(' '));
    let mut answered = String::new();
    for sentence in sentences {
        let is_macro = sentence.contains('!');
        let code = if is_macro { sentence } else { &format!("assert_raci! {{ {sentence} }}") };
        answered.extend([sentence, "\n"]);
        answered.extend(said(code).iter().map(|message| format!("    {message}\n")));
    }
    if env::var_os("RENEW").is_some() {
        fs::write(file, answered).unwrap();
    } else {
        assert_eq!(written, answered);
    }
}
