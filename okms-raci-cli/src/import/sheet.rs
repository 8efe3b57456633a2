//! The rows of a sheet or of a CSV file as headings and a table.

use super::Hints;
use super::columns;
use super::notes::Notes;
use super::number::Numbered;
use super::page::{Block, Fact, Heading, Page, Row, Table};

/// How many rows may stand above the header.
const MOST_ABOVE: usize = 50;

/// The table that starts with the row that names the activities; what stands above it may be a title.
pub(super) fn page(mut rows: Vec<Row>, hints: &Hints, notes: &mut Notes) -> Page {
    while rows.last().is_some_and(is_blank) {
        rows.pop();
    }
    let Some(at) = header(&rows, hints) else {
        let first = rows.iter().find(|row| !is_blank(row)).cloned().unwrap_or_default();
        let what = if is_blank(&first) {
            "there is no row in it".to_owned()
        } else {
            format!("no column is one of activities: {}", first.cells.join(", "))
        };
        let help = "say which it is with --activity and its header, or its position from 1";
        notes.refuse(&first.at, what, help);
        return Page::default();
    };
    let mut body = rows.split_off(at);
    let mut page = Page::default();
    page.facts.title = rows.iter().find_map(only_text).map(|(row, text)| {
        notes.decide(&row.at, format!("{text:?} was taken as the title"));
        Fact { at: row.at.clone(), text: text.to_owned() }
    });
    let mut header = body.remove(0);
    while header.cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        header.cells.pop();
    }
    page.blocks = blocks(header, body, notes);
    page
}

/// The position of the first row with a header of activities.
pub(super) fn header(rows: &[Row], hints: &Hints) -> Option<usize> {
    rows.iter().take(MOST_ABOVE).position(|row| {
        let table = Table { header: row.clone(), rows: Vec::new() };
        let texts = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        texts > 1 && columns::activity(&table, hints).is_some()
    })
}

/// A row with a number, a title and nothing else is the heading of those below.
fn blocks(header: Row, rows: Vec<Row>, notes: &mut Notes) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut table = Table { header, rows: Vec::new() };
    for row in rows {
        let heading = only_text(&row).map(|(_, text)| text);
        let heading = heading.filter(|text| Numbered::read(text).is_some_and(|n| !n.is_bare));
        let Some(text) = heading else {
            table.rows.push(row);
            continue;
        };
        notes.decide(&row.at, format!("the row {text:?} was taken as a heading"));
        let text = text.to_owned();
        let next = Table { header: table.header.clone(), rows: Vec::new() };
        let full = std::mem::replace(&mut table, next);
        if !full.rows.is_empty() {
            blocks.push(Block::Table(full));
        }
        blocks.push(Block::Heading(Heading { at: row.at, level: 0, text }));
    }
    blocks.push(Block::Table(table));
    blocks
}

/// The text of a row that has just one, in one cell or in several that are merged.
fn only_text(row: &Row) -> Option<(&Row, &str)> {
    let mut texts = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let first = texts.next()?;
    texts.all(|text| text == first).then_some((row, first))
}

fn is_blank(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.trim().is_empty())
}
