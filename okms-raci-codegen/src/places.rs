//! Where the parts of a matrix stand: in a text, or in the matrix itself if it has no text.

use std::collections::HashMap;
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

impl Position {
    /// Where a byte of the text is.
    pub(crate) fn of(text: &str, byte: usize) -> Self {
        let before = &text[..byte];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        let column = before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1;
        Position { line, column }
    }
}

/// Where something is in the YAML, or in a matrix that was not read from YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Place {
    /// A part of the text: where it starts, for people, the first byte and the one after the last, and
    /// whether these are all of what is meant, so that another text can take their place.
    Text { start: Position, bytes: (usize, usize), is_whole: bool },
    /// The node with this number in the order of the text; its bytes are not known yet.
    Node(usize),
    /// A field of the matrix.
    Field(Item, Field),
}

impl Place {
    /// The place of these bytes of the text; a marker covers only the first line.
    pub(crate) fn of(text: &str, bytes: Range<usize>) -> Self {
        Self::of_part(text, bytes, true)
    }

    /// The same of bytes that may be the beginning of something that goes on.
    pub(crate) fn of_part(text: &str, bytes: Range<usize>, is_whole: bool) -> Self {
        let start = Position::of(text, bytes.start);
        Place::Text { start, bytes: (bytes.start, bytes.end), is_whole }
    }

    /// The bytes that another text can take the place of.
    pub(crate) fn whole(self) -> Option<Range<usize>> {
        self.bytes().filter(|_| matches!(self, Place::Text { is_whole: true, .. }))
    }

    pub(crate) fn start(self) -> Option<Position> {
        let Place::Text { start, .. } = self else { return None };
        Some(start)
    }

    pub(crate) fn bytes(self) -> Option<Range<usize>> {
        let Place::Text { bytes: (start, end), .. } = self else { return None };
        Some(start..end)
    }

    /// The number of the node, as long as its bytes are not known.
    pub(crate) fn node(self) -> Option<usize> {
        let Place::Node(number) = self else { return None };
        Some(number)
    }

    /// What of the matrix it is, if the matrix was not read from YAML.
    pub(crate) fn item(self) -> Option<Item> {
        let Place::Field(item, _) = self else { return None };
        Some(item)
    }
}

/// ` in line 12`, if the line is known.
pub(crate) fn in_line(at: Option<Place>) -> String {
    at.and_then(Place::start).map_or_else(String::new, |start| format!(" in line {}", start.line))
}

/// A text with its place; neither, if a key that is required is missing.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Text<T = String> {
    pub(crate) text: T,
    pub(crate) at: Option<Place>,
}

impl<T: AsRef<str>> Text<T> {
    /// Whether there is no such text, which is already reported.
    pub(crate) fn is_missing(&self) -> bool {
        self.text.as_ref().is_empty() && self.at.is_none()
    }
}

/// The matrix, or one of its parties, sections or activities by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Item {
    Matrix,
    Party(usize),
    Section(usize),
    Activity(usize),
    /// An entry of `refines`.
    Refines(usize),
}

impl Item {
    /// The position, if it is an activity.
    pub(crate) fn activity(self) -> Option<usize> {
        match self {
            Item::Activity(position) => Some(position),
            _ => None,
        }
    }
}

/// A field of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Field {
    /// The id; of the matrix its name.
    Id,
    /// The title; of a party its name.
    Title,
    Number,
    Alias(usize),
    Publisher,
    Article,
    Url,
    Revision,
    Derive(usize),
    /// All roles of an activity; it has no place if they are not all understood.
    Roles,
    Allow(usize),
    Reference,
    Note,
    /// The note of a party's cell.
    NoteOf(usize),
    /// What of an entry of `refines`, whose id is the name of the matrix.
    As,
    RefinedParty,
    File,
    Path,
    Asked(usize),
    Except(usize),
    Open(usize),
    /// What of a party is one of the outer matrix.
    Is(usize),
    Cover(usize),
}

/// The places of the fields of a matrix.
#[derive(Clone, Debug)]
pub(crate) enum Places {
    /// In the YAML; a field that is missing there has none.
    Yaml(HashMap<(Item, Field), Place>),
    /// In the matrix, which was not read from YAML.
    Matrix,
}

impl Places {
    pub(crate) fn at(&self, item: Item, field: Field) -> Option<Place> {
        match self {
            Places::Yaml(places) => places.get(&(item, field)).copied(),
            Places::Matrix => Some(Place::Field(item, field)),
        }
    }
}

/// The text after a byte order mark, which YAML's parser takes for a document.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
