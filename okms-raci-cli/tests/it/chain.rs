//! The rules about a matrix that refines another one, by the examples of their explanations.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use okms_raci_codegen::{Matrix, Rule};
use serde_json::Value;

use crate::raci::{printed, run, scratch_file, test_file};

/// The ids of the rules that a file breaks beside the matrix of the page.
fn broken(yaml: &str) -> BTreeSet<String> {
    let outer = Rule::PAGE.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    scratch_file("rules_of_a_chain", "backup.yaml", outer);
    let file = scratch_file("rules_of_a_chain", "support.yaml", yaml);
    let output = run(&["check", "--format", "json", file.to_str().unwrap()]);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = found["problems"].as_array().unwrap_or_else(|| panic!("{found}"));
    findings.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

/// The matrix that an example is a part of: its rows, or its first keys.
fn whole(example: &str) -> String {
    const REST: [(&str, &str); 6] = [
        ("format", "1"),
        ("name", "support"),
        ("title", "Who restores"),
        ("source", "{ revision: 2026-02-28 }"),
        (
            "refines",
            "[{ matrix: backup, party: Customer, revision: 2026-01-31, file: backup.yaml }]",
        ),
        ("parties", "[{ id: Support, name: Support }, { id: Storage, name: Storage }]"),
    ];
    let mut text = example.to_owned();
    if example.starts_with("- ") {
        let rows: Vec<String> = example.lines().map(|line| format!("  {line}")).collect();
        text = format!("sections:\n- title: Operation\n  activities:\n{}\n", rows.join("\n"));
    }
    let first = text.clone();
    let has = |key: &str| first.lines().any(|line| line.starts_with(&format!("{key}:")));
    for (key, value) in REST.into_iter().filter(|(key, _)| !has(key)) {
        text = format!("{key}: {value}\n{text}");
    }
    if text.contains("file: backup.yaml") {
        return text;
    }
    text.replace("matrix: backup,", "matrix: backup, file: backup.yaml,")
        .replace("matrix: backup\n", "matrix: backup\n    file: backup.yaml\n")
}

#[test]
fn the_examples_of_a_chain_are_wrong_and_right() {
    for rule in Rule::OF_A_CHAIN {
        let blocks: Vec<&str> = rule.explanation().split("```yaml\n").skip(1).collect();
        let [wrong, right] = blocks[..] else { panic!("{rule:?} has no two examples") };
        let example = |block: &str| whole(block.split("```").next().unwrap());
        let expected = BTreeSet::from([rule.id().to_owned()]);
        assert_eq!(broken(&example(wrong)), expected, "{}", example(wrong));
        assert_eq!(broken(&example(right)), BTreeSet::new(), "{}", example(right));
    }
}

#[test]
fn what_a_matrix_refines_is_in_its_json() {
    let yaml = fs::read_to_string(test_file("../cases/refine.in/support.yaml")).unwrap();
    let several = yaml.replacen(
        "refines:\n",
        "refines:\n  - { matrix: okms, as: keys, party: Customer, revision: 2025-10-21, path: \"crate::keys\", roles: A, \
         open: { HandleIncidents: \"Soon.\" } }\n",
        1,
    );
    let several = several
        .replace("[RestoreFiles]", "[backup.RestoreFiles, keys.ManageBackups: I]")
        .replace("{ RestoreFiles: R }", "{ backup.RestoreFiles: R }")
        .replace("[WatchTheSpace]", "[backup.WatchTheSpace]")
        .replace("[PlanTheYear]", "[backup.PlanTheYear]");
    for yaml in [yaml, several] {
        let (mut matrix, _) = Matrix::read(&yaml, "support.yaml").unwrap();
        for activity in &mut matrix.activities {
            activity.aliases.clear();
        }
        let json = matrix.to_json();
        assert_eq!(Matrix::from_json(&json, "x.json").unwrap(), matrix, "{json}");
        let json: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["parties"][2]["is"][0], "backup.Provider");
    }
}

#[test]
fn an_import_keeps_what_a_matrix_takes_on() {
    let file = test_file("../cases/refine.in/support.yaml");
    let file = file.to_str().unwrap();
    for form in ["csv", "markdown"] {
        let page = printed(0, &["export", file, "--format", form]);
        let page = page.replace("Restore disks", "Restore whole disks");
        let ending = if form == "csv" { "csv" } else { "md" };
        let page = scratch_file("import_into_a_chain", &format!("page.{ending}"), &page);
        let page = page.to_str().unwrap();
        let into = ["import", page, "--into", file, "--revision", "2026-03-31", "-o", "-"];
        let yaml = printed(0, &into);
        let matrices = [&fs::read_to_string(file).unwrap(), &yaml].map(|yaml| {
            let (mut matrix, _) = Matrix::read(yaml, "x.yaml").unwrap();
            matrix.activities.iter_mut().for_each(|row| row.title.clear());
            (matrix.source, matrix.title) = Default::default();
            matrix
        });
        assert!(yaml.contains("title: Restore whole disks"), "{yaml}");
        assert_eq!(matrices[0], matrices[1]);
    }
}

#[test]
fn what_rows_cover_is_read_back_from_a_table() {
    let file = test_file("../cases/refine.in/support.yaml");
    let file = file.to_str().unwrap();
    let into = |page: &str, status: i32| {
        let arguments = ["import", page, "--into", file, "--revision", "2026-02-28", "-o", "-"];
        printed(status, &arguments)
    };
    let covers = |yaml: &str| {
        let lines = yaml.lines().filter(|line| line.contains("covers:"));
        lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    let changed = "backup RestoreFiles (A); backup WatchTheSpace";
    let expected = [
        "covers: [RestoreFiles]",
        "covers: [RestoreFiles: A, WatchTheSpace]",
        "covers: [WatchTheSpace]",
        "covers: [PlanTheYear]",
    ];
    for (form, name) in [("csv", "page.csv"), ("markdown", "page.md")] {
        let page = printed(0, &["export", file, "--format", form]);
        let table = page.replace("backup RestoreFiles (R)", changed);
        let table = scratch_file("covers_in_a_table", name, &table);
        assert_eq!(covers(&into(table.to_str().unwrap(), 0)), expected);
        // A misspelt entry is refused, not left out.
        let table = page.replace("backup PlanTheYear", "backups PlanTheYear");
        let table = scratch_file("covers_in_a_table", &format!("other_{name}"), &table);
        assert_eq!(into(table.to_str().unwrap(), 2), "");
    }
    let yaml = std::fs::read_to_string(file).unwrap();
    let yaml = yaml.replace("{ RestoreFiles: R }", "[RestoreFiles: A, WatchTheSpace]");
    let yaml = scratch_file("covers_in_a_table", "changed.yaml", &yaml);
    let book = yaml.with_file_name("page.xlsx");
    let book = book.to_str().unwrap();
    printed(0, &["export", yaml.to_str().unwrap(), "--force", "-o", book]);
    assert_eq!(covers(&into(book, 0)), expected);
}

#[test]
fn the_table_of_a_chain_is_the_same_in_csv_and_in_a_workbook() {
    let file = test_file("../cases/refine.in/desk.yaml");
    let file = file.to_str().unwrap();
    let text = printed(0, &["export", file, "--chain", "--format", "csv"]);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let lines: Vec<Vec<String>> =
        reader.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect();
    let book = scratch_file("chain_as_a_sheet", "chain.xlsx", "");
    printed(0, &["export", file, "--chain", "--force", "-o", book.to_str().unwrap()]);
    let mut book = Xlsx::new(Cursor::new(fs::read(book).unwrap())).unwrap();
    assert!(book.worksheet_formula("Chain").unwrap().is_empty());
    let sheet = book.worksheet_range("Chain").unwrap();
    let rows: Vec<Vec<String>> =
        sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(rows, lines);
    // Both links, with what becomes of each duty.
    let states = |inner: &str| {
        let of_link = lines.iter().filter(|line| line[7].starts_with(inner));
        of_link.map(|line| line[6].as_str()).collect::<BTreeSet<_>>()
    };
    assert!(states("support").is_superset(&BTreeSet::from(["", "excepted", "taken on"])));
    assert!(states("desk").contains("open"));
}

#[test]
fn a_thousand_rows_cover_a_thousand_in_time() {
    let row = |at: usize| format!("      - {{ id: D{at}, title: Do {at}, roles: {{ Us: RA }} }}\n");
    let rows: String = (0..1000).map(row).collect();
    let head = |name: &str| {
        format!("format: 1\nname: {name}\ntitle: {name}\nsource: {{ revision: 2026-01-31 }}\n")
    };
    let sections = "sections:\n  - title: All\n    activities:\n";
    let outer = format!("{}parties: [{{ id: Us, name: Us }}]\n{sections}{rows}", head("outer"));
    scratch_file("thousand", "outer.yaml", &outer);
    let all: Vec<String> = (0..1000).map(|at| format!("D{at}")).collect();
    let row = |at: usize| {
        format!(
            "      - {{ id: E{at}, title: Take {at} on, covers: [{}], roles: {{ Team: RA }} }}\n",
            if at < 990 { all[at].clone() } else { all.join(", ") }
        )
    };
    let rows: String = (0..1000).map(row).collect();
    let refines =
        "refines: [{ matrix: outer, party: Us, revision: 2026-01-31, file: outer.yaml }]\n";
    let inner = format!(
        "{}{refines}parties: [{{ id: Team, name: Team }}]\n{sections}{rows}",
        head("inner")
    );
    let inner = scratch_file("thousand", "inner.yaml", &inner);
    let table = printed(0, &["show", "--chain", inner.to_str().unwrap()]);
    assert!(table.ends_with("outer 2026-01-31 of Us, 1000 duties: 1000 taken on\n"));
}

#[test]
fn a_chain_has_at_most_two_hundred_links() {
    let mut first = None;
    for at in 0..203 {
        let next = at + 1;
        let refines = format!(
            "refines: [{{ matrix: m{next}, party: A, revision: 2026-01-31, file: m{next}.yaml }}]\n"
        );
        let yaml = format!(
            "format: 1\nname: m{at}\ntitle: M\nsource: {{ revision: 2026-01-31 }}\n{}\
             parties: [{{ id: A, name: A }}]\n\
             sections: [{{ title: S, activities: [{{ title: W, roles: {{ A: RA }} }}] }}]\n",
            if at < 202 { refines } else { String::new() }
        );
        let file = scratch_file("long_chain", &format!("m{at}.yaml"), &yaml);
        first = first.or(Some(file));
    }
    let said = printed(1, &["check", first.unwrap().to_str().unwrap()]);
    assert!(said.contains("the chain has more than 200 links"), "{said}");
}
