//! Workbooks of LibreOffice and its like: ods.

use std::collections::HashMap;

use super::{Cell, Filled, MOST_SHEETS, Position, Tab, check_sheets};
use crate::import::archive::{Archive, Attributes, Step};
use crate::import::cells::{Ink, Style, one_line};
use crate::status::Error;

/// The sheets, if the archive is a workbook of this kind.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Option<Vec<(Tab, Filled)>>, Error> {
    let mut reader = Reader::default();
    let is_one = archive.walk("content.xml", |step| match step {
        Step::Start(name, attributes) => reader.start(name, &attributes),
        Step::End(name) => reader.end(name),
        Step::Text(text) if reader.paragraphs > 0 => reader.push(text),
        Step::Text(_) => {}
    })?;
    check_sheets(reader.sheets.len(), archive.file())?;
    Ok(is_one.then_some(reader.sheets))
}

#[derive(Default)]
struct Reader {
    sheets: Vec<(Tab, Filled)>,
    /// What styles say, by their names.
    looks: HashMap<String, Look>,
    style: String,
    /// The place of the open cell, and how many rows and columns it and its row stand for.
    at: Position,
    rows: u32,
    is_hidden_row: bool,
    columns: u32,
    span: Position,
    cell: Cell,
    ink: Ink,
    /// The value of a number or a date.
    value: Option<String>,
    comment: String,
    is_comment: bool,
    /// How deep the reader is in paragraphs and in styled parts of them.
    paragraphs: usize,
    spans: Vec<bool>,
}

#[derive(Clone, Copy, Default)]
struct Look {
    style: Style,
    is_struck: bool,
    is_hidden: bool,
}

/// How many rows or columns an element stands for.
fn count(attributes: &Attributes<'_>, name: &str) -> u32 {
    attributes.number(name).map_or(1, |count| count.clamp(1, 1 << 20) as u32)
}

impl Reader {
    fn look(&self, attributes: &Attributes<'_>) -> Look {
        let name = attributes.get("style-name");
        name.and_then(|name| self.looks.get(&name)).copied().unwrap_or_default()
    }

    fn push(&mut self, text: &str) {
        if self.is_comment { self.comment.push_str(text) } else { self.ink.push(text) }
    }

    fn start(&mut self, name: &str, attributes: &Attributes<'_>) {
        let is_collapsed = || attributes.get("visibility").is_some_and(|value| value != "visible");
        match name {
            "style" => self.style = attributes.get("name").unwrap_or_default(),
            "text-properties"
            | "table-cell-properties"
            | "table-properties"
            | "paragraph-properties" => {
                let look = self.looks.entry(self.style.clone()).or_default();
                let value = |name| attributes.get(name);
                look.style.is_bold |= value("font-weight").is_some_and(|weight| weight == "bold");
                look.is_struck |=
                    value("text-line-through-style").is_some_and(|style| style != "none");
                look.is_hidden |= value("display").is_some_and(|display| display == "false");
                let paint =
                    value("background-color").or(value("font-size")).or(value("margin-left"));
                if let Some(paint) = paint.filter(|paint| paint != "transparent") {
                    look.style.add(paint);
                }
            }
            "table" => {
                let tab = Tab {
                    name: attributes.get("name").unwrap_or_default(),
                    is_hidden: self.look(attributes).is_hidden,
                };
                if self.sheets.len() <= MOST_SHEETS {
                    let size = self.sheets.last().map(|(_, before)| before.size);
                    let size = size.unwrap_or_default();
                    self.sheets.push((tab, Filled { size, ..Filled::default() }));
                }
                self.at = (0, 0);
            }
            "table-column" => {
                let last = self.at.1.saturating_add(count(attributes, "number-columns-repeated"));
                let own = (self.at.1..=last - 1, is_collapsed());
                self.at.1 = last;
                if let Some((_, filled)) = self.sheets.last_mut().filter(|_| own.1) {
                    filled.hidden_columns.push(own.0);
                }
            }
            "table-row" => {
                self.rows = count(attributes, "number-rows-repeated");
                self.at.1 = 0;
                self.is_hidden_row = is_collapsed();
            }
            "table-cell" | "covered-table-cell" => {
                self.columns = count(attributes, "number-columns-repeated");
                self.span = (
                    count(attributes, "number-rows-spanned"),
                    count(attributes, "number-columns-spanned"),
                );
                let look = self.look(attributes);
                let kind = attributes.get("value-type").unwrap_or_default();
                let is_date = kind == "date";
                self.value = attributes.get(if is_date { "date-value" } else { "value" });
                self.ink.struck = usize::from(look.is_struck);
                self.cell = Cell {
                    is_number: matches!(
                        kind.as_str(),
                        "float" | "percentage" | "currency" | "date"
                    ),
                    is_date,
                    is_unsaved: attributes.get("formula").is_some() && kind.is_empty(),
                    style: Some(look.style),
                    ..Cell::default()
                };
            }
            "annotation" => self.is_comment = true,
            "p" | "h" => {
                if !self.ink.text.is_empty() && !self.is_comment
                    || !self.comment.is_empty() && self.is_comment
                {
                    self.push("\n");
                }
                self.paragraphs += 1;
            }
            "span" => {
                let is_struck = self.look(attributes).is_struck;
                self.spans.push(is_struck);
                self.ink.struck += usize::from(is_struck);
            }
            "s" => self.push(&" ".repeat(attributes.number("c").unwrap_or(1).clamp(1, 100))),
            "tab" | "line-break" => self.push("\n"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "annotation" => self.is_comment = false,
            "p" | "h" => self.paragraphs = self.paragraphs.saturating_sub(1),
            "span" => {
                let is_struck = self.spans.pop().unwrap_or_default();
                self.ink.struck = self.ink.struck.saturating_sub(usize::from(is_struck));
            }
            "table-cell" | "covered-table-cell" => self.end_cell(),
            "table-row" => self.at = (self.at.0.saturating_add(self.rows), 0),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let read = std::mem::take(&mut self.ink).cell();
        let mut cell = std::mem::take(&mut self.cell);
        (cell.text, cell.kept) = (read.text, read.kept);
        if let Some(value) = self.value.take().filter(|_| cell.is_number) {
            value.split('T').next().unwrap_or_default().clone_into(&mut cell.text);
        }
        cell.comment =
            Some(one_line(&std::mem::take(&mut self.comment))).filter(|text| !text.is_empty());
        let (at, span) = (self.at, self.span);
        self.at.1 = self.at.1.saturating_add(self.columns);
        let Some((_, filled)) = self.sheets.last_mut() else { return };
        if cell.is_blank() && !cell.is_unsaved {
            return;
        }
        let last = (at.0.saturating_add(span.0 - 1), at.1.saturating_add(span.1 - 1));
        filled.merged.extend((last != at).then_some((at, last)));
        for row in at.0..at.0.saturating_add(self.rows) {
            for column in at.1..at.1.saturating_add(self.columns) {
                if filled.size.is_too_much() {
                    return;
                }
                filled.add((row, column), cell.clone(), self.is_hidden_row);
            }
        }
    }
}
