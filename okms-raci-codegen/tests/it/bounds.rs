//! No text makes codegen panic, or take time or memory out of proportion.

use std::fs;
use std::time::{Duration, Instant};

use okms_raci_codegen::draft::Draft;
use okms_raci_codegen::{Matrix, Report, generate};

use crate::samples;

/// Ten times what the slowest text takes on a slow machine, and a fraction of what a quadratic step would.
const LONGEST: Duration = Duration::from_secs(20);

/// How long the texts are, in bytes.
const SIZE: usize = 200_000;

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

fn usable(result: Result<okms_raci_codegen::Generated, Report>) -> usize {
    match result {
        Ok(generated) => generated.code.len(),
        Err(report) => report.to_string().len(),
    }
}

#[test]
fn hostile_texts_take_time_in_proportion() {
    for (name, text) in hostile() {
        let start = Instant::now();
        let length = usable(generate(&text, "hostile.yaml"));
        let took = start.elapsed();
        println!("{took:>8.1?}  {name}: {} bytes, {length} bytes of answer", text.len());
        assert!(took < LONGEST, "{name} took {took:?}");
    }
}

#[test]
fn of_a_long_text_the_first_problems_have_their_places() {
    let text = format!("{HEAD}{}", numbered(|n| format!("key{n}: 1\n")));
    let report = generate(&text, "long.yaml").unwrap_err();
    let lines: Vec<Option<usize>> =
        report.problems().map(|problem| Some(problem.at?.line)).collect();
    assert_eq!(lines.len(), text.lines().count() - HEAD.lines().count());
    let (placed, rest) = lines.split_at(32);
    assert!(placed.iter().copied().eq((5..37).map(Some)), "{placed:?}");
    assert!(rest.iter().all(Option::is_none), "more than 32 have a place");
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
                assert_eq!(Draft::from(&again), Draft::from(&matrix), "{text}");
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
