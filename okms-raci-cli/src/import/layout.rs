//! Finds the matrix by its letters: where the sheets of a source have parties, activities and roles.
//!
//! ```text
//! sheets ──▶ grids (tables of the same header together) ──▶ tables ──▶ columns ──▶ rows
//!               ▲                                             │
//!               └── one row for each activity (upright) ◀─────┘
//! ```

mod columns;
mod grid;
mod how;
mod legend;
mod lines;
mod our_own;
mod parties;
mod rows;
mod table;
mod transposed;
mod upright;
mod whole;

use std::collections::HashSet;
use std::rc::Rc;

use super::Hints;
use super::cells::{Block, Cell, Fact, Page, Place, Sheet, plain};
use super::kind::{Alphabet, Kind, Value};
use super::report::{Report, quoted};
use super::words::Word;
use grid::{Grid, Line, grids};
pub(crate) use our_own::{COVERS, FACTS};
#[cfg(feature = "xlsx")]
pub(crate) use our_own::{LEGEND, OWN_SHEET, OwnColumn, SOURCE};
pub(super) use rows::{Entry, Found};
use table::Table;
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
    /// The revision that a sheet of our own states.
    pub(super) revision: Option<Fact>,
    /// The dates above the matrix of another sheet.
    pub(super) dates: Vec<Fact>,
}

/// More names of parties than a matrix has parties, which may have several columns each.
const MOST_NAMES: usize = 256;

/// What is known beside a grid.
struct Context<'a> {
    page: &'a Page,
    hints: &'a Hints,
    alphabet: &'a Alphabet,
    report: Report,
    /// The names of the parties so far, in normal form.
    known: HashSet<String>,
}

/// Finds the matrix of a page.
pub(super) fn find(page: &Page, hints: &Hints, report: &mut Report) -> Layout {
    let alphabet = &hints.alphabet();
    let (known, own) = (HashSet::new(), Report::default());
    let mut context = Context { page, hints, alphabet, report: own, known };
    let mut grids = grids(&mut context);
    // What other tables name parts the names in cells.
    grids.sort_by_cached_key(|grid| transposed::has_names(grid, alphabet));
    let mut found: Vec<Outcome> = grids.into_iter().map(|grid| context.judge(grid)).collect();
    context.check_file(&mut found);
    let layout = context.read(found);
    report.append(context.report);
    layout
}

/// What became of a grid.
struct Outcome {
    matrices: Vec<Table>,
    report: Report,
    /// Its first line, and its name or header.
    at: Place,
    name: String,
    /// Whether its columns are roles, with names in the cells.
    is_turned: bool,
    /// Whether there are letters in one column at most, and not both R and A.
    is_slight: bool,
}

impl Outcome {
    /// Whether it may be a matrix.
    fn is_matrix(&self) -> bool {
        !self.matrices.is_empty() || self.report.has_refusals()
    }
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
        let is_slight = !is_turned && whole::is_slight(&grid);
        let matrices = self.matrices(grid, false);
        for name in matrices.iter().flat_map(|matrix| matrix.columns.names()) {
            if self.known.len() <= MOST_NAMES {
                self.known.insert(plain(name));
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
    fn matrices(&mut self, mut grid: Grid, is_upright: bool) -> Vec<Table> {
        if let Some(own) = our_own::table(&grid) {
            return columns::find(own, self).into_iter().collect();
        }
        legend::blank(&mut grid);
        if !is_upright {
            match transposed::upright(&grid, self) {
                Turned::Grid(grid) => return self.matrices(grid, false),
                Turned::Nothing => return Vec::new(),
                Turned::No => {}
            }
        }
        let mut matrices = Vec::new();
        for table in table::find(&Rc::new(grid), self) {
            if self.report.has_refusals() {
                break;
            }
            match if is_upright { None } else { upright::of_table(&table, self) } {
                Some(turned) => matrices.extend(self.matrices(turned, true)),
                None if self.report.has_refusals() => break,
                None => matrices.extend(columns::find(table, self)),
            }
        }
        matrices
    }

    /// The entries of all matrices.
    fn read(&mut self, found: Vec<Outcome>) -> Layout {
        let mut layout = Layout::default();
        if self.known.len() > MOST_NAMES {
            let what = format!(
                "the tables name more than {MOST_NAMES} parties, and a matrix has at most 64"
            );
            let help = "take one table with --under, --sheet or --rows";
            self.report.refuse(&Place::default(), what, help);
            return layout;
        }
        let has_any = found.iter().any(|outcome| !outcome.matrices.is_empty());
        let (mut sheets, mut tables) = (Vec::new(), Vec::new());
        for outcome in found {
            if !outcome.is_matrix() && has_any {
                match outcome.at.sheet {
                    Some(_) => sheets.push(outcome.name),
                    None => tables.push((outcome.at, outcome.name)),
                }
            }
            self.report.append(outcome.report);
            how::around(&outcome.matrices, self, &mut layout);
            for matrix in outcome.matrices {
                rows::read(&matrix, self, &mut layout);
                layout.used.extend(&matrix.grid.used);
            }
        }
        if !sheets.is_empty() {
            let what = format!("sheets without a matrix were left out: {}", quoted(sheets));
            self.report.leave_out(&Place::default(), what);
        }
        self.leave_out_tables(&tables);
        if !has_any && !self.report.has_refusals() {
            self.refuse_without_matrix();
        }
        layout
    }

    /// Reports tables that are no matrix; of a long document, all in one line.
    fn leave_out_tables(&mut self, tables: &[(Place, String)]) {
        let many = tables.first().filter(|_| tables.len() > FEW_TABLES);
        for (at, header) in tables {
            let what = match many {
                None => format!("a table without letters was left out: {header}"),
                Some((_, first)) => {
                    format!("tables without letters were left out, first {first:?}")
                }
            };
            self.report.leave_out(at, what);
        }
    }
}

/// Tables without letters that are reported one by one.
const FEW_TABLES: usize = 4;

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

/// The share of names of persons or teams among texts.
fn teams(texts: &[String]) -> f64 {
    texts.iter().filter(|text| Word::Team.is_in(text)).count() as f64 / texts.len().max(1) as f64
}
