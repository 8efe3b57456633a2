//! What is wrong with text that is not YAML, in words for people who write a matrix.
//!
//! What the parser says is explained by its wording; what it says otherwise is
//! shown as it is. Where it says so is its error's location.

use serde::de::DeserializeSeed;

use super::locate::{start_of, word};
use super::{Located, Reading, TOO_MUCH};
use crate::finding::{Edit, Finding};
use crate::places::Place;
use crate::rule::Rule;

/// How deep brackets may be nested for all that can be seen without reading the YAML; to read
/// them takes time in proportion to the square of that.
const MOST_BRACKETS: usize = 5_000;

/// How many items may start in one line, each in the one before.
const MOST_DASHES: usize = 128;

/// How many values there may be, by the characters that part them; the parser keeps each in memory.
const MOST_VALUES: usize = 640_000;

const BRACKETS: &str = "put text that has a `: `, a comma or a bracket in it in double quotes";

const TOO_DEEP: [&str; 2] = [
    "lists and maps are nested in each other more than 128 times",
    "nest sections less deep; an alias cannot repeat what it stands in",
];

/// Parts of the parser's messages, what they mean, and what to write.
type Explanations = [(&'static [&'static str], &'static str, &'static str)];

/// Of YAML that is too large.
#[rustfmt::skip]
const LIMITS: &Explanations = &[
    (&["recursion limit"], TOO_DEEP[0], TOO_DEEP[1]),
    (&[TOO_MUCH, "repetition limit"], "the YAML aliases of the file repeat too much",
     "write values out instead of repeating what repeats others"),
];

/// Of text that is not YAML.
#[rustfmt::skip]
const MISTAKES: &Explanations = &[
    (&["unknown anchor"], "no YAML anchor of this name stands before the alias",
     "write `&name` where the value stands first; text that starts with `*` needs quotes"),
    (&["tab character"], "YAML does not allow a tab here",
     "use spaces, the same number for each level"),
    (&["mapping values are not allowed"], "there is a `: ` where no key can stand",
     "put text that has a `: ` in it in double quotes"),
    (&["could not find expected ':'"], "there is no `: ` after the key", "write each key as `key: value`"),
    (&["did not find expected ',' or ']'"], "expected a comma or the closing bracket `]`", BRACKETS),
    (&["did not find expected ',' or '}'"], "expected a comma or the closing bracket `}`", BRACKETS),
    (&["did not find expected key"], "expected another key, or a line that belongs to what is above",
     "indent it like the line that it belongs beside; close each quote and bracket"),
    (&["did not find expected '-' indicator", "did not find expected <document start>"],
     "the line fits none of the lists and maps above it", "indent it like the line that it belongs beside"),
    (&["block sequence entries are not allowed"], "no list can start here", "start it in a line of its own"),
    (&["did not find expected node content"], "expected a value",
     "look for a comma too many, or a bracket that is not closed"),
    (&["EOF while parsing"], "expected a value", "look for a bracket that is not closed"),
    (&["found unexpected ':'"], "there is a colon where no key can end", "remove it, or put the text in double quotes"),
    (&["undefined tag handle"], "there is no such tag", "remove what starts with `!`, or put it in double quotes"),
    (&["%YAML", "while scanning a directive"], "this is no directive of YAML 1.2", "remove the line that starts with %"),
    (&["cannot start any token"], "no value can start with this character", "put text in double quotes, and indent with spaces"),
];

/// What the parser says, at the place where it stopped.
pub(super) fn finding(error: &serde_yaml::Error, text: &str) -> Finding {
    let message = error.to_string();
    let start = start_of(error, text).unwrap_or(0);
    let at = Some(Place::of(text, start..start));
    let explanation = |table: &Explanations| {
        let is_meant = |parts: &[&str]| parts.iter().any(|part| message.contains(part));
        let known = table.iter().find(|(parts, ..)| is_meant(parts))?;
        Some((known.1, known.2))
    };
    if let Some((meaning, help)) = explanation(LIMITS) {
        return Finding::new(Rule::TooLarge, at, meaning).help(help);
    }
    match explanation(MISTAKES) {
        Some((meaning, help)) => Finding::new(Rule::NotYaml, at, meaning).help(help),
        None => Finding::new(Rule::NotYaml, at, format!("this is not YAML: {message}"))
            .help("text with special characters in it needs double quotes"),
    }
}

pub(super) fn second_document(document: serde_yaml::Deserializer<'_>, text: &str) -> Finding {
    let no_places = Located::new();
    let reading = Reading::up_to(0, text, &no_places);
    let error = reading.deserialize(document).err();
    let start = error.and_then(|error| start_of(&error, text)).unwrap_or(text.len());
    let before = text[..start].trim_end();
    let bytes = match before.strip_suffix("---") {
        Some(first) => first.len()..before.len(),
        None => start..start + word(&text[start..]).len(),
    };
    let at = Some(Place::of(text, bytes.clone()));
    let finding = Finding::new(Rule::SeveralDocuments, at, "a second document starts here");
    let rest = text[bytes.end..].trim_start_matches(' ');
    let is_other = rest.lines().any(|line| line.starts_with("format:"));
    match rest.find('\n') {
        Some(0) if !is_other && text[bytes.clone()] == *"---" => {
            let line = bytes.start..text.len() - rest.len() + 1;
            let help = "a matrix is one document: remove the line";
            finding.help(help).edit(Edit::Bytes(line, String::new()))
        }
        _ => finding.help("write each matrix to a file of its own"),
    }
}

/// Refuses a text that would take much time or memory just to find that it is too large.
pub(super) fn check_size(text: &str) -> Result<(), Finding> {
    let too_large = |offset: usize, message: String, help| {
        let at = Place::of(text, offset..offset + 1);
        Err(Finding::new(Rule::TooLarge, Some(at), message).help(help))
    };
    let (mut open, mut values) = (0_usize, 0_usize);
    // How many items start in the line, as long as it has nothing else.
    let mut dashes = Some(0);
    let mut before = b'\n';
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        values += parted_by(before, byte);
        before = byte;
        dashes = match (byte, dashes) {
            (b'\n' | b'\r', _) => Some(0),
            (b' ' | b'\t', dashes) => dashes,
            (b'-' | b'?', Some(before)) => Some(before + 1),
            _ => None,
        };
        if open > MOST_BRACKETS || dashes.is_some_and(|dashes| dashes > MOST_DASHES) {
            return too_large(offset, TOO_DEEP[0].to_owned(), TOO_DEEP[1]);
        }
        if values > MOST_VALUES {
            let message = format!("there are more than {MOST_VALUES} lines and values up to here");
            return too_large(offset, message, "split the matrix");
        }
    }
    Ok(())
}

/// How many values there may be on account of a character.
fn parted_by(before: u8, byte: u8) -> usize {
    match (before, byte) {
        // In brackets a key may stand without its value.
        (_, b',') => 2,
        (_, b'[' | b'{' | b':' | b'?' | b'\n' | b'\r') | (b'-', b' ' | b'\t') => 1,
        _ => 0,
    }
}
