//! A CSV file as rows; what is between its fields is told from its first lines.

use csv::{ReaderBuilder, StringRecord};
use okms_raci_core::escape::csv_text;

use super::Hints;
use super::notes::Notes;
use super::page::{Page, Place, Row};
use super::sheet;

const DELIMITERS: [u8; 3] = *b",;\t";

pub(super) fn read(text: &str, hints: &Hints, notes: &mut Notes) -> Page {
    let (text, said, first) = said_delimiter(text);
    let delimiter = said.unwrap_or_else(|| delimiter(text, hints));
    let rows: Vec<Row> = rows(text, delimiter, usize::MAX).collect();
    let rows: Vec<Row> = rows.into_iter().map(|row| moved(row, first)).collect();
    if text.matches('"').count() % 2 == 1 {
        let open = rows.iter().rev().find(|row| row.cells.iter().any(|cell| cell.contains('\n')));
        if let Some(row) = open {
            let help = "close it, or write it twice where it is meant as a quote";
            notes.refuse(&row.at, "a quote is opened and never closed", help);
        }
    }
    sheet::page(rows, hints, notes)
}

fn moved(row: Row, lines: usize) -> Row {
    Row { at: Place::line(row.at.line + lines), ..row }
}

/// What Excel takes from a first line `sep=;`, with the text after it and how many lines that were.
fn said_delimiter(text: &str) -> (&str, Option<u8>, usize) {
    let said = text.split_once('\n').and_then(|(first, rest)| {
        let [delimiter] = *first.trim_end().strip_prefix("sep=")?.as_bytes() else { return None };
        Some((rest, Some(delimiter), 1))
    });
    said.unwrap_or((text, None, 0))
}

/// The one with which a header is found, with the most columns.
fn delimiter(text: &str, hints: &Hints) -> u8 {
    let columns = |&delimiter: &u8| {
        let rows: Vec<Row> = rows(text, delimiter, 60).collect();
        let header = sheet::header(&rows, hints).map(|at| rows[at].cells.len());
        (header, rows.first().map(|row| row.cells.len()))
    };
    // The last of the best is taken, and a comma is the usual one.
    DELIMITERS.into_iter().rev().max_by_key(columns).unwrap_or(b',')
}

fn rows(text: &str, delimiter: u8, most: usize) -> impl Iterator<Item = Row> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    let records = builder.from_reader(text.as_bytes()).into_records();
    // Text in memory that is UTF-8 gives no errors.
    records.filter_map(Result::ok).take(most).map(|record| row(&record))
}

fn row(record: &StringRecord) -> Row {
    let line = record.position().map_or(0, csv::Position::line);
    Row {
        at: Place::line(line as usize),
        cells: record.iter().map(|cell| csv_text(cell.trim()).to_owned()).collect(),
    }
}
