//! Places in a text.

use std::ops::Range;

/// A place in a text file; lines and columns count from 1, columns in characters.
///
/// ```
/// use okms_raci_codegen::{Matrix, Position};
///
/// let yaml = "format: 1\nparties: [{ id: Cafe, name: Café, naem: x }]";
/// let report = Matrix::read(yaml, "tea.yaml").unwrap_err();
/// let misspelt = report.problems().last().unwrap();
/// assert_eq!(misspelt.at, Some(Position { line: 2, column: 35 }));
/// // In bytes, `é` counts twice.
/// assert_eq!(misspelt.bytes, 10 + 35..10 + 39);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

/// Where something is in the YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Place {
    /// A part of the text: where it starts, for people, and the first byte and the one after the last.
    Text { start: Position, bytes: (usize, usize) },
    /// The node with this number in the order of the text; nobody looked for it yet.
    Node(usize),
}

impl Place {
    /// The place of these bytes of the text; what is not in the first line is not shown.
    pub(crate) fn of(text: &str, bytes: Range<usize>) -> Self {
        let before = &text[..bytes.start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        let column = before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1;
        Place::Text { start: Position { line, column }, bytes: (bytes.start, bytes.end) }
    }

    pub(crate) fn start(self) -> Option<Position> {
        match self {
            Place::Text { start, .. } => Some(start),
            Place::Node(_) => None,
        }
    }

    pub(crate) fn bytes(self) -> Option<Range<usize>> {
        match self {
            Place::Text { bytes: (start, end), .. } => Some(start..end),
            Place::Node(_) => None,
        }
    }

    /// The number of the node, as long as nobody looked for it.
    pub(crate) fn node(self) -> Option<usize> {
        match self {
            Place::Text { .. } => None,
            Place::Node(number) => Some(number),
        }
    }
}

/// ` in line 12`, if the line is known.
pub(crate) fn in_line(at: Option<Place>) -> String {
    at.and_then(Place::start).map_or_else(String::new, |start| format!(" in line {}", start.line))
}

/// The text after a byte order mark, which YAML's parser takes for a document.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
