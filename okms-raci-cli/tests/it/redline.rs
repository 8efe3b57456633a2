//! `raci diff --format html`: the changes as a page.

use std::fs;

use crate::raci::{printed, scratch_file, test_file};

/// The page of the changes from `diff/base.yaml`.
fn page(name: &str, change: impl Fn(String) -> String) -> String {
    let base = test_file("diff/base.yaml");
    let yaml = change(fs::read_to_string(&base).unwrap());
    let new = scratch_file("redline", name, &yaml);
    let arguments = ["diff", base.to_str().unwrap(), new.to_str().unwrap(), "--format", "html"];
    printed(0, &[&arguments[..], &["--exit-zero"]].concat())
}

#[test]
fn what_was_is_struck_and_what_is_is_underlined() {
    let page = page("moved.yaml", |yaml| {
        let yaml = yaml.replace("{ Host: A, Guest: R }", "{ Host: R, Guest: A }");
        yaml.replace("Boil the water", "Boil fresh water")
    });
    assert!(page.contains("1 duty changed hands, 1 title or name was reworded."), "{page}");
    assert!(page.contains("accountability moved from Host to Guest"), "{page}");
    let letter = |role: char, name: &str, tag: &str, said: &str| {
        format!(
            "<{tag}><b class=\"mark {role}\" aria-hidden=\"true\" title=\"{name}\">{role}</b><span class=\"spoken\">{said} {name}</span></{tag}>"
        )
    };
    for (role, name) in [('A', "Accountable"), ('R', "Responsible")] {
        for (tag, said) in [("del", "no longer"), ("ins", "now")] {
            let letter = letter(role, name, tag, said);
            assert_eq!(page.matches(&letter).count(), 1, "{letter}: {page}");
        }
    }
    assert!(page.contains("<del dir=\"auto\">Boil the water</del>"), "{page}");
    assert!(page.contains("<ins>Boil fresh water</ins>"), "{page}");
}

#[test]
fn a_row_and_a_party_that_are_gone_are_struck() {
    let page = page("gone.yaml", |yaml| {
        let yaml = yaml.replace("  - { id: Guest, name: Guest }\n", "").replace(", Guest: I", "");
        let yaml = yaml.replace(", Guest: C", "").replace(", Guest: RA", "");
        let yaml =
            yaml.replace("            allow: { several-accountable: Each pays a part. }\n", "");
        yaml.replace("{ Host: A, Guest: R }", "{ Host: RA }")
            .replace("WashUp", "Rest")
            .replace("Wash up", "Rest")
    });
    assert!(page.contains("<span><del>Guest</del></span>"), "{page}");
    assert!(
        page.contains("<del dir=\"auto\">Wash up</del> <span class=\"badge\">removed</span>"),
        "{page}"
    );
    assert!(page.contains("Rest</span> <span class=\"badge\">new</span>"), "{page}");
}

#[test]
fn a_title_is_text_and_nothing_is_requested_or_run() {
    let title = "<script>alert(1)</script><img src=x>";
    let page = page("hostile.yaml", |yaml| yaml.replace("Boil the water", &format!("'{title}'")));
    assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
    assert!(
        !page.contains("<script") && !page.contains("<img") && !page.contains("https:"),
        "{page}"
    );
}

#[test]
fn nothing_differs_is_a_page_too() {
    let page = page("same.yaml", |yaml| yaml);
    assert!(page.contains("Nothing differs.") && !page.contains("<table"), "{page}");
}
