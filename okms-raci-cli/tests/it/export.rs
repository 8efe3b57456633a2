//! `raci export`: each form, and that a matrix of odd texts is text in all of them.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::raci::{RENEW, check, okms, printed, repository, run, scratch_file, test_file};

fn export(matrix: &Path, format: &str) -> String {
    printed(0, &["export", matrix.to_str().unwrap(), "--format", format])
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn odd_texts_are_text_in_every_form() {
    let odd = test_file("export/odd.yaml");
    check("export/odd.json", &export(&odd, "json"));
    check("export/odd.csv", &export(&odd, "csv"));
    check("export/odd.md", &export(&odd, "markdown"));
    check("export/odd.html", &without_style(&export(&odd, "html")));
    check("export/odd.catalog.json", &export(&odd, "oscal-catalog"));
    check("export/odd.component.json", &export(&odd, "oscal-component-definition"));
}

/// The page without what is in files of its own; their digests change with them.
fn without_style(page: &str) -> String {
    let mut rest = page.to_owned();
    for (start, end) in [("<style>", "</style>"), ("<script>\n\"use strict\"", "</script>")] {
        let from = rest.find(start).unwrap();
        let to = from + rest[from..].find(end).unwrap() + end.len();
        rest.replace_range(from..to, "");
    }
    let digest = |part: &str| part.split_once('\'').map_or("", |(_, after)| after).to_owned();
    let mut parts = rest.split("'sha256-");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| page + "'sha256-…'" + &digest(part))
}

/// `raci diff` compares a signed page with the file that it was made from; no text in it passes for its data.
#[test]
fn a_page_is_a_source() {
    let name = "<script id=\"page.json\">{}</script>";
    for (yaml, party) in [(test_file("export/odd.yaml"), "\"Team's\""), (okms(), "OVHcloud")] {
        let text = fs::read_to_string(yaml).unwrap();
        let text = text.replace(&format!("name: {party}"), &format!("name: {name:?}"));
        let yaml = scratch_file("page", "signed.yaml", &text);
        let export = ["export", yaml.to_str().unwrap(), "--format", "html"];
        let page = printed(0, &[&export[..], &["--sign", name]].concat());
        let page = scratch_file("page", "signed.html", &page);
        let other = scratch_file("page", "other.yaml", &text.replacen(": RA", ": RAC", 1));
        let diff = |file: &Path, status| {
            printed(status, &["diff", page.to_str().unwrap(), file.to_str().unwrap()])
        };
        assert_eq!(diff(&yaml, 0), "verdict: none, no change\n");
        assert!(diff(&other, 1).contains("verdict: breaking, 1 change"));
    }
}

#[test]
fn only_a_page_is_signed() {
    let found = run(&["export", okms().to_str().unwrap(), "--format", "csv", "--sign", "Customer"]);
    assert_eq!(found.status.code(), Some(2));
    let message =
        "error: only a page has signatures\n  export with --format html, or drop --sign\n";
    assert_eq!(String::from_utf8(found.stderr).unwrap(), message);
}

#[test]
fn the_library_renders_the_same() {
    let okms = okms();
    let rendered = |ending: &str| {
        let file = repository().join(format!("tests/it/render/okms.{ending}"));
        fs::read_to_string(file).unwrap()
    };
    // The command adds what is said of rows beside their roles: columns, and lists below the tables.
    let csv = export(&okms, "csv");
    for (line, same) in csv.lines().zip(rendered("csv").lines()) {
        let added = line.strip_prefix(same).unwrap_or_else(|| panic!("{RENEW}: {line}"));
        assert_eq!(added.matches(',').count(), 5, "{line}");
    }
    let markdown = export(&okms, "markdown");
    let lines: Vec<&str> = markdown.lines().filter(|line| !line.starts_with("- ")).collect();
    assert_eq!(lines.join("\n").replace("\n\n\n", "\n\n") + "\n", rendered("md"), "{RENEW}");
}

#[test]
fn oscal_has_an_entry_for_each_role_with_all_that_hold_it() {
    let okms = okms();
    let document = json(&export(&okms, "oscal-component-definition"));
    let definition = &document["component-definition"];
    let parties = definition["metadata"]["parties"].as_array().unwrap();
    let name = |uuid: &Value| {
        let party = parties.iter().find(|party| party["uuid"] == *uuid).unwrap();
        party["name"].as_str().unwrap()
    };
    let rows =
        &definition["components"][0]["control-implementations"][0]["implemented-requirements"];
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 31);
    let row = rows.iter().find(|row| row["control-id"] == "handle-incidents").unwrap();
    let roles = row["responsible-roles"].as_array().unwrap().iter().map(|role| {
        let holders: Vec<_> = role["party-uuids"].as_array().unwrap().iter().map(name).collect();
        (role["role-id"].as_str().unwrap(), holders)
    });
    let expected = [
        ("responsible", vec!["OVHcloud"]),
        ("accountable", vec!["Customer", "OVHcloud"]),
        ("informed", vec!["Customer"]),
    ];
    assert_eq!(roles.collect::<Vec<_>>(), expected);
}

#[test]
fn a_file_is_written_over_only_if_that_is_asked_for() {
    let okms = okms();
    let out = scratch_file("export", "okms.json", "mine");
    let arguments =
        ["export", okms.to_str().unwrap(), "--format", "json", "-o", out.to_str().unwrap()];
    let refused = run(&arguments);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--force"));
    assert_eq!(fs::read_to_string(&out).unwrap(), "mine");
    assert_eq!(printed(0, &[&arguments[..], &["--force"]].concat()), "");
    assert_eq!(fs::read_to_string(&out).unwrap(), export(&okms, "json"));
}

/// What starts with a digit, or has a blank in it, is no id there.
#[test]
fn the_ids_of_oscal_are_tokens() {
    let odd = std::fs::read_to_string(test_file("export/odd.yaml")).unwrap();
    let number = odd.lines().find(|line| line.contains("number: ")).unwrap();
    let start = number.find("number: ").unwrap();
    let other = format!("{}number: 1st part", &number[..start]);
    let file = scratch_file("export", "numbers.yaml", &odd.replacen(number, &other, 1));
    for format in ["oscal-catalog", "oscal-component-definition"] {
        let document = json(&export(&file, format));
        let mut left = vec![&document];
        while let Some(value) = left.pop() {
            left.extend(value.as_array().into_iter().flatten());
            for (key, value) in value.as_object().into_iter().flatten() {
                left.push(value);
                let is_id = key == "id" || key.ends_with("-id");
                let Some(id) = value.as_str().filter(|_| is_id) else { continue };
                let is_inside = |c: char| c.is_alphanumeric() || "._-".contains(c);
                let starts = id.starts_with(|c: char| c.is_alphabetic() || c == '_');
                assert!(starts && id.chars().all(is_inside), "{format}: {key} {id:?}");
            }
        }
    }
}
