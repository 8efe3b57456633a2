//! What is wrong with text that is not YAML, in words for people who write a matrix.

use super::places::Places;
use super::seed::TOO_MUCH;
use crate::place::Place;
use crate::report::Problem;

/// How deep lists and maps may be nested; `serde_yaml` reads no deeper.
const NESTING: usize = 128;

const TABS: &str = "use spaces, the same number for each level";

/// A message of `serde_yaml` or of the parser below it, what it means, and what to write.
const EXPLANATIONS: [(&str, &str, &str); 18] = [
    (
        TOO_MUCH,
        "the YAML aliases of the file repeat too much",
        "write values out instead of repeating what repeats others",
    ),
    (
        "repetition limit",
        "the YAML aliases of the file repeat too much",
        "write values out instead of repeating what repeats others",
    ),
    (
        "unknown anchor",
        "no YAML anchor of this name stands before the alias",
        "write `&name` where the value stands first; text that starts with `*` needs quotes",
    ),
    ("tab character", "YAML does not allow a tab here", TABS),
    (
        "mapping values are not allowed",
        "there is a `: ` where no key can stand",
        "put text that has a `: ` in it in double quotes",
    ),
    (
        "unknown escape character",
        "there is no such escape in double quotes",
        "write `\\\\` for a backslash, or use single quotes",
    ),
    (
        "could not find expected ':'",
        "there is no `: ` after the key",
        "write each key as `key: value`",
    ),
    (
        "did not find expected ',' or ']'",
        "expected a comma or the closing bracket `]`",
        "put text that has a `: `, a comma or a bracket in it in double quotes",
    ),
    (
        "did not find expected ',' or '}'",
        "expected a comma or the closing bracket `}`",
        "put text that has a `: `, a comma or a bracket in it in double quotes",
    ),
    (
        "did not find expected key",
        "expected another key, or a line that belongs to what is above",
        "indent it like the line that it belongs beside; close each quote and bracket",
    ),
    (
        "did not find expected '-' indicator",
        "the line fits none of the lists and maps above it",
        "indent it like the line that it belongs beside",
    ),
    (
        "block sequence entries are not allowed",
        "no list can start here",
        "start it in a line of its own",
    ),
    (
        "did not find expected <document start>",
        "the line fits none of the lists and maps above it",
        "indent it like the line that it belongs beside",
    ),
    (
        "did not find expected node content",
        "expected a value",
        "look for a comma too many, or a bracket that is not closed",
    ),
    ("EOF while parsing", "expected a value", "look for a bracket that is not closed"),
    (
        "undefined tag handle",
        "there is no such tag",
        "remove what starts with `!`, or put it in double quotes",
    ),
    ("%YAML", "YAML of this version is not read", "remove the line that starts with %"),
    (
        "while scanning a directive",
        "this is no directive of YAML",
        "remove the line that starts with %",
    ),
];

pub(super) fn problem(error: &serde_yaml::Error, places: &Places<'_>) -> Problem {
    let message = error.to_string();
    let at = place(error, &message, places);
    if message.contains("recursion limit") {
        return nested_too_deep(Some(at));
    }
    if message.contains("more than one document") {
        return Problem::error(Some(places.second_document()), "a second document starts here")
            .help("write each matrix to a file of its own");
    }
    if let Some(problem) = never_closed(at, &message, places) {
        return problem;
    }
    if let Some(problem) = unexpected_character(at, &message, places) {
        return problem;
    }
    match EXPLANATIONS.iter().find(|(known, ..)| message.contains(known)) {
        Some((_, meaning, help)) => Problem::error(Some(at), *meaning).help(*help),
        None => Problem::error(Some(at), format!("this is not YAML: {message}"))
            .help("text with special characters in it needs double quotes"),
    }
}

/// The file ends in a bracket or a quote: what the parser was reading then says in which.
fn never_closed(at: Place, message: &str, places: &Places<'_>) -> Option<Problem> {
    let (line, column) = position_in(message.rsplit_once(", while ")?.1)?;
    let opened = places.of_position(line, column);
    let (_, character) = places.around(opened);
    match character {
        Some('"' | '\'') if message.contains("unexpected end of stream") => {
            let problem = Problem::error(Some(opened), "the quote is never closed");
            Some(problem.help("close it; a quote inside is written `\\\"`"))
        }
        Some(bracket @ ('[' | '{')) if places.is_end(at) => {
            let message = format!("the bracket `{bracket}` is never closed");
            Some(Problem::error(Some(opened), message).help("close it"))
        }
        _ => None,
    }
}

fn unexpected_character(at: Place, message: &str, places: &Places<'_>) -> Option<Problem> {
    let (before, character) = places.around(at);
    if before == Some('\u{feff}') {
        let at = places.of_byte(at.bytes().start - 1);
        let problem = Problem::error(Some(at), "there is a byte order mark inside the file");
        return Some(problem.help("remove the invisible character"));
    }
    let (meaning, help) = match character {
        _ if matches!(before, Some('"' | '\'')) && message.contains("expected key") => {
            let help = "a quote inside double quotes is written `\\\"`, inside single quotes `''`";
            ("there is more after the closing quote".to_owned(), help)
        }
        Some('\t') => ("YAML does not allow a tab here".to_owned(), TABS),
        Some(c) if message.contains("cannot start any token") => {
            (format!("no value can start with {c:?}"), "put the text in double quotes")
        }
        Some(c) if message.contains("control characters") => {
            (format!("YAML does not allow the character {c:?}"), "remove it")
        }
        _ => return None,
    };
    Some(Problem::error(Some(at), meaning).help(help))
}

pub(super) fn nested_too_deep(at: Option<Place>) -> Problem {
    let message = format!("lists and maps are nested in each other more than {NESTING} times");
    Problem::error(at, message)
        .help("nest sections less deep; an alias cannot repeat what it stands in")
}

fn place(error: &serde_yaml::Error, message: &str, places: &Places<'_>) -> Place {
    // Of what is no text at all, the parser tells the byte.
    let byte = message.rsplit_once(" at position ").map(|(_, rest)| rest.split(',').next());
    match (byte.flatten().map(str::parse), error.location()) {
        (Some(Ok(byte)), _) => places.of_byte(byte),
        (_, Some(location)) => places.of_position(location.line(), location.column()),
        _ => places.start(),
    }
}

/// The line and column that a message of `serde_yaml` ends with.
pub(super) fn position_in(message: &str) -> Option<(usize, usize)> {
    let (_, position) = message.rsplit_once(" at line ")?;
    let (line, column) = position.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}
