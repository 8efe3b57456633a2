//! Workbooks of old programs: xls, which has neither styles nor comments that can be read.

use std::io::Cursor;
use std::panic::{self, AssertUnwindSafe};

use calamine::{Data, Reader, SheetType, SheetVisible, Xls};

use super::{Cell, Filled, Tab, cannot, day};
use crate::status::Error;

pub(super) fn read(bytes: &[u8], file: &str) -> Result<Vec<(Tab, Filled)>, Error> {
    // The library panics on some damaged files.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let read = panic::catch_unwind(AssertUnwindSafe(|| sheets(bytes)));
    panic::set_hook(hook);
    match read.unwrap_or_else(|_| Err("it is damaged".to_owned())) {
        Err(error) if error.to_lowercase().contains("password") => {
            let help = "save a copy without a password";
            Err(Error::new(format_args!("{file} is protected with a password\n{help}")))
        }
        read => read.map_err(|error| cannot(file, &error)),
    }
}

fn sheets(bytes: &[u8]) -> Result<Vec<(Tab, Filled)>, String> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let all = book.sheets_metadata().to_vec();
    let all = all.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets = all.map(|sheet| {
        let mut filled = Filled::default();
        let range = book.worksheet_range(&sheet.name).map_err(|error| error.to_string())?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            filled.add((top + row as u32, left + column as u32), cell(value));
        }
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        filled.merged = merged.into_iter().map(|area| (area.start, area.end)).collect();
        Ok((Tab { name: sheet.name, is_hidden: sheet.visible != SheetVisible::Visible }, filled))
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
