//! Sentences that are no claims, or that name what the matrix does not have, in `refused.txt`: each with its
//! messages, under the words that they are about. `RENEW=1 cargo test -p sentences` writes the messages for you
//! to read.

use std::path::Path;
use std::{env, fs};

use sentences::{Mistake, mistakes};

#[test]
fn each_sentence_is_answered_as_expected() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("refused.txt");
    let written = fs::read_to_string(&file).unwrap();
    let sentences = written.lines().filter(|line| !line.starts_with([' ', '^']));
    let answered: String = sentences.map(answered).collect();
    if env::var_os("RENEW").is_some() {
        fs::write(file, answered).unwrap();
    } else {
        assert_eq!(written, answered, "after a change of data/okms.yaml, run `cargo xtask renew`");
    }
}

/// A claim that a message says to write is one.
#[test]
fn what_is_offered_is_a_claim() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("refused.txt");
    let written = fs::read_to_string(&file).unwrap();
    let offered = |line: &str| {
        let (_, offered) = line.split_once("is not in the grammar of claims: write `")?;
        Some(offered.trim_end_matches('`').to_owned())
    };
    let offered: Vec<String> = written.lines().filter_map(offered).collect();
    assert!(offered.len() > 50);
    for claim in offered {
        let whole = if claim.starts_with("where") {
            format!("subset! {{ enum Duty {claim} }}")
        } else {
            format!("assert_raci! {{ {claim} }}")
        };
        let mistakes: Vec<String> = mistakes(&whole).into_iter().map(|it| it.message).collect();
        let is_looked_up =
            |message: &String| message.contains("there is no") || message.contains("is not a");
        assert!(mistakes.iter().all(is_looked_up), "{claim}: {mistakes:?}");
    }
}

fn answered(sentence: &str) -> String {
    let (open, close) = if sentence.contains('!') { ("", "") } else { ("assert_raci! { ", " }") };
    let mistakes = mistakes(&format!("{open}{sentence}{close}"));
    let answers = mistakes.iter().map(|mistake| answer(mistake, open.len(), sentence));
    format!("{sentence}\n{}", answers.collect::<String>())
}

/// The message below the words, where the sentence starts in column `start`.
fn answer(mistake: &Mistake, start: usize, sentence: &str) -> String {
    let (columns, end) = (&mistake.columns, sentence.chars().count());
    let from = columns.start.checked_sub(start).unwrap_or(end).min(end);
    let marks = columns.len().max(1);
    format!("{}{} {}\n", " ".repeat(from), "^".repeat(marks), mistake.message)
}
