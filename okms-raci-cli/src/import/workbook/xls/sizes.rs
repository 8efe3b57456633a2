//! What an old workbook says of its sizes, held against what is there: the reader believes it.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::super::{MOST_SHEETS, cannot, check_sheets};
use super::protected;
use crate::import::cells::Size;
use crate::status::Error;

/// The rows and columns of the format.
const MOST_ROWS: usize = 1 << 16;
const MOST_COLUMNS: usize = 1 << 8;

/// The reader has a place for each cell between the first and the last.
const MOST_PLACES: usize = 1 << 22;

/// Formulas may take up to fifty times their bytes.
const MOST_BYTES: usize = 8 << 20;

/// Where a workbook with a password lies.
const ENCRYPTED: &str = "EncryptedPackage";

/// The kinds of records that are looked at.
const END: u16 = 0x0a;
const CONTINUED: u16 = 0x3c;
const SHEET: u16 = 0x85;
const STRINGS: u16 = 0xfc;
const STRING: u16 = 0xfd;
const EXTENT: u16 = 0x200;
const START: u16 = 0x809;
/// Those of cells, which start with a row and a column.
const CELLS: [u16; 8] = [0x06, 0xbd, 0xd6, STRING, 0x203, 0x204, 0x205, 0x27e];

/// Refuses a file that the reader would take too much memory for, or never end with.
pub(super) fn check(bytes: &[u8], file: &str) -> Result<(), Error> {
    if bytes.len() > MOST_BYTES {
        let most = MOST_BYTES >> 20;
        let help = "save it as .xlsx, or copy the table of the matrix into a file of its own";
        return Err(Error::new(format_args!(
            "{file} has more than {most} MiB, as an .xls\n{help}"
        )));
    }
    let damaged = || cannot(file, "it is damaged, or its end is missing");
    let mut book = CompoundFile::open(Cursor::new(bytes)).map_err(|_| damaged())?;
    if book.is_stream(ENCRYPTED) {
        return Err(protected(file));
    }
    let name = ["Workbook", "Book"].into_iter().find(|name| book.is_stream(name));
    let name = name.ok_or_else(|| cannot(file, "it has no workbook"))?;
    let mut stream = Vec::new();
    let part = book.open_stream(name).map_err(|_| damaged())?;
    part.take(bytes.len() as u64).read_to_end(&mut stream).map_err(|_| damaged())?;
    let mut lengths = Vec::new();
    let mut sheets = Vec::new();
    let mut records = Records(&stream);
    while let Some((kind, data)) = records.next().filter(|(kind, _)| *kind != END) {
        match kind {
            STRINGS => lengths = string_lengths(data, records.0).unwrap_or_default(),
            SHEET if sheets.len() <= MOST_SHEETS => {
                sheets.push(number(data, 0, 4).ok_or_else(damaged)?);
            }
            _ => {}
        }
    }
    check_sheets(sheets.len(), file)?;
    let (mut size, mut places, mut left) = (Size::default(), 0, stream.len());
    for at in sheets {
        let part = stream.get(at..).ok_or_else(damaged)?;
        let sheet = Sheet::count(part, &lengths).ok_or_else(damaged)?;
        size.add(sheet.cells, sheet.text);
        size.check(file)?;
        places += sheet.rows.places() * sheet.columns.places();
        if places > MOST_PLACES {
            let help = "copy the table of the matrix into a file of its own";
            let what = "has its cells far apart, in rows and columns that are empty otherwise";
            return Err(Error::new(format_args!("{file} {what}\n{help}")));
        }
        // Each sheet has a part of the stream for itself.
        left = left.checked_sub(sheet.bytes).ok_or_else(damaged)?;
    }
    Ok(())
}

/// The kinds and the data of the records that are left.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let [kind @ .., low, high] = self.0.first_chunk::<4>()?;
        let length = u16::from_le_bytes([*low, *high]).into();
        let (data, rest) = self.0[4..].split_at_checked(length)?;
        self.0 = rest;
        Some((u16::from_le_bytes(*kind), data))
    }
}

/// A number of so many bytes.
fn number(data: &[u8], at: usize, bytes: usize) -> Option<usize> {
    let bytes = data.get(at..at.checked_add(bytes)?)?;
    Some(bytes.iter().rev().fold(0, |number, &byte| number << 8 | usize::from(byte)))
}

/// The first and the last of the rows or columns that have cells.
#[derive(Default)]
struct Span(Option<(usize, usize)>);

impl Span {
    fn add(&mut self, place: usize) {
        let (first, last) = self.0.unwrap_or((place, place));
        self.0 = Some((first.min(place), last.max(place)));
    }

    fn places(&self) -> usize {
        self.0.map_or(0, |(first, last)| last - first + 1)
    }
}

/// What the cells of a sheet take.
#[derive(Default)]
struct Sheet {
    rows: Span,
    columns: Span,
    cells: usize,
    text: usize,
    /// How much of the stream it is.
    bytes: usize,
}

impl Sheet {
    fn count(stream: &[u8], lengths: &[usize]) -> Option<Self> {
        let (mut sheet, mut records) = (Self::default(), Records(stream));
        // A chart in a sheet has a start and an end of its own.
        let mut depth = 0_usize;
        for (kind, data) in records.by_ref() {
            match kind {
                START => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                EXTENT => is_possible(data)?.then_some(())?,
                kind if CELLS.contains(&kind) => sheet.add(kind, data, lengths)?,
                _ => {}
            }
        }
        sheet.bytes = stream.len() - records.0.len();
        Some(sheet)
    }

    fn add(&mut self, kind: u16, data: &[u8], lengths: &[usize]) -> Option<()> {
        let column = number(data, 2, 2)?;
        self.rows.add(number(data, 0, 2)?);
        self.columns.add(column);
        self.cells += 1;
        match kind {
            STRING => self.text += lengths.get(number(data, 6, 4)?).copied().unwrap_or_default(),
            // Numbers side by side.
            0xbd => {
                self.cells += data.len() / 6;
                self.columns.add(column + data.len() / 6);
            }
            _ => self.text += data.len(),
        }
        Some(())
    }
}

/// Whether a sheet can have these rows and columns; the last ones are counted from 1.
fn is_possible(data: &[u8]) -> Option<bool> {
    let width = if data.len() < 14 { 2 } else { 4 };
    let [first, last] = [0, width].map(|at| number(data, at, width));
    let [left, right] = [2 * width, 2 * width + 2].map(|at| number(data, at, 2));
    let (first, last, left, right) = (first?, last?, left?, right?);
    Some(first <= last && last <= MOST_ROWS && left <= right && right <= MOST_COLUMNS)
}

/// How long each shared text is, in bytes at most: the table may go on in further records.
fn string_lengths(table: &[u8], after: &[u8]) -> Option<Vec<usize>> {
    let more = Records(after).take_while(|(kind, _)| *kind == CONTINUED).map(|(_, data)| data);
    let mut parts = more.collect::<Vec<_>>().into_iter();
    let mut part = table.get(8..)?;
    let mut lengths = Vec::new();
    loop {
        while part.is_empty() {
            let Some(next) = parts.next() else { return Some(lengths) };
            part = next;
        }
        let characters = number(part, 0, 2)?;
        let flags = *part.get(2)?;
        let (has_looks, has_phonetics) = (flags & 8 != 0, flags & 4 != 0);
        let mut at = 3;
        let mut behind = 0;
        if has_looks {
            behind += number(part, at, 2)? * 4;
            at += 2;
        }
        if has_phonetics {
            behind += number(part, at, 4)?;
            at += 4;
        }
        part = part.get(at..)?;
        lengths.push(characters * 3);
        part = characters_behind(characters, flags, part, &mut parts)?;
        while behind > part.len() {
            behind -= part.len();
            part = parts.next()?;
        }
        part = &part[behind..];
    }
}

/// What follows so many characters, of one byte or of two; each part says which.
fn characters_behind<'a>(
    mut count: usize,
    mut flags: u8,
    mut part: &'a [u8],
    parts: &mut impl Iterator<Item = &'a [u8]>,
) -> Option<&'a [u8]> {
    loop {
        let width = 1 + usize::from(flags & 1);
        let fits = count.min(part.len() / width);
        (count, part) = (count - fits, &part[fits * width..]);
        if count == 0 {
            return Some(part);
        }
        let (first, rest) = parts.next()?.split_first()?;
        (flags, part) = (*first, rest);
    }
}
