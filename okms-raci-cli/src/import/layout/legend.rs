//! Cells that explain the letters: they are no part of a matrix.

use std::collections::HashSet;

use okms_raci_codegen::RoleSet;

use super::{Grid, Kind, Value};
use crate::import::words;

/// The fewest letters of a legend.
const FEWEST: usize = 3;

/// Whether the only letters of a small table are one of each, in one column: it explains them.
pub(super) fn is_one(grid: &Grid) -> bool {
    let cells = grid.lines.iter().flat_map(|line| line.cells.iter().enumerate());
    let letters: Vec<(usize, RoleSet)> = cells
        .filter(|(_, cell)| cell.value.is_letters())
        .map(|(column, cell)| (column, cell.value.roles))
        .collect();
    let is_in_one_column = letters.windows(2).all(|pair| pair[0].0 == pair[1].0);
    let is_single = letters.iter().all(|(_, roles)| roles.len() == 1);
    let distinct: HashSet<RoleSet> = letters.iter().map(|(_, roles)| *roles).collect();
    // Two letters may be a matrix, unless their names stand beside them.
    let is_enough = letters.len() > 2 || letters.len() == 2 && grid.lines.iter().all(is_named);
    is_in_one_column && is_single && distinct.len() == letters.len() && is_enough
}

/// Whether each letter of a line has the name of its role beside it.
fn is_named(line: &super::Line) -> bool {
    let values = || line.cells.iter().map(|cell| &cell.value);
    let is_name = |value: &&Value, roles| value.kind == Kind::Word && value.roles == roles;
    let mut letters = values().filter(|value| value.is_letters());
    letters.all(|letter| values().any(|value| is_name(&value, letter.roles)))
}

/// Blanks the legends of a grid.
pub(super) fn blank(grid: &mut Grid) {
    let mut cells = HashSet::new();
    for column in 0..grid.width() {
        for run in runs(grid, column) {
            let is_first = |&line: &usize| column == 0 || !grid.value(line, column - 1).is_filled();
            let text = |&line: &usize| Some((line, text_after(grid, line, column)?));
            let texts: Option<Vec<(usize, usize)>> = run.iter().map(text).collect();
            let texts = texts.filter(|_| run.iter().all(is_first));
            let is_named = |&line: &usize| column > 0 && is_pair(grid, line, column, column - 1);
            if let Some(texts) = texts {
                cells.extend(run.iter().map(|&line| (line, column)));
                cells.extend(texts);
            } else if run.iter().all(is_named) {
                cells.extend(run.iter().flat_map(|&line| [(line, column), (line, column - 1)]));
            }
        }
    }
    for line in 0..grid.lines.len() {
        // `R | Responsible | A | Accountable`
        let is_one = |&column: &usize| {
            grid.value(line, column).is_letters() && is_pair(grid, line, column, column + 1)
        };
        let pairs: Vec<usize> = (0..grid.width().saturating_sub(1)).filter(is_one).collect();
        if pairs.len() >= FEWEST {
            cells.extend(pairs.into_iter().flat_map(|column| [(line, column), (line, column + 1)]));
        }
    }
    for (line, column) in cells {
        grid.lines[line].cells[column].blank();
    }
}

/// Runs of lines in which a column has single letters, each another one.
fn runs(grid: &Grid, column: usize) -> Vec<Vec<usize>> {
    let mut runs = vec![Vec::new()];
    let mut seen = HashSet::new();
    for line in 0..grid.lines.len() {
        let letter = single(grid, line, column);
        if !letter.as_ref().is_some_and(|letter| seen.insert(letter.clone())) {
            runs.push(Vec::new());
            seen = letter.clone().into_iter().collect();
        }
        if letter.is_some()
            && let Some(run) = runs.last_mut()
        {
            run.push(line);
        }
    }
    let is_r = |&line: &usize| single(grid, line, column).as_deref() == Some("R");
    runs.retain(|run| run.len() >= FEWEST && run.iter().any(is_r));
    runs
}

/// The one letter of a cell, which may be in brackets.
fn single(grid: &Grid, line: usize, column: usize) -> Option<String> {
    let text = grid.text(line, column);
    let letter = text.trim_matches(|c: char| "()[]*:".contains(c));
    let is_letter = matches!(grid.kind(line, column), Kind::Letters | Kind::Further);
    (is_letter && letter.chars().count() == 1).then(|| letter.to_owned())
}

/// The text that explains a letter, at most two cells after it; what has letters after it is an activity.
fn text_after(grid: &Grid, line: usize, column: usize) -> Option<usize> {
    let kind = |column: usize| grid.lines[line].cells.get(column).map(|cell| cell.value.kind);
    if kind(column + 1) == Some(Kind::Letters) {
        return None;
    }
    let is_text = |&column: &usize| {
        matches!(kind(column), Some(Kind::Text | Kind::Word | Kind::Noted))
            && kind(column + 1) != Some(Kind::Letters)
    };
    (column + 1..column + 3).find(is_text)
}

/// Whether a cell has one letter, and another the name of its role.
fn is_pair(grid: &Grid, line: usize, letter: usize, name: usize) -> bool {
    let role = words::role(&grid.text(line, name));
    role.is_some_and(|role| grid.value(line, letter).roles.iter().eq([role]))
}
