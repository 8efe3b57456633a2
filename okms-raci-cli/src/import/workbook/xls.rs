//! Workbooks of old programs: xls, which has neither styles nor comments that can be read.

mod sizes;

use std::io::Cursor;
use std::panic::{self, AssertUnwindSafe};

use calamine::{Data, Reader, SheetType, SheetVisible, Xls};

use super::{Cell, Filled, Tab, cannot, check_sheets, day};
use crate::import::cells::Size;
use crate::status::Error;

/// The sheets; what is in them, of those that are wanted.
pub(super) fn read(
    bytes: &[u8],
    file: &str,
    is_wanted: impl Fn(&Tab) -> bool,
) -> Result<Vec<(Tab, Filled)>, Error> {
    sizes::check(bytes, file)?;
    // The library panics on some damaged files.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let read = panic::catch_unwind(AssertUnwindSafe(|| sheets(bytes, is_wanted)));
    panic::set_hook(hook);
    match read.unwrap_or_else(|_| Err("it is damaged".to_owned())) {
        Err(error) if error.to_lowercase().contains("password") => Err(protected(file)),
        Err(error) => Err(cannot(file, &error)),
        Ok(sheets) => {
            check_sheets(sheets.len(), file)?;
            sheets.last().map_or(Ok(()), |(_, filled)| filled.size.check(file))?;
            Ok(sheets)
        }
    }
}

fn protected(file: &str) -> Error {
    let help = "save a copy without a password";
    Error::new(format_args!("{file} is protected with a password\n{help}"))
}

fn sheets(bytes: &[u8], is_wanted: impl Fn(&Tab) -> bool) -> Result<Vec<(Tab, Filled)>, String> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let all = book.sheets_metadata().to_vec();
    let all = all.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let mut size = Size::default();
    let sheets = all.map(|sheet| {
        let mut filled = Filled { size, ..Filled::default() };
        let tab = Tab { name: sheet.name, is_hidden: sheet.visible != SheetVisible::Visible };
        if !is_wanted(&tab) {
            return Ok((tab, filled));
        }
        let range = book.worksheet_range(&tab.name).map_err(|error| error.to_string())?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            filled.add((top + row as u32, left + column as u32), cell(value), false);
        }
        let merged = book.merge_cells_by_sheet_name(&tab.name).unwrap_or_default();
        filled.merged = merged.into_iter().map(|area| (area.start, area.end)).collect();
        size = filled.size;
        Ok((tab, filled))
    });
    sheets.collect()
}

fn cell(value: &Data) -> Cell {
    let text = match value {
        Data::DateTime(date) if !date.is_duration() => day(*date),
        value => value.to_string(),
    };
    let is_date = matches!(value, Data::DateTime(_) | Data::DateTimeIso(_));
    let is_number = is_date || matches!(value, Data::Int(_) | Data::Float(_));
    Cell { is_number, is_date, ..Cell::new(text.trim()) }
}
