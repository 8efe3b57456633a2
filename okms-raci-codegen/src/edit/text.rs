//! Where the parts of a matrix stand in a text, and how others are written in their place.

use std::ops::Range;

use crate::rule::Rule;
use crate::yaml::{Line, Node, Quoted, Scalar, Value, locate_nodes, quoted, word};

/// Bytes of the text, and what takes their place.
pub(super) type Splice = (Range<usize>, String);

/// A key with its value.
pub(super) type Entry<'a> = (&'a Node, &'a Node);

pub(super) fn entry<'a>(map: &'a Node, key: &str) -> Option<Entry<'a>> {
    let mut entries = map.entries().iter();
    entries.find(|(known, _)| known.value.text() == key).map(|(key, value)| (key, value))
}

pub(super) struct Text<'a>(pub(super) &'a str);

impl Text<'_> {
    /// The bytes of a node, and whether that is all of it; of an alias those that it repeats.
    fn bytes(&self, node: &Node) -> Option<(Range<usize>, bool)> {
        let number = node.at.node()?;
        let (place, _) = locate_nodes(self.0, std::iter::once(number)).remove(&number)?;
        Some((place.bytes()?, place.whole().is_some()))
    }

    fn start(&self, node: &Node) -> Option<usize> {
        self.bytes(node).map(|(bytes, _)| bytes.start)
    }

    /// Whether a map or a list stands in brackets.
    fn is_flow(&self, node: &Node) -> bool {
        self.start(node).is_some_and(|start| self.0[start..].starts_with(['{', '[']))
    }

    /// Where a value ends whose key starts at `owner`.
    fn end(&self, owner: usize, node: &Node) -> Option<usize> {
        let (bytes, is_whole) = self.bytes(node)?;
        let rest = &self.0[bytes.start..];
        if bytes.start <= owner {
            // An alias, which is where its anchor is.
            let line = self.0[owner..].lines().next()?;
            let value = line[line.find(':')? + 1..].trim_start();
            return Some(owner + line.len() - value.len() + word(value).len());
        }
        match &node.value {
            Value::Map(_) | Value::List(_) if rest.starts_with(['{', '[']) => {
                Some(bytes.start + brackets(rest))
            }
            Value::Map(_) | Value::List(_) => Some(self.end_of_lines(owner, self.column(owner))),
            _ if is_whole => Some(bytes.end),
            _ => Some(self.end_of_lines(owner, self.column(owner))),
        }
    }

    /// The end of the line of this byte and of those below that start after this column.
    fn end_of_lines(&self, byte: usize, column: usize) -> usize {
        let is_below = |line: &&str| {
            line.trim().is_empty() || line.len() - line.trim_start_matches(' ').len() > column
        };
        let mut lines = self.0[byte..].split_inclusive('\n');
        let first = lines.next().map_or(0, str::len);
        let length = first + lines.take_while(is_below).map(str::len).sum::<usize>();
        byte + self.0[byte..byte + length].trim_end().len()
    }

    fn line_start(&self, byte: usize) -> usize {
        self.0[..byte].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// The end of the line of this byte, before what ends it.
    fn line_end(&self, byte: usize) -> usize {
        byte + self.0[byte..].lines().next().map_or(0, str::len)
    }

    /// How many characters stand before this byte in its line.
    fn column(&self, byte: usize) -> usize {
        self.0[self.line_start(byte)..byte].chars().count()
    }

    fn newline(&self) -> &'static str {
        if self.0.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// A new line that starts in the column of this byte.
    fn line_below(&self, byte: usize) -> String {
        self.newline().to_owned() + &" ".repeat(self.column(byte))
    }

    /// Writes another text for a value, in its quotes.
    pub(super) fn replace(&self, (key, value): Entry<'_>, new: &str) -> Option<Splice> {
        let owner = self.start(key)?;
        let bytes = self.start(value).filter(|start| *start > owner)?..self.end(owner, value)?;
        let new = Scalar::written_as(self.0.get(bytes.clone())?, new);
        Some((bytes, new))
    }

    /// Writes another title; an id that was made from the old one is written out.
    pub(super) fn title(&self, node: &Node, title: &str, id: &str) -> Option<Vec<Splice>> {
        let entry = entry(node, "title")?;
        let mut splices = vec![self.replace(entry, title)?];
        if node.get("id").is_none() {
            let start = self.start(entry.0)?;
            let gap = if self.is_flow(node) { ", ".to_owned() } else { self.line_below(start) };
            splices.insert(0, (start..start, format!("id: {}{gap}", Scalar(id))));
        }
        Some(splices)
    }

    pub(super) fn note(&self, row: &Node, note: &str) -> Option<Splice> {
        if let Some(written) = entry(row, "note") {
            return self.replace(written, note);
        }
        self.insert(row, entry(row, "roles")?, &format!("note: {}", self.scalar(row, note)))
    }

    /// A text in a map: quotes are needed for more if that stands in brackets.
    fn scalar(&self, map: &Node, text: &str) -> String {
        if self.is_flow(map) { Scalar(text).to_string() } else { Line(text).to_string() }
    }

    /// Writes an entry of a map after another one.
    fn insert(&self, map: &Node, (key, value): Entry<'_>, new: &str) -> Option<Splice> {
        let owner = self.start(key)?;
        let end = self.end(owner, value)?;
        if self.is_flow(map) {
            return Some((end..end, format!(", {new}")));
        }
        let end = self.line_end(end);
        Some((end..end, self.line_below(owner) + new))
    }

    /// Takes an entry out of a map.
    pub(super) fn remove(&self, map: &Node, key: &str) -> Option<Splice> {
        let entries = map.entries();
        let at = entries.iter().position(|(known, _)| known.value.text() == key)?;
        let end = |(key, value): &(Node, Node)| self.end(self.start(key)?, value);
        let (start, end_of_it) = (self.start(&entries[at].0)?, end(&entries[at])?);
        let bytes = match (self.is_flow(map), entries.get(at + 1)) {
            (true, _) if entries.len() == 1 => {
                let start = self.start(map)?;
                return Some((start..start + brackets(&self.0[start..]), "{}".to_owned()));
            }
            (false, _) if entries.len() == 1 => return Some((start..end_of_it, "{}".to_owned())),
            (true, Some((next, _))) => start..self.start(next)?,
            (true, None) => end(&entries[at - 1])?..end_of_it,
            (false, _) => {
                let line_end = self.line_end(end_of_it);
                let newline = self.0[line_end..].find('\n').map_or(0, |newline| newline + 1);
                self.line_start(start)..line_end + newline
            }
        };
        Some((bytes, String::new()))
    }

    pub(super) fn allow(&self, row: &Node, rule: Rule, reason: &str) -> Option<Splice> {
        let new = format!("{}: {}", rule.id(), Quoted(reason));
        let Some((key, allow)) = entry(row, "allow") else {
            return self.insert(row, entry(row, "roles")?, &format!("allow: {{ {new} }}"));
        };
        match (entry(allow, rule.id()), allow.entries().last()) {
            (Some(known), _) => self.replace(known, reason),
            (None, Some((key, value))) => self.insert(allow, (key, value), &new),
            (None, None) => {
                let bytes = self.start(allow)?..self.end(self.start(key)?, allow)?;
                Some((bytes, format!("{{ {new} }}")))
            }
        }
    }

    /// Writes a row after another one, in the same way.
    pub(super) fn row_below(
        &self,
        list: &Node,
        row: &Node,
        id: &str,
        title: &str,
    ) -> Option<Splice> {
        let start = self.start(row)?;
        let mut entries = vec![format!("id: {}", Scalar(id))];
        entries.push(format!("title: {}", self.scalar(row, title)));
        for (key, value) in row.entries() {
            if ["roles", "allow"].contains(&key.value.text()) {
                let start = self.start(key)?;
                entries.push(self.0[start..self.end(start, value)?].to_owned());
            }
        }
        let (end, new) = if self.is_flow(row) {
            (start + brackets(&self.0[start..]), format!("{{ {} }}", entries.join(", ")))
        } else {
            let end = self.end_of_lines(start, self.column(start).saturating_sub(1));
            (end, entries.join(&self.line_below(start)))
        };
        if self.is_flow(list) {
            return Some((end..end, format!(", {new}")));
        }
        let line = self.line_start(start);
        let dash = self.0[line..start].trim_end_matches(|c| c != '-' && c != ' ');
        let above = self.0[..line].lines().next_back();
        let gap = if above.is_some_and(|it| it.trim().is_empty()) { self.newline() } else { "" };
        let end = self.line_end(end);
        Some((end..end, [gap, self.newline(), dash, &new].concat()))
    }
}

/// The length up to the bracket that closes the first one; those in quotes and in comments do not count.
fn brackets(text: &str) -> usize {
    let (mut open, mut before, mut at) = (0_usize, ' ', 0);
    while let Some(c) = text[at..].chars().next() {
        let is_start = before.is_whitespace() || matches!(before, '{' | '[' | ',' | ':');
        match c {
            '"' | '\'' if is_start => at += quoted(&text[at..], c) - 1,
            '#' if before.is_whitespace() => {
                at += text[at..].find('\n').unwrap_or(text.len() - at) - 1;
            }
            '{' | '[' => open += 1,
            '}' | ']' if open == 1 => return at + 1,
            '}' | ']' => open -= 1,
            _ => {}
        }
        at += c.len_utf8();
        before = c;
    }
    text.len()
}
