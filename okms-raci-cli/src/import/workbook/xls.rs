//! Workbooks of old programs: xls, of which neither styles nor comments are read.
//!
//! A workbook is a stream of records: first what all sheets share, with the place of each sheet, then the sheets.

mod records;

use std::collections::HashMap;

use encoding_rs::Encoding;

use super::xlsx::{is_date, is_usual_date};
use super::{Cell, Filled, MOST_CELLS, Position, Tab, cannot, check_sheets, compound, number};
use crate::import::cells::{Size, too_many_cells};
use crate::status::Error;
use records::{Record, Records};

/// The sheets; what is in them, of those that are wanted.
pub(super) fn read(
    bytes: &[u8],
    file: &str,
    is_wanted: impl Fn(&Tab) -> bool,
) -> Result<Vec<(Tab, Filled)>, Error> {
    let stream = compound::stream(bytes, &["Workbook", "Book"]);
    let stream = stream.ok_or_else(|| cannot(file, "it has no workbook"))?;
    let damaged = || cannot(file, "it is damaged, or its end is missing");
    let mut book = Book::default();
    book.read(&stream).ok_or_else(damaged)?;
    if book.is_protected {
        let help = "save a copy without a password";
        return Err(Error::new(format_args!("{file} is protected with a password\n{help}")));
    }
    if book.strings.len() > MOST_CELLS {
        return Err(too_many_cells(file));
    }
    check_sheets(book.sheets.len(), file)?;
    // Each sheet has a part of the stream for itself.
    let mut left = stream.len();
    let mut size = Size::default();
    let mut sheets = Vec::new();
    for (tab, at) in std::mem::take(&mut book.sheets) {
        let mut filled = Filled { size, ..Filled::default() };
        if is_wanted(&tab) {
            let rest = stream.get(at..).ok_or_else(damaged)?;
            let read = book.sheet(rest, &mut filled).ok_or_else(damaged)?;
            left = left.checked_sub(read).ok_or_else(damaged)?;
        }
        size = filled.size;
        size.check(file)?;
        sheets.push((tab, filled));
    }
    Ok(sheets)
}

/// What all sheets share.
#[derive(Default)]
struct Book {
    is_protected: bool,
    /// Of the texts of programs before Excel 97; later ones have Unicode.
    encoding: Option<&'static Encoding>,
    is_1904: bool,
    /// The texts that cells point to.
    strings: Vec<String>,
    /// Numbers of formats that are dates, as far as the file defines them.
    dates: HashMap<usize, bool>,
    /// Whether cells of each format are dates.
    formats: Vec<bool>,
    /// With the place of each in the stream.
    sheets: Vec<(Tab, usize)>,
}

/// The kinds of records that are looked at.
mod kind {
    pub(super) const FORMULA: u16 = 0x06;
    pub(super) const END: u16 = 0x0a;
    pub(super) const IS_1904: u16 = 0x22;
    pub(super) const PASSWORD: u16 = 0x2f;
    pub(super) const CODE_PAGE: u16 = 0x42;
    pub(super) const SHEET: u16 = 0x85;
    pub(super) const NUMBERS: u16 = 0xbd;
    pub(super) const RICH_TEXT: u16 = 0xd6;
    pub(super) const LOOK: u16 = 0xe0;
    pub(super) const MERGED: u16 = 0xe5;
    pub(super) const STRINGS: u16 = 0xfc;
    pub(super) const STRING: u16 = 0xfd;
    pub(super) const NUMBER: u16 = 0x203;
    pub(super) const TEXT: u16 = 0x204;
    pub(super) const TRUTH_OR_ERROR: u16 = 0x205;
    pub(super) const TEXT_OF_FORMULA: u16 = 0x207;
    pub(super) const SHORT_NUMBER: u16 = 0x27e;
    pub(super) const FORMAT: u16 = 0x41e;
    pub(super) const START: u16 = 0x809;
}

/// The version of Excel 97 and later.
const VERSION_8: u16 = 0x600;

impl Book {
    fn read(&mut self, stream: &[u8]) -> Option<()> {
        for mut record in Records::new(stream) {
            match record.kind {
                kind::START => {
                    let is_old = record.u16()? != VERSION_8;
                    self.encoding = is_old.then_some(encoding_rs::WINDOWS_1252);
                }
                kind::CODE_PAGE => {
                    let said = encoding(record.u16()?);
                    self.encoding = self.encoding.map(|usual| said.unwrap_or(usual));
                }
                kind::PASSWORD => {
                    self.is_protected = true;
                    return Some(());
                }
                kind::IS_1904 => self.is_1904 = record.u16()? == 1,
                kind::FORMAT => {
                    let number = record.u16()?;
                    let code = match self.encoding {
                        Some(_) => self.short_text(&mut record)?,
                        None => self.text(&mut record)?,
                    };
                    self.dates.insert(number.into(), is_date(&code));
                }
                kind::LOOK => {
                    record.u16()?;
                    let format = usize::from(record.u16()?);
                    let is_date = self.dates.get(&format).copied();
                    self.formats.push(is_date.unwrap_or_else(|| is_usual_date(format)));
                }
                kind::SHEET => {
                    let at = record.u32()? as usize;
                    let [state, kind] = record.bytes()?;
                    let tab =
                        Tab { name: self.short_text(&mut record)?, is_hidden: state & 3 != 0 };
                    self.sheets.extend((kind == 0).then_some((tab, at)));
                }
                kind::STRINGS => {
                    record.u32()?;
                    record.u32()?;
                    while self.strings.len() <= MOST_CELLS && !record.is_empty() {
                        let text = self.text(&mut record)?;
                        self.strings.push(text);
                    }
                }
                kind::END => return Some(()),
                _ => {}
            }
        }
        None
    }

    /// A text with its length before it.
    fn text(&self, record: &mut Record<'_>) -> Option<String> {
        let count = record.u16()?.into();
        self.of_length(count, record)
    }

    fn short_text(&self, record: &mut Record<'_>) -> Option<String> {
        let [count] = record.bytes()?;
        self.of_length(count.into(), record)
    }

    fn of_length(&self, count: usize, record: &mut Record<'_>) -> Option<String> {
        match self.encoding {
            Some(encoding) => Some(encoding.decode(record.slice(count)?).0.into_owned()),
            None => record.text(count),
        }
    }

    /// Reads what is filled of a sheet; says how much of the stream it took.
    fn sheet(&self, stream: &[u8], filled: &mut Filled) -> Option<usize> {
        let mut records = Records::new(stream);
        // A chart in a sheet has a start and an end of its own.
        let mut depth = 0_usize;
        let mut formula = (0, 0);
        while let Some(mut record) = records.next() {
            match record.kind {
                kind::START => depth += 1,
                kind::END if depth <= 1 => return Some(stream.len() - records.left()),
                kind::END => depth -= 1,
                _ if depth > 1 || filled.size.is_too_much() => {}
                kind::TEXT_OF_FORMULA => {
                    filled.add(formula, Cell::new(self.text(&mut record)?), false);
                }
                kind::MERGED => {
                    for _ in 0..record.u16()? {
                        let [top, bottom, left, right] = [(); 4].map(|()| record.u16());
                        let first = (top?.into(), left?.into());
                        filled.merged.insert((first, (bottom?.into(), right?.into())));
                    }
                }
                kind::FORMULA => {
                    formula = position(&mut record)?;
                    let is_date = self.is_date(&mut record)?;
                    filled.add(formula, self.result(record.bytes()?, is_date), false);
                }
                kind::NUMBERS => self.numbers(&mut record, filled)?,
                kind::NUMBER
                | kind::SHORT_NUMBER
                | kind::TEXT
                | kind::RICH_TEXT
                | kind::STRING
                | kind::TRUTH_OR_ERROR => {
                    let at = position(&mut record)?;
                    filled.add(at, self.cell(&mut record)?, false);
                }
                _ => {}
            }
        }
        None
    }

    fn is_date(&self, record: &mut Record<'_>) -> Option<bool> {
        Some(self.formats.get(usize::from(record.u16()?)).copied().unwrap_or_default())
    }

    /// The cell of a record, behind its position.
    fn cell(&self, record: &mut Record<'_>) -> Option<Cell> {
        let is_date = self.is_date(record)?;
        Some(match record.kind {
            kind::NUMBER => number(f64::from_le_bytes(record.bytes()?), is_date, self.is_1904),
            kind::SHORT_NUMBER => number(short_number(record.u32()?), is_date, self.is_1904),
            kind::STRING => {
                let text = self.strings.get(record.u32()? as usize);
                Cell::new(text.map(String::as_str).unwrap_or_default().trim())
            }
            kind::TRUTH_OR_ERROR => {
                let [value, is_error] = record.bytes()?;
                Cell::new(if is_error == 1 { error(value) } else { truth(value) })
            }
            _ => Cell::new(self.text(record)?.trim()),
        })
    }

    /// What a formula gives; a text is in a record of its own, after it.
    fn result(&self, value: [u8; 8], is_date: bool) -> Cell {
        match value {
            [1, _, value, .., 0xff, 0xff] => Cell::new(truth(value)),
            [2, _, value, .., 0xff, 0xff] => Cell::new(error(value)),
            [.., 0xff, 0xff] => Cell::default(),
            value => number(f64::from_le_bytes(value), is_date, self.is_1904),
        }
    }

    /// Numbers in a row, each with its format.
    fn numbers(&self, record: &mut Record<'_>, filled: &mut Filled) -> Option<()> {
        let (row, mut column) = position(record)?;
        while record.left() >= 6 {
            let is_date = self.is_date(record)?;
            let value = number(short_number(record.u32()?), is_date, self.is_1904);
            filled.add((row, column), value, false);
            column += 1;
        }
        Some(())
    }
}

fn position(record: &mut Record<'_>) -> Option<Position> {
    Some((record.u16()?.into(), record.u16()?.into()))
}

/// A number in four bytes: the first of a float or a whole number, and whether it is in hundredths.
fn short_number(value: u32) -> f64 {
    let bits = value & !3;
    let number = if value & 2 == 0 {
        f64::from_bits(u64::from(bits) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if value & 1 == 0 { number } else { number / 100.0 }
}

fn truth(value: u8) -> &'static str {
    if value == 0 { "FALSE" } else { "TRUE" }
}

fn error(value: u8) -> &'static str {
    match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

/// The encoding that programs give this number.
fn encoding(code_page: u16) -> Option<&'static Encoding> {
    let label = match code_page {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 | 0x8000 => "macintosh".to_owned(),
        other => format!("windows-{other}"),
    };
    Encoding::for_label(label.as_bytes())
}
