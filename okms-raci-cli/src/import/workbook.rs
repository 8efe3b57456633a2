//! The sheets of a workbook: xlsx, xlsm, xls and ods.

mod ods;
mod xls;
mod xlsx;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::RangeInclusive;
use std::rc::Rc;

use calamine::ExcelDateTime;

use super::Hints;
use super::archive::Archive;
use super::cells::{Area, Block, Cell, MOST_CELLS, Page, Place, Row, Sheet, too_many_cells};
use super::report::{Report, instead_of, option};
use crate::status::Error;

/// The most sheets of a workbook, and ranges of hidden columns of one.
const MOST_SHEETS: usize = 1_000;
const MOST_HIDDEN: usize = 16_384;

/// More rows than any spreadsheet program has.
const MOST_ROWS: u32 = 1 << 20;

/// A row and a column of a sheet, from 0.
type Position = (u32, u32);

/// The sheets of a workbook; those of an xlsx are read one by one, since only some are wanted.
enum Book<'a> {
    Xlsx(xlsx::Book<'a>),
    Other(Vec<(Tab, Filled)>),
}

/// What leads to a sheet.
#[derive(Clone, Debug, Default)]
struct Tab {
    name: String,
    is_hidden: bool,
}

/// A sheet as its file has it: only what is filled.
#[derive(Debug, Default)]
struct Filled {
    cells: BTreeMap<Position, Cell>,
    /// From the first to the last cell of each.
    merged: HashSet<(Position, Position)>,
    hidden_rows: BTreeSet<u32>,
    hidden_columns: Vec<RangeInclusive<u32>>,
    comments: BTreeMap<Position, String>,
    /// Cells that are there twice, with both texts.
    twice: Vec<(Position, String, String)>,
    /// How many pictures lie over the cells.
    pictures: usize,
    /// Whether there are more cells than are read.
    is_too_large: bool,
}

impl Filled {
    fn add(&mut self, position: Position, cell: Cell) {
        if cell.is_blank() && !cell.is_unsaved {
            return;
        }
        if self.cells.len() >= MOST_CELLS {
            self.is_too_large = true;
            return;
        }
        match self.cells.get(&position) {
            // The first of many are enough to refuse the file.
            Some(other) if *other != cell && self.twice.len() > 100 => {}
            Some(other) if *other != cell => {
                self.twice.push((position, other.text.clone(), cell.text));
            }
            _ => drop(self.cells.insert(position, cell)),
        }
    }
}

pub(super) fn read(
    bytes: &[u8],
    file: &str,
    hints: &Hints,
    report: &mut Report,
) -> Result<Page, Error> {
    let mut book = open(bytes, file)?;
    if !bytes.starts_with(b"PK") {
        let what = "an .xls does not say what is hidden, struck through or commented on: if anything is, save it as .xlsx";
        report.odd(&Place::default(), what);
    }
    let tabs = match &book {
        Book::Xlsx(book) => book.tabs(),
        Book::Other(sheets) => sheets.iter().map(|(tab, _)| tab.clone()).collect(),
    };
    if tabs.len() > MOST_SHEETS {
        let help = "save the sheet of the matrix alone as a file";
        return Err(Error::new(format_args!("{file} has more than {MOST_SHEETS} sheets\n{help}")));
    }
    let names: Vec<&str> = tabs.iter().map(|tab| tab.name.as_str()).collect();
    let wanted = wanted(&names, hints, report);
    let mut page = Page { is_flat: true, ..Page::default() };
    for (at, tab) in tabs.iter().enumerate() {
        if wanted.is_some_and(|wanted| wanted != tab.name) {
            continue;
        }
        let name = (tabs.len() > 1).then(|| Rc::from(tab.name.as_str()));
        if tab.is_hidden && wanted.is_none() && !hints.hidden {
            let option = option("--sheet", &tab.name);
            let what = format!("the hidden sheet {:?} was left out; {option} takes it", tab.name);
            report.leave_out(&Place::default(), what);
            continue;
        }
        let filled = match &mut book {
            Book::Xlsx(book) => book.sheet(at)?,
            Book::Other(sheets) => std::mem::take(&mut sheets[at].1),
        };
        page.count(filled.cells.len(), file)?;
        for (position, first, second) in &filled.twice {
            let what = format!("the cell is in the file twice: {first:?} and {second:?}");
            let help = "open the file in a spreadsheet program and save it";
            report.refuse(&place(*position, name.as_ref()), what, help);
        }
        if filled.pictures > 0 {
            let what = format!("pictures over the sheet, left out: {}", filled.pictures);
            let at = Place { sheet: name.clone(), ..Place::default() };
            report.leave_out(&at, what);
        }
        page.blocks.push(Block::Sheet(sheet(filled, name, file)?));
    }
    Ok(page)
}

fn open<'a>(bytes: &'a [u8], file: &'a str) -> Result<Book<'a>, Error> {
    if !bytes.starts_with(b"PK") {
        return xls::read(bytes, file).map(Book::Other);
    }
    let mut archive = Archive::open(bytes, file)?;
    match ods::read(&mut archive)? {
        Some(sheets) => Ok(Book::Other(sheets)),
        None => xlsx::Book::open(archive).map(Book::Xlsx),
    }
}

/// That bytes are no spreadsheet which can be read.
fn cannot(file: &str, error: &str) -> Error {
    let help = "save it as .xlsx, or as .csv, in the program that it comes from";
    Error::new(format_args!("{file} is no spreadsheet that can be read: {error}\n{help}"))
}

/// A day, as `2026-01-31`.
fn day(date: ExcelDateTime) -> String {
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

/// The sheet that the user names.
fn wanted<'a>(names: &[&'a str], hints: &Hints, report: &mut Report) -> Option<&'a str> {
    let wanted = hints.sheet.as_ref()?;
    let found = names.iter().find(|name| name.eq_ignore_ascii_case(wanted)).copied();
    if found.is_none() {
        let help = instead_of("--sheet", wanted, names);
        report.refuse(&Place::default(), format!("there is no sheet {wanted:?}"), help);
    }
    Some(found.unwrap_or_default())
}

fn place((row, column): Position, sheet: Option<&Rc<str>>) -> Place {
    Place { sheet: sheet.cloned(), line: row as usize + 1, column: Some(column) }
}

/// The rows and columns that are used, with one empty one for each gap between them.
fn sheet(filled: Filled, name: Option<Rc<str>>, file: &str) -> Result<Sheet, Error> {
    let Filled { cells, merged, hidden_rows, hidden_columns, mut comments, .. } = filled;
    let with_gaps = |used: BTreeSet<u32>| {
        let pairs = used.iter().zip(used.iter().skip(1));
        let gaps: Vec<u32> = pairs.filter(|(a, b)| **b > **a + 1).map(|(a, _)| a + 1).collect();
        used.into_iter().chain(gaps).collect::<BTreeSet<u32>>().into_iter().collect::<Vec<u32>>()
    };
    let rows = with_gaps(cells.keys().map(|(row, _)| *row).collect());
    let columns = with_gaps(cells.keys().map(|(_, column)| *column).collect());
    let is_too_large = filled.is_too_large || hidden_columns.len() > MOST_HIDDEN;
    if is_too_large || rows.len().saturating_mul(columns.len()) > MOST_CELLS {
        return Err(too_many_cells(file));
    }
    let is_hidden = |column| hidden_columns.iter().any(|columns| columns.contains(column));
    let hidden: Vec<bool> = columns.iter().map(is_hidden).collect();
    let mut cells = cells.into_iter().peekable();
    let mut grid: Vec<Row> = Vec::new();
    for &row in &rows {
        let is_hidden = hidden_rows.contains(&row);
        let cells = columns.iter().zip(&hidden).map(|(&column, hidden)| {
            let own = cells.next_if(|(position, _)| *position == (row, column));
            let mut cell = own.map(|(_, cell)| cell).unwrap_or_default();
            (cell.column, cell.is_hidden) = (Some(column), is_hidden || *hidden);
            cell.comment = comments.remove(&(row, column)).or(cell.comment);
            cell
        });
        let cells = cells.collect();
        grid.push(Row { at: Place { column: None, ..place((row, 0), name.as_ref()) }, cells });
    }
    let mut left = MOST_CELLS;
    for ((top, left_end), (bottom, right)) in merged {
        let within = |all: &[u32], from: u32, to: u32| {
            let end = all.partition_point(|&at| at <= to);
            let start = all.binary_search(&from).ok().filter(|start| *start < end)?;
            Some((start, end - 1))
        };
        let area = within(&rows, top, bottom).zip(within(&columns, left_end, right));
        let Some(((top, bottom), (first, last))) = area else { continue };
        let Some(rest) = left.checked_sub((bottom + 1 - top) * (last + 1 - first)) else {
            return Err(too_many_cells(file));
        };
        left = rest;
        merge(&mut grid, Area { top, left: first, bottom, right: last });
    }
    let mut sheet = Sheet { name, rows: grid, ..Sheet::default() };
    sheet.square(file)?;
    Ok(sheet)
}

/// One cell at all its places.
fn merge(grid: &mut [Row], area: Area) {
    let origin = grid[area.top].cells[area.left].clone();
    for row in &mut grid[area.top..=area.bottom] {
        for cell in &mut row.cells[area.left..=area.right] {
            let (column, is_hidden) = (cell.column, cell.is_hidden);
            *cell = Cell { merged: Some(area), column, is_hidden, ..origin.clone() };
        }
    }
}
