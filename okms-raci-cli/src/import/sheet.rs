//! The rows of a sheet or of a CSV file as headings and a table.

use super::Hints;
use super::columns;
use super::notes::Notes;
use super::number::Numbered;
use super::page::{Block, Fact, Heading, Page, Place, Row, Table};

/// How many rows may stand above the header.
const MOST_ABOVE: usize = 50;

/// The table that starts with the row that names the activities; what stands above it may be a title.
pub(super) fn page(mut rows: Vec<Row>, hints: &Hints, notes: &mut Notes) -> Page {
    while rows.last().is_some_and(is_blank) {
        rows.pop();
    }
    let Some(at) = header(&rows, hints) else {
        refuse(rows, hints, notes);
        return Page::default();
    };
    let mut body = rows.split_off(at);
    let mut page = Page::default();
    page.facts.title = title(&rows, notes);
    let mut header = body.remove(0);
    while header.cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        header.cells.pop();
    }
    page.blocks = blocks(header, body, hints, notes);
    page
}

/// The first text in the first column that stands alone above the header; what else is there is told.
fn title(above: &[Row], notes: &mut Notes) -> Option<Fact> {
    let mut title = None;
    for row in above.iter().filter(|row| !is_blank(row)) {
        let starts_row = row.cells.first().is_some_and(|cell| !cell.trim().is_empty());
        let text = only_text(row).map(|(_, text)| text);
        if let Some(text) = text.filter(|_| starts_row && title.is_none()) {
            notes.decide(&row.at, format!("{text:?} was taken as the title"));
            title = Some(Fact { at: row.at.clone(), text: text.to_owned() });
        } else {
            let texts = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
            let mut texts: Vec<&str> = texts.collect();
            texts.dedup();
            let texts = texts.join(", ");
            notes.leave_out(&row.at, format!("the row {texts:?} above the header was left out"));
        }
    }
    title
}

/// Says why no row is a header, and what would be one.
fn refuse(rows: Vec<Row>, hints: &Hints, notes: &mut Notes) {
    let Some(header) = rows.into_iter().find(|row| !is_blank(row)) else {
        let help = "write a row of headers, and a row for each activity";
        notes.refuse(&Place::default(), "there is no row in it", help);
        return;
    };
    let at = header.at.clone();
    let texts = header.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let headers = texts.collect::<Vec<_>>().join(", ");
    let table = Table { header, rows: Vec::new() };
    let asked = hints
        .activity
        .as_ref()
        .and_then(|hint| columns::unknown_column("--activity", hint, std::iter::once(&table)));
    let help = "write \"Activity\" above the activities; if another row is the header, say with \
                --activity what stands there above them";
    let (what, help) = match asked {
        Some(what) => (what, "say a header as it stands in the source"),
        None => (
            format!("no row is a header with a column of activities; the first is: {headers}"),
            help,
        ),
    };
    notes.refuse(&at, what, help);
}

/// The position of the first row with a header of activities.
pub(super) fn header(rows: &[Row], hints: &Hints) -> Option<usize> {
    rows.iter().take(MOST_ABOVE).position(|row| {
        let table = Table { header: row.clone(), rows: Vec::new() };
        let texts = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        texts > 1 && columns::activity(&table, hints).is_some()
    })
}

/// A row with a number, a title and nothing else is the heading of those below; one with a title
/// alone may be one.
fn blocks(header: Row, rows: Vec<Row>, hints: &Hints, notes: &mut Notes) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut table = Table { header, rows: Vec::new() };
    for row in rows {
        let heading = only_text(&row).map(|(_, text)| text);
        let is_numbered = |text: &str| Numbered::read(text).is_some_and(|number| !number.is_bare);
        let heading = heading.filter(|text| hints.heading_rows || is_numbered(text));
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
