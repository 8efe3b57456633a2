//! `Matrix::SCHEMA` says of every sample what codegen says, where a schema can.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use okms_raci_codegen::{Matrix, generate_file};
use serde_json::Value;

use crate::{okms, samples};

/// Refused samples that are valid by the schema, by the reason why it cannot say what is wrong.
const BEYOND_A_SCHEMA: &[(&str, &[&str])] = &[
    (
        "It cannot compare values in different places of the document.",
        &[
            "activity_repeated_by_an_alias",
            "alias_is_an_id",
            "alias_is_the_title_of_another",
            "alias_twice",
            "covered_twice",
            "covers_without_refines",
            "duplicate_activity_id",
            "duplicate_number",
            "duplicate_party_id",
            "duplicate_section_id",
            "exception_in_both",
            "id_in_two_encodings",
            "id_is_a_title_that_two_share",
            "id_is_the_title_of_another",
            "ids_with_the_same_written_form",
            "party_in_two_encodings",
            "party_name_is_the_id_of_another",
            "refined_twice",
            "refines_itself",
            "same_party_name",
            "same_title_in_a_section",
            "same_title_without_ids",
            "section_title_is_the_number_of_another",
            "typed_party_and_activity_of_one_id",
            "unclear_cover",
        ],
    ),
    (
        "It cannot know the parties of this matrix.",
        &[
            "misspelt_party",
            "name_is_a_device",
            "one_long_line",
            "party_by_its_name",
            "party_cyrillic",
            "roles_by_display_name",
            "roles_of_a_party_in_lower_case",
            "unknown_party",
        ],
    ),
    (
        "It cannot count letters over the values of a map.",
        &[
            "allow_nobody_not_needed",
            "allow_not_needed",
            "allow_of_another_check",
            "another_entry",
            "nobody_accountable",
            "several_accountable",
            "several_accountable_three",
        ],
    ),
    (
        "It cannot make an id from a title.",
        &[
            "id_from_title_collides",
            "id_from_title_is_empty",
            "id_from_title_is_keyword",
            "id_from_title_starts_with_digit",
            "id_from_title_too_long",
        ],
    ),
    ("It cannot count the days of a leap year.", &["revision_not_in_the_calendar"]),
    ("It cannot ask for something at any depth.", &["no_activities"]),
    ("It does not know what depends on `typed`.", &["typed_name_of_a_trait"]),
];

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(Matrix::SCHEMA).unwrap();
    jsonschema::meta::validate(&schema).expect("the schema is one");
    jsonschema::validator_for(&schema).expect("the schema can be used")
}

fn name(sample: &Path) -> &str {
    sample.file_stem().unwrap().to_str().unwrap()
}

/// The sample as JSON, unless it is not YAML at all.
fn json(path: &Path) -> Option<Value> {
    let text = fs::read_to_string(path).ok()?;
    let yaml: serde_yaml::Value = serde_yaml::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    serde_json::to_value(yaml).ok()
}

#[test]
fn every_accepted_sample_is_valid() {
    let validator = validator();
    let accepted = samples("accepted").into_iter().chain(samples("warned"));
    for path in accepted.chain([okms()]) {
        let name = name(&path);
        assert!(generate_file(&path, name).is_ok());
        let json = json(&path).unwrap_or_else(|| panic!("{name} is not read"));
        let errors: Vec<_> = validator
            .iter_errors(&json)
            .map(|error| format!("{} at {}", error, error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

#[test]
fn every_refused_sample_is_invalid_where_a_schema_can_say_so() {
    let validator = validator();
    let mut valid = Vec::new();
    for path in samples("refused") {
        let name = name(&path);
        assert!(generate_file(&path, name).is_err());
        if json(&path).is_some_and(|json| validator.is_valid(&json)) {
            valid.push(name.to_owned());
        }
    }
    let mut expected: Vec<_> = BEYOND_A_SCHEMA.iter().flat_map(|(_, names)| *names).collect();
    expected.sort();
    assert_eq!(valid.iter().collect::<Vec<_>>(), expected);
}
