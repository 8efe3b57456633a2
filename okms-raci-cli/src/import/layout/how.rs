//! How a table was read, in the words of the report.

use super::{Context, Matrix};
use crate::finding::counted;
use crate::import::report::quoted;

/// Says what the columns of the table are.
pub(super) fn read(matrix: &Matrix, context: &mut Context<'_>) {
    let Matrix { grid, columns, body, .. } = matrix;
    let header = |column: usize| match grid.lines[0].cells[column].column {
        Some(_) if columns.headers[column].is_empty() => {
            format!("column {}", grid.name(column, ""))
        }
        Some(_) => format!("column {} {:?}", grid.name(column, ""), columns.headers[column]),
        None => format!("{:?}", grid.name(column, &columns.headers[column])),
    };
    let ends = (body.first(), body.last(), columns.letters().max());
    let (Some(&first), Some(&last), Some(right)) = ends else { return };
    let (first, last) = (grid.place(first, columns.activity), grid.place(last, right));
    let sheet = first.sheet.as_ref().map_or(String::new(), |sheet| format!("{sheet:?}, "));
    let range = match &grid.how {
        Some(how) => how.clone(),
        None if first.column.is_some() => format!("{}:{}", first.short(), last.short()),
        None if first.line == last.line => format!("line {}", first.line),
        None => format!("lines {} to {}", first.line, last.line),
    };
    let mut line = format!("read {sheet}{range}; activities: {}", header(columns.activity));
    let others = [
        ("sections", &columns.sections[..]),
        ("references", columns.reference.as_slice()),
        ("notes", &columns.notes),
        ("marks", &columns.marks),
    ];
    for (noun, columns) in others.iter().filter(|(_, columns)| !columns.is_empty()) {
        let headers: Vec<String> = columns.iter().map(|&column| header(column)).collect();
        line = format!("{line}; {noun}: {}", headers.join(", "));
    }
    let names: Vec<&str> = columns.names().collect();
    context.report.how(line);
    context.report.how(format!("  parties: {}", names.join(", ")));
}

/// What became of columns of marks and of short rows.
pub(super) fn left_out(
    matrix: &Matrix,
    unmarked: usize,
    short: &[usize],
    context: &mut Context<'_>,
) {
    let Some(&first) = matrix.body.first() else { return };
    let at = &matrix.grid.lines[first].at;
    let columns = &matrix.columns;
    let products: Vec<&String> =
        columns.marks.iter().map(|&column| &columns.headers[column]).collect();
    match &context.hints.column {
        None if !products.is_empty() => {
            let what = format!(
                "the marks in {} were left out; --column takes the rows of one",
                quoted(products)
            );
            context.report.leave_out(at, what);
        }
        Some(wanted) if unmarked > 0 => {
            let what =
                format!("without a mark in {wanted:?}, and left out: {}", counted(unmarked, "row"));
            context.report.leave_out(at, what);
        }
        _ => {}
    }
    if let Some(&line) = short.first() {
        let what = format!(
            "with fewer cells than the header, read as if the last ones were empty: {}",
            counted(short.len(), "row")
        );
        context.report.odd(&matrix.grid.lines[line].at, what);
    }
}
