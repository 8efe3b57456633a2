//! From the lines and columns of `serde_yaml` to the bytes of the text.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use super::Value;
use crate::place::Place;
use crate::report::{Position, Problem};

/// How deep brackets may be nested for all that can be told without reading the YAML; to read
/// them takes time in proportion to the square of that.
const MOST_BRACKETS: usize = 5_000;

/// The first byte after a byte order mark.
fn start(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// A text and where each of its lines starts.
pub(super) struct Places<'a> {
    text: &'a str,
    /// Found when the first place is asked for; most texts have nothing to report.
    lines: OnceCell<Lines>,
    /// The last character that was looked for; the next one is mostly near, in a line of any length.
    reached: Cell<Reached>,
}

/// Where lines start.
struct Lines {
    /// As editors have them.
    shown: Vec<usize>,
    /// As YAML has them, which also end at some other characters.
    yaml: Vec<usize>,
}

#[derive(Clone, Copy)]
struct Reached {
    line_start: usize,
    offset: usize,
    /// From 1.
    column: usize,
}

impl<'a> Places<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let first = start(text);
        let reached = Reached { line_start: first, offset: first, column: 1 };
        Places { text, lines: OnceCell::new(), reached: Cell::new(reached) }
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(self.text))
    }

    /// The text after a byte order mark, which the parser takes for a document.
    pub(super) fn without_mark(&self) -> &'a str {
        self.text.strip_prefix('\u{feff}').unwrap_or(self.text)
    }

    fn place(&self, bytes: Range<usize>) -> Place {
        let line = self.lines().shown.partition_point(|&start| start <= bytes.start).max(1);
        let near = self.near(self.lines().shown[line - 1], |near| near.offset <= bytes.start);
        let between = self.text.get(near.offset..bytes.start).unwrap_or_default();
        let column = near.column + between.chars().count();
        self.reached.set(Reached { offset: near.offset + between.len(), column, ..near });
        Place::new(Position { line, column }, bytes)
    }

    /// What was reached before if it is in the line and still before what is wanted, else the line's start.
    fn near(&self, line_start: usize, is_before: impl Fn(Reached) -> bool) -> Reached {
        let reached = self.reached.get();
        if reached.line_start == line_start && is_before(reached) {
            reached
        } else {
            Reached { line_start, offset: line_start, column: 1 }
        }
    }

    /// Where the first word of the text stands.
    pub(super) fn start(&self) -> Place {
        let start = self.text.find(|c: char| !c.is_whitespace() && c != '\u{feff}').unwrap_or(0);
        self.place(start..self.word_end(start))
    }

    /// Whether there is nothing but comments.
    pub(super) fn is_blank(&self) -> bool {
        let text = self.text.trim_start_matches('\u{feff}');
        text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#'))
    }

    /// Refuses a text that would take very long just to find that it is nested too deep.
    pub(super) fn check_nesting(&self) -> Result<(), Problem> {
        let mut open = 0_usize;
        let mut rest = self.text.as_bytes();
        // Slices and not iterators, which take several times as long in a build script that is not optimised.
        while let [byte, after @ ..] = rest {
            match byte {
                b'[' | b'{' => open += 1,
                b']' | b'}' => open = open.saturating_sub(1),
                _ => {}
            }
            if open > MOST_BRACKETS {
                let offset = self.text.len() - rest.len();
                let at = self.place(offset..offset + 1);
                return Err(super::syntax::nested_too_deep(Some(at)));
            }
            rest = after;
        }
        Ok(())
    }

    /// The place of a line and a column, both from 1.
    pub(super) fn of_position(&self, line: usize, column: usize) -> Place {
        let start = self.offset(line, column);
        self.place(start..start)
    }

    /// The place of a byte.
    pub(super) fn of_byte(&self, offset: usize) -> Place {
        let start = (0..=offset.min(self.text.len())).rev();
        let start = start.into_iter().find(|&offset| self.text.is_char_boundary(offset));
        let start = start.unwrap_or(0);
        self.place(start..start)
    }

    /// The character before a place and the first one of it.
    pub(super) fn around(&self, at: Place) -> (Option<char>, Option<char>) {
        let (before, after) = self.text.split_at(at.bytes().start);
        (before.chars().next_back(), after.chars().next())
    }

    /// A scalar as it is written, and its place.
    pub(super) fn scalar(&self, value: Value, line: usize, column: usize) -> (Value, Place) {
        let start = self.after_properties(self.offset(line, column));
        let rest = &self.text[start..];
        let end = match (&value, rest.chars().next()) {
            (Value::Text(_), Some(quote @ ('"' | '\''))) => self.quote_end(start, quote),
            (Value::Text(text), _) if rest.starts_with(text.as_str()) => start + text.len(),
            (Value::Text(_), _) => start + rest.find(['\n', '\r']).unwrap_or(rest.len()),
            _ => self.word_end(start),
        };
        let place = self.place(start..end);
        let written = || self.text[start..end].to_owned();
        let value = match value {
            Value::Number(_) => Value::Number(written()),
            Value::Bool(_) => Value::Bool(written()),
            value => value,
        };
        (value, place)
    }

    /// Whether a null is written there, and not left out.
    pub(super) fn is_null(&self, at: Place) -> bool {
        matches!(self.text.get(at.bytes()), Some("~" | "null" | "Null" | "NULL"))
    }

    /// From the bracket before the first thing in it to the one that closes it, if both stand in one line.
    pub(super) fn brackets(&self, first: Place) -> Place {
        let start = self.text[..first.bytes().start].trim_end_matches(' ').len();
        if !self.text[..start].ends_with(['{', '[']) {
            return first;
        }
        let start = start - 1;
        let mut open = 0_usize;
        for (offset, c) in self.text[start..].char_indices() {
            match c {
                '{' | '[' => open += 1,
                '}' | ']' if open == 1 => return self.place(start..start + offset + 1),
                '}' | ']' => open -= 1,
                '\n' | '\r' => break,
                _ => {}
            }
        }
        self.place(start..start + 1)
    }

    /// The line `---` that starts a second document.
    pub(super) fn second_document(&self) -> Place {
        let is_mark = |start: &usize| self.text[*start..].starts_with("---");
        let mut marks = self.lines().shown.iter().copied().filter(is_mark);
        let first = self.start().bytes().start;
        let second = marks.find(|&mark| mark > first);
        second.map_or_else(|| self.start(), |mark| self.place(mark..mark + 3))
    }

    /// Whether nothing follows the place.
    pub(super) fn is_end(&self, at: Place) -> bool {
        self.text[at.bytes().start..].trim().is_empty()
    }

    fn offset(&self, line: usize, column: usize) -> usize {
        let end = self.text.len();
        let start = self.lines().yaml.get(line.saturating_sub(1)).copied().unwrap_or(end);
        let near = self.near(start, |near| near.column <= column);
        let mut chars = self.text[near.offset..].char_indices();
        let offset = chars.nth(column.saturating_sub(near.column));
        let offset = offset.map_or(end, |(offset, _)| near.offset + offset);
        self.reached.set(Reached { offset, column, ..near });
        offset
    }

    /// After an anchor and a tag, if the value follows them in the same line.
    fn after_properties(&self, mut start: usize) -> usize {
        for _ in ["anchor", "tag"] {
            let rest = &self.text[start..];
            let property = rest.split(char::is_whitespace).next().unwrap_or_default();
            let value = rest[property.len()..].trim_start_matches(' ');
            let is_property = property.starts_with(['&', '!']);
            if !is_property || value.starts_with(['\n', '\r']) || value.is_empty() {
                break;
            }
            start += rest.len() - value.len();
        }
        start
    }

    fn word_end(&self, start: usize) -> usize {
        let rest = &self.text[start..];
        let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}');
        let len = rest.find(is_end).unwrap_or(rest.len());
        start + rest[..len].trim_end_matches(':').len()
    }

    fn quote_end(&self, start: usize, quote: char) -> usize {
        let mut chars = self.text[start..].char_indices().skip(1).peekable();
        while let Some((offset, c)) = chars.next() {
            let is_doubled = |next: Option<&(usize, char)>| next.is_some_and(|&(_, c)| c == quote);
            if c == '\\' && quote == '"' || c == '\'' && quote == '\'' && is_doubled(chars.peek()) {
                chars.next();
            } else if c == quote {
                return start + offset + 1;
            }
        }
        self.text.len()
    }
}

impl Lines {
    fn of(text: &str) -> Self {
        let mut lines = Lines { shown: vec![start(text)], yaml: vec![start(text)] };
        for (offset, c) in text.char_indices() {
            let end = offset + c.len_utf8();
            if c == '\n' {
                lines.shown.push(end);
            }
            let is_first_half = c == '\r' && text[end..].starts_with('\n');
            if matches!(c, '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}') && !is_first_half {
                lines.yaml.push(end);
            }
        }
        lines
    }
}
