//! What stands around the matrices of a sheet: its title, dates, and what is left out.

use std::collections::HashSet;

use super::{Kind, Layout, Matrix};
use crate::finding::counted;
use crate::import::cells::{Cell, Fact, Page};
use crate::import::front_matter::date;
use crate::import::report::Report;

/// Reads what is around the matrices of one grid, if it is that of a sheet.
pub(super) fn read(matrices: &[Matrix], page: &Page, report: &mut Report, layout: &mut Layout) {
    let Some(first) = matrices.first().filter(|_| page.is_flat) else { return };
    let grid = &first.grid;
    if grid.how.is_some() {
        return;
    }
    let mut taken: HashSet<(usize, usize)> = HashSet::new();
    for matrix in matrices {
        let last = matrix
            .columns
            .parties
            .iter()
            .flat_map(|(_, columns)| columns)
            .max()
            .copied()
            .unwrap_or_default();
        let notes = matrix.columns.notes.iter().copied();
        let columns: Vec<usize> = (0..=last).chain(notes).collect();
        for &line in matrix.header.iter().chain(&matrix.body) {
            taken.extend(columns.iter().map(|&column| (line, column)));
        }
        // Columns that were left out have been reported by their header.
        let width =
            matrix.columns.headers.iter().enumerate().filter(|(_, header)| !header.is_empty());
        taken.extend(width.flat_map(|(column, _)| {
            matrix.body.iter().chain(&matrix.header).map(move |&line| (line, column))
        }));
    }
    let top = first.header.first().copied().unwrap_or_default();
    for line in 0..top {
        title(first, line, layout, &mut taken);
    }
    let cells = grid.lines.iter().enumerate().flat_map(|(line, own)| {
        own.cells.iter().enumerate().map(move |(column, cell)| (line, column, cell))
    });
    let is_left = |(line, column, cell): &(usize, usize, &Cell)| {
        let is_origin = cell.merged.is_none_or(|area| area.left == *column);
        !cell.is_blank() && is_origin && !taken.contains(&(*line, *column))
    };
    let left: Vec<(usize, usize, &Cell)> = cells.filter(is_left).collect();
    if let Some((line, column, cell)) = left.first() {
        let others =
            if left.len() == 1 { "a cell".to_owned() } else { counted(left.len(), "cell") };
        let what = format!(
            "{others} around the matrix {}: {:?}{}",
            if left.len() == 1 { "was left out" } else { "were left out" },
            cell.line(),
            if left.len() > 1 { ", …" } else { "" }
        );
        report.leave_out(&grid.lines[*line].place(*column), what);
    }
}

/// A text that stands alone above the header is the title; dates may be the revision.
fn title(matrix: &Matrix, line: usize, layout: &mut Layout, taken: &mut HashSet<(usize, usize)>) {
    let is_ours = matrix.columns.id.is_some();
    let own = &matrix.grid.lines[line];
    let filled = own.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
    let texts: HashSet<String> = filled.clone().map(|(_, cell)| cell.line()).collect();
    for (column, cell) in filled {
        let fact = Fact { at: own.place(column), text: cell.line() };
        let word = cell.line().split_whitespace().find_map(date);
        if let Some(text) = word.clone().filter(|_| is_ours) {
            layout.revision = Some(Fact { text, ..fact });
            taken.insert((line, column));
        } else if let Some(text) = word {
            layout.dates.push(Fact { text, ..fact });
        } else if texts.len() == 1
            && layout.title.is_none()
            && own.values[column].kind == Kind::Text
        {
            layout.title = Some(fact);
            taken.extend((0..own.cells.len()).map(|column| (line, column)));
        }
    }
}
