//! What holds for any matrix: it reads back from what it is written as, and `raci diff` tells what
//! makes one of another.

mod applied;
mod matrices;

use std::path::PathBuf;

use okms_raci_codegen::Matrix;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use crate::raci::{printed, run, scratch_file};
use applied::State;
use matrices::{key, matrix, refining, same_ids};

/// The same cases in each run; a failure is printed, and no file remembers it.
fn config(cases: u32) -> ProptestConfig {
    let rng_seed = RngSeed::Fixed(15);
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

/// The matrix without the digest of the YAML.
fn read(yaml: &str) -> Matrix {
    let read = Matrix::read(yaml, "x.yaml");
    let (mut matrix, _) = read.unwrap_or_else(|report| panic!("{report}\n{yaml}"));
    matrix.source.sha256.clear();
    matrix
}

/// The matrix in a file of this property, as YAML.
fn file(property: &str, name: &str, matrix: &Matrix) -> PathBuf {
    scratch_file(property, name, &matrix.to_yaml())
}

/// What `raci` makes of the matrix.
fn exported(property: &str, matrix: &Matrix, form: &str, ending: &str) -> PathBuf {
    let yaml = file(property, "matrix.yaml", matrix);
    let text = printed(0, &["export", yaml.to_str().unwrap(), "--format", form]);
    scratch_file(property, &format!("matrix.{ending}"), &text)
}

fn imported(source: &std::path::Path, arguments: &[&str]) -> Matrix {
    let import = ["import", source.to_str().unwrap()];
    // What a table says of its date and of its rows is less.
    let is_table = !source.extension().is_some_and(|ending| ending == "json" || ending == "html");
    let dated: &[&str] = &["--revision", "2026-01-31", "--as-published"];
    let dated = if is_table { dated } else { &[] };
    read(&printed(0, &[&import[..], dated, arguments].concat()))
}

/// The changes from one matrix to the other.
fn changes(property: &str, old: &Matrix, new: &Matrix) -> Vec<Value> {
    let files = [file(property, "old.yaml", old), file(property, "new.yaml", new)];
    let [old, new] = files.each_ref().map(|path| path.to_str().unwrap());
    let output = run(&["diff", old, new, "--format", "json"]);
    let mut document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let changes = document["changes"].as_array_mut().map(std::mem::take).unwrap();
    let is_different = output.status.code() == Some(1);
    assert_eq!(is_different, !changes.is_empty());
    assert_eq!(is_different, document["verdict"] != "none");
    changes
}

/// By section and title, which party holds what: all that a table says.
fn rows(matrix: &Matrix) -> Vec<[String; 4]> {
    let rows = matrix.activities.iter().map(|row| {
        let section = &matrix.sections[row.section];
        let cells = matrix.parties.iter().zip(&row.roles).filter(|(_, roles)| !roles.is_empty());
        let cells: Vec<String> =
            cells.map(|(party, roles)| format!("{}: {roles}", party.name)).collect();
        let number = section.number.clone().unwrap_or_default();
        [number, section.title.clone(), row.title.clone(), cells.join(", ")]
    });
    rows.collect()
}

/// A change as the other direction tells it: without what is called otherwise there.
fn mirrored(change: &Value, is_turned: bool) -> String {
    let (old, new) = (&change["old"], &change["new"]);
    let [old, new] = if is_turned { [new, old] } else { [old, new] };
    let kind = match (change["kind"].as_str().unwrap(), is_turned) {
        ("added", true) => "removed",
        ("removed", true) => "added",
        // Which of two that changed places was moved is reported for one of them, and that may be either.
        ("reordered", _) => return "reordered".to_owned(),
        (kind, _) => kind,
    };
    let about = ["activity", "section", "party", "key", "typographic"].map(|key| &change[key]);
    format!("{kind} {about:?} {old} -> {new}")
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn a_matrix_as_yaml_reads_back_the_same(matrix in prop_oneof![matrix(), refining()]) {
        prop_assert_eq!(read(&matrix.to_yaml()), matrix);
    }
}

proptest! {
    #![proptest_config(config(12))]

    #[test]
    fn a_matrix_differs_in_nothing_from_any_export(matrix in matrix()) {
        let yaml = file("exports", "matrix.yaml", &matrix);
        for ending in ["csv", "xlsx", "md", "html", "json"] {
            let out = yaml.with_extension(ending);
            let [yaml, out] = [&yaml, &out].map(|path| path.to_str().unwrap());
            printed(0, &["export", yaml, "-o", out, "--force"]);
            let diff = run(&["diff", yaml, out, "--format", "json"]);
            // Of a page, the one party may be the roles of many, blanks in a row are one, and a heading
            // without rows may be no section.
            if ending == "md" && diff.status.code() == Some(2) {
                continue;
            }
            let json: Value = serde_json::from_slice(&diff.stdout).unwrap();
            let mut changes = json["changes"].as_array().unwrap().iter();
            let is_of_page = |change: &Value| {
                let is_empty_section = change["kind"] == "removed" && change["section"].is_string();
                ending == "md" && (change["typographic"] == true || is_empty_section)
            };
            prop_assert!(changes.all(is_of_page), "{}: {}", ending, json);
        }
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn a_matrix_as_json_reads_back_the_same(matrix in prop_oneof![matrix(), refining()]) {
        let json = exported("as_json", &matrix, "json", "json");
        prop_assert_eq!(imported(&json, &[]), matrices::without_aliases(matrix));
    }

    #[test]
    fn a_matrix_as_a_page_reads_back_the_same(matrix in matrix()) {
        let page = exported("as_page", &matrix, "html", "html");
        prop_assert_eq!(imported(&page, &[]), matrices::without_aliases(matrix));
    }

    #[test]
    fn a_matrix_as_markdown_has_the_same_rows_or_is_refused(matrix in matrix()) {
        let page = exported("as_markdown", &matrix, "markdown", "md");
        let output = run(&["import", page.to_str().unwrap(), "--as-published", "--keep-empty"]);
        if output.status.code() == Some(0) {
            let again = read(&String::from_utf8(output.stdout).unwrap());
            let stderr = String::from_utf8(output.stderr).unwrap();
            prop_assert_eq!(rows(&again), rows(&matrix), "{}", stderr);
        }
    }

    #[test]
    fn a_matrix_as_csv_has_the_same_rows(matrix in matrix()) {
        let csv = exported("as_csv", &matrix, "csv", "csv");
        let again = imported(&csv, &[]);
        prop_assert_eq!(rows(&again), rows(&matrix));
        prop_assert_eq!(matrices::activity_ids(&again), matrices::activity_ids(&matrix));
    }

    #[test]
    fn a_matrix_differs_in_nothing_from_itself(matrix in matrix()) {
        prop_assert!(changes("itself", &matrix, &matrix).is_empty());
    }

    #[test]
    fn what_is_added_one_way_is_removed_the_other((old, new) in (same_ids(), same_ids())) {
        let sorted = |changes: Vec<Value>, is_turned| {
            let mut sorted: Vec<_> =
                changes.iter().map(|change| mirrored(change, is_turned)).collect();
            sorted.sort();
            sorted
        };
        let there = sorted(changes("mirror", &old, &new), false);
        let back = sorted(changes("mirror", &new, &old), true);
        prop_assert_eq!(there, back);
    }

    #[test]
    fn what_is_told_makes_the_new_matrix_of_the_old((old, new) in (matrix(), matrix())) {
        let mut state = State::of(&old);
        let changes = changes("applied", &old, &new);
        state.apply(&changes);
        state.assert_is(&State::of(&new), &changes);
    }

    #[test]
    fn what_is_told_of_a_chain_is_all_that_changed((old, new) in (refining(), refining())) {
        let mut state = State::of(&old);
        let changes = changes("chain", &old, &new);
        state.apply(&changes);
        state.assert_is(&State::of(&new), &changes);
    }

    #[test]
    fn an_import_into_a_matrix_keeps_every_id((old, new) in (matrix(), matrix())) {
        let target = file("into", "target.yaml", &old);
        let target = target.to_str().unwrap();
        for (form, ending) in [("csv", "csv"), ("markdown", "md")] {
            let page = exported("into", &new, form, ending);
            let page = page.to_str().unwrap();
            let output = run(&["import", page, "--revision", "2026-01-31", "--as-published", "--into", target, "--keep", "-o", "-"]);
            let stderr = String::from_utf8_lossy(&output.stderr);
            if output.status.code() == Some(2) {
                // A title without a word gives no id, and two numbers may clash: nothing is written.
                prop_assert!(output.stdout.is_empty() && stderr.starts_with("error: "), "{}", stderr);
                continue;
            }
            let merged = read(&String::from_utf8(output.stdout).unwrap());
            let kept = matrices::all_ids(&merged);
            for id in matrices::all_ids(&old) {
                prop_assert!(kept.contains(&id), "{} is gone: {}", id, stderr);
            }
            for (id, title) in matrices::titles(&old) {
                if let Some((now, _)) = matrices::titles(&merged).into_iter().find(|(_, own)| *own == title) {
                    prop_assert_eq!(key(&now), key(&id));
                }
            }
        }
    }
}
