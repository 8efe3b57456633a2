//! A spreadsheet as rows.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::rc::Rc;

use calamine::{Data, DataRef, Dimensions, Reader, Xlsx, open_workbook_from_rs};
use okms_raci_core::nearest;

use super::Hints;
use super::notes::Notes;
use super::page::{Page, Place, Row};
use super::sheet;
use crate::status::Error;

/// More columns than a matrix has, so that a stray cell far away costs nothing.
const MOST_COLUMNS: u32 = 256;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

pub(super) fn read(
    bytes: &[u8],
    file: &str,
    hints: &Hints,
    notes: &mut Notes,
) -> Result<Page, Error> {
    let cannot = |error: calamine::XlsxError| {
        let help = "save it as .xlsx, or as .csv, in the program that it comes from";
        Error::new(format_args!("{file} is no spreadsheet that can be read: {error}\n{help}"))
    };
    let mut workbook: Workbook<'_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(cannot)?;
    let names = workbook.sheet_names();
    let mut sheets = Vec::new();
    for name in wanted(&names, hints, notes) {
        sheets.push((
            name.clone(),
            rows(&mut workbook, &name, names.len() > 1, notes).map_err(cannot)?,
        ));
    }
    if sheets.len() > 1 {
        sheets = those_with_a_matrix(sheets, hints, notes);
    }
    let rows = sheets.into_iter().next().map(|(_, rows)| rows);
    Ok(rows.map_or_else(Page::default, |rows| sheet::page(rows, hints, notes)))
}

/// The sheets to look at.
fn wanted(names: &[String], hints: &Hints, notes: &mut Notes) -> Vec<String> {
    let Some(wanted) = &hints.sheet else { return names.to_vec() };
    if let Some(name) = names.iter().find(|name| name.eq_ignore_ascii_case(wanted)) {
        return vec![name.clone()];
    }
    let list: Vec<&str> = names.iter().map(String::as_str).collect();
    let help = match nearest(wanted, &list) {
        Some(near) => format!("did you mean {near:?}?"),
        None => format!("there are: {}", list.join(", ")),
    };
    notes.refuse(&Place::default(), format!("there is no sheet {wanted:?}"), help);
    Vec::new()
}

type Sheet = (String, Vec<Row>);

/// The sheet that has a matrix; if several do, the user has to say which.
fn those_with_a_matrix(sheets: Vec<Sheet>, hints: &Hints, notes: &mut Notes) -> Vec<Sheet> {
    let has_matrix = |(_, rows): &Sheet| sheet::header(rows, hints).is_some();
    let (found, others): (Vec<Sheet>, Vec<Sheet>) = sheets.into_iter().partition(has_matrix);
    if found.len() > 1 {
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        let what = format!("several sheets have a matrix: {}", names.join(", "));
        let help = "import each by itself, with --sheet and its name";
        notes.refuse(&Place::default(), what, help);
        return Vec::new();
    }
    if found.is_empty() {
        return others.into_iter().take(1).collect();
    }
    for (name, rows) in others.iter().filter(|(_, rows)| !rows.is_empty()) {
        notes.leave_out(&rows[0].at, format!("the sheet {name:?} has no matrix and was skipped"));
    }
    found
}

/// The rows of a sheet, each as wide as the widest.
fn rows(
    workbook: &mut Workbook<'_>,
    name: &str,
    is_one_of_several: bool,
    notes: &mut Notes,
) -> Result<Vec<Row>, calamine::XlsxError> {
    let sheet: Option<Rc<str>> = is_one_of_several.then(|| name.into());
    let place = |row: u32| Place { sheet: sheet.clone(), line: row as usize + 1 };
    let mut cells = cells(workbook, name)?;
    let merged = workbook.merge_cells_by_sheet_name(name)?;
    for area in merged {
        fill(&mut cells, area, &place, notes);
    }
    let columns = cells.values().filter_map(|row| row.keys().next_back());
    let width = columns.max().map_or(0, |last| last + 1);
    let rows = cells.into_iter().map(|(at, mut row)| {
        let cells = (0..width).map(|column| row.remove(&column).unwrap_or_default());
        Row { at: place(at), cells: cells.collect() }
    });
    Ok(rows.collect())
}

/// The cells that have text, by row and column, read one by one: an empty sheet with one cell far
/// away takes no room.
fn cells(workbook: &mut Workbook<'_>, name: &str) -> Result<Cells, calamine::XlsxError> {
    let mut cells = Cells::new();
    let mut reader = workbook.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_cell()? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if !text.is_empty() && column < MOST_COLUMNS {
            cells.entry(row).or_default().insert(column, text);
        }
    }
    Ok(cells)
}

fn text(value: &DataRef<'_>) -> String {
    Data::from(value.clone()).to_string().trim().to_owned()
}

/// What is shown over several cells stands in each of them.
fn fill(cells: &mut Cells, area: Dimensions, place: &impl Fn(u32) -> Place, notes: &mut Notes) {
    let Dimensions { start: (top, left), end: (bottom, right) } = area;
    let Some(text) = cells.get(&top).and_then(|row| row.get(&left)).cloned() else { return };
    let right = right.min(MOST_COLUMNS - 1);
    let rows: Vec<u32> = cells.range(top..=bottom).map(|(row, _)| *row).collect();
    for row in rows {
        let row = cells.entry(row).or_default();
        for column in left..=right {
            row.insert(column, text.clone());
        }
    }
    if bottom > top || right > left {
        let what = format!("{text:?} stands in merged cells; it was taken for each of them");
        notes.decide(&place(top), what);
    }
}
