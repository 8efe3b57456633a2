//! The headings, paragraphs and tables of a Word document.

use std::rc::Rc;

use super::archive::{Archive, Attributes, Step};
use super::cells::{Area, Block, Heading, Ink, Page, Place, Row, Sheet, one_line};
use crate::status::Error;

/// More columns than Word allows.
const MOST_COLUMNS: usize = 100;

/// What styles of headings are called, without their first letters and accents.
const HEADINGS: [&str; 7] = ["heading", "title", "berschrift", "titre", "kop", "ttulo", "titolo"];

pub(super) fn read(bytes: &[u8], file: &str) -> Result<Page, Error> {
    let mut reader = Reader { file: file.to_owned(), ..Reader::default() };
    let has_text = Archive::open(bytes, file)?.walk("word/document.xml", |step| match step {
        Step::Start(name, attributes) => reader.start(name, &attributes),
        Step::End(name) => reader.end(name),
        // What a reviewer deleted is no text any more.
        Step::Text(text) if reader.is_text && reader.deleted == 0 => reader.ink().push(text),
        Step::Text(_) => {}
    })?;
    if !has_text {
        let help = "save it as .docx, or its table as a spreadsheet";
        return Err(Error::new(format_args!("{file} has no text that can be read\n{help}")));
    }
    if let Some(error) = reader.error {
        return Err(error);
    }
    reader.page.count(0, file)?;
    Ok(reader.page)
}

#[derive(Default)]
struct Reader {
    file: String,
    /// Why a table cannot be read.
    error: Option<Error>,
    page: Page,
    /// The open tables; one may be in a cell of another.
    tables: Vec<Table>,
    paragraph: Ink,
    /// The level of the paragraph, if it is a heading.
    level: Option<usize>,
    is_text: bool,
    /// How deep the reader is in deleted text.
    deleted: usize,
    /// How many tables there were.
    count: usize,
}

#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    ink: Ink,
    fill: Option<u32>,
    width: usize,
    /// Whether the cell goes on with the one above.
    is_continued: bool,
    header: usize,
    is_header: bool,
}

impl Reader {
    /// What the text goes into.
    fn ink(&mut self) -> &mut Ink {
        self.tables.last_mut().map_or(&mut self.paragraph, |table| &mut table.ink)
    }

    fn start(&mut self, name: &str, attributes: &Attributes<'_>) {
        let value = attributes.get("val").unwrap_or_default();
        let is_on = usize::from(attributes.is_on());
        match name {
            "tbl" => self.tables.push(Table::default()),
            "p" => self.level = None,
            "pStyle" => {
                let style = value.to_lowercase();
                let level = style.chars().find_map(|c| c.to_digit(10)).unwrap_or(1) as usize;
                self.level = HEADINGS.iter().any(|word| style.contains(word)).then_some(level);
            }
            "outlineLvl" => {
                self.level =
                    value.parse().ok().filter(|level| *level < 9).map(|level: usize| level + 1);
            }
            "r" => {
                let ink = self.ink();
                (ink.bold, ink.struck, ink.raised) = (0, 0, 0);
            }
            "b" => self.ink().bold = is_on,
            "strike" | "dstrike" => self.ink().struck = is_on,
            "vertAlign" => self.ink().raised = usize::from(value == "superscript"),
            "t" => self.is_text = true,
            "tab" | "br" | "cr" => self.ink().push("\n"),
            "drawing" | "pict" => self.ink().has_picture = true,
            "del" | "moveFrom" => self.deleted += 1,
            _ => self.table(name, attributes, &value),
        }
    }

    /// What says something about the open table.
    fn table(&mut self, name: &str, attributes: &Attributes<'_>, value: &str) {
        let sheet = Some(Rc::from(format!("table {}", self.count + 1)));
        let Some(table) = self.tables.last_mut() else { return };
        match name {
            "tr" if self.page.count(1, &self.file).is_ok() => {
                let at = Place { sheet, line: table.rows.len() + 1, column: None };
                table.rows.push(Row { at, cells: Vec::new() });
            }
            "tc" => {
                (table.ink, table.fill) = (Ink::default(), None);
                (table.width, table.is_continued) = (1, false);
            }
            "tblHeader" => table.is_header = true,
            "gridSpan" => table.width = value.parse().unwrap_or(1).clamp(1, MOST_COLUMNS),
            "vMerge" => table.is_continued = value != "restart",
            "shd" => {
                let fill =
                    attributes.get("fill").and_then(|fill| u32::from_str_radix(&fill, 16).ok());
                table.fill = fill.filter(|fill| *fill != 0x00ff_ffff).or(table.fill);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.is_text = false,
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "p" if self.tables.is_empty() => {
                let text = std::mem::take(&mut self.paragraph).text.trim().to_owned();
                let level = self.level.take();
                if !text.is_empty() {
                    self.page.blocks.push(match level {
                        Some(level) => Block::Heading(Heading {
                            at: Place::default(),
                            level,
                            text: one_line(&text),
                        }),
                        None => Block::Text(text),
                    });
                }
            }
            "p" => self.ink().push("\n"),
            "tc" => self.end_cell(),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.header +=
                        usize::from(table.is_header && table.rows.len() == table.header + 1);
                    table.is_header = false;
                }
            }
            "tbl" => self.end_table(),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(top) = table.rows.len().checked_sub(1) else { return };
        let mut cell = std::mem::take(&mut table.ink).cell(table.fill);
        let left = table.rows[top].cells.len();
        let mut area = Area { top, left, bottom: top, right: left + table.width - 1 };
        if table.is_continued && top > 0 {
            let above = table.rows[top - 1].cells.get(left).cloned().unwrap_or_default();
            area.top = above.merged.map_or(top - 1, |above| above.top);
            cell = above;
            for row in &mut table.rows[area.top..top] {
                row.cells
                    .iter_mut()
                    .skip(left)
                    .take(table.width)
                    .for_each(|cell| cell.merged = Some(area));
            }
        }
        cell.merged = (table.is_continued || table.width > 1).then_some(area);
        if self.page.count(table.width, &self.file).is_ok() {
            table.rows[top].cells.extend(std::iter::repeat_n(cell, table.width));
        }
    }

    fn end_table(&mut self) {
        let Some(Table { rows, header, .. }) = self.tables.pop() else { return };
        self.count += 1;
        let mut sheet = Sheet { rows, header: (header > 0).then_some(header), ..Sheet::default() };
        match sheet.square(&self.file) {
            Ok(()) => self.page.blocks.push(Block::Sheet(sheet)),
            Err(error) => self.error = Some(error),
        }
    }
}
