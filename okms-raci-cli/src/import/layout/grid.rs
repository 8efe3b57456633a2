//! Rows of cells that are judged together: a sheet, or the tables of a page that have the same header.

use std::collections::{HashMap, HashSet};

use super::{Context, Kind, Value};
use crate::import::cells::{Cell, Place, Row, Sheet, column_name, plain};
use crate::import::words::Word;

/// Rows of cells that are judged together.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub(super) lines: Vec<Line>,
    /// How many lines are the header, if that is known.
    pub(super) header: Option<usize>,
    /// The headings that are titles of activities.
    pub(super) used: HashSet<usize>,
    /// How the source had it, if it was no matrix of the usual form.
    pub(super) how: Option<&'static str>,
    /// Whether blanks in a row are kept, as in what we exported.
    pub(super) is_exact: bool,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) at: Place,
    /// The position of the sheet in the page.
    pub(super) block: usize,
    pub(super) cells: Vec<Cell>,
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| !cell.value.is_filled())
    }

    pub(super) fn has_letters(&self) -> bool {
        self.cells.iter().any(|cell| cell.value.is_letters())
    }
}

impl Grid {
    pub(super) fn width(&self) -> usize {
        self.lines.first().map_or(0, |line| line.cells.len())
    }

    pub(super) fn cell(&self, line: usize, column: usize) -> &Cell {
        &self.lines[line].cells[column]
    }

    pub(super) fn value(&self, line: usize, column: usize) -> &Value {
        &self.cell(line, column).value
    }

    pub(super) fn kind(&self, line: usize, column: usize) -> Kind {
        self.value(line, column).kind
    }

    pub(super) fn text(&self, line: usize, column: usize) -> String {
        let cell = self.cell(line, column);
        if self.is_exact { cell.text.trim().to_owned() } else { cell.line() }
    }

    pub(super) fn place(&self, line: usize, column: usize) -> Place {
        self.lines[line].at.of(self.cell(line, column))
    }

    /// The texts of a column that are not blank.
    pub(super) fn texts_of(&self, lines: &[usize], column: usize) -> Vec<String> {
        let texts = lines.iter().map(|&line| self.text(line, column));
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// The texts of a line over columns that are not blank.
    pub(super) fn texts_over(&self, line: usize, columns: &[usize]) -> Vec<String> {
        let texts = columns.iter().map(|&column| self.text(line, column));
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// For how many lines it is so.
    pub(super) fn count_of(
        &self,
        lines: &[usize],
        column: usize,
        is_it: impl Fn(&Value) -> bool,
    ) -> usize {
        lines.iter().filter(|&&line| is_it(self.value(line, column))).count()
    }

    /// What a column is called in a message: its header, else its letter or its position from 1.
    pub(super) fn name(&self, column: usize, header: &str) -> String {
        let letter = self.lines.first().and_then(|line| line.cells[column].column);
        match (header, letter) {
            ("", Some(letter)) => column_name(letter),
            ("", None) => (column + 1).to_string(),
            (header, _) => header.to_owned(),
        }
    }
}

/// The grids of a page: each sheet of a workbook, and the tables of the same header together.
pub(super) fn grids(context: &mut Context<'_>) -> Vec<Grid> {
    let page = context.page;
    let mut grids: Vec<Grid> = Vec::new();
    let mut pools: HashMap<Vec<String>, usize> = HashMap::new();
    // A header in a table of its own.
    let mut headless: Option<Grid> = None;
    for (block, sheet) in page.blocks.iter().enumerate() {
        let Some(sheet) = sheet.sheet() else { continue };
        let mut grid = context.grid(block, sheet);
        if grid.lines.iter().all(Line::is_blank) {
            continue;
        }
        let has_letters = grid.lines[0].has_letters();
        if let Some(above) = headless.take() {
            if above.width() == grid.width() && has_letters && grid.header.is_none() {
                grid.lines.splice(0..0, above.lines);
                grid.header = Some(1);
            } else {
                grids.push(above);
            }
        }
        if grid.lines.len() == 1 && !has_letters && sheet.name.is_none() {
            headless = Some(grid);
            continue;
        }
        let is_pooled = sheet.name.is_none() && page.blocks.len() > 1;
        let Some(key) = pool_key(&grid).filter(|_| is_pooled) else {
            grids.push(grid);
            continue;
        };
        if let Some(&at) = pools.get(&key) {
            let header = grid.header.unwrap_or(1);
            grids[at].lines.extend(grid.lines.into_iter().skip(header));
        } else {
            pools.insert(key, grids.len());
            grids.push(grid);
        }
    }
    grids.extend(headless);
    grids
}

/// The header by which tables are pooled.
fn pool_key(grid: &Grid) -> Option<Vec<String>> {
    let lines = grid.lines.iter().take(grid.header.unwrap_or(1));
    let texts = lines.flat_map(|line| &line.cells).map(|cell| plain(&cell.text));
    let texts: Vec<String> = texts.collect();
    texts.iter().any(|text| !text.is_empty()).then_some(texts)
}

impl Context<'_> {
    /// A sheet as a grid, without what is hidden or struck through.
    fn grid(&mut self, block: usize, sheet: &Sheet) -> Grid {
        let (rows, header_rows) = (self.hints.rows, self.hints.header_rows);
        let is_header = |line: usize| header_rows.is_some_and(|rows| rows.has(line));
        let is_wanted = |line: usize| rows.is_none_or(|rows| rows.has(line)) || is_header(line);
        let width = sheet.rows.first().map_or(0, |row| row.cells.len());
        let is_hidden = |column: usize| sheet.rows.iter().all(|row| row.cells[column].is_hidden);
        let hidden: Vec<bool> = (0..width).map(is_hidden).collect();
        let mut grid = Grid { header: sheet.header, ..Grid::default() };
        for row in sheet.rows.iter().filter(|row| is_wanted(row.at.line)) {
            let is_hidden = row.cells.iter().all(|cell| cell.is_hidden);
            if is_hidden && !self.hints.hidden && !row.cells.iter().all(Cell::is_blank) {
                self.report.leave_out(&row.at, "a hidden row was left out; --hidden takes it");
                continue;
            }
            let cells = (0..width).map(|column| self.shown(row, column, hidden[column])).collect();
            grid.lines.push(Line { at: row.at.clone(), block, cells });
        }
        if let Some(rows) = header_rows {
            grid.lines.retain(|line| line.at.line >= rows.first);
            grid.header = Some(grid.lines.iter().filter(|line| is_header(line.at.line)).count());
        }
        if grid.header.is_some_and(|count| grid.lines.iter().take(count).all(Line::is_blank)) {
            grid.header = None;
        }
        blank_rulers(&mut grid);
        settle(&mut grid, &self.hints.party);
        grid
    }

    /// A cell without what is hidden or struck through, and with what it says.
    fn shown(&mut self, row: &Row, column: usize, is_hidden: bool) -> Cell {
        let mut cell = row.cells[column].clone();
        let at = row.at.of(&cell);
        if is_hidden && !self.hints.hidden && !cell.is_blank() {
            let name = cell.column.map_or_else(|| (column + 1).to_string(), column_name);
            let what = format!("the hidden column {name} was left out; --hidden takes it");
            self.report.leave_out(&Place { line: 0, ..row.at.clone() }, what);
            cell = Cell { column: cell.column, ..Cell::default() };
        }
        if cell.has_hidden {
            self.report.leave_out(&at, "text that is not shown was left out");
        }
        if let Some(kept) = cell.kept.take().filter(|_| !self.hints.struck) {
            let text = cell.line();
            let what = if kept.is_empty() {
                format!("{text:?} is struck through and was left out; --struck takes it")
            } else {
                format!("{text:?} is partly struck through: read as {kept:?}; --struck takes it")
            };
            self.report.leave_out(&at, what);
            cell.text = kept;
            cell.comment = cell.comment.take().filter(|_| !cell.text.is_empty());
        }
        cell.value = self.alphabet.value(&cell);
        cell
    }
}

/// Blanks the letters above columns and the numbers beside rows, which are in a page that Google exports.
fn blank_rulers(grid: &mut Grid) {
    let Some((first, rest)) = grid.lines.split_first_mut().filter(|_| grid.header == Some(1))
    else {
        return;
    };
    let letters = || first.cells.iter().map(Cell::line).filter(|text| !text.is_empty());
    let numbers = rest.iter().map(|line| line.cells[0].line()).filter(|text| !text.is_empty());
    let is_in_order = letters().zip(0..).all(|(text, at)| text == column_name(at))
        && numbers.zip(1..).all(|(text, at)| text == at.to_string());
    if is_in_order && letters().count() > 1 && first.cells[0].is_blank() {
        let numbers = rest.iter_mut().map(|line| &mut line.cells[0]);
        for cell in first.cells.iter_mut().chain(numbers) {
            cell.blank();
        }
        grid.header = None;
    }
}

/// Decides what letters in lower case and of other scripts are: in a column, or a sheet, of letters they are some.
fn settle(grid: &mut Grid, parties: &[String]) {
    let all: Vec<usize> = (0..grid.lines.len()).collect();
    let parties: HashSet<String> = parties.iter().map(|name| plain(name)).collect();
    let is_party =
        |column| all.iter().any(|&line| parties.contains(&plain(&grid.text(line, column))));
    let has_letters =
        |column| grid.count_of(&all, column, Value::is_letters) > 0 || is_party(column);
    let has_capitals: Vec<bool> = (0..grid.width()).map(has_letters).collect();
    let has_any = has_capitals.contains(&true);
    let is_word = if has_any { Vec::new() } else { word_columns(grid, &all) };
    for (column, cell) in grid.lines.iter_mut().flat_map(|line| line.cells.iter_mut().enumerate()) {
        let value = &mut cell.value;
        value.is_alike = value.kind == Kind::LookAlike && has_any;
        value.kind = match value.kind {
            Kind::Lower if has_capitals[column] || !has_any => Kind::Letters,
            Kind::Lower => Kind::Text,
            Kind::LookAlike if has_any => Kind::Letters,
            Kind::LookAlike => Kind::Further,
            Kind::Word | Kind::Noted if is_word.contains(&column) => Kind::Letters,
            kind => kind,
        };
    }
}

/// Without any letter alone, names of roles and letters with words are the letters, in columns of them.
fn word_columns(grid: &Grid, all: &[usize]) -> Vec<usize> {
    let is_of_words = |column: &usize| {
        let is_one = |value: &Value| matches!(value.kind, Kind::Word | Kind::Noted);
        let words = grid.count_of(all, *column, is_one);
        words > 1 && words * 10 >= grid.count_of(all, *column, Value::is_filled) * 6
    };
    let mut columns: Vec<usize> = (0..grid.width()).filter(is_of_words).collect();
    // One column may be that of a row for each activity and party.
    let header = |column: usize| grid.texts_of(all, column).into_iter().next().unwrap_or_default();
    if columns.len() < 2 {
        columns.retain(|&column| Word::Letter.is(&header(column)));
    }
    columns
}
