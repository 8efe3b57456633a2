//! Each rule is explained with an example, and a sample breaks it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use okms_raci_codegen::{Matrix, Report, Rule, Severity};

use crate::samples;

fn broken(result: Result<(Matrix, Report), Report>) -> BTreeSet<Rule> {
    let report = match result {
        Ok((_, warnings)) => warnings,
        Err(report) => report,
    };
    report.problems().map(|problem| problem.rule).collect()
}

/// Rules about a file as a whole: there is no example to show.
const ABOUT_FILES: [Rule; 3] = [Rule::UnreadableFile, Rule::NotUtf8, Rule::EmptyFile];

/// Whether only okms-raci-claims can find it, whose tests have its samples.
fn takes_two_matrices(rule: Rule) -> bool {
    Rule::OF_A_CHAIN.contains(&rule)
}

#[test]
fn each_rule_is_explained_once_and_in_order() {
    let headings = Rule::PAGE.lines().filter_map(|line| line.strip_prefix("## "));
    let ids: Vec<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    assert_eq!(headings.collect::<Vec<_>>(), ids);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    for rule in Rule::ALL {
        assert_eq!(Rule::find(rule.id()), Some(*rule));
        assert!(rule.summary().ends_with('.'), "{rule:?}");
        let is_warning = rule.severity() == Severity::Warning;
        assert_eq!(rule.summary().starts_with("A warning: "), is_warning, "{rule:?}");
    }
}

#[test]
fn each_rule_is_broken_by_a_sample() {
    let samples = samples::of("refused").into_iter().chain(samples::of("warned"));
    let samples = samples.chain(["no/such/file.yaml".into()]);
    let found: BTreeSet<Rule> =
        samples.flat_map(|sample| broken(Matrix::read_file(&sample, "x.yaml"))).collect();
    let alone = Rule::ALL.iter().filter(|rule| !takes_two_matrices(**rule));
    assert!(alone.copied().collect::<BTreeSet<_>>().is_subset(&found), "{found:?}");
}

#[test]
fn the_examples_are_wrong_and_right() {
    let alone = Rule::ALL.iter().filter(|rule| !takes_two_matrices(**rule));
    for rule in alone.filter(|rule| !ABOUT_FILES.contains(rule)) {
        let blocks: Vec<&str> = rule.explanation().split("```yaml\n").skip(1).collect();
        let [wrong, right] = blocks[..] else { panic!("{rule:?} has no two examples") };
        let wrong = whole(wrong.split("```").next().unwrap());
        assert_eq!(broken(Matrix::read(&wrong, "x.yaml")), BTreeSet::from([*rule]), "{wrong}");
        let right = whole(right.split("```").next().unwrap());
        assert_eq!(broken(Matrix::read(&right, "x.yaml")), BTreeSet::new(), "{right}");
    }
}

/// The matrix that an example is a part of: its rows, or its first keys.
fn whole(example: &str) -> String {
    const REST: [(&str, &str); 6] = [
        ("format", "1"),
        ("name", "backup"),
        ("title", "Managed backup"),
        ("source", "{ revision: 2026-01-31 }"),
        ("parties", "[{ id: Customer, name: Customer }, { id: Provider, name: Provider }]"),
        ("sections", "[{ title: Use, activities: [{ title: Use it, roles: { Customer: RA } }] }]"),
    ];
    let mut text = example.to_owned();
    if example.starts_with("- ") {
        let rows: Vec<String> = example.lines().map(|line| format!("  {line}")).collect();
        let rows = rows.join("\n");
        text = format!("sections:\n- title: Operation\n  activities:\n{rows}");
    }
    let has = |text: &str, key: &str| text.lines().any(|line| line.starts_with(&format!("{key}:")));
    let first = text.clone();
    for (key, value) in REST.into_iter().filter(|(key, _)| !has(&first, key)) {
        text = format!("{key}: {value}\n{text}");
    }
    text
}

#[test]
fn the_page_in_docs_is_that_of_the_rules() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/rules.md");
    if std::env::var_os("RENEW").is_some() {
        fs::write(&path, Rule::PAGE).unwrap();
    }
    let is_same = fs::read_to_string(&path).is_ok_and(|page| page == Rule::PAGE);
    assert!(
        is_same,
        "docs/rules.md is made from okms-raci-codegen/src/rules/: edit that, and run \
         `RENEW=1 cargo test -p okms-raci-codegen rules`"
    );
}
