//! The sheets of a workbook: xlsx, xlsm, xls and ods.

mod extras;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::rc::Rc;

use calamine::{
    Data, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Sheets, Xlsx,
    open_workbook_auto_from_rs,
};
use okms_raci_core::nearest;

use super::Hints;
use super::archive::Archive;
use super::cells::{
    Area, Block, Cell, MOST_CELLS, Page, Place, Row, Sheet, Style, one_line, too_many_cells,
};
use super::report::{Report, option, quoted};
use crate::status::Error;
use extras::Extras;

type Source<'a> = Cursor<&'a [u8]>;

/// The cells of a sheet, by row and column.
type Cells = BTreeMap<(u32, u32), Cell>;

pub(super) fn read(
    bytes: &[u8],
    file: &str,
    hints: &Hints,
    report: &mut Report,
) -> Result<Page, Error> {
    let mut archive = match bytes {
        [b'P', b'K', ..] => Some(Archive::open(bytes, file)?),
        _ => None,
    };
    let cannot = |error: &dyn std::fmt::Display| cannot(file, error);
    let mut book =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| cannot(&error))?;
    let all = book.sheets_metadata().to_vec();
    let all: Vec<_> = all.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
    let names: Vec<&str> = all.iter().map(|sheet| sheet.name.as_str()).collect();
    let wanted = wanted(&names, hints, report);
    let mut page = Page { is_flat: true, ..Page::default() };
    for sheet in &all {
        let is_hidden = sheet.visible != SheetVisible::Visible;
        if wanted.is_some_and(|wanted| wanted != sheet.name) {
            continue;
        }
        let name = (all.len() > 1).then(|| Rc::from(sheet.name.as_str()));
        if is_hidden && wanted.is_none() && !hints.hidden {
            let what = format!(
                "the hidden sheet {:?} was left out; {} takes it",
                sheet.name,
                option("--sheet", &sheet.name)
            );
            report.leave_out(&Place::default(), what);
            continue;
        }
        let extras =
            archive.as_mut().map(|archive| extras::read(archive, &sheet.name)).unwrap_or_default();
        let (cells, merged) =
            cells(&mut book, &sheet.name, name.as_ref(), report).map_err(|error| cannot(&error))?;
        page.blocks.push(Block::Sheet(compact(cells, &merged, name, &extras, file)?));
    }
    Ok(page)
}

fn cannot(file: &str, error: &dyn std::fmt::Display) -> Error {
    let error = error.to_string();
    if error.to_lowercase().contains("password") {
        let help = "save a copy without a password";
        return Error::new(format_args!("{file} is protected with a password\n{help}"));
    }
    let help = "save it as .xlsx, or as .csv, in the program that it comes from";
    Error::new(format_args!("{file} is no spreadsheet that can be read: {error}\n{help}"))
}

/// The sheet that the user names.
fn wanted<'a>(names: &[&'a str], hints: &Hints, report: &mut Report) -> Option<&'a str> {
    let wanted = hints.sheet.as_ref()?;
    let found = names.iter().find(|name| name.eq_ignore_ascii_case(wanted)).copied();
    if found.is_none() {
        let help = match nearest(wanted, names) {
            Some(near) => format!("did you mean {}?", option("--sheet", near)),
            None => format!("there are: {}", quoted(names.iter().copied())),
        };
        report.refuse(&Place::default(), format!("there is no sheet {wanted:?}"), help);
    }
    Some(found.unwrap_or_default())
}

/// The cells of a sheet and the areas that are merged.
fn cells(
    book: &mut Sheets<Source<'_>>,
    name: &str,
    sheet: Option<&Rc<str>>,
    report: &mut Report,
) -> Result<(Cells, Vec<Dimensions>), calamine::Error> {
    match book {
        Sheets::Xlsx(book) => Ok(of_xlsx(book, name, sheet, report)?),
        Sheets::Xls(book) => {
            let merged = book.merge_cells_by_sheet_name(name)?;
            Ok((of_range(&book.worksheet_range(name)?), merged))
        }
        _ => Ok((of_range(&book.worksheet_range(name)?), Vec::new())),
    }
}

fn of_range(range: &calamine::Range<Data>) -> Cells {
    let (top, left) = range.start().unwrap_or_default();
    let used = range.used_cells();
    used.map(|(row, column, value)| ((top + row as u32, left + column as u32), cell(value)))
        .collect()
}

/// One by one: an empty sheet with one cell far away takes no room.
fn of_xlsx(
    book: &mut Xlsx<Source<'_>>,
    name: &str,
    sheet: Option<&Rc<str>>,
    report: &mut Report,
) -> Result<(Cells, Vec<Dimensions>), calamine::XlsxError> {
    let mut cells = Cells::new();
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(record) = reader.next_cell_with_formula_metadata()? {
        let value = Data::from(record.value);
        let mut own = cell(&value);
        own.is_unsaved = record.formula.is_some() && value == Data::Empty;
        let is_filled = own.is_unsaved || !own.text.is_empty();
        if let Some(other) =
            cells.get(&record.pos).filter(|other: &&Cell| is_filled && **other != own)
        {
            let at = place(record.pos, sheet);
            let what =
                format!("the cell is in the file twice: {:?} and {:?}", other.text, own.text);
            report.refuse(&at, what, "open the file in a spreadsheet program and save it");
        }
        if is_filled {
            cells.insert(record.pos, own);
        }
    }
    drop(reader);
    let styles = book.worksheet_style(name)?;
    for (&position, cell) in &mut cells {
        if let Some(style) = styles.get(position) {
            let font = style.font.as_ref();
            let fill = style
                .fill
                .as_ref()
                .filter(|fill| fill.is_visible())
                .and_then(calamine::Fill::get_color);
            cell.is_struck = font.is_some_and(|font| font.strikethrough);
            cell.style = Some(Style {
                is_bold: font.is_some_and(calamine::Font::is_bold),
                size: font.and_then(|font| font.size).map_or(0, |size| (size * 4.0).to_bits()),
                fill: fill.map(|color| color.to_argb()),
                indent: style
                    .alignment
                    .as_ref()
                    .and_then(|alignment| alignment.indent)
                    .unwrap_or_default(),
            });
        } else {
            cell.style = Some(Style::default());
        }
    }
    Ok((cells, book.merge_cells_by_sheet_name(name)?))
}

fn place((row, column): (u32, u32), sheet: Option<&Rc<str>>) -> Place {
    Place { sheet: sheet.cloned(), line: row as usize + 1, column: Some(column) }
}

fn cell(value: &Data) -> Cell {
    let (text, is_number) = match value {
        Data::DateTime(date) => (date_text(date), true),
        Data::Int(_) | Data::Float(_) => (value.to_string(), true),
        Data::DateTimeIso(text) => (text.clone(), true),
        _ => (value.to_string(), false),
    };
    Cell { text: text.trim().to_owned(), is_number, ..Cell::default() }
}

fn date_text(date: &ExcelDateTime) -> String {
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    if date.is_duration() {
        date.as_f64().to_string()
    } else {
        format!("{year:04}-{month:02}-{day:02}")
    }
}

/// The rows and columns that are used, with one empty one for each gap between them.
fn compact(
    cells: Cells,
    merged: &[Dimensions],
    name: Option<Rc<str>>,
    extras: &Extras,
    file: &str,
) -> Result<Sheet, Error> {
    let with_gaps = |used: BTreeSet<u32>| {
        let gaps: Vec<u32> = used
            .iter()
            .zip(used.iter().skip(1))
            .filter(|(a, b)| **b > **a + 1)
            .map(|(a, _)| a + 1)
            .collect();
        used.into_iter().chain(gaps).collect::<BTreeSet<u32>>().into_iter().collect::<Vec<u32>>()
    };
    let rows = with_gaps(cells.keys().map(|(row, _)| *row).collect());
    let columns = with_gaps(cells.keys().map(|(_, column)| *column).collect());
    if rows.len().saturating_mul(columns.len()) > MOST_CELLS {
        return Err(too_many_cells(file));
    }
    let mut grid: Vec<Row> = rows
        .iter()
        .map(|&row| Row {
            at: Place { sheet: name.clone(), line: row as usize + 1, column: None },
            cells: columns.iter().map(|&column| empty(row, column, extras)).collect(),
        })
        .collect();
    for ((row, column), cell) in cells {
        let (Ok(at), Ok(column)) = (rows.binary_search(&row), columns.binary_search(&column))
        else {
            continue;
        };
        let place = &mut grid[at].cells[column];
        let comment = place.comment.take();
        *place = Cell { column: place.column, is_hidden: place.is_hidden, comment, ..cell };
    }
    let mut left = MOST_CELLS;
    for area in merged {
        let within = |all: &[u32], from: u32, to: u32| {
            (all.partition_point(|&at| at < from), all.partition_point(|&at| at <= to))
        };
        let (top, bottom) = within(&rows, area.start.0, area.end.0);
        let (first, last) = within(&columns, area.start.1, area.end.1);
        let Some(more) = left.checked_sub(bottom.saturating_sub(top) * last.saturating_sub(first))
        else {
            break;
        };
        left = more;
        if bottom > top
            && last > first
            && rows[top] == area.start.0
            && columns[first] == area.start.1
        {
            merge(&mut grid, Area { top, left: first, bottom: bottom - 1, right: last - 1 });
        }
    }
    Ok(Sheet { name, rows: grid, ..Sheet::default() })
}

fn empty(row: u32, column: u32, extras: &Extras) -> Cell {
    let is_hidden = extras.rows.contains(&row)
        || extras.columns.iter().any(|columns| columns.contains(&column));
    let comment = extras.comments.get(&(row, column)).map(|text| one_line(text));
    Cell { column: Some(column), is_hidden, comment, ..Cell::default() }
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
