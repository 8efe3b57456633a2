//! A matrix says what its YAML says, and can be written as YAML again.

use std::fs;

use okms_raci_codegen::draft::{Activity, Draft, Party, Section, Source};
use okms_raci_codegen::{Matrix, RoleSet, Rule, generate};

use crate::samples;

fn read(yaml: &str) -> Matrix {
    Matrix::read(yaml, "x.yaml").unwrap_or_else(|report| panic!("{report}\n{yaml}")).0
}

/// The code without the digest of the YAML.
fn code(yaml: &str) -> String {
    generate(yaml, "x.yaml").unwrap().code.replace(read(yaml).sha256(), "")
}

#[test]
fn a_matrix_written_as_yaml_reads_back_the_same() {
    for sample in samples::of("accepted").into_iter().chain(samples::of("warned")) {
        let text = fs::read_to_string(&sample).unwrap();
        let matrix = read(&text);
        let yaml = matrix.to_yaml();
        let again = read(&yaml);
        assert_eq!(Draft::from(&again), Draft::from(&matrix), "{yaml}");
        assert_eq!(again.to_yaml(), yaml);
        assert!(code(&yaml) == code(&text), "{yaml}");
    }
}

#[test]
fn the_yaml_of_a_matrix_is_written_as_people_write_it() {
    let yaml = "\
format: 1
name: tea
title: \"Tea: who makes it\"
source:
  publisher: Household
  url: https://example.org/tea
  revision: 2026-01-31
typed: true
derive: [\"schemars::JsonSchema\"]
parties:
  - { id: Host, name: Host }
  - { id: Guest, name: \"The guest, if any\", aliases: [Visitor] }
sections:
  - number: \"1\"
    id: Afternoon
    title: Afternoon
    aliases: [Day]
    activities:
      - id: BoilWater
        title: Boil water
        aliases: [HeatWater, CookWater]
        roles: { Host: RA, Guest: I }
    sections:
      - id: Later
        title: Later
        sections:
          - id: MuchLater
            title: Much later
  - number: \"2\"
    id: Evening
    title: Evening
    activities:
      - id: Pour
        title: Pour
        roles: { Host: RA, Guest: A }
        allow: { several-accountable: \"Both \\\"pour\\\".\" }
";
    let matrix = read(yaml);
    assert_eq!(matrix.to_yaml(), yaml);
    let parents = matrix.sections().iter().map(okms_raci_codegen::Section::parent);
    let parents: Vec<_> = parents.collect();
    assert_eq!(parents, [None, Some(0), Some(1), None]);
}

#[test]
fn any_text_of_a_draft_is_the_text_of_its_matrix() {
    let titles = [
        "null",
        "~",
        "True",
        "yes",
        "1.10",
        "0x1",
        "2025-10-21",
        "2025-13-21",
        "- a",
        "a: b",
        "key:",
        "a #b",
        "#",
        "{a}",
        "[",
        "a, b",
        "a:b",
        "a :b",
        "a=b, …?",
        "https://example.org/?a=b&c",
        "'",
        "\"",
        "\\",
        "\\n",
        "@a",
        "!a",
        "&a",
        "*a",
        "%a",
        "|",
        ">",
        "---",
        "...",
        "?",
        "a  b",
        "é",
        "e\u{301}",
        "a\u{a0}b",
        "\u{202e}a",
        "a\u{feff}b",
        "\u{fffe}",
        "🗝",
        "<<",
        "l’étape",
    ];
    for title in titles {
        let reason = format!("{title}\n \t\0\u{85}\u{2028}");
        let party =
            |id: &str| Party { id: id.into(), name: title.to_owned() + id, ..Party::default() };
        let role = |id: &str| (id.to_owned(), RoleSet::RA);
        let draft = Draft {
            name: "tea".into(),
            title: title.into(),
            source: Source {
                publisher: Some(title.into()),
                revision: "2026-01-31".into(),
                ..Source::default()
            },
            parties: vec![party("Null"), party("y")],
            sections: vec![Section {
                depth: 7,
                id: Some("A".into()),
                number: Some(title.to_owned() + "."),
                title: title.into(),
                activities: vec![Activity {
                    id: Some("B".into()),
                    title: title.into(),
                    roles: vec![role("Null"), role("y")],
                    allow: vec![(Rule::SeveralAccountable, reason.clone())],
                    ..Activity::default()
                }],
                ..Section::default()
            }],
            ..Draft::default()
        };
        let mut expected = draft.clone();
        expected.sections[0].depth = 1;
        assert_eq!(Draft::from(&read(&draft.to_yaml())), expected);
    }
}

#[test]
fn a_party_without_a_role_is_not_written() {
    let party = |id: &str| Party { id: id.into(), name: id.into(), ..Party::default() };
    let activity = |roles: &[(&str, RoleSet)]| Activity {
        title: "Boil water".into(),
        roles: roles.iter().map(|&(party, roles)| (party.into(), roles)).collect(),
        ..Activity::default()
    };
    let section = |roles: &[(&str, RoleSet)]| Section {
        depth: 1,
        title: "Afternoon".into(),
        activities: vec![activity(roles)],
        ..Section::default()
    };
    let roles = |roles: &[(&str, RoleSet)]| {
        let draft = Draft {
            parties: vec![party("Host"), party("Guest")],
            sections: vec![section(roles)],
            ..Draft::default()
        };
        draft.to_yaml().lines().last().unwrap().trim().to_owned()
    };
    let nobody = ("Guest", RoleSet::NONE);
    assert_eq!(roles(&[("Host", RoleSet::RA), nobody]), "roles: { Host: RA }");
    assert_eq!(roles(&[nobody]), "roles: {}");
}

#[test]
fn an_activity_has_its_place_in_the_yaml() {
    for sample in samples::of("accepted") {
        let text = fs::read_to_string(&sample).unwrap();
        let matrix = read(&text);
        let count = matrix.activities().len();
        let asked: Vec<usize> = (0..=count).rev().collect();
        let places = matrix.places_of_activities(&text, &asked);
        assert_eq!((places.len(), places[0]), (count + 1, None));
        let lines: Vec<&str> = text.lines().collect();
        for (place, activity) in places[1..].iter().zip(matrix.activities().iter().rev()) {
            let place = place.unwrap();
            let rest: String = lines[place.line - 1].chars().skip(place.column - 1).collect();
            let named = [activity.id(), activity.title(), "\"", "'", ">"];
            assert!(named.iter().any(|name| rest.starts_with(name)), "{}: {rest}", activity.id());
        }
    }
}

#[test]
fn a_draft_that_is_no_matrix_is_refused() {
    let report = Matrix::read(&Draft::default().to_yaml(), "x.yaml").unwrap_err();
    assert!(report.has_errors());
}

/// As people write it, though YAML wants quotes around it in braces.
#[test]
fn a_dash_without_quotes_is_no_role() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/accepted/dashes.yaml");
    let yaml = fs::read_to_string(sample).unwrap();
    let plain = yaml.replace("\"-\"", "-");
    assert_ne!(yaml, plain);
    assert_eq!(Draft::from(&read(&plain)), Draft::from(&read(&yaml)));
}
