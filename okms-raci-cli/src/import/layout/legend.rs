//! Cells that explain the letters: they are no part of a matrix.

use std::collections::HashSet;

use super::{Grid, Kind, Value};
use crate::import::words;

/// The fewest letters of a legend.
const FEWEST: usize = 3;

/// Blanks the legends of a grid.
pub(super) fn blank(grid: &mut Grid) {
    let mut cells = HashSet::new();
    for column in 0..grid.width() {
        for run in runs(grid, column) {
            let before = run.iter().filter(|&&line| is_empty(grid, line, column.checked_sub(1)));
            let after =
                run.iter().filter_map(|&line| text_after(grid, line, column).map(|at| (line, at)));
            let (before, after) = (before.count(), after.collect::<Vec<_>>());
            if before == run.len() && after.len() == run.len() {
                cells.extend(run.iter().map(|&line| (line, column)));
                cells.extend(after);
            } else if run.iter().all(|&line| is_named_before(grid, line, column)) {
                cells.extend(run.iter().flat_map(|&line| [(line, column), (line, column - 1)]));
            }
        }
    }
    for line in 0..grid.lines.len() {
        cells.extend(beside_each_other(grid, line).into_iter().map(|column| (line, column)));
    }
    for (line, column) in cells {
        grid.lines[line].values[column] = Value::default();
        grid.lines[line].cells[column].text.clear();
    }
}

/// Runs of lines in which a column has single letters, each another one.
fn runs(grid: &Grid, column: usize) -> Vec<Vec<usize>> {
    let mut runs = vec![Vec::new()];
    let mut seen = HashSet::new();
    for line in 0..grid.lines.len() {
        let letter = single(grid, line, column);
        let is_new = letter.as_ref().is_some_and(|letter| seen.insert(letter.clone()));
        if !is_new {
            runs.push(Vec::new());
            seen.clear();
            seen.extend(letter.clone());
        }
        if letter.is_some()
            && let Some(run) = runs.last_mut()
        {
            run.push(line);
        }
    }
    let has_r = |run: &Vec<usize>| {
        run.iter().any(|&line| single(grid, line, column).as_deref() == Some("R"))
    };
    runs.retain(|run| run.len() >= FEWEST && has_r(run));
    runs
}

/// The one letter of a cell, which may be in brackets.
fn single(grid: &Grid, line: usize, column: usize) -> Option<String> {
    let value = grid.value(line, column);
    let text = grid.text(line, column);
    let letter = text.trim_matches(|c: char| "()[]*:".contains(c));
    let is_letter = matches!(value.kind, Kind::Letters | Kind::Further);
    (is_letter && letter.chars().count() == 1).then(|| letter.to_owned())
}

fn is_empty(grid: &Grid, line: usize, column: Option<usize>) -> bool {
    column.is_none_or(|column| grid.value(line, column).kind == Kind::Blank)
}

/// The text that explains a letter, at most two cells after it; what has letters after it is an activity.
fn text_after(grid: &Grid, line: usize, column: usize) -> Option<usize> {
    let kind = |column: usize| grid.lines[line].values.get(column).map(|value| value.kind);
    let is_text = |&column: &usize| {
        matches!(kind(column), Some(Kind::Text | Kind::Word | Kind::Noted))
            && kind(column + 1) != Some(Kind::Letters)
    };
    (column + 1..column + 3).find(is_text)
}

/// Whether the cell before names the role of the letter.
fn is_named_before(grid: &Grid, line: usize, column: usize) -> bool {
    let Some(before) = column.checked_sub(1) else { return false };
    let role = words::role(&grid.text(line, before));
    role.is_some_and(|role| grid.value(line, column).roles.iter().eq([role]))
}

/// `R | Responsible | A | Accountable`, in one line.
fn beside_each_other(grid: &Grid, line: usize) -> Vec<usize> {
    let mut cells = Vec::new();
    for column in 0..grid.width().saturating_sub(1) {
        let value = grid.value(line, column);
        let role = words::role(&grid.text(line, column + 1));
        if value.kind == Kind::Letters && role.is_some_and(|role| value.roles.iter().eq([role])) {
            cells.extend([column, column + 1]);
        }
    }
    if cells.len() < 2 * FEWEST { Vec::new() } else { cells }
}
