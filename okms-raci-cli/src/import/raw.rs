//! Markdown as it is written, where what is made of it does not tell enough.

use std::ops::Range;

/// Where the lines of a text start.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Lines(std::iter::once(0).chain(ends).collect())
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The line, from 1, that a byte is in.
    pub(super) fn of(&self, byte: usize) -> usize {
        self.0.partition_point(|&start| start <= byte)
    }

    /// The lines, from 1, that bytes are in.
    pub(super) fn range(&self, bytes: &Range<usize>) -> Range<usize> {
        self.of(bytes.start)..self.of(bytes.end.saturating_sub(1)) + 1
    }

    /// A line, from 1, without what quotes and indents it.
    pub(super) fn text<'a>(&self, text: &'a str, line: usize) -> &'a str {
        let start = self.0[line - 1];
        let end = self.0.get(line).copied().unwrap_or(text.len());
        text[start..end].trim_start_matches(['>', ' ', '\t']).trim_end()
    }
}

/// The cells of the row of a table.
pub(super) fn cells(line: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let mut start = 0;
    let mut is_escaped = false;
    for (at, c) in line.char_indices() {
        if c == '|' && !is_escaped {
            if at > 0 {
                cells.push(line[start..at].trim());
            }
            start = at + 1;
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    if !line[start..].trim().is_empty() {
        cells.push(line[start..].trim());
    }
    cells
}

/// Whether a line that is in no table was meant to be in one.
pub(super) fn looks_like_a_row(line: &str) -> bool {
    let is_delimiter = line.contains("--")
        && line.contains('|')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
    is_delimiter || line.starts_with('|') && cells(line).len() > 1
}

/// A heading without the attributes that some write after it: `{#anchor}`, `{.class}`.
pub(super) fn without_attributes(heading: &str) -> &str {
    match heading.rsplit_once('{') {
        Some((before, attributes))
            if attributes.ends_with('}') && attributes.starts_with(['#', '.', ':']) =>
        {
            before.trim_end()
        }
        _ => heading,
    }
}

/// Text without the stars of bold text that a blank keeps from being bold: `**Activity **`.
pub(super) fn without_stars(text: &str) -> &str {
    let text = text.trim();
    let inside = text.strip_prefix("**").and_then(|text| text.strip_suffix("**"));
    inside.filter(|inside| !inside.contains("**")).map_or(text, str::trim)
}

#[cfg(test)]
mod tests {
    use super::{cells, looks_like_a_row, without_attributes};

    #[test]
    fn cells_are_between_pipes_that_are_not_escaped() {
        assert_eq!(cells("| a | b |"), ["a", "b"]);
        assert_eq!(cells("|a||"), ["a", ""]);
        assert_eq!(cells("a | b"), ["a", "b"]);
        assert_eq!(cells("| | b"), ["", "b"]);
        assert_eq!(cells(r"| a \| b | c"), [r"a \| b", "c"]);
    }

    #[test]
    fn prose_with_a_pipe_is_no_row() {
        assert!(!looks_like_a_row("either a | b"));
        assert!(looks_like_a_row("| a | b |"));
        assert!(looks_like_a_row("--- | ---"));
    }

    #[test]
    fn attributes_are_no_text() {
        assert_eq!(without_attributes("1. Title {#one}"), "1. Title");
        assert_eq!(without_attributes("1. The {id} of it"), "1. The {id} of it");
    }
}
