//! `raci diff`: each kind of change, its verdict, and what the page of verdicts says of it.
//!
//! `diff/cases/` has `diff/base.yaml` with one change each; a file is called after its row in
//! `docs/releases.md`, and what is printed stands beside it. `RENEW=1` writes that, for you to read.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::raci::{check, okms, printed, repository, scratch_file, test_file};

/// A row of the table of verdicts.
struct Row<'a> {
    what: &'a str,
    kind: &'a str,
    verdict: &'a str,
}

impl<'a> Row<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let cells: Vec<&str> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
        let [what, kind, verdict] = cells[..] else { return None };
        Some(Row { what, kind: kind.trim_matches('`'), verdict })
    }

    /// What the files of the case are called.
    fn name(&self) -> String {
        let words = self.what.split(|c: char| !c.is_ascii_alphabetic());
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
    }
}

fn diff(status: i32, new: &Path, format: &str) -> String {
    let base = test_file("diff/base.yaml");
    let [base, new] = [&base, new].map(|path| path.to_str().unwrap());
    printed(status, &["diff", base, new, "--format", format])
}

#[test]
fn the_table_of_verdicts_is_what_diff_reports() {
    let page = fs::read_to_string(repository().join("docs/releases.md")).unwrap();
    let rows: Vec<Row> = page.lines().filter_map(Row::of).skip(2).collect();
    for row in &rows {
        let name = row.name();
        let new = test_file(&format!("diff/cases/{name}.yaml"));
        assert!(new.exists(), "the row {:?} has no case", row.what);
        let status = i32::from(row.verdict != "none");
        check(&format!("diff/cases/{name}.txt"), &diff(status, &new, "text"));
        let json: Value = serde_json::from_str(&diff(status, &new, "json")).unwrap();
        assert_eq!(json["verdict"], row.verdict, "{}", row.what);
        let changes = json["changes"].as_array().unwrap();
        let is_reported = changes.iter().any(|change| change["kind"] == row.kind);
        assert!(is_reported || row.kind.is_empty() && changes.is_empty(), "{}: {json}", row.what);
    }
    let cases = fs::read_dir(test_file("diff/cases")).unwrap();
    assert_eq!(cases.count(), 2 * rows.len(), "a case has no row in docs/releases.md");
}

/// Two changes of the base, one of them typographic.
fn two_changes() -> std::path::PathBuf {
    let yaml = fs::read_to_string(test_file("diff/base.yaml")).unwrap();
    let yaml = yaml.replace("Guest: C", "Guest: I").replace("name: Host", "name: host");
    scratch_file("diff", "new.yaml", &yaml)
}

#[test]
fn each_form_tells_the_same() {
    let new = two_changes();
    check("diff/two_changes.json", &diff(1, &new, "json"));
    check("diff/two_changes.md", &diff(1, &new, "markdown"));
    let file = new.to_str().unwrap();
    let annotations = diff(1, &new, "github").replace(file, "new.yaml");
    check("diff/two_changes.github", &annotations);
    let sarif: Value = serde_json::from_str(&diff(1, &new, "sarif")).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let kinds: Vec<_> = results.iter().map(|result| result["ruleId"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["title", "cell"]);
}

#[test]
fn what_has_no_ids_is_the_same_if_it_is_called_the_same() {
    let [old, new] = ["diff/old.md", "diff/new.md"].map(test_file);
    let [old, new] = [&old, &new].map(|path| path.to_str().unwrap());
    check("diff/pages.txt", &printed(1, &["diff", old, new]));
    assert_eq!(printed(0, &["diff", old, old]), "verdict: none, no change\n");
}

#[test]
fn a_translation_is_compared_by_its_cells() {
    let page = |name: &str, rows: &str| {
        let text = format!("| Task | Ops | Dev |\n|---|---|---|\n{rows}");
        scratch_file("same_cells", name, &text)
    };
    let old = page("old.md", "| One | RA | I |\n| Two | C | RA |\n| Three | RA | C |\n");
    let same = page("same.md", "| Un | RA | I |\n| Deux | C | RA |\n| Trois | RA | C |\n");
    let other = page("other.md", "| Un | RA | C |\n| Trois | RA | C |\n");
    let [old, same, other] = [&old, &same, &other].map(|path| path.to_str().unwrap());
    let said = printed(0, &["diff", "--same-cells", old, same]);
    assert_eq!(said, "the cells are the same\n");
    let said = printed(1, &["diff", "--same-cells", old, other]);
    let cell = "row 1: \"One\" (\"Un\"): Dev: I -> C\n";
    assert_eq!(said, format!("{cell}row 2: \"Two\" has no counterpart\n2 differences\n"));
}

#[test]
fn what_is_exported_is_the_same_matrix() {
    for matrix in [test_file("diff/base.yaml"), test_file("export/odd.yaml"), okms()] {
        let matrix = matrix.to_str().unwrap();
        for (format, ending) in [("json", "json"), ("csv", "csv"), ("markdown", "md")] {
            let text = printed(0, &["export", matrix, "--format", format]);
            let file = scratch_file("diff_export", &format!("exported.{ending}"), &text);
            let file = file.to_str().unwrap();
            assert_eq!(printed(0, &["diff", matrix, file]), "verdict: none, no change\n");
            assert_eq!(printed(0, &["diff", file, matrix]), "verdict: none, no change\n");
        }
    }
}

#[test]
fn programs_get_a_finding_for_each_source_that_cannot_be_read() {
    for (format, of_each) in [
        ("json", "\"rule\": \"unreadable-file\""),
        ("sarif", "\"ruleId\": \"unreadable-file\""),
        ("github", "title=unreadable-file::"),
        ("gitlab", "\"check_name\": \"unreadable-file\""),
    ] {
        let said = printed(2, &["diff", "missing.yaml", "gone.csv", "--format", format]);
        assert_eq!(said.matches(of_each).count(), 2, "{said}");
    }
}

#[test]
fn a_table_of_ours_does_not_change_the_case_of_ids() {
    let yaml = fs::read_to_string(test_file("diff/base.yaml")).unwrap();
    let id = yaml.lines().find_map(|line| line.trim().strip_prefix("- id: ")).unwrap();
    let odd = format!("{}{}X", id[..1].to_lowercase(), &id[1..]);
    let yaml = scratch_file("diff", "odd.yaml", &yaml.replace(id, &odd));
    for format in ["csv", "markdown"] {
        let table = printed(0, &["export", yaml.to_str().unwrap(), "--format", format]);
        let ending = if format == "csv" { "odd.csv" } else { "odd.md" };
        let table = scratch_file("diff", ending, &table);
        let said = printed(0, &["diff", yaml.to_str().unwrap(), table.to_str().unwrap()]);
        assert!(said.contains("no change"), "{said}");
    }
}

#[test]
fn a_key_of_json_is_there_once() {
    let json = printed(0, &["export", "okms", "--format", "json"]);
    for (key, again) in [
        ("\"Customer\": \"RA\"", "\"Customer\": \"C\", \"Customer\": \"RA\""),
        ("\"several-accountable\": ", "\"several-accountable\": \"x\", \"several-accountable\": "),
    ] {
        assert!(json.contains(key));
        let twice = scratch_file("diff", "twice.json", &json.replacen(key, again, 1));
        let said = printed(1, &["check", twice.to_str().unwrap()]);
        assert!(said.contains("is given twice"), "{said}");
    }
}

#[test]
fn a_section_of_json_is_at_most_one_level_deeper_than_the_one_before() {
    let json = printed(0, &["export", "okms", "--format", "json"]);
    let depth = "\"depth\": 1";
    assert!(json.contains(depth));
    for other in ["0", "-1", "3", "61", "1099511627776", "1.5", "\"1\"", "null"] {
        let text = json.replacen(depth, &format!("\"depth\": {other}"), 1);
        let file = scratch_file("diff", "depth.json", &text);
        let said = printed(1, &["check", file.to_str().unwrap()]);
        assert!(said.contains("depth.json:"), "{other}: {said}");
    }
}
