//! Rows of cells that are judged together: a sheet, or the tables of a page that have the same header.

use std::collections::{HashMap, HashSet};

use super::{Context, Kind, Value};
use crate::import::cells::{Cell, Place, Sheet, column_name, plain};
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
    pub(super) how: Option<String>,
    /// Whether blanks in a row are kept, as in what we exported.
    pub(super) is_exact: bool,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) at: Place,
    /// The position of the sheet in the page.
    pub(super) block: usize,
    pub(super) cells: Vec<Cell>,
    pub(super) values: Vec<Value>,
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.values.iter().all(|value| value.kind == Kind::Blank)
    }

    /// The place of a cell.
    pub(super) fn place(&self, column: usize) -> Place {
        self.cells.get(column).map_or_else(|| self.at.clone(), |cell| self.at.of(cell))
    }
}

impl Grid {
    pub(super) fn width(&self) -> usize {
        self.lines.first().map_or(0, |line| line.cells.len())
    }

    pub(super) fn value(&self, line: usize, column: usize) -> &Value {
        &self.lines[line].values[column]
    }

    pub(super) fn text(&self, line: usize, column: usize) -> String {
        let cell = &self.lines[line].cells[column];
        if self.is_exact { cell.text.trim().to_owned() } else { cell.line() }
    }

    pub(super) fn place(&self, line: usize, column: usize) -> Place {
        self.lines[line].place(column)
    }

    /// The texts of a column that are not blank.
    pub(super) fn texts(&self, lines: &[usize], column: usize) -> Vec<String> {
        let texts = lines.iter().map(|&line| self.text(line, column));
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// The share of lines for which it is so.
    pub(super) fn share(
        &self,
        lines: &[usize],
        column: usize,
        is_it: impl Fn(&Value) -> bool,
    ) -> f64 {
        self.count(lines, column, is_it) as f64 / lines.len().max(1) as f64
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

    pub(super) fn count(
        &self,
        lines: &[usize],
        column: usize,
        is_it: impl Fn(&Value) -> bool,
    ) -> usize {
        lines.iter().filter(|&&line| is_it(self.value(line, column))).count()
    }
}

/// The grids of a page: each sheet of a workbook, and the tables of the same header together.
pub(super) fn grids(context: &mut Context<'_>) -> Vec<Grid> {
    let page = context.page;
    let mut grids: Vec<Grid> = Vec::new();
    let mut pools: HashMap<Vec<String>, usize> = HashMap::new();
    let mut headless: Option<Grid> = None;
    for (block, sheet) in page.blocks.iter().enumerate() {
        let Some(sheet) = sheet.sheet() else { continue };
        let mut grid = context.grid(block, sheet);
        if grid.lines.iter().all(Line::is_blank) {
            continue;
        }
        // A header in a table of its own.
        let has_letters = |line: &Line| line.values.iter().any(|value| value.kind == Kind::Letters);
        if let Some(above) = headless.take_if(|above| above.width() == grid.width()) {
            if grid.lines.first().is_some_and(has_letters) && grid.header.is_none() {
                grid.lines.splice(0..0, above.lines);
                grid.header = Some(1);
            } else {
                grids.push(above);
            }
        }
        grids.extend(headless.take());
        if grid.lines.len() == 1 && !has_letters(&grid.lines[0]) && sheet.name.is_none() {
            headless = Some(grid);
            continue;
        }
        let key =
            (sheet.name.is_none() && page.blocks.len() > 1).then(|| pool_key(&grid)).flatten();
        let Some(key) = key else {
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
        let hints = self.hints;
        let is_wanted = |line: usize| hints.rows.as_ref().is_none_or(|rows| rows.has(line));
        let width = sheet.rows.first().map_or(0, |row| row.cells.len());
        let is_hidden = |column: usize| {
            let mut filled = sheet.rows.iter().map(|row| &row.cells[column]).peekable();
            filled.peek().is_some() && filled.all(|cell| cell.is_hidden)
        };
        let hidden: Vec<usize> = (0..width).filter(|&column| is_hidden(column)).collect();
        let mut grid = Grid { header: sheet.header, ..Grid::default() };
        for row in &sheet.rows {
            let header = hints.header_rows.as_ref().is_some_and(|rows| rows.has(row.at.line));
            if !is_wanted(row.at.line) && !header {
                continue;
            }
            let is_all_hidden =
                !row.cells.is_empty() && row.cells.iter().all(|cell| cell.is_hidden);
            if is_all_hidden && !hints.hidden && !row.cells.iter().all(Cell::is_blank) {
                self.report.leave_out(&row.at, "a hidden row was left out; --hidden takes it");
                continue;
            }
            let mut cells = row.cells.clone();
            for (column, cell) in cells.iter_mut().enumerate() {
                if !hints.hidden && hidden.contains(&column) && !cell.is_blank() {
                    let name = Place { line: 0, ..row.at.clone() };
                    self.report.leave_out(
                        &name,
                        format!(
                            "the hidden column {} was left out; --hidden takes it",
                            cell.column.map_or_else(|| (column + 1).to_string(), column_name)
                        ),
                    );
                    *cell = Cell { column: cell.column, ..Cell::default() };
                }
                if cell.has_hidden {
                    self.report.leave_out(&row.at.of(cell), "text that is not shown was left out");
                }
                if let Some(kept) = cell.kept.take().filter(|_| !hints.struck) {
                    let what = match kept.as_str() {
                        "" => format!("{:?} is struck through and was left out", cell.line()),
                        kept => {
                            format!("{:?} is partly struck through: read as {kept:?}", cell.line())
                        }
                    };
                    self.report.leave_out(&row.at.of(cell), what + "; --struck takes it");
                    cell.text = kept;
                    cell.comment = cell.comment.take().filter(|_| !cell.text.is_empty());
                }
            }
            let values = cells.iter().map(|cell| self.alphabet.value(cell)).collect();
            grid.lines.push(Line { at: row.at.clone(), block, cells, values });
        }
        if let Some(rows) = &hints.header_rows {
            grid.lines.retain(|line| line.at.line >= rows.first);
            grid.header = Some(grid.lines.iter().filter(|line| rows.has(line.at.line)).count());
        }
        if grid.header.is_some_and(|count| grid.lines.iter().take(count).all(Line::is_blank)) {
            grid.header = None;
        }
        settle(&mut grid);
        grid
    }
}

/// Decides what letters in lower case and of other scripts are: in a column, or a sheet, of letters they are some.
fn settle(grid: &mut Grid) {
    let is_kind = |kind: Kind| move |value: &Value| value.kind == kind;
    let all: Vec<usize> = (0..grid.lines.len()).collect();
    let columns = 0..grid.width();
    let has_any =
        columns.clone().any(|column| grid.count(&all, column, is_kind(Kind::Letters)) > 0);
    for column in columns {
        let has_capitals = grid.count(&all, column, is_kind(Kind::Letters)) > 0;
        for line in &mut grid.lines {
            let value = &mut line.values[column];
            value.kind = match value.kind {
                Kind::Lower if has_capitals || !has_any => Kind::Letters,
                Kind::Lower => Kind::Text,
                Kind::LookAlike if has_any => {
                    value.is_alike = true;
                    Kind::Letters
                }
                Kind::LookAlike => Kind::Further,
                kind => kind,
            };
        }
    }
    if !has_any {
        settle_words(grid);
    }
}

/// Without any letter, the names of the roles are the letters, in columns of them.
fn settle_words(grid: &mut Grid) {
    let all: Vec<usize> = (0..grid.lines.len()).collect();
    let words = |column: &usize| {
        let words = grid.count(&all, *column, |value| value.kind == Kind::Word);
        words > 1 && words * 10 >= grid.count(&all, *column, Value::is_filled) * 6
    };
    let mut columns: Vec<usize> = (0..grid.width()).filter(words).collect();
    // One column may be that of a row for each activity and party.
    let header = |column: usize| grid.texts(&all, column).into_iter().next().unwrap_or_default();
    columns = if columns.len() > 1 {
        columns
    } else {
        columns.into_iter().filter(|&column| Word::Letter.is(&header(column))).collect()
    };
    for line in &mut grid.lines {
        for &column in &columns {
            let value = &mut line.values[column];
            if value.kind == Kind::Word {
                value.kind = Kind::Letters;
            }
        }
    }
}
