//! Places in a text.

use std::ops::Range;

use crate::report::Position;

/// A part of a text: where it starts, for people, and which bytes it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) start: Position,
    bytes: (usize, usize),
}

impl Place {
    /// That of something that cannot be told from what is around it.
    pub(crate) const UNKNOWN: Place =
        Place { start: Position { line: 1, column: 1 }, bytes: (0, 0) };

    /// `bytes` may end anywhere after the start; what is not in the first line is not shown.
    pub(crate) fn new(start: Position, bytes: Range<usize>) -> Self {
        Place { start, bytes: (bytes.start, bytes.end) }
    }

    pub(crate) fn line(self) -> usize {
        self.start.line
    }

    pub(crate) fn bytes(self) -> Range<usize> {
        self.bytes.0..self.bytes.1
    }

    /// The place of these bytes of the text.
    pub(crate) fn of_range(text: &str, bytes: Range<usize>) -> Self {
        let before = &text[..bytes.start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        let column = before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1;
        Place::new(Position { line, column }, bytes)
    }
}
