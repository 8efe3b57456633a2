//! From the number of a node to the bytes of the text.

use std::collections::HashMap;
use std::ops::Range;

use serde::de::DeserializeSeed;

use super::dash::Dashes;
use super::{Located, Reading, Value};
use crate::finding::{Edit, Findings};
use crate::places::{Place, without_mark};

/// How many bytes are read for the sake of places, and how many times at least: a short text has
/// the places of all that is reported, a long one those of the first problems.
const MOST_BYTES: usize = 4 << 20;
const FEWEST_READINGS: usize = 2;

/// The places of what was found.
pub(crate) fn locate(text: &str, findings: &Findings) -> Located {
    let nodes = findings.first().iter().flat_map(|finding| {
        let ends = match finding.edit.as_deref() {
            Some(Edit::Span(from, to, _)) => [from.node(), to.node()],
            _ => [None; 2],
        };
        [finding.at.and_then(Place::node), finding.beside].into_iter().chain(ends)
    });
    locate_nodes(text, nodes.flatten())
}

/// The places of the nodes with these numbers, as many as there is time for.
pub(crate) fn locate_nodes(text: &str, nodes: impl Iterator<Item = usize>) -> Located {
    let readings = FEWEST_READINGS.max(MOST_BYTES / text.len().max(1));
    let mut located = Located::new();
    for number in nodes.take(readings) {
        if located.contains_key(&number) {
            continue;
        }
        if let Some((bytes, is_whole)) = bytes_of(text, number) {
            let written = text[bytes.clone()].to_owned();
            located.insert(number, (Place::of_part(text, bytes, is_whole), written));
        }
    }
    located
}

/// The lines of the scalars, from 1, by their numbers.
pub(crate) fn lines(text: &str) -> HashMap<usize, usize> {
    let (no_places, dashes) = (Located::new(), Dashes::new(text));
    let reading = Reading::new(text, &no_places).with_dashes(dashes.stand_in).with_lines();
    if let Some(document) = serde_yaml::Deserializer::from_str(without_mark(&dashes.text)).next() {
        // A text that is not YAML has the lines up to where it stops.
        let _ = reading.deserialize(document);
    }
    reading.lines()
}

/// Where a node is, and whether that is all of it; one that is left out is where the one before it is.
fn bytes_of(text: &str, number: usize) -> Option<(Range<usize>, bool)> {
    let (bytes, is_whole) = written_at(text, number)?;
    if !bytes.is_empty() {
        return Some((bytes, is_whole));
    }
    let (before, _) = written_at(text, number.checked_sub(1)?)?;
    let instead = comment_after(text, before.end).or_else(|| dash_after(text, before.end));
    Some((instead.unwrap_or(before), false))
}

/// The dash of an item that is left out, alone in the next line.
fn dash_after(text: &str, end: usize) -> Option<Range<usize>> {
    let lines = text[end..].split_inclusive('\n').skip(1);
    let line = lines.into_iter().find(|line| !line.trim().is_empty())?;
    let start = line.as_ptr() as usize - text.as_ptr() as usize + line.find('-')?;
    (line.trim() == "-").then_some(start..start + 1)
}

/// What stands for a value that is left out, of `title: #1 priority` and `title: &milk`.
fn comment_after(text: &str, key_end: usize) -> Option<Range<usize>> {
    let line = text[key_end..].lines().next()?;
    let comment = line.strip_prefix(':')?.trim_start();
    let end = key_end + line.len();
    comment.starts_with(['#', '&']).then(|| end - comment.len()..end)
}

/// The bytes of a node; none if it is left out.
fn written_at(text: &str, number: usize) -> Option<(Range<usize>, bool)> {
    let no_places = Located::new();
    let dashes = Dashes::new(text);
    let reading = Reading::up_to(number, text, &no_places).with_dashes(dashes.stand_in);
    let document = serde_yaml::Deserializer::from_str(without_mark(&dashes.text)).next()?;
    let error = reading.deserialize(document).err()?;
    let value = reading.stopped()?;
    let start = start_of(&error, text)?;
    let start = start + properties(&text[start..], &value);
    let (length, is_whole) = length(&text[start..], &value);
    Some((start..start + length, is_whole))
}

/// Where in the text an error is, if it says so.
pub(super) fn start_of(error: &serde_yaml::Error, text: &str) -> Option<usize> {
    let mark = text.len() - without_mark(text).len();
    let start = mark + error.location()?.index();
    text.is_char_boundary(start).then_some(start)
}

/// The length of an anchor and a tag before a value in the same line.
fn properties(text: &str, value: &Value) -> usize {
    let mut rest = text;
    for _ in ["anchor", "tag"] {
        let is_tag = matches!(value, Value::Text(tag) if rest.starts_with(tag));
        let property = rest.split(char::is_whitespace).next().unwrap_or_default();
        let after = rest[property.len()..].trim_start_matches(' ');
        if is_tag
            || !property.starts_with(['&', '!'])
            || after.is_empty()
            || after.starts_with(['\n', '\r'])
        {
            break;
        }
        rest = after;
    }
    text.len() - rest.len()
}

/// How long the value at the start of the text is, at most to the end of the line, and whether that is
/// all of it.
fn length(text: &str, value: &Value) -> (usize, bool) {
    let line = text.find(['\n', '\r']).map_or(text, |end| &text[..end]);
    match (value, text.chars().next()) {
        (value, Some(quote @ ('"' | '\''))) => {
            (quoted(text, quote), !matches!(value, Value::Map(_)))
        }
        (Value::List(_) | Value::Map(_), Some('{' | '[')) => {
            let length = brackets(line);
            (length, length > 1 && !line[..length].contains(['"', '\'', '#']))
        }
        (Value::Map(_), _) => (line.find(": ").unwrap_or(line.trim_end_matches(':').len()), false),
        (Value::Text(written), _) if text.starts_with(written.as_str()) => (written.len(), true),
        (Value::Text(_), _) => (line.len(), false),
        (Value::Null, _) if !["~", "null", "Null", "NULL"].contains(&word(line)) => (0, false),
        (value, _) => (word(line).len(), !matches!(value, Value::List(_))),
    }
}

/// The length of a text in quotes.
pub(crate) fn quoted(text: &str, quote: char) -> usize {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((offset, c)) = chars.next() {
        let is_doubled = c == '\'' && chars.peek().is_some_and(|&(_, next)| next == quote);
        if c == '\\' && quote == '"' || c == quote && is_doubled {
            chars.next();
        } else if c == quote {
            return offset + 1;
        }
    }
    text.len()
}

/// The length up to the bracket that closes the first one, or of the first one alone.
fn brackets(line: &str) -> usize {
    let mut open = 0_usize;
    for (offset, c) in line.char_indices() {
        match c {
            '{' | '[' => open += 1,
            '}' | ']' if open == 1 => return offset + 1,
            '}' | ']' => open -= 1,
            _ => {}
        }
    }
    1
}

/// What comes before a space or before the end of a value in brackets.
pub(crate) fn word(line: &str) -> &str {
    let end = line.find(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}'));
    line[..end.unwrap_or(line.len())].trim_end_matches(':')
}

#[cfg(test)]
mod tests {
    use super::{Findings, Located, bytes_of, lines};
    use crate::yaml::{Node, Value, parse};

    const TEXT: &str = "\u{feff}a: [1.10, \"é\", { b: ~ }]\n\"c\":\n  - d, e # f\n  - e: &x {g: 'h'}\n    f: *x\n    g:\n";

    fn count(node: &Node) -> usize {
        1 + match &node.value {
            Value::List(items) => items.iter().map(count).sum(),
            Value::Map(entries) => {
                entries.iter().map(|(key, value)| count(key) + count(value)).sum()
            }
            _ => 0_usize,
        }
    }

    #[test]
    fn every_node_is_found_where_the_text_has_it() {
        let root = parse(TEXT, &Located::new(), &mut Findings::default()).unwrap().unwrap();
        let found: Vec<&str> =
            (0..count(&root)).map(|number| &TEXT[bytes_of(TEXT, number).unwrap().0]).collect();
        let expected = [
            "a",
            "a",
            "[1.10, \"é\", { b: ~ }]",
            "1.10",
            "\"é\"",
            "{ b: ~ }",
            "b",
            "~",
            "\"c\"",
            "-",
            "d, e",
            "e",
            "e",
            "{g: 'h'}",
            "g",
            "'h'",
            "f",
            "{g: 'h'}",
            "g",
            "'h'",
            "g",
            "g",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn each_scalar_has_its_line() {
        let mut lines = Vec::from_iter(lines("a: 1\n# a\nb: [c,\n  d]\ne: &x f\ng: *x\n"));
        lines.sort_unstable();
        let lines: Vec<usize> = lines.iter().map(|(_, line)| *line).collect();
        assert_eq!(lines, [1, 1, 3, 3, 4, 5, 5, 6, 5]);
    }

    #[test]
    fn the_errors_of_serde_yaml_have_places() {
        let places = (0..4).map(|number| Some(bytes_of("- é\n- x: 1\n", number)?.0));
        assert!(
            places.eq([Some(0..1), Some(2..4), Some(7..8), Some(7..8)]),
            "this version of yaml_serde says no longer where an error of a visitor stands, by its byte: \
             reports would have no lines; hold `yaml_serde` in Cargo.toml to a version that does"
        );
    }
}
