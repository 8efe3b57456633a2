//! No text makes codegen panic, or take time or memory out of proportion.

use std::fmt::Write;
use std::fs;

use okms_raci_codegen::{Matrix, Report, Rule, Severity, generate};

use crate::samples;

/// How long the texts are, in bytes.
const SIZE: usize = 12_000;

/// How many problems a report lists.
const LISTED: usize = 100;

fn repeated(part: &str) -> String {
    part.repeat(SIZE / part.len())
}

fn numbered(part: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0.. {
        if text.len() > SIZE {
            break;
        }
        text += &part(number);
    }
    text
}

const HEAD: &str = "format: 1\nname: x\ntitle: X\nsource: { revision: 2026-01-31 }\n";

fn hostile() -> Vec<(&'static str, String)> {
    let party = "parties: [{ id: A, name: A }]\nsections:\n";
    let activity = |n: usize| format!("    - {{ title: T{n}, roles: {{ A: RA }} }}\n");
    vec![
        ("brackets", repeated("[")),
        ("braces", repeated("{a: ")),
        ("dashes", repeated("- ")),
        ("question marks", repeated("? ")),
        ("keys in brackets", repeated("[? ")),
        ("quotes", repeated("\"")),
        ("anchors", repeated("&a ")),
        ("tabs", repeated("\t")),
        ("colons", repeated(":")),
        ("line ends", repeated("\r")),
        ("one long key", format!("{}: 1", repeated("a"))),
        ("one long title", format!("{HEAD}{party}- title: {}", repeated("a"))),
        ("one line of mistakes", format!("{{ {} }}", repeated("a: 1, "))),
        ("many unknown keys", numbered(|n| format!("key{n}: 1\n"))),
        (
            "many parties",
            format!("{HEAD}parties:\n{}", numbered(|n| format!("- {{ id: P{n}, name: P{n} }}\n"))),
        ),
        (
            "many unknown parties",
            format!(
                "{HEAD}{party}- title: S\n  activities:\n  - title: A\n    roles: {{ {} }}",
                numbered(|n| format!("P{n}: RA, ")),
            ),
        ),
        ("many derives", format!("{HEAD}derive: [{}]", numbered(|n| format!("A{n}, ")))),
        (
            "many aliases",
            format!("{HEAD}{party}- title: S\n  aliases: [{}]", numbered(|n| format!("A{n}, "))),
        ),
        (
            "the same title",
            format!(
                "{HEAD}{party}{}",
                numbered(|n| format!("- title: S{n}\n  activities:\n{}", activity(0))),
            ),
        ),
        (
            "one alias of a long text",
            format!("a: &a \"{}\"\nb: [{}]", repeated("x"), repeated("*a, ")),
        ),
        (
            "aliases of aliases",
            numbered(|n| match n {
                0 => "a0: &a0 [x, x]\n".to_owned(),
                n => format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}]\n", n - 1),
            }),
        ),
        (
            "aliases in aliases, deep",
            numbered(|n| match n {
                0 => "a0: &a0 x\n".to_owned(),
                n => format!("a{n}: &a{n} [[[[[[[[*a{}]]]]]]]]\n", n - 1),
            }),
        ),
    ]
}

#[test]
fn the_answer_to_a_hostile_text_is_short() {
    for (name, text) in hostile() {
        match generate(&text, "hostile.yaml") {
            Ok(generated) => {
                assert!(generated.code.len() < 32 * text.len(), "{name}: {}", generated.code.len());
            }
            Err(report) => {
                assert!(report.problems().len() <= LISTED, "{name}");
                // The line and the marker, and a message and a help with what was found.
                let length = report.to_string().len();
                assert!(length < LISTED * 800 + 5_000, "{name}: {length} bytes");
            }
        }
    }
}

fn refused(text: &str) -> Report {
    Matrix::read(text, "x.yaml").expect_err("the text is refused")
}

/// The rules that a text breaks, as a report lists them.
fn broken(text: &str) -> Vec<Rule> {
    refused(text).problems().map(|problem| problem.rule).collect()
}

#[test]
fn a_text_is_as_long_as_it_may_be() {
    let longest = " ".repeat(4 << 20);
    assert_eq!(broken(&longest), [Rule::EmptyFile]);
    assert_eq!(broken(&(longest + " ")), [Rule::UnreadableFile]);
}

#[test]
fn what_would_take_much_memory_is_not_parsed() {
    let deep = "lists and maps are nested in each other more than 128 times";
    let many = "there are more than 640000 lines and values up to here";
    for (part, count, message, at) in [
        ("- ", 129, deep, (1, 257)),
        ("\t-?", 65, deep, (1, 194)),
        ("[", 5_001, deep, (1, 5_001)),
        ("{[]", 5_001, deep, (1, 14_999)),
        ("\n", 640_001, many, (640_001, 1)),
        ("- a: b\n", 213_334, many, (213_334, 4)),
        ("a,", 320_001, many, (1, 640_002)),
    ] {
        let report = refused(&part.repeat(count));
        let problem = report.problems().next().unwrap();
        let place = problem.at.map(|at| (at.line, at.column));
        assert_eq!((problem.rule, problem.message.as_str()), (Rule::TooLarge, message), "{part:?}");
        assert_eq!((place, problem.bytes.len()), (Some(at), 1), "{part:?}");
    }
    let later = refused(&format!("a:\n{}", "- ".repeat(129)));
    let place = later.problems().next().unwrap().at.map(|at| (at.line, at.column));
    assert_eq!(place, Some((2, 257)), "dashes of a later line");
    assert_eq!(broken(&"- ".repeat(128)), [Rule::WrongKind], "a list, but not too deep");
    assert_eq!(broken(&"- []\n".repeat(5_001)), [Rule::WrongKind], "brackets that are closed");
    assert_eq!(broken(&"\n".repeat(640_000)), [Rule::EmptyFile], "no line too many");
}

#[test]
fn what_aliases_repeat_costs_by_what_is_in_it() {
    for part in ["[], ", "{}, ", "~, ", "aaaaaaaaaaaaaaaa, "] {
        let repeated = |times| {
            let (parts, aliases) = (part.repeat(1_000), "*a, ".repeat(times));
            broken(&format!("a: &a [{parts}]\nb: [{aliases}]\n"))
        };
        assert_eq!(repeated(30), [Rule::TooLarge], "{part}");
        assert!(!repeated(2).contains(&Rule::TooLarge), "{part}");
    }
}

#[test]
fn lengths_count_characters() {
    let text = |id: &str, title: &str| {
        format!(
            "{HEAD}parties: [{{ id: A, name: \"{title}\" }}]\n\
             sections: [{{ title: S, activities: [{{ id: {id}, title: \"{title}\", roles: {{ A: RA }} }}] }}]\n"
        )
    };
    let (id, title) = ("Ü".repeat(100), "é".repeat(1_000));
    assert!(Matrix::read(&text(&id, &title), "x.yaml").is_ok());
    assert_eq!(broken(&text(&(id + "a"), &title)), [Rule::TooLarge]);
    assert_eq!(broken(&text("Id", &(title + "a"))), [Rule::TooLarge; 2]);
}

#[test]
fn sections_are_as_deep_as_they_may_be() {
    let text = |levels: usize| {
        let row = "activities: [{ title: T, roles: { A: RA } }]".to_owned();
        let inside = (1..levels).rev().fold(row, |inside, level| {
            format!("sections: [{{ id: S{level}, title: S{level}, {inside} }}]")
        });
        format!(
            "{HEAD}parties: [{{ id: A, name: A }}]\nsections: [{{ id: S, title: S, {inside} }}]\n"
        )
    };
    assert!(Matrix::read(&text(60), "x.yaml").is_ok());
    let report = refused(&text(61));
    let messages: Vec<_> = report.problems().map(|problem| &problem.message).collect();
    assert_eq!(messages, ["sections are nested deeper than 60 levels"]);
}

#[test]
fn keys_are_as_many_as_a_position_can_count() {
    let text = |count: usize| {
        let mut text = format!(
            "{HEAD}parties: [{{ id: A, name: A }}]\nsections:\n- title: S\n  activities:\n"
        );
        text += "  - { title: T, roles: { A: RA }, aliases: [";
        // The id is a key, too.
        for alias in 1..count {
            write!(text, "A{alias:x},").unwrap();
        }
        text + "] }\n"
    };
    let (matrix, _) = Matrix::read(&text(65_535), "x.yaml").unwrap_or_else(|r| panic!("{r}"));
    assert_eq!(matrix.activities[0].aliases.len(), 65_534);
    let report = refused(&text(65_536));
    let messages: Vec<_> = report.problems().map(|problem| &problem.message).collect();
    assert_eq!(
        messages,
        ["the matrix has 65536 activities and aliases of them; 65535 is the most"]
    );
}

#[test]
fn names_and_titles_are_as_long_as_all_docs_together_can_hold() {
    let text = |title: usize| {
        let mut text = format!("{HEAD}parties:\n");
        for party in 0..16_u8 {
            let own = char::from_u32(0x20001 + u32::from(party)).unwrap();
            let name = format!("{own}{}", "\u{20000}".repeat(999));
            writeln!(text, "- {{ id: P{party}, name: {name} }}").unwrap();
        }
        let title = "\u{20000}".repeat(title);
        writeln!(text, "sections:\n- title: {title}\n  id: S\n  activities:").unwrap();
        for row in 0..512 {
            writeln!(text, "  - {{ title: T{row}, roles: {{ P0: RA }} }}").unwrap();
        }
        text
    };
    // 512 times 16 names of 4,000 bytes and a title of 1,536 are 32 MiB.
    assert!(Matrix::read(&text(384), "x.yaml").is_ok());
    let report = refused(&text(385));
    let messages: Vec<_> = report.problems().map(|problem| &problem.message).collect();
    assert_eq!(
        messages,
        ["the name of each party and the title of its section, written for each activity, have \
          33556480 bytes; 33554432 is the most"]
    );
}

#[test]
fn of_very_many_problems_the_errors_are_listed_first_and_the_others_counted() {
    let mut text =
        format!("{HEAD}parties: [{{ id: A, name: A }}]\nsections:\n- title: S\n  activities:\n");
    for row in 0..150 {
        writeln!(text, "  - {{ title: T{row}, roles: {{ A: A }} }}").unwrap();
    }
    text += "  - { title: U, roles: { A: X } }\n";
    let report = refused(&text);
    let listed =
        |severity| report.problems().filter(|problem| problem.severity == severity).count();
    let counts = [Severity::Error, Severity::Warning]
        .map(|severity| (listed(severity), report.not_listed(severity), report.count(severity)));
    assert_eq!(counts, [(1, 0, 1), (99, 51, 150)]);
    let lines = report.problems().map(|problem| problem.at.unwrap().line);
    assert!(lines.eq((9..108).chain([159])));
    let text = report.to_string();
    let end = text.lines().rev().take(3).collect::<Vec<_>>();
    assert_eq!(
        end,
        [
            "1 error and 150 warnings in x.yaml",
            "",
            "51 more warnings are not listed; mend those above first"
        ]
    );
}

#[test]
fn what_is_not_listed_is_counted_in_a_sentence() {
    for (errors, warnings, expected) in [
        (100, 0, "100 errors in x.yaml"),
        (101, 0, "1 more error is not listed; mend those above first\n\n101 errors in x.yaml"),
        (
            100,
            1,
            "1 more warning is not listed; mend those above first\n\n\
             100 errors and 1 warning in x.yaml",
        ),
        (
            102,
            1,
            "2 more errors and 1 more warning are not listed; mend those above first\n\n\
             102 errors and 1 warning in x.yaml",
        ),
        (1, 2, "1 error and 2 warnings in x.yaml"),
    ] {
        let mut text = format!("{HEAD}parties: [{{ id: P, name: P }}]\nsections:\n");
        text += "- title: S\n  activities:\n";
        for row in 0..errors + warnings {
            let letter = if row < errors { "X" } else { "A" };
            writeln!(text, "  - {{ title: T{row}, roles: {{ P: {letter} }} }}").unwrap();
        }
        let report = refused(&text).to_string();
        assert!(report.ends_with(&format!("\n\n{expected}")), "{report}");
    }
}

#[test]
fn of_a_long_text_the_first_problems_have_their_places() {
    let keys: String = (0..150).fold(String::new(), |keys, key| format!("{keys}key{key}: 1\n"));
    let report = refused(&format!("{HEAD}{keys}#{}", "-".repeat(1 << 20)));
    let lines: Vec<Option<usize>> =
        report.problems().map(|problem| Some(problem.at?.line)).collect();
    assert_eq!(lines.len(), LISTED);
    let placed: Vec<usize> = lines.iter().flatten().copied().collect();
    assert_eq!(placed, [5, 6, 7]);
}

#[test]
fn a_changed_sample_is_refused_with_a_report_or_reads_back_the_same() {
    let mut random = Random(1);
    let samples: Vec<Vec<u8>> = ["accepted", "refused", "warned"]
        .into_iter()
        .flat_map(samples::of)
        .map(|sample| fs::read(sample).unwrap())
        .filter(|bytes| bytes.len() < 3_000)
        .collect();
    for _ in 0..4_000 {
        let mut bytes = samples[random.below(samples.len())].clone();
        for _ in 0..=random.below(3) {
            change(&mut bytes, &mut random);
        }
        let text = String::from_utf8_lossy(&bytes);
        match Matrix::read(&text, "changed.yaml") {
            Ok((matrix, _)) => {
                assert!(generate(&text, "changed.yaml").is_ok(), "{text}");
                let (again, _) = Matrix::read(&matrix.to_yaml(), "changed.yaml").unwrap();
                assert_eq!(again, matrix.with_digest(), "{text}");
            }
            Err(report) => {
                for problem in report.problems() {
                    assert!(text.get(problem.bytes.clone()).is_some(), "{report}\n{text}");
                }
                assert!(!report.to_string().is_empty());
            }
        }
    }
}

fn change(bytes: &mut Vec<u8>, random: &mut Random) {
    const PARTS: [&str; 16] =
        ["\n", " ", "  ", "\t", ": ", "- ", "{", "}", "[", "]", "\"", "'", "&a ", "*a", "!t ", "é"];
    let at = random.below(bytes.len() + 1);
    let end = (at + random.below(12)).min(bytes.len());
    let part = PARTS[random.below(PARTS.len())].bytes();
    match random.below(3) {
        0 => drop(bytes.drain(at..end)),
        1 => drop(bytes.splice(at..at, part)),
        _ => {
            let copy = bytes[at..end].to_vec();
            let to = random.below(bytes.len() + 1);
            bytes.splice(to..to, copy);
        }
    }
}

/// Numbers without a pattern, the same in every run (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 33) as usize % end.max(1)
    }
}
