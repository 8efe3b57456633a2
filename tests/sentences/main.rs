//! Sentences that are no claims, or that name what the matrix does not have, in `refused.txt`: each with its
//! messages, under the words that they are about. `RENEW=1 cargo test -p sentences` writes the messages for you
//! to read.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use sentences::{Mistake, mistakes};

/// What claims stand in.
const OPEN: &str = "assert_raci! { ";

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

/// What a message says to do, done literally: then nothing is left to complain of.
///
/// Where a message says what to write at its words, the test writes it there; for all others, the first
/// sentence with such a message has the obeyed form below its messages, after `> `.
#[test]
fn what_messages_say_is_right() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("refused.txt");
    let written = fs::read_to_string(&file).unwrap();
    let mut shown = BTreeSet::new();
    let mut left = Vec::new();
    let lines: Vec<&str> = written.lines().filter(|line| !line.starts_with([' ', '^'])).collect();
    for (at, sentence) in lines.iter().enumerate().filter(|(_, line)| !line.starts_with("> ")) {
        let form = lines.get(at + 1).and_then(|line| line.strip_prefix("> "));
        let mistakes = mistakes_in(sentence);
        let obeyed = form.map(str::to_owned).or_else(|| obeyed(sentence, &mistakes));
        let kinds: Vec<String> = mistakes.iter().map(|mistake| kind(&mistake.message)).collect();
        match obeyed {
            Some(obeyed) => {
                let rest = mistakes_in(&obeyed);
                left.extend(
                    rest.iter().map(|it| format!("{sentence}\n> {obeyed}\n{}", it.message)),
                );
                shown.extend(kinds);
            }
            None if kinds.iter().all(|kind| shown.contains(kind)) => {}
            None => left.push(format!("{sentence}\n> ?\n{}", kinds.join("\n"))),
        }
    }
    assert!(left.is_empty(), "{}\n{} are left", left.join("\n\n"), left.len());
}

/// A message without the names in it.
fn kind(message: &str) -> String {
    let outside = |(at, part): (usize, &str)| (at % 2 == 0).then(|| part.to_owned());
    message.split(['`', '"']).enumerate().filter_map(outside).collect::<Vec<_>>().join("…")
}

/// The sentence after doing what each message says, if all of them say what to write.
fn obeyed(sentence: &str, mistakes: &[Mistake]) -> Option<String> {
    const WRITE: [&str; 3] = ["write `", "the nearest is `", "did you mean `"];
    let start = if sentence.contains('!') { 0 } else { OPEN.len() };
    let mut chars: Vec<char> = sentence.chars().collect();
    for mistake in mistakes.iter().rev() {
        let message = &mistake.message;
        let columns = mistake.columns.start.checked_sub(start)?..mistake.columns.end - start;
        if message.contains("a claim ends with `;`: write one here") {
            chars.insert(columns.end, ';');
            continue;
        }
        let offered = match message {
            _ if message.contains("leave out `") => "",
            _ if message.contains("`;`: write it instead of this ") => ";",
            _ => {
                let offered = WRITE.iter().find_map(|write| message.split_once(write))?.1;
                offered.split_once('`')?.0
            }
        };
        let is_end = |c: &char| *c == ';';
        let columns = if !message.contains("not in the grammar") {
            columns
        } else if let Some(name) = sentence.find("enum ").map(|at| at + "enum ".len()) {
            // All that follows the name of a subset.
            let name_end = name + sentence[name..].find(|c: char| !c.is_alphanumeric())?;
            sentence[..name_end].chars().count()..chars.len() - 2
        } else {
            let from = chars[..columns.start].iter().rposition(is_end).map_or(0, |at| at + 1);
            let to = chars[columns.start..].iter().position(is_end);
            from..to.map_or(chars.len(), |at| columns.start + at)
        };
        chars.splice(columns, format!(" {offered}").chars());
    }
    Some(chars.into_iter().collect())
}

fn mistakes_in(sentence: &str) -> Vec<Mistake> {
    let (open, close) = if sentence.contains('!') { ("", "") } else { (OPEN, " }") };
    mistakes(&format!("{open}{sentence}{close}"))
}

fn answered(sentence: &str) -> String {
    if sentence.starts_with("> ") {
        return format!("{sentence}\n");
    }
    let start = if sentence.contains('!') { 0 } else { OPEN.len() };
    let mistakes = mistakes_in(sentence);
    let answers = mistakes.iter().map(|mistake| answer(mistake, start, sentence));
    format!("{sentence}\n{}", answers.collect::<String>())
}

/// The message below the words, where the sentence starts in column `start`.
fn answer(mistake: &Mistake, start: usize, sentence: &str) -> String {
    let (columns, end) = (&mistake.columns, sentence.chars().count());
    let from = columns.start.checked_sub(start).unwrap_or(end).min(end);
    let marks = columns.len().max(1);
    format!("{}{} {}\n", " ".repeat(from), "^".repeat(marks), mistake.message)
}
