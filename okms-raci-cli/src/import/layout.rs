//! Finds the matrix by its letters: where the sheets of a source have parties, activities and roles.
//!
//! ```text
//! sheets ──▶ grids (tables of the same header together) ──▶ blocks ──▶ columns ──▶ rows
//!               ▲                                             │
//!               └── one row for each activity (upright) ◀─────┘
//! ```

mod around;
mod block;
mod columns;
mod legend;
mod lines;
mod our_own;
mod parties;
mod rows;
mod transposed;
mod upright;

use std::collections::{HashMap, HashSet};

use okms_raci_codegen::{Role, RoleSet};

use super::Hints;
use super::cells::{Block, Cell, Fact, Page, Place, Sheet, column_name, plain};
use super::kind::{Alphabet, Kind, Value};
use super::report::{Report, option, quoted};
use super::words::Word;
#[cfg(feature = "xlsx")]
pub(crate) use our_own::{LEGEND, OWN_SHEET, OwnColumn, SOURCE};
pub(super) use rows::{Entry, Found};
use transposed::Turned;

/// All that is found of a matrix in a source.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The names of the parties.
    pub(super) parties: Vec<String>,
    /// Headings and rows, by the position of their block in the page.
    pub(super) entries: Vec<(usize, Entry)>,
    /// The headings of the page that are titles of activities.
    pub(super) used: HashSet<usize>,
    /// The first text that stands alone above the matrix of a sheet.
    pub(super) title: Option<Fact>,
    /// The dates above the matrix of a sheet.
    pub(super) dates: Vec<Fact>,
}

/// Rows of cells that are judged together.
#[derive(Clone, Debug, Default)]
struct Grid {
    lines: Vec<Line>,
    /// How many lines are the header, if that is known.
    header: Option<usize>,
    /// The headings that are titles of activities.
    used: HashSet<usize>,
    /// How the source had it, if it was no matrix of the usual form.
    how: Option<String>,
    /// Whether blanks in a row are kept, as in what we exported.
    is_exact: bool,
}

#[derive(Clone, Debug, Default)]
struct Line {
    at: Place,
    /// The position of the sheet in the page.
    block: usize,
    cells: Vec<Cell>,
    values: Vec<Value>,
}

impl Line {
    fn is_blank(&self) -> bool {
        self.values.iter().all(|value| value.kind == Kind::Blank)
    }

    /// The place of a cell.
    fn place(&self, column: usize) -> Place {
        self.cells.get(column).map_or_else(|| self.at.clone(), |cell| self.at.of(cell))
    }
}

impl Grid {
    fn width(&self) -> usize {
        self.lines.first().map_or(0, |line| line.cells.len())
    }

    fn value(&self, line: usize, column: usize) -> &Value {
        &self.lines[line].values[column]
    }

    fn text(&self, line: usize, column: usize) -> String {
        let cell = &self.lines[line].cells[column];
        if self.is_exact { cell.text.trim().to_owned() } else { cell.line() }
    }

    fn place(&self, line: usize, column: usize) -> Place {
        self.lines[line].place(column)
    }

    /// The texts of a column that are not blank.
    fn texts(&self, lines: &[usize], column: usize) -> Vec<String> {
        let texts = lines.iter().map(|&line| self.text(line, column));
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// The share of lines for which it is so.
    fn share(&self, lines: &[usize], column: usize, is_it: impl Fn(&Value) -> bool) -> f64 {
        self.count(lines, column, is_it) as f64 / lines.len().max(1) as f64
    }

    /// What a column is called in a message: its header, else its letter or its position from 1.
    fn name(&self, column: usize, header: &str) -> String {
        let letter = self.lines.first().and_then(|line| line.cells[column].column);
        match (header, letter) {
            ("", Some(letter)) => column_name(letter),
            ("", None) => (column + 1).to_string(),
            (header, _) => header.to_owned(),
        }
    }

    fn count(&self, lines: &[usize], column: usize, is_it: impl Fn(&Value) -> bool) -> usize {
        lines.iter().filter(|&&line| is_it(self.value(line, column))).count()
    }
}

/// What is known beside a grid.
struct Context<'a> {
    page: &'a Page,
    hints: &'a Hints,
    alphabet: &'a Alphabet,
    report: Report,
    /// The names of the parties so far.
    known: Vec<String>,
}

/// A table that is a matrix.
struct Matrix {
    grid: Grid,
    columns: columns::Columns,
    header: Vec<usize>,
    body: Vec<usize>,
}

/// Finds the matrix of a page.
pub(super) fn find(page: &Page, hints: &Hints, report: &mut Report) -> Layout {
    let alphabet = hints.alphabet();
    let known = Vec::new();
    let mut context =
        Context { page, hints, alphabet: &alphabet, report: Report::default(), known };
    let mut found: Vec<Outcome> = Vec::new();
    let mut later = Vec::new();
    for grid in grids(&mut context) {
        let is_turned = transposed::has_names(&grid, &alphabet);
        if is_turned { later.push(grid) } else { found.push(context.judge(grid)) }
    }
    found.extend(later.into_iter().map(|grid| context.judge(grid)));
    context.check_file(&mut found);
    let layout = context.read(found);
    report.append(context.report);
    layout
}

/// What became of a grid.
struct Outcome {
    matrices: Vec<Matrix>,
    report: Report,
    /// Its first line, and its name or header.
    at: Place,
    name: String,
    is_turned: bool,
    /// Whether there are letters in one column at most, and not both R and A.
    is_slight: bool,
}

impl Context<'_> {
    fn judge(&mut self, grid: Grid) -> Outcome {
        let outer = std::mem::take(&mut self.report);
        let at = grid.lines.first().map(|line| line.at.clone()).unwrap_or_default();
        let name = match &at.sheet {
            Some(sheet) => sheet.to_string(),
            None => header_of(&grid),
        };
        let is_turned = transposed::has_names(&grid, self.alphabet);
        let is_slight = !is_turned && is_slight(&grid);
        let matrices = self.matrices(grid, false);
        for name in matrices.iter().flat_map(|matrix| matrix.columns.names()) {
            if !self.known.iter().any(|known| plain(known) == plain(name)) {
                self.known.push(name.to_owned());
            }
        }
        let report = std::mem::replace(&mut self.report, outer);
        Outcome { matrices, report, at, name, is_turned, is_slight }
    }

    /// Whether any cell of the source has this text.
    fn has_text(&self, text: &str) -> bool {
        let sheets = self.page.blocks.iter().filter_map(Block::sheet);
        let mut cells = sheets.flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        cells.any(|cell| plain(&cell.text) == plain(text))
    }

    /// The matrices of a grid, each upright.
    fn matrices(&mut self, mut grid: Grid, is_upright: bool) -> Vec<Matrix> {
        if let Some(block) = our_own::block(&grid) {
            grid.is_exact = true;
            let columns = columns::find(&grid, &block, self);
            let block::Found { header, body, .. } = block;
            return columns
                .map(|columns| Matrix { grid, columns, header, body })
                .into_iter()
                .collect();
        }
        legend::blank(&mut grid);
        if !is_upright {
            match transposed::upright(&grid, self) {
                Turned::Grid(grid) => return self.matrices(grid, false),
                Turned::Nothing => return Vec::new(),
                Turned::No => {}
            }
        }
        let blocks = block::find(&grid, self);
        let mut matrices = Vec::new();
        for block in blocks {
            if self.report.has_refusals() {
                break;
            }
            if !is_upright && let Some(turned) = upright::of_block(&grid, &block, self) {
                matrices.extend(self.matrices(turned, true));
                continue;
            }
            if self.report.has_refusals() {
                break;
            }
            if let Some(columns) = columns::find(&grid, &block, self) {
                let block::Found { header, body, .. } = block;
                matrices.push(Matrix { grid: grid.clone(), columns, header, body });
            }
        }
        matrices
    }

    /// What can only be said of all grids together.
    fn check_file(&mut self, found: &mut Vec<Outcome>) {
        our_own::drop_sheets_beside(found);
        let is_matrix =
            |outcome: &&Outcome| !outcome.matrices.is_empty() || outcome.report.has_refusals();
        // Beside a matrix, a sheet with letters in one column, such as initials, is none.
        if found.iter().any(|outcome| is_matrix(&outcome) && !outcome.is_slight) {
            let slight = |outcome: &&mut Outcome| outcome.is_slight && outcome.at.sheet.is_some();
            for outcome in found.iter_mut().filter(slight) {
                (outcome.matrices, outcome.report) = Default::default();
            }
        }
        let candidates: Vec<&Outcome> = found.iter().filter(is_matrix).collect();
        let sheets: Vec<&str> = candidates
            .iter()
            .filter(|outcome| outcome.at.sheet.is_some())
            .map(|outcome| outcome.name.as_str())
            .collect();
        if sheets.len() > 1 {
            let what = format!("several sheets may hold a matrix: {}", quoted(&sheets));
            let options: Vec<String> = sheets.iter().map(|name| option("--sheet", name)).collect();
            let help = format!("import each by itself: {}", options.join(" or "));
            self.report.refuse(&Place::default(), what, help);
            found.clear();
            return;
        }
        self.check_turned(found);
        self.check_roles(found);
    }

    /// A table of roles and names beside a matrix is one of the same only if its parties are known.
    fn check_turned(&mut self, found: &[Outcome]) {
        let upright = || found.iter().filter(|outcome| !outcome.is_turned);
        let names: HashSet<String> = upright()
            .flat_map(|outcome| &outcome.matrices)
            .flat_map(|matrix| matrix.columns.names())
            .map(plain)
            .collect();
        if names.is_empty() {
            return;
        }
        for outcome in found.iter().filter(|outcome| outcome.is_turned) {
            let parties = outcome.matrices.iter().flat_map(|matrix| matrix.columns.names());
            let others: Vec<&str> = parties.filter(|name| !names.contains(&plain(name))).collect();
            if !others.is_empty() {
                let what = format!(
                    "a table with columns of roles has parties that the other tables lack: {}",
                    quoted(others)
                );
                let help = self.under_help();
                self.report.refuse(&outcome.at, what, help);
            }
        }
    }

    /// The headings above tables, as options that choose one.
    fn under_help(&self) -> String {
        let mut heading = None;
        let mut options: Vec<String> = Vec::new();
        for block in &self.page.blocks {
            match block {
                Block::Heading(own) => heading = Some(option("--under", &own.text)),
                Block::Sheet(_) => options.extend(heading.take()),
                Block::Text(_) => {}
            }
        }
        match options.len() {
            0 | 1 => "put each matrix into a file of its own".to_owned(),
            _ => format!("choose what to read: {}", options[..options.len().min(4)].join(" or ")),
        }
    }

    /// A matrix has an R and an A somewhere; so has each table that shares no party with the others.
    fn check_roles(&mut self, found: &mut [Outcome]) {
        let letters = |matrix: &Matrix| {
            let values = matrix.columns.parties.iter().flat_map(|(_, columns)| columns);
            let values = values.flat_map(|&column| {
                matrix.body.iter().map(move |&line| matrix.grid.value(line, column).roles)
            });
            values.fold(RoleSet::NONE, RoleSet::union)
        };
        let is_whole = |matrix: &Matrix| {
            letters(matrix).contains(Role::Responsible)
                && letters(matrix).contains(Role::Accountable)
        };
        let whole = found.iter().flat_map(|outcome| &outcome.matrices).filter(|one| is_whole(one));
        let names: HashSet<String> =
            whole.flat_map(|matrix| matrix.columns.names()).map(plain).collect();
        for outcome in found {
            for matrix in &outcome.matrices {
                let is_shared = matrix.columns.names().all(|name| names.contains(&plain(name)));
                let is_chosen = !self.hints.party.is_empty() || matrix.columns.id.is_some();
                let is_open = matrix.columns.letters().any(|column| {
                    let is_further = |value: &Value| value.kind == Kind::Further;
                    matrix.grid.count(&matrix.body, column, is_further) > 0
                });
                if is_chosen || is_open || is_whole(matrix) || is_shared && !names.is_empty() {
                    continue;
                }
                let have = letters(matrix).letters();
                let what =
                    format!("the table has only the letters {have}: a matrix has an R and an A");
                let help = if names.is_empty() {
                    "say with --letter what its letters mean, such as --letter D=R".to_owned()
                } else {
                    self.under_help()
                };
                outcome.report.refuse(&outcome.at, what, help);
            }
        }
    }

    /// The entries of all matrices.
    fn read(&mut self, found: Vec<Outcome>) -> Layout {
        let mut layout = Layout::default();
        let has_any = found.iter().any(|outcome| !outcome.matrices.is_empty());
        let is_refused = found.iter().any(|outcome| outcome.report.has_refusals());
        let mut others = Vec::new();
        for outcome in found {
            let is_empty = outcome.matrices.is_empty() && !outcome.report.has_refusals();
            self.report.append(outcome.report);
            if is_empty && has_any && outcome.at.sheet.is_some() {
                others.push(outcome.name);
            } else if is_empty && has_any {
                let what = format!("a table without letters was left out: {}", outcome.name);
                self.report.leave_out(&outcome.at, what);
            }
            around::read(&outcome.matrices, self.page, &mut self.report, &mut layout);
            for matrix in outcome.matrices {
                rows::read(&matrix, self, &mut layout);
                layout.used.extend(&matrix.grid.used);
            }
        }
        if !others.is_empty() {
            let what = format!("sheets without a matrix were left out: {}", quoted(others));
            self.report.leave_out(&Place::default(), what);
        }
        if !has_any && !is_refused && !self.report.has_refusals() {
            self.refuse_without_matrix();
        }
        layout
    }

    fn refuse_without_matrix(&mut self) {
        let sheets = || self.page.blocks.iter().filter_map(Block::sheet);
        let headers =
            sheets().flat_map(|sheet| sheet.rows.iter().take(1)).flat_map(|row| &row.cells);
        let named = headers.map(Cell::line).find(|text| super::words::role(text).is_some());
        let (what, help) = match named {
            _ if sheets().all(Sheet::is_empty) => (
                "there is no table in it".to_owned(),
                "a matrix is a table with activities, parties and the letters R, A, C, I"
                    .to_owned(),
            ),
            Some(header) => (
                format!("the column {header:?} holds names, and no column holds letters"),
                "a matrix of names has a column for each of R and A at least".to_owned(),
            ),
            None => (
                "there is no matrix in it: no column holds the letters R, A, C, I".to_owned(),
                "if other letters stand for them, say so with --letter, such as --letter D=R"
                    .to_owned(),
            ),
        };
        self.report.refuse(&Place::default(), what, help);
    }
}

fn is_slight(grid: &Grid) -> bool {
    let values = grid.lines.iter().flat_map(|line| line.values.iter().enumerate());
    let letters = || values.clone().filter(|(_, value)| value.kind == Kind::Letters);
    let columns: HashSet<usize> = letters().map(|(column, _)| column).collect();
    let roles = letters().map(|(_, value)| value.roles);
    let roles = roles.fold(RoleSet::NONE, RoleSet::union);
    columns.len() < 2 && !(roles.contains(Role::Responsible) && roles.contains(Role::Accountable))
}

/// The headers of a table, for a message.
fn header_of(grid: &Grid) -> String {
    let Some(line) = grid.lines.iter().find(|line| !line.is_blank()) else { return String::new() };
    let texts = line.cells.iter().map(Cell::line).filter(|text| !text.is_empty());
    let mut texts: Vec<String> = texts.collect();
    texts.dedup();
    texts.join(", ")
}

impl Block {
    fn sheet(&self) -> Option<&Sheet> {
        match self {
            Block::Sheet(sheet) => Some(sheet),
            _ => None,
        }
    }
}

/// The grids of a page: each sheet of a workbook, and the tables of the same header together.
fn grids(context: &mut Context<'_>) -> Vec<Grid> {
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
}

/// The share of names of persons or teams among texts.
fn teams(texts: &[String]) -> f64 {
    texts.iter().filter(|text| Word::Team.is_in(text)).count() as f64 / texts.len().max(1) as f64
}
