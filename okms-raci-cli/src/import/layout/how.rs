//! How a table was read, in the words of the report, and what stands around it.

use std::collections::HashSet;

use super::{Cell, Context, Layout, Table};
use crate::finding::counted;
use crate::import::cells::Fact;
use crate::import::facts::date;
use crate::import::report::quoted;

/// Says what the columns of the table are.
pub(super) fn read(matrix: &Table, context: &mut Context<'_>) {
    let Table { columns, body, .. } = matrix;
    let header = |&column: &usize| {
        if matrix.lines[0].cells[column].column.is_none() {
            return format!("{:?}", matrix.name(column));
        }
        let letter = matrix.grid.name(column, "");
        let text = Some(&columns.headers[column]).filter(|text| !text.is_empty());
        text.map_or(format!("column {letter}"), |text| format!("column {letter} {text:?}"))
    };
    let ends = (body.first(), body.last(), columns.letters().max());
    let (Some(&first), Some(&last), Some(right)) = ends else { return };
    let (first, last) = (matrix.place(first, columns.activity), matrix.place(last, right));
    let sheet = first.sheet.as_ref().map_or(String::new(), |sheet| format!("{sheet:?}, "));
    let range = match matrix.how {
        Some(how) => how.to_owned(),
        None if first.column.is_some() => format!("{}:{}", first.short(), last.short()),
        None if first.line == last.line => format!("line {}", first.line),
        None => format!("lines {} to {}", first.line, last.line),
    };
    let mut line = format!("read {sheet}{range}; activities: {}", header(&columns.activity));
    let others = [
        ("sections", &columns.sections[..]),
        ("references", columns.reference.as_slice()),
        ("notes", &columns.notes),
        ("marks", &columns.marks),
    ];
    for (noun, columns) in others.iter().filter(|(_, columns)| !columns.is_empty()) {
        let headers: Vec<String> = columns.iter().map(header).collect();
        line = format!("{line}; {noun}: {}", headers.join(", "));
    }
    let names: Vec<&str> = columns.names().collect();
    context.report.how(line);
    context.report.how(format!("  parties: {}", names.join(", ")));
}

/// What became of columns of marks and of short rows.
pub(super) fn left_out(
    matrix: &Table,
    unmarked: usize,
    short: &[usize],
    context: &mut Context<'_>,
) {
    let Some(&first) = matrix.body.first() else { return };
    let at = &matrix.lines[first].at;
    let products: Vec<String> = matrix.columns.marks.iter().map(|&at| matrix.name(at)).collect();
    if context.hints.column.is_none() && !products.is_empty() {
        let products = quoted(products);
        let what = format!("the marks in {products} were left out; --column takes the rows of one");
        context.report.leave_out(at, what);
    }
    if let Some(wanted) = context.hints.column.as_ref().filter(|_| unmarked > 0) {
        let rows = counted(unmarked, "row");
        context.report.leave_out(at, format!("without a mark in {wanted:?}, and left out: {rows}"));
    }
    if let Some(&line) = short.first() {
        let rows = counted(short.len(), "row");
        let what = "with fewer cells than the header, read as if the last ones were empty";
        context.report.odd(&matrix.lines[line].at, format!("{what}: {rows}"));
    }
}

/// Reads what stands around the matrices of a sheet: its title, dates, and what is left out.
pub(super) fn around(matrices: &[Table], context: &mut Context<'_>, layout: &mut Layout) {
    let Some(first) = matrices.first().filter(|_| context.page.is_flat) else { return };
    if first.how.is_some() {
        return;
    }
    let mut taken: HashSet<(usize, usize)> = HashSet::new();
    for matrix in matrices {
        let last = matrix.columns.letters().max().unwrap_or_default();
        // Columns that were left out have been reported by their header.
        let is_taken = |column: &usize| {
            *column <= last
                || !matrix.columns.headers[*column].is_empty()
                || matrix.columns.notes.contains(column)
        };
        let columns: Vec<usize> = (0..matrix.width()).filter(is_taken).collect();
        for &line in matrix.header.iter().chain(&matrix.body) {
            taken.extend(columns.iter().map(|&column| (line, column)));
        }
    }
    for line in 0..first.header.first().copied().unwrap_or_default() {
        title(first, line, layout, &mut taken);
    }
    let cells = first.lines.iter().enumerate().flat_map(|(line, own)| {
        own.cells.iter().enumerate().map(move |(column, cell)| (line, column, cell))
    });
    let is_left = |(line, column, cell): &(usize, usize, &Cell)| {
        let is_origin = cell.merged.is_none_or(|area| area.left == *column);
        !cell.is_blank() && is_origin && !taken.contains(&(*line, *column))
    };
    let mut left = cells.filter(is_left);
    let Some((line, column, cell)) = left.next() else { return };
    let text = cell.line();
    let what = match left.count() {
        0 => format!("a cell around the matrix was left out: {text:?}"),
        more => {
            let cells = counted(more + 1, "cell");
            format!("{cells} around the matrix were left out: {text:?}, …")
        }
    };
    context.report.leave_out(&first.place(line, column), what);
}

/// A text that stands alone above the header is the title; dates may be the revision.
fn title(matrix: &Table, line: usize, layout: &mut Layout, taken: &mut HashSet<(usize, usize)>) {
    let cells = &matrix.lines[line].cells;
    let filled = || cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
    let texts: HashSet<String> = filled().map(|(_, cell)| cell.line()).collect();
    for (column, cell) in filled() {
        let fact = Fact { at: matrix.place(line, column), text: cell.line() };
        match cell.line().split_whitespace().find_map(date) {
            Some(text) if matrix.columns.id.is_some() => {
                layout.revision = Some(Fact { text, ..fact });
                taken.insert((line, column));
            }
            Some(text) => layout.dates.push(Fact { text, ..fact }),
            None if texts.len() == 1 && layout.title.is_none() && cell.value.is_text() => {
                layout.title = Some(fact);
                taken.extend((0..cells.len()).map(|column| (line, column)));
            }
            None => {}
        }
    }
}
