//! The tables of a grid: rows with letters, the columns of the letters, and the header above them.

use std::collections::HashSet;
use std::ops::{Deref, Range};
use std::rc::Rc;

use super::columns::Columns;
use super::{Context, Grid, Kind, Line, Value, legend};
use crate::import::cells::{Cell, Place, Row};

/// A table in a grid.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) grid: Rc<Grid>,
    /// The rows that name the columns, from the top.
    pub(super) header: Vec<usize>,
    /// The rows below it that belong to the matrix.
    pub(super) body: Vec<usize>,
    /// Those of them that have letters.
    pub(super) data: Vec<usize>,
    /// The columns of letters.
    pub(super) letters: Vec<usize>,
    /// What the columns are, once that is found.
    pub(super) columns: Columns,
}

impl Deref for Table {
    type Target = Grid;

    fn deref(&self) -> &Grid {
        &self.grid
    }
}

impl Table {
    /// For how many rows with letters it is so.
    pub(super) fn count(&self, column: usize, is_it: impl Fn(&Value) -> bool) -> usize {
        self.count_of(&self.data, column, is_it)
    }

    /// For which share of them it is so.
    pub(super) fn share(&self, column: usize, is_it: impl Fn(&Value) -> bool) -> f64 {
        self.count(column, is_it) as f64 / self.data.len().max(1) as f64
    }

    /// The texts of a column in them.
    pub(super) fn texts(&self, column: usize) -> Vec<String> {
        self.texts_of(&self.data, column)
    }

    /// The row of the header that is next to the letters.
    pub(super) fn lowest(&self) -> usize {
        self.header.last().copied().unwrap_or_default()
    }

    /// The text in it.
    pub(super) fn header(&self, column: usize) -> String {
        self.text(self.lowest(), column)
    }

    /// What a column is called in a message.
    pub(super) fn name(&self, column: usize) -> String {
        self.grid.name(column, &self.columns.headers[column])
    }
}

/// The share of letters in a column of letters, and of texts in a row that starts a new table.
const MOST_OF: f64 = 0.6;

/// Finds the tables of a grid, from the top.
pub(super) fn find(grid: &Rc<Grid>, context: &mut Context<'_>) -> Vec<Table> {
    if legend::is_one(grid) {
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
    let mut top = 0;
    let mut tables = Vec::new();
    for (from, to) in starts.iter().copied().zip(ends) {
        let data: Vec<usize> =
            letters.iter().copied().filter(|line| (from..to).contains(line)).collect();
        if !data.is_empty() {
            tables.extend(table(grid, top..to, data, context));
            top = to;
        }
    }
    tables
}

/// The lines that have at least as many letters as texts over the columns of letters.
fn letter_lines(grid: &Grid, first: usize) -> Vec<usize> {
    let columns = |lines: &[usize], is_one: fn(usize, usize) -> bool| {
        let is_one = |&column: &usize| {
            let letters = grid.count_of(lines, column, Value::is_letters);
            letters > 0 && is_one(letters, grid.count_of(lines, column, Value::is_text))
        };
        (0..grid.width()).filter(is_one).collect::<Vec<usize>>()
    };
    let has_letters =
        |&line: &usize| grid.lines[line].has_letters() && !is_over_numbers(grid, line);
    let mut lines: Vec<usize> = (first..grid.lines.len()).filter(has_letters).collect();
    for _ in 0..2 {
        let columns = columns(&lines, |letters, texts| letters >= texts);
        lines.retain(|&line| {
            let values = || columns.iter().map(|&column| grid.value(line, column));
            let letters = values().filter(|value| value.has_roles()).count();
            letters > 0 && letters >= values().filter(|value| value.is_text()).count()
        });
    }
    // A row of the matrix may have nothing but further letters, or words for letters.
    let columns = columns(&lines, |_, _| true);
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
    let pairs = grid.lines[line].cells.iter().zip(&below.cells);
    let below = pairs.filter(|(cell, _)| cell.value.is_letters()).map(|(_, below)| below);
    below.clone().count() > 1 && below.into_iter().all(|cell| cell.value.is_number())
}

/// The lines that start a new table: texts over most of the columns in which letters come.
fn starts(grid: &Grid, first: usize, letters: &[usize]) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    let mut last = None;
    let end = if grid.header.is_some() { first } else { grid.lines.len() };
    for line in first..end {
        let Err(next) = letters.binary_search(&line) else { continue };
        let coming = &letters[next..letters.len().min(next + 12)];
        let has_letters = |column: &usize| grid.count_of(coming, *column, Value::is_letters) > 0;
        let columns: Vec<usize> = (0..grid.width()).filter(has_letters).collect();
        let texts = columns.iter().filter(|&&column| grid.value(line, column).is_text()).count();
        if columns.len() < 2
            || distinct(grid, line, &columns) < 2
            || (texts as f64) < MOST_OF * columns.len() as f64
        {
            continue;
        }
        // The rows of one header are one start.
        if last.is_none_or(|last| letters.iter().any(|at| (last..line).contains(at))) {
            starts.push(line);
        }
        last = Some(line);
    }
    starts
}

/// How many distinct texts a line has over columns.
fn distinct(grid: &Grid, line: usize, columns: &[usize]) -> usize {
    grid.texts_over(line, columns).into_iter().collect::<HashSet<String>>().len()
}

/// The table with these lines of letters; what is in the range may belong to it.
fn table(
    grid: &Rc<Grid>,
    range: Range<usize>,
    data: Vec<usize>,
    context: &mut Context<'_>,
) -> Option<Table> {
    let letters = letter_columns(grid, &data);
    let start = *data.first()?;
    let header = match grid.header {
        Some(count) if count > 0 => (0..count).collect(),
        _ => header(grid, range.start..start, &letters),
    };
    if let Some(finding) = wrong_lines(grid, &header, start, &letters, context) {
        let (what, help) = finding;
        context.report.refuse(&Place::default(), what, help);
        return None;
    }
    if header.is_empty() {
        let what = "no row above the letters names the parties";
        let at = &grid.lines[start].at;
        let help = match start {
            0 => format!(
                "write the names above the letters; if this row has them, say so: --header-rows {}",
                at.line
            ),
            _ => {
                "write the names above the letters, or say which rows have them: --header-rows 3-4"
                    .to_owned()
            }
        };
        context.report.refuse(at, what, help);
        return None;
    }
    let is_in_reach = |line: usize| grid.header.is_some() || !grid.lines[line].is_blank();
    let last = data.last().copied().unwrap_or_default();
    let last = (last..range.end).take_while(|&line| line == last || is_in_reach(line)).last()?;
    let below = header.last().map_or(range.start, |line| line + 1);
    let body = (below..=last).filter(|&line| !grid.lines[line].is_blank()).collect();
    let columns = Columns::default();
    let table = Table { grid: Rc::clone(grid), header, body, data, letters, columns };
    table.stands_alone(context).then_some(table)
}

/// What is wrong with `--header-rows` that holds letters, and with `--rows` that leaves the header out.
fn wrong_lines(
    grid: &Grid,
    header: &[usize],
    start: usize,
    letters: &[usize],
    context: &Context<'_>,
) -> Option<(String, String)> {
    let is_letters =
        |column: &&usize| header.iter().any(|line| grid.value(*line, **column).is_letters());
    let held = letters.iter().filter(is_letters).count();
    if context.hints.header_rows.is_some() && 2 * held > letters.len() {
        let line = grid.lines[*header.last()?].at.line;
        let what =
            format!("--header-rows: line {line} holds role letters, and no names of parties");
        let instead = "leave the option out, or name the lines above the letters";
        return Some((what, instead.to_owned()));
    }
    let rows = context.hints.rows.filter(|_| header.is_empty())?;
    let sheet = context.page.blocks[grid.lines[start].block].sheet()?;
    let above = sheet.rows.iter().rev().filter(|row| row.at.line < rows.first);
    let has_names = |row: &&Row| {
        letters.iter().all(|column| {
            let cell = &row.cells[*column];
            !cell.is_blank() && !Cell::made(&cell.text).value.is_letters()
        })
    };
    let line = above.into_iter().find(has_names)?.at.line;
    let what = format!("--rows leaves out line {line}, which names the columns");
    Some((what, format!("add --header-rows {line}")))
}

/// The columns that hold letters and what goes with them.
fn letter_columns(grid: &Grid, data: &[usize]) -> Vec<usize> {
    let is_one = |&column: &usize| {
        let count = |is_it: fn(&Value) -> bool| grid.count_of(data, column, is_it);
        let soft = count(Value::is_soft);
        let has_more = soft > count(|value| matches!(value.kind, Kind::None | Kind::Unsaved));
        let has_letters = count(Value::is_letters) > 0;
        soft as f64 >= MOST_OF * count(Value::is_filled) as f64
            && (has_letters || has_more && !is_yes_or_no(grid, data, column))
    };
    (0..grid.width()).filter(is_one).collect()
}

/// Whether a column has nothing but `Y` and `N`, or `H`, `M` and `L`.
pub(super) fn is_yes_or_no(grid: &Grid, data: &[usize], column: usize) -> bool {
    let texts = grid.texts_of(data, column);
    ["YN", "JN", "ON", "SN", "HML"].iter().any(|set| {
        texts.iter().all(|text| text.chars().count() == 1 && set.contains(text.as_str()))
    })
}

/// The nearest row above with two distinct texts over half of the columns of letters, and those above
/// it that group them.
fn header(grid: &Grid, above: Range<usize>, letters: &[usize]) -> Vec<usize> {
    let filled = |line: usize| {
        let filled = letters.iter().filter(|&&column| grid.value(line, column).is_filled());
        filled.count() as f64 / letters.len().max(1) as f64
    };
    let is_title = |line: &Line| {
        let texts = line.cells.iter().map(Cell::line).filter(|text| !text.is_empty());
        texts.collect::<HashSet<_>>().len() < 2 && line.cells.len() > 2 && letters.len() < 2
    };
    let is_named = |line: &usize| {
        distinct(grid, *line, letters) >= letters.len().min(2)
            && filled(*line) >= 0.5
            && !is_title(&grid.lines[*line])
    };
    let Some(lowest) = above.clone().rev().find(is_named) else { return Vec::new() };
    let is_group = |line: &usize| {
        letters.len() > 1 && distinct(grid, *line, letters) >= 2 && filled(*line) >= 0.3
    };
    let groups = (above.start..lowest).rev().take_while(is_group).count();
    (lowest - groups..=lowest).collect()
}

impl Table {
    /// Whether no other table is beside it: columns behind an empty one, with texts of their own.
    fn stands_alone(&self, context: &mut Context<'_>) -> bool {
        let lines = [&self.header[..], &self.data].concat();
        let is_gap = |column: &usize| self.count_of(&lines, *column, Value::is_filled) == 0;
        let Some(&first) = self.letters.first() else { return false };
        for gap in (first..self.width()).filter(is_gap) {
            let Some(&next) = self.letters.iter().find(|column| **column > gap) else { break };
            let is_text = |column| self.share(column, Value::is_text) > 0.5;
            if (gap..next).any(is_text) {
                let help = "put each into a sheet of its own";
                let at = self.place(self.lowest(), next);
                context.report.refuse(&at, "two tables stand side by side", help);
                return false;
            }
        }
        true
    }
}
