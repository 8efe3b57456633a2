//! A source as headings and tables, whatever it was written in.

use std::fmt;
use std::rc::Rc;

/// What a source has in it, in its order.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) facts: Facts,
    pub(super) blocks: Vec<Block>,
}

/// What a source says about itself.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) title: Option<Fact>,
    /// The date of the text, as it stands there.
    pub(super) updated: Option<Fact>,
    pub(super) url: Option<Fact>,
    pub(super) publisher: Option<Fact>,
}

#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) at: Place,
    pub(super) text: String,
}

#[derive(Debug)]
pub(super) enum Block {
    Heading(Heading),
    Table(Table),
}

#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) at: Place,
    /// From 1.
    pub(super) level: usize,
    pub(super) text: String,
}

#[derive(Debug)]
pub(super) struct Table {
    pub(super) header: Row,
    pub(super) rows: Vec<Row>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) at: Place,
    /// As many as the row itself has.
    pub(super) cells: Vec<String>,
}

/// Where something stands in a source.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The sheet, if it is one of several.
    pub(super) sheet: Option<Rc<str>>,
    /// From 1; 0 for the source as a whole.
    pub(super) line: usize,
}

impl Place {
    pub(super) fn line(line: usize) -> Self {
        Place { sheet: None, line }
    }
}

/// What comes after the name of the file: `:12`, `:Sheet1:12`, or nothing.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, ":{sheet}")?;
        }
        if self.line > 0 { write!(f, ":{}", self.line) } else { Ok(()) }
    }
}
