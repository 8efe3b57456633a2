//! The headings, paragraphs and tables of a Word document.

use super::archive::{Archive, Attributes, Step};
use super::cells::{Page, Place};
use super::page::{OpenCell, PageBuilder};
use crate::status::Error;

/// More columns than Word allows.
const MOST_COLUMNS: usize = 100;

/// What styles of headings are called, without their first letters and accents.
const HEADINGS: [&str; 7] = ["heading", "title", "berschrift", "titre", "kop", "ttulo", "titolo"];

pub(super) fn read(bytes: &[u8], file: &str) -> Result<Page, Error> {
    let out = PageBuilder::new(file);
    let mut reader = Reader {
        out,
        is_text: false,
        is_vanished: false,
        deleted: 0,
        is_header: false,
        tables: 0,
        rows: Vec::new(),
    };
    let has_text = Archive::open(bytes, file)?.walk("word/document.xml", |step| match step {
        Step::Start(name, attributes) => reader.start(name, &attributes),
        Step::End(name) => reader.end(name),
        // What a reviewer deleted is no text any more.
        Step::Text(text) if reader.deleted > 0 || reader.is_text && reader.is_vanished => {
            if let Some(ink) = reader.out.ink() {
                ink.has_hidden |= !text.trim().is_empty();
            }
        }
        Step::Text(text) if reader.is_text => reader.out.push(text),
        Step::Text(_) => {}
    })?;
    if !has_text {
        let help = "save it as .docx, or its table as a spreadsheet";
        return Err(Error::new(format_args!("{file} has no text that can be read\n{help}")));
    }
    reader.out.finish()
}

struct Reader<'a> {
    out: PageBuilder<'a>,
    is_text: bool,
    /// Whether the open run is hidden.
    is_vanished: bool,
    /// How deep the reader is in deleted text.
    deleted: usize,
    /// Whether the open row is repeated on each page.
    is_header: bool,
    /// How many tables there were, and the last row of each open one.
    tables: usize,
    rows: Vec<Place>,
}

impl Reader<'_> {
    fn start(&mut self, name: &str, attributes: &Attributes<'_>) {
        let value = attributes.get("val").unwrap_or_default();
        let is_on = usize::from(attributes.is_on());
        let ink = self.out.ink().into_iter();
        match name {
            "r" => {
                self.is_vanished = false;
                ink.for_each(|ink| (ink.bold, ink.struck, ink.raised) = (0, 0, 0));
            }
            "vanish" => self.is_vanished = is_on > 0,
            "commentReference" => ink.for_each(|ink| ink.has_hidden = true),
            "b" => ink.for_each(|ink| ink.bold = is_on),
            "strike" | "dstrike" => ink.for_each(|ink| ink.struck = is_on),
            "vertAlign" => ink.for_each(|ink| ink.raised = usize::from(value == "superscript")),
            "tab" | "br" | "cr" => ink.for_each(|ink| ink.push("\n")),
            "drawing" | "pict" => ink.for_each(|ink| ink.has_picture = true),
            "t" => self.is_text = true,
            "del" | "moveFrom" => self.deleted += 1,
            "p" => self.out.heading = None,
            "pStyle" => {
                let style = value.to_lowercase();
                let level = style.chars().find_map(|c| c.to_digit(10)).unwrap_or(1);
                let is_heading = HEADINGS.iter().any(|word| style.contains(word));
                self.heading(is_heading.then_some(level as usize));
            }
            "outlineLvl" => {
                let level = value.parse().ok().filter(|level| *level < 9);
                self.heading(level.map(|level: usize| level + 1));
            }
            "tbl" => {
                self.tables += 1;
                let sheet = Some(format!("table {}", self.tables).into());
                self.rows.push(Place { sheet, ..Place::default() });
                self.out.open_table(false);
            }
            "tr" => {
                let Some(at) = self.rows.last_mut() else { return };
                at.line += 1;
                self.out.open_row(at.clone());
            }
            "tblHeader" => self.is_header = true,
            "tc" => {
                let is_header = self.is_header;
                self.out.open_cell(OpenCell { is_header, ..OpenCell::default() });
            }
            _ => self.of_cell(name, attributes, &value),
        }
    }

    /// Outside of tables, the paragraph is a heading of this level.
    fn heading(&mut self, level: Option<usize>) {
        let level = level.filter(|_| self.rows.is_empty());
        self.out.heading = level.map(|level| (Place::default(), level));
    }

    /// What says something about the open cell.
    fn of_cell(&mut self, name: &str, attributes: &Attributes<'_>, value: &str) {
        let Some(cell) = self.out.cell() else { return };
        match name {
            "gridSpan" => {
                cell.more_columns = value.parse().unwrap_or(1).clamp(1, MOST_COLUMNS) - 1;
            }
            "vMerge" => cell.is_continued = value != "restart",
            "shd" => {
                let fill = attributes.get("fill").map(|fill| fill.to_lowercase());
                let is_filled = |fill: &String| !matches!(fill.as_str(), "auto" | "ffffff");
                fill.filter(is_filled).into_iter().for_each(|fill| cell.ink.style.add(fill));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.is_text = false,
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "p" if self.rows.is_empty() => self.out.flush(),
            "p" => self.out.push("\n"),
            "tc" => self.out.close_cell(),
            "tr" => {
                self.is_header = false;
                self.out.close_row();
            }
            "tbl" => {
                self.rows.pop();
                self.out.close_table();
            }
            _ => {}
        }
    }
}
