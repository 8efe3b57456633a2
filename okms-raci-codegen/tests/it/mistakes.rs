//! Small mistakes, and all that is said of each: the texts `mistakes/*.txt`.
//!
//! A case is some lines of YAML, each after `| `, and a line for each problem: its place, what is
//! marked, the message, and the help; then after `> ` the lines when that is obeyed, where a problem has no fix:
//! in each case of `rows.txt`, and elsewhere of each kind of help

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use okms_raci_codegen::{Matrix, Problem, Report, Rule};

use crate::{obeyed, samples};

/// Keys of a matrix, for those that a case does not have.
const KEYS: [(&str, &str); 6] = [
    ("format", "1"),
    ("name", "tea"),
    ("title", "Who makes the tea"),
    ("source", "{ revision: 2026-01-31 }"),
    ("parties", "[{ id: Host, name: The host }, { id: Guest, name: Guest }]"),
    ("sections", "[{ title: Afternoon, activities: [{ title: Pour, roles: { Host: RA } }] }]"),
];

fn lines<'a>(keys: impl Iterator<Item = &'a (&'a str, &'a str)>) -> String {
    keys.map(|(key, value)| format!("{key}: {value}\n")).collect::<Vec<_>>().concat()
}

/// Holds what is said of each case against the file; `whole` makes a file of a case, and says how
/// many lines of it come before.
#[track_caller]
fn check(name: &str, whole: impl Fn(&str) -> (usize, String)) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes").join(name);
    let expected = fs::read_to_string(&path).unwrap();
    let cases: Vec<String> = expected.split("\n\n").map(|case| said_of(case, &whole)).collect();
    let said = format!("{}\n", cases.join("\n\n"));
    samples::assert_none(&Vec::from_iter(samples::differs_from_expected(&path, "txt", &said)));
    let left = expected.split("\n\n").flat_map(|case| {
        let obeyed = yaml(case, '>').map(|lines| whole(&lines).1);
        let text = whole(&yaml(case, '|').unwrap_or_default()).1;
        let complaints = obeyed::complaints(&text, obeyed.as_deref(), name == "rows.txt");
        complaints.into_iter().map(move |complaint| format!("{case}\n{complaint}"))
    });
    let mut left: Vec<String> = left.collect();
    left.extend(kinds_without_a_form(&expected, &whole));
    assert!(left.is_empty(), "{}\n\n{} complaints in {name}", left.join("\n\n"), left.len());
}

/// The kinds of problems of which no case has a fix or an obeyed form.
fn kinds_without_a_form(cases: &str, whole: impl Fn(&str) -> (usize, String)) -> Vec<String> {
    let mut kinds: BTreeMap<String, (bool, String)> = BTreeMap::new();
    for case in cases.split("\n\n") {
        let is_obeyed = yaml(case, '>').is_some();
        for problem in report(&whole(&yaml(case, '|').unwrap_or_default()).1).problems() {
            let help = problem.help.as_deref().unwrap_or_default();
            let kind = kinds.entry(kind(help)).or_insert_with(|| (false, case.to_owned()));
            kind.0 |= is_obeyed || problem.fix.is_some() || problem.rule == Rule::UnknownFormat;
        }
    }
    let left = kinds.into_iter().filter(|(_, (is_shown, _))| !is_shown);
    left.map(|(kind, (_, case))| format!("{case}\nno case shows: {kind}")).collect()
}

/// A help without what stands in quotes.
fn kind(help: &str) -> String {
    let outside =
        |text: &str, quote: char| text.split(quote).step_by(2).collect::<Vec<_>>().join("…");
    outside(&outside(help, '`'), '"')
}

/// The lines of a case after this sign.
fn yaml(case: &str, sign: char) -> Option<String> {
    let lines = case.lines().filter_map(|line| line.strip_prefix(sign));
    let lines: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn said_of(case: &str, whole: impl Fn(&str) -> (usize, String)) -> String {
    let lines = |sign: char| case.lines().filter(move |line| line.starts_with(sign));
    let (before, text) = whole(&yaml(case, '|').unwrap_or_default());
    let report = report(&text);
    let problems = report.problems().map(|problem| line(problem, &text, before));
    let said = lines('|').map(str::to_owned).chain(problems);
    said.chain(lines('>').map(str::to_owned)).collect::<Vec<_>>().join("\n")
}

fn report(yaml: &str) -> Report {
    match Matrix::read(yaml, "x.yaml") {
        Ok((_, warnings)) => warnings,
        Err(report) => report,
    }
}

/// `2:5 [Tea: black] there is a …; put …`
fn line(problem: &Problem, text: &str, before: usize) -> String {
    let at = problem.at.unwrap();
    let help = problem.help.as_deref().unwrap_or_default();
    let marked = text[problem.bytes.clone()].escape_debug();
    format!("{}:{} [{marked}] {}; {help}", at.line - before, at.column, problem.message)
}

#[test]
fn of_what_is_no_yaml() {
    check("yaml.txt", |case| (0, case.to_owned()));
}

#[test]
fn of_the_keys_of_a_matrix() {
    check("keys.txt", |case| {
        let is_there = |key: &str| {
            let without = format!("# without {key}");
            case.lines().any(|line| line.starts_with(key) || line.ends_with(&without))
        };
        let rest = KEYS.iter().filter(|(key, _)| !is_there(key));
        (0, format!("{case}\n{}", lines(rest)))
    });
}

#[test]
fn of_the_rows_of_a_matrix() {
    check("rows.txt", |case| {
        let before = lines(KEYS[..5].iter()) + "sections:\n- title: Afternoon\n  activities:\n";
        (before.lines().count(), before + case + "\n")
    });
}

/// A case changes one text of the JSON of a matrix into another one; after `> ` are the changes of that when the help is
/// obeyed.
#[cfg(feature = "json")]
#[test]
fn of_json() {
    /// Of these there is no matrix to correct.
    const LEFT: [&str; 2] = ["use a version of raci", "the file is not JSON"];
    let yaml = lines(KEYS.iter());
    let json = Matrix::read(&yaml, "x.yaml").unwrap().0.to_json();
    let change = |text: &str, change: &str| {
        let (old, new) = change.split_once(" => ").unwrap();
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    };
    let said = |case: &str| {
        let first = case.lines().next().and_then(|line| line.strip_prefix("| ")).unwrap();
        let changed = change(&json, first);
        let report = Matrix::from_json(&changed, "x.json").unwrap_err();
        let problems = report.problems().map(|problem| line(problem, &changed, 0));
        let problems: Vec<String> = problems.collect();
        let edits = || case.lines().filter_map(|line| line.strip_prefix("> "));
        let obeyed = edits().fold(changed.clone(), |text, edit| change(&text, edit));
        let is_left = LEFT.iter().any(|it| problems.concat().contains(it));
        if let (Err(report), false) = (Matrix::from_json(&obeyed, "x.json"), is_left) {
            panic!("{case}\nis there though obeyed: {report}");
        }
        let edits = edits().map(|edit| format!("> {edit}"));
        [format!("| {first}")]
            .into_iter()
            .chain(problems)
            .chain(edits)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/json.txt");
    let expected = fs::read_to_string(&path).unwrap();
    let cases: Vec<String> = expected.trim_end().split("\n\n").map(said).collect();
    let said = format!("{}\n", cases.join("\n\n"));
    samples::assert_none(&Vec::from_iter(samples::differs_from_expected(&path, "txt", &said)));
}
