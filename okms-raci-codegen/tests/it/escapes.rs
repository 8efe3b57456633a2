//! What is in a file never reaches a terminal as something that it would obey.

use std::collections::HashSet;
use std::fs;

use okms_raci_codegen::{Matrix, Report};
use okms_raci_core::escape::is_shown;

use crate::samples;

/// An escape that colours text, a mark that turns it around, and one more control character.
const HOSTILE: &str = r"\e[31m\u202e\a";

#[test]
fn every_word_of_every_sample_may_be_hostile() {
    let mut seen = HashSet::new();
    let mut reports = 0;
    for sample in ["refused", "warned", "accepted"].into_iter().flat_map(samples::of) {
        let Ok(text) = fs::read_to_string(&sample) else { continue };
        for (start, end) in words(&text) {
            let (before, word) = (text[..start].chars().next_back(), &text[start..end]);
            // Once for each word is enough; what it is about, the one before tells.
            let about = text[..start].split_whitespace().next_back().unwrap_or_default();
            if text.len() > 1_000 || !seen.insert((before, word.to_owned(), about.to_owned())) {
                continue;
            }
            let quoted = format!("\"{word}{HOSTILE}\"");
            reports += check(&[&text[..start], &quoted, &text[end..]].concat());
            let marked = format!("{word}\u{202e}\u{2066}");
            reports += check(&[&text[..start], &marked, &text[end..]].concat());
        }
    }
    assert!(reports > 1_000, "{reports}");
}

/// Where each word starts and ends.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// How many problems the text has; none of them says anything that is not shown.
fn check(text: &str) -> usize {
    let report: Report = match Matrix::read(text, "x.yaml") {
        Ok((_, warnings)) => warnings,
        Err(report) => report,
    };
    let is_fine = |c: char| is_shown(c) || c == '\t';
    for problem in report.problems() {
        let help = problem.help.as_deref().unwrap_or_default();
        let texts = [problem.message.as_str(), help];
        assert!(texts.iter().all(|text| text.chars().all(is_shown)), "{problem:?}");
    }
    let is_fine = report.to_string().lines().all(|line| line.chars().all(is_fine));
    assert!(is_fine, "{report}");
    report.problems().len()
}

#[test]
fn the_path_of_a_file_may_be_hostile() {
    let report = Matrix::read("format: 2", "\u{1b}[31m.yaml").unwrap_err().to_string();
    assert!(report.contains(r"--> \u{1b}[31m.yaml:1:9"), "{report}");
    assert!(report.ends_with(r"1 error in \u{1b}[31m.yaml"), "{report}");
}
