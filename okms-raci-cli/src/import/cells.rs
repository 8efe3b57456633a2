//! Sheets of cells: what every source is read as.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use okms_raci_core::Folded;

use super::kind::Value;
use crate::finding::Span;
use crate::status::Error;

/// More cells than any matrix has, and more bytes of text in all of them; a source beyond it is refused before
/// that takes memory.
pub(super) const MOST_CELLS: usize = 250_000;
const MOST_TEXT: usize = 16 << 20;

/// The most characters of a cell, as in a spreadsheet program.
const MOST_CHARACTERS: usize = 32_767;

/// What a source has in it, in its order.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) facts: Facts,
    pub(super) blocks: Vec<Block>,
    /// Whether the source has sections as fields of each row, and no outline of its own.
    pub(super) is_flat: bool,
    /// What the cells of all sheets take.
    pub(super) size: Size,
}

/// What cells take, each as often as it is there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Size {
    cells: usize,
    /// In bytes.
    text: usize,
}

impl Size {
    /// Adds cells, and the bytes of the text in all of them.
    pub(super) fn add(&mut self, cells: usize, text: usize) {
        self.cells = self.cells.saturating_add(cells);
        self.text = self.text.saturating_add(text);
    }

    pub(super) fn is_too_much(self) -> bool {
        self.cells > MOST_CELLS || self.text > MOST_TEXT
    }

    pub(super) fn check(self, file: &str) -> Result<(), Error> {
        if !self.is_too_much() {
            return Ok(());
        }
        if self.cells > MOST_CELLS {
            return Err(too_many_cells(file));
        }
        let most = MOST_TEXT >> 20;
        let what = format!("{file} has more than {most} MiB of text in its cells");
        Err(Error::new(format_args!("{what}\n{OF_MANY}")))
    }
}

/// What a source says about itself.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) title: Option<Fact>,
    /// The date of the text, as written there.
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
    Sheet(Sheet),
    /// A paragraph; those after a table may explain its footnote marks.
    Text(String),
}

#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) at: Place,
    /// From 1.
    pub(super) level: usize,
    pub(super) text: String,
}

/// A table, or a sheet of a workbook.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    /// The name of a sheet of a workbook.
    pub(super) name: Option<Rc<str>>,
    pub(super) rows: Vec<Row>,
    /// How many rows are the header, where the source says so.
    pub(super) header: Option<usize>,
    /// Whether a row with fewer cells than the header may have lost any of them.
    pub(super) is_strict: bool,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) at: Place,
    pub(super) cells: Vec<Cell>,
}

/// A cell; one merged over several places is at each of them.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "each is so or not, by itself")]
pub(super) struct Cell {
    /// With its line breaks.
    pub(super) text: String,
    pub(super) merged: Option<Area>,
    pub(super) is_hidden: bool,
    /// The text without what is struck through, if anything is.
    pub(super) kept: Option<String>,
    /// Whether there is text in it that is not shown.
    pub(super) has_hidden: bool,
    /// A formula whose value was not saved.
    pub(super) is_unsaved: bool,
    pub(super) is_number: bool,
    /// A date, which spreadsheet programs make of `1.1`, too.
    pub(super) is_date: bool,
    /// Not there in a short row.
    pub(super) is_missing: bool,
    pub(super) comment: Option<String>,
    /// None where the source has no styles.
    pub(super) style: Option<Style>,
    /// The column of the sheet, from 0, where a cell has an address.
    pub(super) column: Option<u32>,
    /// What it says, once that is read.
    pub(super) value: Value,
}

/// The place of a merged cell in the grid of its sheet, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) top: usize,
    pub(super) left: usize,
    pub(super) bottom: usize,
    pub(super) right: usize,
}

impl Area {
    pub(super) fn is_wide(self) -> bool {
        self.right > self.left
    }
}

/// What the eye sees of a cell beside its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Style {
    pub(super) is_bold: bool,
    /// A hash of its size, fill and indent, which are only compared.
    rest: u64,
}

impl Style {
    /// Adds what else the eye sees.
    pub(super) fn add(&mut self, look: impl Hash) {
        let mut hasher = DefaultHasher::new();
        (self.rest, look).hash(&mut hasher);
        self.rest = hasher.finish();
    }
}

impl Cell {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Cell { text: text.into(), ..Cell::default() }
    }

    pub(super) fn missing() -> Self {
        Cell { is_missing: true, ..Cell::default() }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(|c| c.is_whitespace() || is_invisible(c))
    }

    /// How many bytes of text there are in it.
    pub(super) fn length(&self) -> usize {
        let more = [&self.kept, &self.comment].into_iter().flatten();
        self.text.len() + more.map(String::len).sum::<usize>()
    }

    /// The text in one line, with single blanks.
    pub(super) fn line(&self) -> String {
        one_line(&self.text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::new(text)
    }
}

impl Sheet {
    /// Makes all rows as wide as the widest; cells that were not there are marked as missing.
    pub(super) fn square(&mut self, file: &str) -> Result<(), Error> {
        let width = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        if width.saturating_mul(self.rows.len()) > MOST_CELLS {
            return Err(too_many_cells(file));
        }
        for row in &mut self.rows {
            let is_long = |cell: &&Cell| cell.text.chars().nth(MOST_CHARACTERS).is_some();
            if let Some(cell) = row.cells.iter().find(is_long) {
                let (at, count) = (row.at.of(cell), cell.text.chars().count());
                let help = format!("{MOST_CHARACTERS} is the most; take the text out of the table");
                return Err(Error::new(format_args!(
                    "{file}{at}: the cell has {count} characters\n{help}"
                )));
            }
            row.cells.resize_with(width, Cell::missing);
        }
        Ok(())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.cells.iter().all(Cell::is_blank))
    }
}

/// Text of a cell or a paragraph while it is read, with how it looks.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is seen or not, by itself")]
pub(super) struct Ink {
    pub(super) text: String,
    /// How deep the reader is in bold, struck-through and raised text.
    pub(super) bold: usize,
    pub(super) struck: usize,
    pub(super) raised: usize,
    /// How it looks beside that.
    pub(super) style: Style,
    /// The text that is not struck through.
    kept: String,
    /// Whether there is a picture in it, which may show a letter.
    pub(super) has_picture: bool,
    /// Whether there is text in it that is not shown.
    pub(super) has_hidden: bool,
    is_struck: bool,
    is_thin: bool,
}

impl Ink {
    pub(super) fn push(&mut self, text: &str) {
        let has_letters = !text.trim().is_empty();
        self.is_thin |= has_letters && self.bold == 0;
        self.is_struck |= has_letters && self.struck > 0;
        let text = if self.raised > 0 { raised(text) } else { text.to_owned() };
        self.text.push_str(&text);
        if self.struck == 0 {
            self.kept.push_str(&text);
        }
    }

    /// The cell, bold if all of its text is.
    pub(super) fn cell(self) -> Cell {
        let mut text = self.text.trim().to_owned();
        if text.is_empty() && self.has_picture {
            "[picture]".clone_into(&mut text);
        }
        let style = Style { is_bold: !text.is_empty() && !self.is_thin, ..self.style };
        let kept = self.is_struck.then(|| self.kept.trim().to_owned());
        Cell { text, kept, has_hidden: self.has_hidden, style: Some(style), ..Cell::default() }
    }
}

/// Raised text as a footnote mark.
fn raised(text: &str) -> String {
    let digit = |c: char| RAISED.chars().nth(c.to_digit(10)? as usize);
    let inside = text.trim().trim_matches(['[', ']', '(', ')']);
    match inside.chars().map(digit).collect::<Option<String>>() {
        Some(digits) => digits,
        None if inside.len() == 1 => format!("({inside})"),
        None => text.to_owned(),
    }
}

/// The digits as footnote marks.
pub(super) const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";

pub(super) fn too_many_cells(file: &str) -> Error {
    Error::new(format_args!("{file} has more than {MOST_CELLS} cells\n{OF_MANY}"))
}

const OF_MANY: &str = "name the sheet of the matrix with --sheet, or save it alone as a file";

/// Takes no room.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{fe0f}' | '\u{fe0e}'
    )
}

/// A text in one line, with single blanks and nothing invisible around it.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").trim_matches(is_invisible).trim().to_owned()
}

/// The normal form in which texts are compared.
pub(super) fn plain(text: &str) -> String {
    Folded(&one_line(text)).to_string()
}

/// Where something is in a source.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The sheet, if it is one of several.
    pub(super) sheet: Option<Rc<str>>,
    /// From 1; 0 for the source as a whole.
    pub(super) line: usize,
    /// The column of a cell that has an address.
    pub(super) column: Option<u32>,
}

impl Place {
    pub(super) fn line(line: usize) -> Self {
        Place { line, ..Place::default() }
    }

    /// The place of a cell in this row.
    pub(super) fn of(&self, cell: &Cell) -> Self {
        Place { column: cell.column, ..self.clone() }
    }

    /// As findings have it; nothing for the source as a whole.
    pub(super) fn span(&self) -> Option<Span> {
        let is_cell = self.sheet.is_some() || self.column.is_some();
        let cell = is_cell.then(|| self.to_string().split_off(1));
        let column = self.column.map_or(1, |column| column as usize + 1);
        (self.line > 0).then(|| Span { line: self.line, columns: column..column + 1, cell })
    }

    /// `D14` in a workbook, else `line 14`.
    pub(super) fn short(&self) -> String {
        match self.column {
            Some(column) => format!("{}{}", column_name(column), self.line),
            None => format!("line {}", self.line),
        }
    }
}

/// After the name of the file: `:12`, `:Plan!D14`, or nothing.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, ":{sheet}")?;
        }
        let mark = if self.sheet.is_some() && self.column.is_some() { '!' } else { ':' };
        match self.column {
            _ if self.line == 0 => Ok(()),
            Some(column) => write!(f, "{mark}{}{}", column_name(column), self.line),
            None => write!(f, ":{}", self.line),
        }
    }
}

/// `A`, `Z`, `AA`.
pub(super) fn column_name(column: u32) -> String {
    let mut rest = column;
    let mut name = Vec::new();
    loop {
        name.push(char::from(b'A' + (rest % 26) as u8));
        match (rest / 26).checked_sub(1) {
            Some(next) => rest = next,
            None => break,
        }
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{Place, column_name};

    #[test]
    fn columns_are_named_as_in_a_sheet() {
        let names = [0, 25, 26, 701, 702, 16383].map(column_name);
        assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn a_place_is_a_line_or_an_address() {
        let cell = Place { sheet: Some("Plan".into()), line: 14, column: Some(3) };
        assert_eq!(cell.to_string(), ":Plan!D14");
        assert_eq!(Place { sheet: None, ..cell }.to_string(), ":D14");
        assert_eq!(Place::line(3).to_string(), ":3");
        assert_eq!(Place::default().to_string(), "");
    }
}
