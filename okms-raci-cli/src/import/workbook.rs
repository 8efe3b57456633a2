//! The sheets of a workbook: xlsx, xlsm, xls and ods.

mod ods;
mod xls;
mod xlsx;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use calamine::ExcelDateTime;

use super::Hints;
use super::archive::Archive;
use super::cells::{Area, Block, Cell, MOST_CELLS, Page, Place, Row, Sheet, Size, too_many_cells};
use super::report::{Report, instead_of, option};
use crate::status::Error;

/// The most sheets of a workbook, and ranges of hidden columns of one.
const MOST_SHEETS: usize = 1_000;
const MOST_HIDDEN: usize = 16_384;

/// A row and a column of a sheet, from 0.
type Position = (u32, u32);

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
    merged: BTreeSet<(Position, Position)>,
    /// Those that have filled cells.
    hidden_rows: BTreeSet<u32>,
    hidden_columns: Vec<RangeInclusive<u32>>,
    comments: BTreeMap<Position, String>,
    /// Cells that are there twice, with both texts.
    twice: Vec<(Position, String, String)>,
    /// How many pictures lie over the cells.
    pictures: usize,
    /// What the cells take, with those of the sheets before.
    size: Size,
}

impl Filled {
    /// Adds a cell, unless there are too many already.
    fn add(&mut self, position: Position, cell: Cell, is_hidden: bool) {
        if cell.is_blank() && !cell.is_unsaved || self.size.is_too_much() {
            return;
        }
        self.size.add(1, cell.length());
        self.hidden_rows.extend(is_hidden.then_some(position.0));
        match self.cells.get(&position) {
            // The first of many are enough to refuse the file.
            Some(other) if *other != cell && self.twice.len() > 100 => {}
            Some(other) if *other != cell => {
                self.twice.push((position, other.text.clone(), cell.text));
            }
            _ => drop(self.cells.insert(position, cell)),
        }
    }

    /// Reports what is odd about the file of the sheet.
    fn report(&self, at: &Place, report: &mut Report) {
        for ((row, column), first, second) in &self.twice {
            let what = format!("the cell is in the file twice: {first:?} and {second:?}");
            let help = "open the file in a spreadsheet program and save it";
            let at = Place { line: *row as usize + 1, column: Some(*column), ..at.clone() };
            report.refuse(&at, what, help);
        }
        if self.pictures > 0 {
            let what = format!("pictures over the sheet, left out: {}", self.pictures);
            report.leave_out(at, what);
        }
    }
}

pub(super) fn read(
    bytes: &[u8],
    file: &str,
    hints: &Hints,
    report: &mut Report,
) -> Result<Page, Error> {
    let is_wanted = |tab: &Tab| match &hints.sheet {
        Some(wanted) => tab.name.eq_ignore_ascii_case(wanted),
        None => !tab.is_hidden || hints.hidden,
    };
    let sheets = if bytes.starts_with(b"PK") {
        let mut archive = Archive::open(bytes, file)?;
        match ods::read(&mut archive)? {
            Some(sheets) => sheets,
            None => xlsx::read(archive, is_wanted)?,
        }
    } else {
        let what = "an .xls does not say what is hidden, struck through or commented on: if anything is, save it as .xlsx";
        report.odd(&Place::default(), what);
        xls::read(bytes, file, is_wanted)?
    };
    if let Some(wanted) =
        hints.sheet.as_ref().filter(|_| !sheets.iter().any(|(tab, _)| is_wanted(tab)))
    {
        let names: Vec<&str> = sheets.iter().map(|(tab, _)| tab.name.as_str()).collect();
        let help = instead_of("--sheet", wanted, &names);
        report.refuse(&Place::default(), format!("there is no sheet {wanted:?}"), help);
    }
    let mut page = Page { is_flat: true, ..Page::default() };
    let is_named = sheets.len() > 1;
    for (tab, filled) in sheets {
        let at = Place { sheet: is_named.then(|| tab.name.as_str().into()), ..Place::default() };
        if is_wanted(&tab) {
            filled.report(&at, report);
            page.blocks.push(Block::Sheet(sheet(filled, &at, file)?));
        } else if hints.sheet.is_none() {
            let option = option("--sheet", &tab.name);
            let what = format!("the hidden sheet {:?} was left out; {option} takes it", tab.name);
            report.leave_out(&Place::default(), what);
        }
    }
    Ok(page)
}

fn check_sheets(count: usize, file: &str) -> Result<(), Error> {
    if count <= MOST_SHEETS {
        return Ok(());
    }
    let help = "save the sheet of the matrix alone as a file";
    Err(Error::new(format_args!("{file} has more than {MOST_SHEETS} sheets\n{help}")))
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

/// The rows and columns that are used, with one empty one for each gap between them.
fn sheet(filled: Filled, at: &Place, file: &str) -> Result<Sheet, Error> {
    let Filled { cells, merged, hidden_rows, hidden_columns, mut comments, .. } = filled;
    let rows = with_gaps(cells.keys().map(|(row, _)| *row).collect());
    let columns = with_gaps(cells.keys().map(|(_, column)| *column).collect());
    filled.size.check(file)?;
    if hidden_columns.len() > MOST_HIDDEN {
        let what = format!("{file} has more than {MOST_HIDDEN} ranges of hidden columns");
        let help = "copy the table of the matrix into a file of its own";
        return Err(Error::new(format_args!("{what}\n{help}")));
    }
    if rows.len().saturating_mul(columns.len()) > MOST_CELLS {
        return Err(too_many_cells(file));
    }
    let mut hidden = vec![false; columns.len()];
    for range in &hidden_columns {
        let start = columns.partition_point(|column| column < range.start());
        let end = columns.partition_point(|column| column <= range.end());
        hidden.iter_mut().take(end).skip(start).for_each(|hidden| *hidden = true);
    }
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
        grid.push(Row { at: Place { line: row as usize + 1, ..at.clone() }, cells });
    }
    let mut sheet = Sheet { name: at.sheet.clone(), rows: grid, ..Sheet::default() };
    sheet.square(file)?;
    let mut size = Size::default();
    for ((top, first), (bottom, last)) in merged {
        let area = within(&rows, top, bottom).zip(within(&columns, first, last));
        let Some(((top, bottom), (left, right))) = area else { continue };
        let places = (bottom + 1 - top) * (right + 1 - left);
        size.add(places, places * sheet.rows[top].cells[left].length());
        size.check(file)?;
        merge(&mut sheet.rows, Area { top, left, bottom, right });
    }
    Ok(sheet)
}

/// The numbers in order, with one of each gap between them.
fn with_gaps(used: BTreeSet<u32>) -> Vec<u32> {
    let gaps = used.iter().zip(used.iter().skip(1)).filter(|(a, b)| **b > **a + 1);
    let gaps: Vec<u32> = gaps.map(|(a, _)| a + 1).collect();
    used.into_iter().chain(gaps).collect::<BTreeSet<u32>>().into_iter().collect()
}

/// The positions of the first and the last of the numbers in a range, if it starts with one of them.
fn within(all: &[u32], from: u32, to: u32) -> Option<(usize, usize)> {
    let end = all.partition_point(|&at| at <= to);
    let start = all.binary_search(&from).ok().filter(|start| *start < end)?;
    Some((start, end - 1))
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
