//! What the compiler refuses, the command refuses with the compiler's sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::{json, text};
use crate::raci::{RENEW, repository};

/// Paths of matrices, which rustc looks up itself and reports in its own words.
const NAMES_OF_RUSTC: [&str; 2] = ["matrix_and_claim_misspelt.rs", "matrix_misspelt.rs"];

/// Files that are no tokens of Rust, which rustc says in its own words.
const NO_TOKENS: [&str; 2] = ["curly_quotes_around_a_number.rs", "zero_width_space.rs"];

/// Claims about a matrix of one's own, which is not given here.
const OWN_MATRIX: [&str; 3] = [
    "claim_of_a_refined_matrix_fails.rs",
    "section_unnumbered_in_quotes.rs",
    "use_of_what_is_no_matrix.rs",
];

/// Mistakes that are not in what a claim says, or in a claim that does not stand there literally.
const NO_CLAIM: [&str; 33] = [
    "activity_macro_of_another_type.rs",
    "claim_in_a_macro_fails.rs",
    "fact_about_a_variant.rs",
    "fact_made_up.rs",
    "fact_not_so.rs",
    "fact_of_a_variant.rs",
    "fact_without_types.rs",
    "generated_by_another_version.rs",
    "include_matrix_in_quotes.rs",
    "include_matrix_misspelt.rs",
    "include_matrix_not_compiled.rs",
    "include_matrix_twice_in_one.rs",
    "include_matrix_with_a_path.rs",
    "include_matrix_without_mod.rs",
    "matrix_file_missing.rs",
    "matrix_name_differs.rs",
    "refines_a_duty_gone.rs",
    "refines_a_letter_lost.rs",
    "refines_a_letter_more.rs",
    "refines_a_matrix_with_mistakes.rs",
    "refines_a_new_duty.rs",
    "refines_a_title_reworded.rs",
    "refines_an_id_renamed.rs",
    "refines_by_a_wrong_path.rs",
    "refines_in_a_circle.rs",
    "refines_of_another_version.rs",
    "refines_what_changed_elsewhere.rs",
    "refines_with_several_gaps.rs",
    "render_of_an_activity.rs",
    "role_sets_not_all.rs",
    "roles_compared_with_a_role.rs",
    "subset_derive_default.rs",
    "subset_has_one_more.rs",
];

#[test]
fn the_cases_of_the_compiler_are_refused_with_its_words() {
    let repository = repository();
    let cases = repository.join("tests/ui/cases");
    let trace = json(&cases, &["."]);
    let mut problems: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for problem in trace["problems"].as_array().unwrap() {
        problems.entry(text(&problem["file"])).or_default().push(text(&problem["message"]));
    }
    let mut other_words = BTreeSet::new();
    for (file, messages) in &problems {
        let said = words(&fs::read_to_string(cases.join(file).with_extension("stderr")).unwrap());
        let mut lines = messages.iter().flat_map(|message| message.lines());
        if lines.any(|line| !said.contains(&words(line))) {
            other_words.insert(file.as_str());
        }
    }
    let expected = [NAMES_OF_RUSTC.as_slice(), &NO_TOKENS, &OWN_MATRIX].concat();
    assert_eq!(other_words, expected.into_iter().collect(), "{RENEW}");

    let files = fs::read_dir(&cases).unwrap().map(|entry| entry.unwrap().file_name());
    let files = files.map(|file| file.into_string().unwrap());
    let unrefused: BTreeSet<String> = files
        .filter(|file| {
            Path::new(file).extension().is_some_and(|ending| ending == "rs")
                && !problems.contains_key(file)
        })
        .collect();
    assert_eq!(unrefused, NO_CLAIM.map(str::to_owned).into());
}

/// The words, without the frame that the compiler draws around them.
fn words(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c == '|');
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
