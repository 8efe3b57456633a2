//! What holds for any matrix: it reads back from what it is written as, and `raci diff` tells what
//! makes one of another.

mod applied;
mod matrices;

use std::path::PathBuf;

use okms_raci_codegen::Matrix;
use okms_raci_codegen::draft::Draft;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use crate::raci::{printed, run, scratch_file};
use applied::State;
use matrices::{key, matrix, same_ids};

/// The same cases in each run; a failure is printed, and no file remembers it.
fn config(cases: u32) -> ProptestConfig {
    let rng_seed = RngSeed::Fixed(15);
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

fn read(yaml: &str) -> Draft {
    let read = Matrix::read(yaml, "x.yaml");
    Draft::from(&read.unwrap_or_else(|report| panic!("{report}\n{yaml}")).0)
}

/// The draft in a file of this property, as YAML.
fn file(property: &str, name: &str, draft: &Draft) -> PathBuf {
    scratch_file(property, name, &draft.to_yaml())
}

/// What `raci` makes of the draft.
fn exported(property: &str, draft: &Draft, form: &str, ending: &str) -> PathBuf {
    let yaml = file(property, "matrix.yaml", draft);
    let text = printed(0, &["export", yaml.to_str().unwrap(), "--format", form]);
    scratch_file(property, &format!("matrix.{ending}"), &text)
}

fn imported(source: &std::path::Path, arguments: &[&str]) -> Draft {
    let dated = ["import", source.to_str().unwrap(), "--revision", "2026-01-31"];
    read(&printed(0, &[&dated[..], arguments].concat()))
}

/// The changes from one matrix to the other.
fn changes(property: &str, old: &Draft, new: &Draft) -> Vec<Value> {
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
fn rows(draft: &Draft) -> Vec<[String; 4]> {
    let sections = draft.sections.iter().map(|section| (section, &section.activities));
    let rows = sections.flat_map(|(section, rows)| rows.iter().map(move |row| (section, row)));
    let name = |id: &String| {
        let party = draft.parties.iter().find(|party| party.id == *id).unwrap();
        party.name.clone()
    };
    let rows = rows.map(|(section, row)| {
        let cells = row.roles.iter().map(|(party, roles)| format!("{}: {roles}", name(party)));
        let number = section.number.clone().unwrap_or_default();
        let cells: Vec<String> = cells.collect();
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
        // Which of two that changed places was moved is told of one of them, and that may be either.
        ("reordered", _) => return "reordered".to_owned(),
        (kind, _) => kind,
    };
    let about = ["activity", "section", "party", "key", "typographic"].map(|key| &change[key]);
    format!("{kind} {about:?} {old} -> {new}")
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn a_matrix_as_yaml_reads_back_the_same(draft in matrix()) {
        prop_assert_eq!(read(&draft.to_yaml()), draft);
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn a_matrix_as_json_reads_back_the_same(draft in matrix()) {
        let json = exported("as_json", &draft, "json", "json");
        prop_assert_eq!(imported(&json, &[]), matrices::without_aliases(draft));
    }

    #[test]
    fn a_matrix_as_csv_has_the_same_rows(draft in matrix()) {
        let csv = exported("as_csv", &draft, "csv", "csv");
        let again = imported(&csv, &[]);
        prop_assert_eq!(rows(&again), rows(&draft));
        let ids = |draft: &Draft| matrices::activity_ids(draft);
        prop_assert_eq!(ids(&again), ids(&draft));
    }

    #[test]
    fn a_matrix_differs_in_nothing_from_itself(draft in matrix()) {
        prop_assert!(changes("itself", &draft, &draft).is_empty());
    }

    #[test]
    fn what_is_added_one_way_is_removed_the_other((old, new) in (same_ids(), same_ids())) {
        let told = |changes: Vec<Value>, is_turned| {
            let mut told: Vec<_> =
                changes.iter().map(|change| mirrored(change, is_turned)).collect();
            told.sort();
            told
        };
        let there = told(changes("mirror", &old, &new), false);
        let back = told(changes("mirror", &new, &old), true);
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
    fn an_import_into_a_matrix_keeps_every_id((old, new) in (matrix(), matrix())) {
        let target = file("into", "target.yaml", &old);
        let target = target.to_str().unwrap();
        for (form, ending) in [("csv", "csv"), ("markdown", "md")] {
            let page = exported("into", &new, form, ending);
            let page = page.to_str().unwrap();
            let output = run(&["import", page, "--revision", "2026-01-31", "--into", target, "-o", "-"]);
            let told = String::from_utf8_lossy(&output.stderr);
            if output.status.code() == Some(2) {
                // A title without a word gives no id, and two numbers may clash: nothing is written.
                prop_assert!(output.stdout.is_empty() && told.starts_with("error: "), "{}", told);
                continue;
            }
            let merged = read(&String::from_utf8(output.stdout).unwrap());
            let kept = matrices::all_ids(&merged);
            for id in matrices::all_ids(&old) {
                prop_assert!(kept.contains(&id), "{} is gone: {}", id, told);
            }
            for (id, title) in matrices::titles(&old) {
                if let Some((now, _)) = matrices::titles(&merged).into_iter().find(|(_, own)| *own == title) {
                    prop_assert_eq!(key(&now), key(&id));
                }
            }
        }
    }
}
