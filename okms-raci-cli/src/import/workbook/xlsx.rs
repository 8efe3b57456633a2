//! Workbooks that are archives of XML: xlsx and xlsm.

use std::collections::HashMap;

use calamine::{ExcelDateTime, ExcelDateTimeType};

use super::{Cell, Filled, MOST_CELLS, MOST_SHEETS, Position, Tab, cannot, check_sheets, day};
use crate::import::archive::{Archive, Attributes, Relation, Step};
use crate::import::cells::{Ink, Size, Style, one_line, too_many_cells};
use crate::status::Error;

/// The most formats of cells in a workbook, as in a spreadsheet program.
const MOST_FORMATS: usize = 1 << 16;

/// How cells of a format look.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    style: Style,
    is_struck: bool,
    is_date: bool,
}

/// The sheets; what is in them, of those that are wanted.
pub(super) fn read(
    mut archive: Archive<'_>,
    is_wanted: impl Fn(&Tab) -> bool,
) -> Result<Vec<(Tab, Filled)>, Error> {
    let root = archive.related("", "/officeDocument")?.into_iter().next();
    let root = root.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let relations = archive.relations(&root)?;
    let relations: HashMap<&str, &Relation> =
        relations.iter().rev().map(|own| (own.id.as_str(), own)).collect();
    let (mut sheets, mut is_1904) = (Vec::new(), false);
    let has_sheets = archive.walk(&root, |step| match step {
        Step::Start("workbookPr", attributes) => is_1904 = attributes.is("date1904"),
        Step::Start("sheet", attributes) if sheets.len() <= MOST_SHEETS => {
            let value = |name| attributes.get(name).unwrap_or_default();
            let (name, id) = (value("name"), value("id"));
            let is_hidden = value("state").to_lowercase().ends_with("hidden");
            let part = relations.get(id.as_str()).filter(|own| own.kind.ends_with("/worksheet"));
            sheets.extend(part.map(|own| (Tab { name, is_hidden }, own.target.clone())));
        }
        _ => {}
    })?;
    let file = archive.file();
    if !has_sheets {
        return Err(cannot(file, "it has no workbook in XML"));
    }
    check_sheets(sheets.len(), file)?;
    let mut book = Book { archive, strings: Vec::new(), looks: Looks::default(), is_1904 };
    book.read_strings(&root)?;
    book.read_looks(&root)?;
    let mut size = Size::default();
    let mut read = Vec::new();
    for (tab, part) in sheets {
        let mut filled = Filled { size, ..Filled::default() };
        if is_wanted(&tab) {
            book.sheet(&part, &mut filled)?;
        }
        size = filled.size;
        size.check(file)?;
        read.push((tab, filled));
    }
    Ok(read)
}

struct Book<'a> {
    archive: Archive<'a>,
    /// The texts that cells point to.
    strings: Vec<Cell>,
    looks: Looks,
    /// Whether days are counted from 1904.
    is_1904: bool,
}

impl Book<'_> {
    fn read_strings(&mut self, root: &str) -> Result<(), Error> {
        let mut text = Text::default();
        let mut count = 0;
        for part in self.archive.related(root, "/sharedStrings")? {
            self.archive.walk(&part, |step| match step {
                Step::End("si") => {
                    count += 1;
                    let text = std::mem::take(&mut text);
                    self.strings.extend((count <= MOST_CELLS).then(|| text.ink.cell()));
                }
                step => text.step(&step),
            })?;
        }
        if count > MOST_CELLS { Err(too_many_cells(self.archive.file())) } else { Ok(()) }
    }

    fn read_looks(&mut self, root: &str) -> Result<(), Error> {
        let looks = &mut self.looks;
        for part in self.archive.related(root, "/styles")? {
            self.archive.walk(&part, |step| match step {
                Step::Start(name, attributes) if !looks.is_full() => looks.start(name, &attributes),
                Step::End(name) if name == looks.list => looks.list.clear(),
                _ => {}
            })?;
        }
        if looks.is_full() {
            let help = "save the sheet with the matrix as a file of its own";
            let file = self.archive.file();
            let what = format!("{file} has more than {MOST_FORMATS} formats of cells\n{help}");
            return Err(Error::new(what));
        }
        Ok(())
    }

    /// Reads what is filled of a sheet.
    fn sheet(&mut self, part: &str, filled: &mut Filled) -> Result<(), Error> {
        let mut is_hidden = false;
        let mut open = Open::default();
        let mut next = (0, 0);
        self.archive.walk(part, |step| match step {
            Step::Start("row", attributes) => {
                let row =
                    attributes.number("r").and_then(|row| u32::try_from(row).ok()?.checked_sub(1));
                next = (row.unwrap_or(next.0), 0);
                is_hidden = attributes.is("hidden");
            }
            Step::End("row") => next = (next.0.saturating_add(1), 0),
            Step::Start("col", attributes) if attributes.is("hidden") => {
                let number = |name| u32::try_from(attributes.number(name)?).ok()?.checked_sub(1);
                let range = number("min").zip(number("max"));
                filled.hidden_columns.extend(range.map(|(first, last)| first..=last));
            }
            Step::Start("c", attributes) => {
                let own = attributes.get("r").as_deref().and_then(position);
                next = own.unwrap_or(next);
                let look = self.looks.formats.get(attributes.number("s").unwrap_or_default());
                let kind = attributes.get("t").unwrap_or_default();
                open = Open { kind, look: look.copied(), ..Open::default() };
            }
            Step::End("c") => {
                let open = std::mem::take(&mut open);
                if !filled.size.is_too_much() {
                    filled.add(next, open.cell(&self.strings, self.is_1904), is_hidden);
                }
                next.1 = next.1.saturating_add(1);
            }
            Step::Start("f", _) => open.has_formula = true,
            Step::Start("v", _) => (open.is_value, open.has_value) = (true, true),
            Step::End("v") => open.is_value = false,
            Step::Text(text) if open.is_value => open.value.push_str(text),
            Step::Start("mergeCell", attributes) => {
                let area = attributes.get("ref").unwrap_or_default();
                let (first, last) = area.split_once(':').unwrap_or((&area, &area));
                let ends = position(first).zip(position(last));
                filled.merged.extend(
                    ends.map(|(a, b)| ((a.0.min(b.0), a.1.min(b.1)), (a.0.max(b.0), a.1.max(b.1)))),
                );
            }
            step => open.text.step(&step),
        })?;
        for comments in self.archive.related(part, "/comments")? {
            self.read_comments(&comments, filled)?;
        }
        for drawing in self.archive.related(part, "/drawing")? {
            self.archive.walk(&drawing, |step| {
                filled.pictures += usize::from(matches!(step, Step::Start("pic", _)));
            })?;
        }
        Ok(())
    }

    fn read_comments(&mut self, part: &str, filled: &mut Filled) -> Result<(), Error> {
        let (mut at, mut text) = (None, Text::default());
        self.archive.walk(part, |step| match step {
            Step::Start("comment", attributes) => {
                at = attributes.get("ref").as_deref().and_then(position);
                text = Text::default();
            }
            Step::End("comment") => {
                let own = std::mem::take(&mut text).ink.text;
                // What Excel writes for programs that know no threads.
                let own = match own.split_once("Comment:\n") {
                    Some((_, text)) if own.starts_with("[Threaded") => one_line(text),
                    _ => one_line(&own),
                };
                filled.comments.extend(at.filter(|_| !own.is_empty()).map(|at| (at, own)));
            }
            step => text.step(&step),
        })?;
        Ok(())
    }
}

/// Text with runs that look different, without what says how it is spoken.
#[derive(Default)]
struct Text {
    ink: Ink,
    is_open: bool,
    is_spoken: bool,
}

impl Text {
    fn step(&mut self, step: &Step<'_>) {
        let ink = &mut self.ink;
        match step {
            Step::Start("rPh", _) => self.is_spoken = true,
            Step::End("rPh") => self.is_spoken = false,
            Step::Start("r", _) => (ink.bold, ink.struck, ink.raised) = (0, 0, 0),
            Step::Start("b", attributes) => ink.bold = usize::from(attributes.is_on()),
            Step::Start("strike", attributes) => ink.struck = usize::from(attributes.is_on()),
            Step::Start("vertAlign", attributes) => {
                ink.raised = usize::from(attributes.get("val").as_deref() == Some("superscript"));
            }
            Step::Start("t", _) => self.is_open = true,
            Step::End("t") => self.is_open = false,
            Step::Text(text) if self.is_open && !self.is_spoken => {
                ink.push(&unescaped(text));
            }
            _ => {}
        }
    }
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    kind: String,
    look: Option<Look>,
    text: Text,
    value: String,
    is_value: bool,
    has_value: bool,
    has_formula: bool,
}

impl Open {
    fn cell(self, strings: &[Cell], is_1904: bool) -> Cell {
        let look = self.look.unwrap_or_default();
        let value = self.value.trim();
        let mut cell = match self.kind.as_str() {
            "s" => value
                .parse()
                .ok()
                .and_then(|at: usize| strings.get(at))
                .cloned()
                .unwrap_or_default(),
            "inlineStr" => self.text.ink.cell(),
            "b" => Cell::new(if value == "1" { "TRUE" } else { "FALSE" }),
            "str" | "e" => Cell::new(unescaped(value)),
            "d" => date(value.get(..10).unwrap_or(value)),
            _ => match value.parse::<f64>() {
                Ok(number) if look.is_date && number >= 1.0 => {
                    date(day(ExcelDateTime::new(number, ExcelDateTimeType::DateTime, is_1904)))
                }
                Ok(number) => Cell { is_number: true, ..Cell::new(number.to_string()) },
                Err(_) => Cell::new(value),
            },
        };
        // A text may be empty, too.
        let is_saved = self.has_value && self.kind == "str";
        cell.is_unsaved = self.has_formula && cell.text.is_empty() && !is_saved;
        let mut style = look.style;
        style.is_bold |= cell.style.is_some_and(|style| style.is_bold);
        cell.style = Some(style);
        if look.is_struck {
            cell.kept = Some(String::new());
        }
        cell
    }
}

fn date(text: impl Into<String>) -> Cell {
    Cell { is_number: true, is_date: true, ..Cell::new(text) }
}

/// The formats of cells while they are read.
#[derive(Default)]
struct Looks {
    /// The list that the reader is in.
    list: String,
    /// Numbers of formats that are dates, as far as the file defines them.
    dates: HashMap<usize, bool>,
    fonts: Vec<Look>,
    formats: Vec<Look>,
}

impl Looks {
    fn is_full(&self) -> bool {
        let lists = [self.formats.len(), self.fonts.len(), self.dates.len()];
        lists.iter().any(|count| *count > MOST_FORMATS)
    }

    fn start(&mut self, name: &str, attributes: &Attributes<'_>) {
        match (self.list.as_str(), name) {
            ("", "fonts" | "cellXfs" | "cellStyleXfs" | "dxfs") => {
                name.clone_into(&mut self.list);
            }
            (_, "numFmt") => {
                let code = attributes.get("formatCode").unwrap_or_default();
                self.dates.extend(attributes.number("numFmtId").map(|id| (id, is_date(&code))));
            }
            ("fonts", "font") => self.fonts.push(Look::default()),
            ("fonts", _) => {
                let Some(font) = self.fonts.last_mut() else { return };
                match name {
                    "b" => font.style.is_bold = attributes.is_on(),
                    "strike" => font.is_struck = attributes.is_on(),
                    "sz" => font.style.add(attributes.get("val")),
                    _ => {}
                }
            }
            ("cellXfs", "xf") => {
                let id = |name| attributes.number(name).unwrap_or_default();
                let mut look = self.fonts.get(id("fontId")).copied().unwrap_or_default();
                look.style.add(id("fillId"));
                let format = id("numFmtId");
                let is_usual = matches!(format, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58);
                look.is_date = self.dates.get(&format).copied().unwrap_or(is_usual);
                self.formats.push(look);
            }
            ("cellXfs", "alignment") => {
                let Some(look) = self.formats.last_mut() else { return };
                look.style.add(attributes.number("indent").unwrap_or_default());
            }
            _ => {}
        }
    }
}

/// Whether a format of numbers shows a day or a year.
fn is_date(code: &str) -> bool {
    let mut depth = None;
    let shown = code.to_lowercase();
    let mut shown = shown.chars().filter(|&c| match (depth, c) {
        (None, '"' | '[') => {
            depth = Some(if c == '"' { '"' } else { ']' });
            false
        }
        (Some(end), c) => {
            depth = depth.filter(|_| c != end);
            false
        }
        _ => true,
    });
    shown.any(|c| matches!(c, 'd' | 'y'))
}

/// A text without the escapes of characters that XML has no place for: `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut rest = text;
    let mut read = String::new();
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest[at..].get(6..7) == Some("_"));
        let c = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        read.push_str(&rest[..at]);
        match c {
            Some('\r') => rest = &rest[at + 7..],
            Some(c) => {
                read.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                read.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    read + rest
}

/// The row and the column of `D14`, from 0.
fn position(name: &str) -> Option<Position> {
    let name = name.replace('$', "");
    let (letters, row) = name.split_at(name.find(|c: char| c.is_ascii_digit())?);
    let add =
        |column: u32, c: char| column.checked_mul(26)?.checked_add(c.to_digit(36)?.checked_sub(9)?);
    let column = letters.chars().try_fold(0, add)?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::{is_date, position, unescaped};

    #[test]
    fn escapes_are_the_characters_that_they_stand_for() {
        assert_eq!(unescaped("a_x000D_\nb_x005F_x0041_ _x _xyz_"), "a\nb_x0041_ _x _xyz_");
    }

    #[test]
    fn a_cell_has_a_position() {
        assert_eq!(position("D14"), Some((13, 3)));
        assert_eq!(position("$AA$1"), Some((0, 26)));
        assert_eq!(["14", "A", "A0", "ZZZZZZZZ1", "A99999999999"].map(position), [None; 5]);
    }

    #[test]
    fn formats_with_a_day_or_a_year_are_dates() {
        assert!(is_date("dd.mm.yyyy") && is_date("[$-407]d/ mmm;@"));
        assert!(!is_date("0.00") && !is_date("0 \"days\"") && !is_date("[Red]0"));
    }
}
