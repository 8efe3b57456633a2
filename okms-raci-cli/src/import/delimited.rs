//! A text with a separator between fields as a sheet; the separator is the one that shows most letters.

use std::collections::BTreeMap;

use csv::ReaderBuilder;
use okms_raci_core::escape::csv_text;

use super::cells::{Block, Cell, MOST_CELLS, Page, Place, Row, Sheet};
use super::kind::{Alphabet, Kind};
use super::report::Report;
use crate::status::Error;

const SEPARATORS: [u8; 5] = *b",;\t|:";

/// How many bytes are looked at to find the separator.
const MOST_JUDGED: usize = 1 << 16;

pub(super) fn read(
    text: &str,
    file: &str,
    alphabet: &Alphabet,
    report: &mut Report,
) -> Result<Page, Error> {
    let (text, said, first) = said_separator(text);
    let separator = said.unwrap_or_else(|| separator(text, alphabet));
    let mut page = Page { is_flat: true, ..Page::default() };
    let mut all: Vec<Row> = Vec::new();
    for mut row in rows(text, separator, usize::MAX) {
        page.size.add(row.cells.len().max(1), 0);
        page.size.check(file)?;
        row.at.line += first;
        all.push(row);
    }
    for row in &all {
        if let Some(cell) =
            row.cells.iter().find(|cell| holds_rows(&cell.text, separator, alphabet))
        {
            let start: String = cell.line().chars().take(40).collect();
            let what = format!("a cell in quotes holds rows of the table: \"{start}…");
            let help = "close the quote that is opened there, or write it twice where it is meant as a quote";
            report.refuse(&row.at, what, help);
        }
    }
    // A line more is a row more, unless a quote is open; most texts have as many that open as that close.
    let is_odd = !report.has_refusals() && text.matches('"').count() % 2 == 1;
    if is_odd && rows(&format!("{text}\nend"), separator, usize::MAX).count() == all.len() {
        let at = all.last().map(|row| row.at.clone()).unwrap_or_default();
        let help = "close it, or write it twice where it is meant as a quote";
        report.refuse(&at, "a quote is opened and never closed", help);
    }
    if !report.has_refusals() {
        cut_by_a_comma(&all, separator, alphabet, report);
    }
    let mut sheet = Sheet { rows: all, ..Sheet::default() };
    sheet.square(file)?;
    // A line with one field is a title or a heading.
    let is_one = |row: &&mut Row| row.cells.iter().filter(|cell| !cell.is_missing).count() < 2;
    let ones = sheet.rows.iter_mut().filter(is_one).flat_map(|row| &mut row.cells);
    ones.for_each(|cell| cell.is_missing = false);
    page.blocks.push(Block::Sheet(sheet));
    Ok(page)
}

/// Whether a cell has lines with letters of roles between separators: a quote is missing somewhere.
fn holds_rows(text: &str, separator: u8, alphabet: &Alphabet) -> bool {
    let is_letters = |field: &str| alphabet.value(&Cell::new(field)).kind == Kind::Letters;
    let mut lines = text.lines().skip(1).take(100);
    lines.any(|line| line.split(char::from(separator)).skip(1).any(is_letters))
}

/// Refuses rows with more fields than most, where text stands where letters belong.
fn cut_by_a_comma(rows: &[Row], separator: u8, alphabet: &Alphabet, report: &mut Report) {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.cells.len() > 1) {
        *counts.entry(row.cells.len()).or_default() += 1;
    }
    let Some((&usual, _)) = counts.iter().max_by_key(|(_, count)| **count) else { return };
    let kind = |cell: &Cell| alphabet.value(cell).kind;
    let is_text = |cell: &Cell| !matches!(kind(cell), Kind::Letters | Kind::Blank | Kind::None);
    for row in rows {
        let Some(more) = row.cells.len().checked_sub(usual).filter(|more| *more > 0) else {
            continue;
        };
        let end = row.cells.iter().rposition(is_text).map_or(0, |last| last + 1);
        let (texts, letters) = row.cells.split_at(end);
        let has_letters = letters.iter().any(|cell| kind(cell) == Kind::Letters);
        let text = texts.get(end.saturating_sub(more + 1)..).unwrap_or_default();
        if has_letters && text.len() == more + 1 && text.iter().all(is_text) {
            let separator = char::from(separator);
            let parts: Vec<&str> = text.iter().map(|cell| cell.text.as_str()).collect();
            let text = parts.join(&format!("{separator} "));
            let what = format!("the row has {} fields, most have {usual}", row.cells.len());
            let help =
                format!("put text that has a `{separator}` in it in double quotes: \"{text}\"");
            report.refuse(&row.at, what, help);
        }
    }
}

/// What Excel takes from a first line `sep=;`, with the text after it and how many lines that were.
fn said_separator(text: &str) -> (&str, Option<u8>, usize) {
    let said = text.split_once('\n').and_then(|(first, rest)| {
        let [separator] = *first.trim_end().strip_prefix("sep=")?.as_bytes() else { return None };
        Some((rest, Some(separator), 1))
    });
    said.unwrap_or((text, None, 0))
}

/// The separator with which most fields are letters, else with which there are most fields.
fn separator(text: &str, alphabet: &Alphabet) -> u8 {
    let end = (0..=MOST_JUDGED.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    let start = &text[..end.unwrap_or_default()];
    let score = |&separator: &u8| {
        let rows: Vec<Row> = rows(start, separator, 200).collect();
        let values = rows.iter().flat_map(|row| &row.cells).map(|cell| alphabet.value(cell));
        let letters = values.filter(|value| value.kind == Kind::Letters).count();
        (letters, rows.iter().map(|row| row.cells.len()).sum::<usize>())
    };
    // The last of the best is taken, and a comma is the usual one.
    SEPARATORS.into_iter().rev().max_by_key(score).unwrap_or(b',')
}

/// The records of a text, each at its line; empty lines part tables, and the reader skips them.
fn rows(text: &str, separator: u8, most: usize) -> impl Iterator<Item = Row> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(separator);
    let records = builder.from_reader(text.as_bytes()).into_records();
    let (mut line, mut counted) = (1, 0);
    // Text in memory that is UTF-8 gives no errors.
    records.filter_map(Result::ok).take(most).flat_map(move |record| {
        let position = record.position().map_or(0, |position| position.byte() as usize);
        let breaks = |bytes: &str| bytes.matches('\n').count();
        line += breaks(&text[counted..position]);
        let rest = &text[position..];
        let start = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        counted = position + start;
        let empty = breaks(&rest[..start])
            - usize::from(position > 0 && start > 0 && !text[..position].ends_with('\n'));
        let gap = (empty > 0).then(|| Row { at: Place::line(line), cells: Vec::new() });
        line += breaks(&rest[..start]);
        // One more than is read is enough to refuse the text.
        let cells = record.iter().take(MOST_CELLS + 1);
        let cells = cells.map(|cell| Cell::new(csv_text(cell.trim())));
        let row = Row { at: Place::line(line), cells: cells.collect() };
        gap.into_iter().chain([row])
    })
}
