//! The blocks of a grid: rows with letters, the columns of the letters, and the header above them.

use std::collections::HashSet;

use super::{Context, Grid, Kind, Line};

/// A matrix in a grid.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The rows that name the columns, from the top.
    pub(super) header: Vec<usize>,
    /// The rows below it that belong to the matrix.
    pub(super) body: Vec<usize>,
    /// Those of them that have letters.
    pub(super) data: Vec<usize>,
    /// The columns of letters.
    pub(super) letters: Vec<usize>,
}

/// The share of letters in a column of letters, and of texts in a row that starts a new block.
const MOST_OF: f64 = 0.6;

/// Finds the blocks of a grid, from the top.
pub(super) fn find(grid: &Grid, context: &mut Context<'_>) -> Vec<Found> {
    if is_legend(grid) {
        return Vec::new();
    }
    let first = grid.header.unwrap_or_default();
    let letters = letter_lines(grid, first);
    let Some(&start) = letters.first() else { return Vec::new() };
    let mut starts = starts(grid, first, &letters);
    if starts.first().is_none_or(|&at| at > start) {
        starts.insert(0, first);
    }
    let ends = starts.iter().skip(1).copied().chain([grid.lines.len()]);
    let ranges: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
    let mut top = 0;
    let mut blocks = Vec::new();
    for (from, to) in ranges {
        let data: Vec<usize> =
            letters.iter().copied().filter(|line| (from..to).contains(line)).collect();
        if !data.is_empty() {
            blocks.extend(block(grid, top, data, to, context));
            top = to;
        }
    }
    blocks
}

/// Whether the only letters of a small table are one of each, in one column: it explains them.
fn is_legend(grid: &Grid) -> bool {
    let values = grid.lines.iter().flat_map(|line| line.values.iter().enumerate());
    let letters = values.filter(|(_, value)| value.kind == Kind::Letters);
    let letters: Vec<_> = letters.collect();
    let columns: HashSet<usize> = letters.iter().map(|(column, _)| *column).collect();
    let single: HashSet<u8> = letters
        .iter()
        .filter(|(_, value)| value.roles.len() == 1)
        .map(|(_, value)| value.roles.letters().as_bytes()[0])
        .collect();
    let is_named = |line: &Line| {
        let roles =
            line.values.iter().filter(|value| value.kind == Kind::Word).map(|value| value.roles);
        line.values.iter().all(|value| {
            value.kind != Kind::Letters || roles.clone().any(|role| role == value.roles)
        })
    };
    let is_short = letters.len() < 3 && !grid.lines.iter().all(is_named);
    columns.len() == 1 && single.len() == letters.len() && letters.len() > 1 && !is_short
}

/// The lines that have at least as many letters as texts over the columns of letters.
fn letter_lines(grid: &Grid, first: usize) -> Vec<usize> {
    let has_letter =
        |&line: &usize| grid.lines[line].values.iter().any(|v| v.kind == Kind::Letters);
    let mut lines: Vec<usize> = (first..grid.lines.len()).filter(has_letter).collect();
    lines.retain(|&line| !is_over_numbers(grid, line));
    for _ in 0..2 {
        let columns: Vec<usize> = (0..grid.width())
            .filter(|&column| {
                let letters = grid.count(&lines, column, |value| value.kind == Kind::Letters);
                let texts = grid.count(&lines, column, |value| value.kind == Kind::Text);
                letters > 0 && letters >= texts
            })
            .collect();
        lines.retain(|&line| {
            let values = || columns.iter().map(|&column| grid.value(line, column));
            let letters = values().filter(|value| value.has_roles()).count();
            letters > 0 && letters >= values().filter(|value| value.kind == Kind::Text).count()
        });
    }
    // A row of the matrix may have nothing but further letters, or words for letters.
    let columns: Vec<usize> = (0..grid.width())
        .filter(|&column| grid.count(&lines, column, |value| value.kind == Kind::Letters) > 0)
        .collect();
    let (Some(&top), Some(&bottom)) = (lines.first(), lines.last()) else { return lines };
    let is_soft = |line: &usize| {
        let values = || columns.iter().map(|&column| grid.value(*line, column));
        values().any(|value| value.has_roles() || value.kind == Kind::Further)
            && values().all(|value| value.is_soft() || !value.is_filled())
            && !is_over_numbers(grid, *line)
    };
    let bottom = if grid.header.is_some() { grid.lines.len() - 1 } else { bottom };
    let known: HashSet<usize> = lines.iter().copied().collect();
    (top..=bottom).filter(|line| known.contains(line) || is_soft(line)).collect()
}

/// Whether the letters of a line are the header of counts.
fn is_over_numbers(grid: &Grid, line: usize) -> bool {
    let Some(below) = grid.lines.get(line + 1) else { return false };
    let letters = grid.lines[line]
        .values
        .iter()
        .zip(&below.values)
        .filter(|(value, _)| value.kind == Kind::Letters);
    letters.clone().count() > 1 && letters.into_iter().all(|(_, below)| below.kind == Kind::Number)
}

/// The lines that start a new block: texts over most of the columns in which letters come.
fn starts(grid: &Grid, first: usize, letters: &[usize]) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    if grid.header.is_some() {
        return starts;
    }
    let mut last = None;
    for line in first..grid.lines.len() {
        let Err(next) = letters.binary_search(&line) else { continue };
        let coming: Vec<usize> = letters[next..].iter().copied().take(12).collect();
        let columns: Vec<usize> = (0..grid.width())
            .filter(|&column| grid.count(&coming, column, |value| value.kind == Kind::Letters) > 0)
            .collect();
        let texts = texts(grid, line, &columns);
        let filled =
            columns.iter().filter(|&&column| grid.value(line, column).kind == Kind::Text).count();
        let is_start =
            columns.len() > 1 && texts.len() > 1 && filled as f64 >= MOST_OF * columns.len() as f64;
        if !is_start {
            continue;
        }
        // The rows of one header are one start.
        let has_data_between =
            last.is_none_or(|last| letters.iter().any(|at| (last..line).contains(at)));
        if has_data_between {
            starts.push(line);
        }
        last = Some(line);
    }
    starts
}

/// The distinct texts of a line over columns.
fn texts(grid: &Grid, line: usize, columns: &[usize]) -> HashSet<String> {
    let texts = columns.iter().map(|&column| grid.text(line, column));
    texts.filter(|text| !text.is_empty()).collect()
}

/// The block with these lines of letters; what is between `top` and `end` may belong to it.
fn block(
    grid: &Grid,
    top: usize,
    data: Vec<usize>,
    end: usize,
    context: &mut Context<'_>,
) -> Option<Found> {
    let letters = letter_columns(grid, &data);
    let start = *data.first()?;
    let header = match grid.header {
        Some(count) if count > 0 => (0..count).collect(),
        _ => header(grid, top, start, &letters),
    };
    if header.is_empty() {
        let help =
            "write the names above the letters, or say which rows have them: --header-rows 3-4";
        context.report.refuse(
            &grid.lines[start].at,
            "no row above the letters names the parties",
            help,
        );
        return None;
    }
    let is_in_reach = |line: usize| grid.header.is_some() || !grid.lines[line].is_blank();
    let last = data.last().copied().unwrap_or_default();
    let last = (last..end).take_while(|&line| line == last || is_in_reach(line)).last()?;
    let below = header.last().map_or(top, |line| line + 1);
    let body = (below..=last).filter(|&line| !grid.lines[line].is_blank()).collect();
    let letters = without_other_tables(grid, &header, &data, letters, context)?;
    Some(Found { header, body, data, letters })
}

/// The columns that hold letters and what goes with them.
fn letter_columns(grid: &Grid, data: &[usize]) -> Vec<usize> {
    let is_one = |&column: &usize| {
        let count = |is_it: fn(&super::Value) -> bool| grid.count(data, column, is_it) as f64;
        let letters = count(|value| value.kind == Kind::Letters);
        let soft = count(super::Value::is_soft);
        let none = count(|value| matches!(value.kind, Kind::None | Kind::Unsaved));
        let is_empty_sign = letters == 0.0 && soft - none == 0.0;
        soft > 0.0
            && !is_empty_sign
            && soft >= MOST_OF * count(super::Value::is_filled)
            && (letters > 0.0 || !is_yes_or_no(grid, data, column))
    };
    (0..grid.width()).filter(is_one).collect()
}

/// Whether a column has nothing but `Y` and `N`, or `H`, `M` and `L`.
fn is_yes_or_no(grid: &Grid, data: &[usize], column: usize) -> bool {
    let texts = data.iter().map(|&line| grid.text(line, column));
    let texts: HashSet<String> = texts.filter(|text| !text.is_empty()).collect();
    ["YN", "JN", "ON", "SN", "HML"].iter().any(|set| {
        texts.iter().all(|text| text.chars().count() == 1 && set.contains(text.as_str()))
    })
}

/// The nearest row above with two distinct texts over half of the columns of letters, and those above
/// it that group them.
fn header(grid: &Grid, top: usize, start: usize, letters: &[usize]) -> Vec<usize> {
    let fewest = letters.len().min(2);
    let filled = |line: usize| {
        let filled = letters.iter().filter(|&&column| grid.value(line, column).is_filled());
        filled.count() as f64 / letters.len().max(1) as f64
    };
    let is_named = |line: usize| {
        let is_title = |line: &Line| {
            let texts = line.cells.iter().map(super::Cell::line).filter(|text| !text.is_empty());
            texts.collect::<HashSet<_>>().len() < 2 && line.cells.len() > 2 && letters.len() < 2
        };
        texts(grid, line, letters).len() >= fewest
            && filled(line) >= 0.5
            && !is_title(&grid.lines[line])
    };
    let Some(lowest) = (top..start).rev().find(|&line| is_named(line)) else { return Vec::new() };
    let is_group = |line: usize| texts(grid, line, letters).len() >= 2 && filled(line) >= 0.3;
    let above = (top..lowest).rev().take_while(|&line| letters.len() > 1 && is_group(line));
    let mut header: Vec<usize> = above.collect();
    header.reverse();
    header.push(lowest);
    header
}

/// Columns behind an empty one belong to another table if they have texts of their own.
fn without_other_tables(
    grid: &Grid,
    header: &[usize],
    data: &[usize],
    letters: Vec<usize>,
    context: &mut Context<'_>,
) -> Option<Vec<usize>> {
    let lines: Vec<usize> = header.iter().chain(data).copied().collect();
    let is_gap = |column: usize| grid.count(&lines, column, super::Value::is_filled) == 0;
    let first = *letters.first()?;
    for gap in (first..grid.width()).filter(|&column| is_gap(column)) {
        let behind: Vec<usize> = letters.iter().copied().filter(|&column| column > gap).collect();
        let Some(&next) = behind.first() else { break };
        let texts = (gap..next).any(|column| {
            grid.count(data, column, |value| value.kind == Kind::Text) * 2 > data.len()
        });
        if texts {
            let at = grid.lines[*header.last()?].place(next);
            let help = "put each into a sheet of its own";
            context.report.refuse(&at, "two tables stand side by side", help);
            return None;
        }
    }
    Some(letters)
}
