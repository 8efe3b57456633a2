//! Every form of the grammar's tables counts for the right activities, at its line.
//!
//! The claims are the examples of the documentation; what they cover is read from their words and the
//! published rows alone, without any code of ours.

use std::collections::BTreeSet;
use std::fs;

use super::{evidence, folder, json};
use crate::raci::{RENEW, okms, repository};

/// A published row.
struct Row {
    number: String,
    title: String,
    id: String,
    /// Whether the customer is responsible.
    is_duty: bool,
}

fn rows() -> Vec<Row> {
    let published = fs::read_to_string(repository().join("tests/it/published/rows.tsv")).unwrap();
    let yaml = fs::read_to_string(okms()).unwrap();
    let rows = published.lines().skip(1).map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [number, title] = [fields[0], fields[2]].map(str::to_owned);
        Row { number, title, id: id(&yaml, fields[2]), is_duty: fields[3].contains('R') }
    });
    rows.collect()
}

/// The id in the lines of the YAML before the title.
fn id(yaml: &str, title: &str) -> String {
    let before = yaml.lines().take_while(|line| !line.contains(title));
    let id = before.filter_map(|line| line.trim().strip_prefix("- id: ")).last();
    id.unwrap().to_owned()
}

/// The examples in the last column of the grammar's tables.
fn examples() -> Vec<String> {
    let page = fs::read_to_string(repository().join("okms-raci/macros.rs")).unwrap();
    let grammar = page.split("/// # Grammar").nth(1).unwrap().split("/// # Other").next().unwrap();
    let cells = grammar.lines().filter_map(|line| line.strip_prefix("/// |")?.rsplit('|').nth(1));
    let examples = cells.filter_map(|cell| cell.trim().strip_prefix('`')?.strip_suffix('`'));
    // OKMS refines no matrix; claims about one that is refined are in the cases of `raci refine`.
    examples.filter(|claim| !claim.contains("okms")).map(str::to_owned).collect()
}

/// What a claim covers, read from its words.
fn covered(claim: &str, rows: &[Row]) -> BTreeSet<String> {
    let without_condition = claim.replace(" where Customer is responsible", "");
    let (claim, is_of_duties) = (without_condition.as_str(), without_condition != claim);
    let (claim, except) = claim.split_once(" except ").unwrap_or((claim, ""));
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '.'));
        words.map(str::to_owned).collect()
    };
    let except = words(except);
    let section = claim.split_once(" activity in ").map(|(_, sections)| words(sections));
    let is_every = claim.contains("every activity") || claim.contains("any activity");
    let is_in_section = |row: &Row| match &section {
        Some(names) => names.iter().any(|name| {
            let number = if name == "Monitoring" { "3.1.3" } else { name.as_str() };
            !number.is_empty()
                && (row.number == number || row.number.starts_with(&format!("{number}.")))
        }),
        None => true,
    };
    let is_in = |row: &Row| is_in_section(row) && (row.is_duty || !is_of_duties);
    let named = words(claim);
    let is_covered = |row: &&Row| {
        if is_every { is_in(row) && !except.contains(&row.id) } else { named.contains(&row.id) }
    };
    rows.iter().filter(is_covered).map(|row| row.title.clone()).collect()
}

#[test]
fn a_claim_of_every_form_counts_for_what_it_covers() {
    let (rows, examples) = (rows(), examples());
    assert!(rows.len() == 31 && examples.len() == 30, "{} {}", rows.len(), examples.len());
    let claims = examples.join(";\n    ");
    let attributes = examples.iter().enumerate();
    let attributes: Vec<String> = attributes
        .map(|(number, claim)| format!("#[okms_raci::raci({claim})] fn f{number}() {{}}"))
        .collect();
    let folder = folder("forms");
    fs::create_dir(folder.join("src")).unwrap();
    fs::write(folder.join("src/a.rs"), format!("okms_raci::assert_raci! {{\n    {claims};\n}}\n"))
        .unwrap();
    fs::write(folder.join("src/b.rs"), attributes.join("\n")).unwrap();

    let trace = json(&folder, &["--strict"]);
    assert_eq!(trace["problems"].to_string(), "[]");
    let found = evidence(&trace);
    for (number, claim) in examples.iter().enumerate() {
        let at = |kind: &str, file: &str, line: usize| -> BTreeSet<String> {
            let is_there = |found: &serde_json::Value| {
                found["file"] == file && found["line"] == line && found["kind"] == kind
            };
            let of_line = found.iter().filter(|(_, found)| is_there(found));
            of_line
                .map(|(title, found)| {
                    assert_eq!(found["text"], claim.as_str());
                    title.clone()
                })
                .collect()
        };
        let expected = covered(claim, &rows);
        assert!(!expected.is_empty() || claim.starts_with("revision"), "{claim}");
        assert_eq!(at("claim", "src/a.rs", number + 2), expected, "{claim}; {RENEW}");
        assert_eq!(at("implementation", "src/b.rs", number + 1), expected, "{claim}; {RENEW}");
    }
    let all: usize = examples.iter().map(|claim| covered(claim, &rows).len()).sum();
    assert_eq!(found.len(), 2 * all);
}

#[test]
fn a_subset_counts_for_each_of_its_activities() {
    let published = fs::read_to_string(repository().join("tests/it/published/rows.tsv")).unwrap();
    let duties =
        published.lines().skip(1).filter(|line| line.split('\t').nth(3).unwrap().contains('R'));
    let duties: Vec<&str> = duties.map(|line| line.split('\t').nth(2).unwrap()).collect();
    let folder = folder("subset");
    let code = "\nokms_raci::subset! { pub enum Duty\n  where Customer is responsible }\n";
    fs::write(folder.join("a.rs"), code).unwrap();
    let found = evidence(&json(&folder, &["a.rs"]));
    let titles: Vec<&str> = found.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(titles, duties, "{RENEW}");
    for (_, found) in &found {
        assert_eq!(found["kind"], "subset");
        assert_eq!(found["line"], 2);
        assert_eq!(found["text"], "pub enum Duty where Customer is responsible");
    }
}
