//! `raci diff --same-cells`: two matrices row by row, whatever their titles say, such as a translation.

use okms_raci_codegen::{Activity, Matrix};

/// The most pairs of rows that are looked at to find those that one matrix lacks.
const MOST_PAIRS: usize = 25_000_000;

/// What a row costs that differs, and one that is missing.
const DIFFERS: u32 = 2;
const MISSING: u32 = 3;

/// A line for each cell that differs and each row that one of the matrices lacks.
pub(crate) fn compare(old: &Matrix, new: &Matrix) -> Vec<String> {
    let mut lines = Vec::new();
    if old.parties.len() != new.parties.len() {
        let (old, new) = (old.parties.len(), new.parties.len());
        lines.push(format!("parties: {old} -> {new}"));
    }
    for pair in pairs(&old.activities, &new.activities) {
        match pair {
            (Some(before), Some(now)) => cells(old, new, before, now, &mut lines),
            (Some(row), None) => lines.push(format!(
                "row {}: {:?} has no counterpart",
                row + 1,
                old.activities[row].title
            )),
            (None, Some(row)) => {
                lines.push(format!("row {}: {:?} is new", row + 1, new.activities[row].title));
            }
            (None, None) => {}
        }
    }
    lines
}

fn cells(old: &Matrix, new: &Matrix, before: usize, now: usize, lines: &mut Vec<String>) {
    let (before, row) = (&old.activities[before], &new.activities[now]);
    let cells = before.roles.iter().zip(&row.roles).zip(old.parties.iter().zip(&new.parties));
    for ((was, is), (party, other)) in cells.filter(|((was, is), _)| was != is) {
        let name = if party.name == other.name {
            party.name.clone()
        } else {
            format!("{} ({})", party.name, other.name)
        };
        lines.push(format!(
            "row {}: {:?} ({:?}): {name}: {was} -> {is}",
            now + 1,
            before.title,
            row.title
        ));
    }
}

/// Which rows stand for each other, in order, at the least cost.
fn pairs(old: &[Activity], new: &[Activity]) -> Vec<(Option<usize>, Option<usize>)> {
    let (rows, columns) = (old.len(), new.len());
    if rows == columns || rows.saturating_mul(columns) > MOST_PAIRS {
        let position = |count: usize| move |at: usize| (at < count).then_some(at);
        return (0..rows.max(columns))
            .map(|at| (position(rows)(at), position(columns)(at)))
            .collect();
    }
    let differs =
        |row: usize, column: usize| if old[row].roles == new[column].roles { 0 } else { DIFFERS };
    // The cost of the rest of both, from each pair of positions.
    let mut costs = vec![vec![0_u32; columns + 1]; rows + 1];
    for row in (0..=rows).rev() {
        for column in (0..=columns).rev() {
            let both = (row < rows && column < columns)
                .then(|| costs[row + 1][column + 1] + differs(row, column));
            let gone = (row < rows).then(|| costs[row + 1][column] + MISSING);
            let added = (column < columns).then(|| costs[row][column + 1] + MISSING);
            costs[row][column] =
                [both, gone, added].into_iter().flatten().min().unwrap_or_default();
        }
    }
    let mut pairs = Vec::new();
    let (mut row, mut column) = (0, 0);
    while row < rows || column < columns {
        let cost = costs[row][column];
        if row < rows
            && column < columns
            && cost == costs[row + 1][column + 1] + differs(row, column)
        {
            pairs.push((Some(row), Some(column)));
            (row, column) = (row + 1, column + 1);
        } else if row < rows && cost == costs[row + 1][column] + MISSING {
            pairs.push((Some(row), None));
            row += 1;
        } else {
            pairs.push((None, Some(column)));
            column += 1;
        }
    }
    pairs
}
