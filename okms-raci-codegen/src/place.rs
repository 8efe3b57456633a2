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

    /// From the start of this place to the end of another.
    pub(crate) fn to(self, end: Place) -> Self {
        Place { bytes: (self.bytes.0, end.bytes.1), ..self }
    }

    /// For what starts with a sign of one byte.
    pub(crate) fn first_byte(self) -> Self {
        Place { bytes: (self.bytes.0, self.bytes.0 + 1), ..self }
    }

    /// The place of the byte at `offset`, counted through the text.
    pub(crate) fn of_byte(text: &str, offset: usize) -> Self {
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        let column = before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1;
        Place::new(Position { line, column }, offset..offset + 1)
    }
}
