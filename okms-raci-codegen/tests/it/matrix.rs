//! A matrix says what its YAML says, and can be written as YAML again.

use std::fs;

use okms_raci_codegen::{Activity, Matrix, Party, RoleSet, Rule, Section, Source, generate};

use crate::samples;

fn read(yaml: &str) -> Matrix {
    Matrix::read(yaml, "x.yaml").unwrap_or_else(|report| panic!("{report}\n{yaml}")).0
}

/// The matrix without the digest of the YAML.
fn content(yaml: &str) -> Matrix {
    let mut matrix = read(yaml);
    matrix.source.sha256.clear();
    matrix
}

/// The code without the digest of the YAML, and without the lines where things are in it.
fn code(yaml: &str) -> String {
    let code = generate(yaml, "x.yaml").unwrap().code.replace(&read(yaml).source.sha256, "");
    let is_place = |line: &&str| line.trim_start().starts_with("at ");
    code.lines().filter(|line| !is_place(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_matrix_written_as_yaml_reads_back_the_same() {
    for sample in samples::of("accepted").into_iter().chain(samples::of("warned")) {
        let text = fs::read_to_string(&sample).unwrap();
        let matrix = content(&text);
        let yaml = matrix.to_yaml();
        let again = content(&yaml);
        assert_eq!(again, matrix, "{yaml}");
        assert_eq!(again.to_yaml(), yaml);
        assert_eq!(matrix.with_digest(), read(&yaml));
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
        ref: \"4.1\"
        title: Pour
        roles: { Host: RA, Guest: A }
        note: \"Milk first: no.\"
        notes: { Guest: \"Only one cup.\" }
        allow: { several-accountable: \"Both \\\"pour\\\".\" }
";
    let matrix = read(yaml);
    assert_eq!(matrix.to_yaml(), yaml);
    let parents = matrix.sections.iter().map(|section| section.parent);
    assert_eq!(parents.collect::<Vec<_>>(), [None, Some(0), Some(1), None]);
}

#[test]
fn any_text_is_read_back_from_yaml() {
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
        let matrix = Matrix {
            name: "tea".into(),
            title: title.into(),
            source: Source {
                publisher: Some(title.into()),
                revision: "2026-01-31".into(),
                ..Source::default()
            },
            parties: vec![party("Null"), party("y")],
            sections: vec![Section {
                depth: 1,
                id: "A".into(),
                number: Some(title.to_owned() + "."),
                title: title.into(),
                ..Section::default()
            }],
            activities: vec![Activity {
                id: "B".into(),
                title: title.into(),
                roles: vec![RoleSet::RA; 2],
                allow: vec![(Rule::SeveralAccountable, reason.clone())],
                reference: Some(title.into()),
                note: Some(title.into()),
                notes: [(1, title.into())].into(),
                ..Activity::default()
            }],
            ..Matrix::default()
        };
        assert_eq!(content(&matrix.to_yaml()), matrix);
        assert!(!matrix.check("x").has_errors());
    }
}

#[test]
fn a_party_without_a_role_is_not_written() {
    let party = |id: &str| Party { id: id.into(), name: id.into(), ..Party::default() };
    let roles = |roles: [RoleSet; 2]| {
        let matrix = Matrix {
            parties: vec![party("Host"), party("Guest")],
            sections: vec![Section { depth: 1, ..Section::default() }],
            activities: vec![Activity { roles: roles.into(), ..Activity::default() }],
            ..Matrix::default()
        };
        matrix.to_yaml().lines().last().unwrap().trim().to_owned()
    };
    assert_eq!(roles([RoleSet::RA, RoleSet::NONE]), "roles: { Host: RA }");
    assert_eq!(roles([RoleSet::NONE, RoleSet::NONE]), "roles: {}");
}

#[test]
fn an_activity_has_its_place_in_the_yaml() {
    for sample in samples::of("accepted") {
        let text = fs::read_to_string(&sample).unwrap();
        let matrix = read(&text);
        let count = matrix.activities.len();
        let asked: Vec<usize> = (0..=count).rev().collect();
        let places = Matrix::places_of_activities(&text, &asked);
        assert_eq!((places.len(), places[0]), (count + 1, None));
        let lines: Vec<&str> = text.lines().collect();
        for (place, activity) in places[1..].iter().zip(matrix.activities.iter().rev()) {
            let place = place.unwrap();
            let rest: String = lines[place.line - 1].chars().skip(place.column - 1).collect();
            let named = [&*activity.id, &*activity.title, "\"", "'", ">"];
            assert!(named.iter().any(|name| rest.starts_with(name)), "{}: {rest}", activity.id);
        }
    }
}

#[test]
fn a_matrix_that_a_program_makes_is_checked_like_its_yaml() {
    for sample in samples::of("accepted").into_iter().chain(samples::of("warned")) {
        let mut matrix = content(&fs::read_to_string(&sample).unwrap());
        assert!(!matrix.check("x").has_errors(), "{}", matrix.check("x"));
        for activity in &mut matrix.activities {
            activity.roles.fill(RoleSet::CI);
            activity.allow.clear();
        }
        let rules = |report: &okms_raci_codegen::Report| {
            let mut rules: Vec<_> = report.problems().map(|problem| problem.rule).collect();
            rules.sort_unstable();
            rules
        };
        let checked = matrix.check("x");
        let read = Matrix::read(&matrix.to_yaml(), "x").unwrap_err();
        assert_eq!(rules(&checked), rules(&read), "{checked}");
    }
    let empty = Matrix::default().check("x");
    let messages: Vec<_> = empty.problems().map(|problem| problem.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "the matrix has no parties",
            "the matrix has no activities at all",
            "the name of the matrix is empty",
            "the title is empty",
            "the revision is empty",
        ]
    );
    let adrift = Activity { section: 1, title: "Pour".into(), ..Activity::default() };
    let adrift = Matrix { activities: vec![adrift], ..Matrix::default() }.check("x");
    let expected = "activity \"Pour\": the activities are not in the order of the sections";
    assert_eq!(adrift.problems().next().unwrap().message, expected);
}

/// As people write it, though YAML wants quotes around it in braces.
#[test]
fn a_dash_without_quotes_is_no_role() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/accepted/dashes.yaml");
    let yaml = fs::read_to_string(sample).unwrap();
    let plain = yaml.replace("\"-\"", "-");
    assert_ne!(yaml, plain);
    assert_eq!(content(&plain), content(&yaml));
}
