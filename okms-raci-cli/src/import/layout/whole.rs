//! What can only be said of all tables of a source together.

use std::collections::{BTreeSet, HashSet};

use okms_raci_codegen::RoleSet;

use super::{Block, Context, Grid, Kind, Outcome, Table, our_own};
use crate::import::cells::{Cell, Place, Sheet, plain};
use crate::import::report::{option, options, quoted};
use crate::import::{Lines, words};

/// The most characters of a letter of another kind, and the most of them in a message.
const LONGEST_SIGN: usize = 12;
const MOST_SIGNS: usize = 6;

/// The most tables of a page whose parties those of others are held against.
const MOST_USUAL: usize = 64;

/// The names of the parties of matrices, in normal form.
fn names<'a>(matrices: impl IntoIterator<Item = &'a Table>) -> HashSet<String> {
    matrices.into_iter().flat_map(|matrix| matrix.columns.names()).map(plain).collect()
}

impl Context<'_> {
    /// What can only be said of all grids together.
    pub(super) fn check_file(&mut self, found: &mut Vec<Outcome>) {
        our_own::drop_sheets_beside(found);
        self.leave_out_slight(found);
        let sheets = found.iter().filter(|one| one.is_matrix() && one.at.sheet.is_some());
        let sheets: Vec<&str> = sheets.map(|outcome| outcome.name.as_str()).collect();
        if sheets.len() > 1 {
            let what = format!("several sheets may hold a matrix: {}", quoted(&sheets));
            let help = format!("import each by itself: {}", options("--sheet", &sheets));
            self.report.refuse(&Place::default(), what, help);
            found.clear();
        }
        self.check_turned(found);
        self.check_roles(found);
        self.report_stand_ins(found);
    }

    /// Reports a party of one table that stands where several others have another name, as when a
    /// translator called it otherwise once.
    fn report_stand_ins(&mut self, found: &[Outcome]) {
        let tables = || found.iter().flat_map(|outcome| &outcome.matrices);
        let usual: Vec<&Table> = tables().filter(|it| it.blocks() > 2).take(MOST_USUAL).collect();
        for table in tables().filter(|it| it.blocks() == 1) {
            let differences = usual.iter().filter_map(|other| {
                let pairs = table.columns.names().zip(other.columns.names());
                let mut differ = pairs.filter(|(own, name)| plain(own) != plain(name));
                let is_alike = table.columns.parties.len() == other.columns.parties.len();
                differ.next().filter(|_| is_alike && differ.next().is_none())
            });
            for (own, name) in differences.take(1) {
                let what = format!("{own:?} stands where other tables have {name:?}: two parties");
                self.report.odd(&table.lines[table.lowest()].at, what);
            }
        }
    }

    /// Beside a matrix, a table with letters in one column, such as priorities, is none.
    fn leave_out_slight(&mut self, found: &mut Vec<Outcome>) {
        let whole: Vec<&Outcome> = found.iter().filter(|outcome| !outcome.is_slight).collect();
        let names = names(whole.iter().flat_map(|outcome| &outcome.matrices));
        if !whole.iter().any(|outcome| outcome.is_matrix()) {
            return;
        }
        found.retain_mut(|outcome| {
            let mut headers = outcome.name.split(", ");
            let is_matrix = !outcome.is_slight || headers.any(|one| names.contains(&plain(one)));
            if is_matrix || !outcome.is_matrix() {
                return true;
            }
            (outcome.matrices, outcome.report) = Default::default();
            if outcome.at.sheet.is_none() {
                let what = "a table with letters in one column was left out";
                self.report.leave_out(&outcome.at, format!("{what}: {}", outcome.name));
            }
            outcome.at.sheet.is_some()
        });
    }

    /// A table of roles and names beside a matrix is one of the same only if its parties are known.
    fn check_turned(&mut self, found: &[Outcome]) {
        let upright = found.iter().filter(|outcome| !outcome.is_turned);
        let names = names(upright.flat_map(|outcome| &outcome.matrices));
        for outcome in found.iter().filter(|outcome| outcome.is_turned && !names.is_empty()) {
            let parties = outcome.matrices.iter().flat_map(|matrix| matrix.columns.names());
            let others: Vec<&str> = parties.filter(|name| !names.contains(&plain(name))).collect();
            if !others.is_empty() {
                let what = format!(
                    "a table with columns of roles has parties that the other tables lack: {}",
                    quoted(others)
                );
                self.report.refuse(&outcome.at, what, self.under_help());
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
        let matrices = found.iter().flat_map(|outcome| &outcome.matrices);
        let names = names(matrices.filter(|matrix| matrix.roles().contains_all(RoleSet::RA)));
        for outcome in found {
            for matrix in &outcome.matrices {
                let roles = matrix.roles();
                let is_shared = matrix.columns.names().all(|name| names.contains(&plain(name)));
                let is_chosen = !self.hints.party.is_empty() || matrix.columns.id.is_some();
                let is_whole = roles.contains_all(RoleSet::RA);
                let is_beside_others = !is_shared && !names.is_empty();
                let is_further = matrix.has_further() && !is_beside_others;
                if is_chosen || is_further || is_whole || is_shared && !names.is_empty() {
                    continue;
                }
                let have = roles.letters();
                let what =
                    format!("the table has only the letters {have}: a matrix has an R and an A");
                let missing = RoleSet::RA.difference(roles);
                let given = self.hints.letter.iter().min_by_key(|(letter, _)| letter);
                let given = given.map(|(letter, given)| format!("{letter}={}", *given | missing));
                let help = if names.is_empty() {
                    let letter = option("--letter", given.as_deref().unwrap_or("D=R"));
                    format!("say with --letter what its letters mean, such as {letter}")
                } else {
                    self.under_help()
                };
                outcome.report.refuse(&outcome.at, what, help);
            }
        }
    }

    pub(super) fn refuse_without_matrix(&mut self) {
        let sheets = || self.page.blocks.iter().filter_map(Block::sheet);
        let headers = sheets().filter_map(|sheet| sheet.rows.first()).flat_map(|row| &row.cells);
        let named = headers.map(Cell::line).find(|text| words::role(text).is_some());
        let lines = sheets().flat_map(|sheet| &sheet.rows).map(|row| row.at.line);
        let (first, last) = (lines.clone().min().unwrap_or(0), lines.max().unwrap_or(0));
        let is_outside = |range: &Lines| range.first > last || range.last < first;
        let outside = match (self.hints.rows, self.hints.header_rows) {
            (Some(rows), _) if is_outside(&rows) => Some("--rows"),
            (_, Some(rows)) if is_outside(&rows) || rows.last == last => Some("--header-rows"),
            _ => None,
        };
        let (what, help) = match (named, self.signs()) {
            _ if last > 0 && outside.is_some() => (
                format!(
                    "{} leaves no row to read: there are the lines {first} to {last}",
                    outside.unwrap_or_default()
                ),
                "leave the option out, or name some of these lines".to_owned(),
            ),
            _ if sheets().all(Sheet::is_empty) => (
                "there is no table in it".to_owned(),
                "name another file: a matrix is a table with activities, parties and letters R, A, C, I"
                    .to_owned(),
            ),
            (Some(header), _) => (
                format!("the column {header:?} holds names, and no column holds letters"),
                "a matrix of names has a column for each of R and A at least".to_owned(),
            ),
            (None, Some(signs)) => {
                let option = |roles| option("--letter", &format!("{}={roles}", signs[0]));
                let what = "no column holds the letters R, A, C, I; cells hold";
                let help = "if they stand for roles, say what each means";
                // A matrix has an R and an A, so that one sign alone is both.
                let help = match signs.len() {
                    1 => format!("if it stands for both R and A, say so: {}", option("RA")),
                    _ => format!("{help}: {}, another role, or - for no role", option("R")),
                };
                (format!("{what} {}", quoted(&signs)), help)
            }
            (None, None) => (
                "there is no matrix in it: no column holds the letters R, A, C, I".to_owned(),
                "name another file, or if other letters stand for them, say so: --letter D=R".to_owned(),
            ),
        };
        self.report.refuse(&Place::default(), what, help);
    }

    /// The few short texts that fill two columns of a table or more: letters of their own.
    fn signs(&self) -> Option<Vec<String>> {
        let sheets = self.page.blocks.iter().filter_map(Block::sheet);
        sheets.into_iter().find_map(|sheet| {
            let mut signs: BTreeSet<String> = BTreeSet::new();
            let mut columns = 0;
            for column in 1..sheet.rows.first()?.cells.len() {
                let cells = sheet.rows[1..].iter().map(|row| &row.cells[column]);
                let is_sign = |cell: &&Cell| {
                    let kind = self.alphabet.value(cell).kind;
                    !matches!(kind, Kind::Blank | Kind::None | Kind::Word)
                };
                let texts: Vec<String> = cells.filter(is_sign).map(Cell::line).collect();
                if texts.len() > 1 && texts.iter().all(|text| text.chars().count() <= LONGEST_SIGN)
                {
                    columns += 1;
                    signs.extend(texts);
                }
            }
            let is_few = columns > 1 && signs.len() <= 2 * sheet.rows.len();
            is_few.then(|| signs.into_iter().take(MOST_SIGNS).collect())
        })
    }
}

impl Table {
    /// The roles of all its cells together.
    pub(super) fn roles(&self) -> RoleSet {
        let cells = self.columns.letters();
        let cells = cells.flat_map(|column| self.body.iter().map(move |&line| (line, column)));
        let roles = cells.map(|(line, column)| self.value(line, column).roles);
        roles.fold(RoleSet::NONE, RoleSet::union)
    }

    /// How many tables of the page it is.
    fn blocks(&self) -> usize {
        self.data.iter().map(|&line| self.lines[line].block).collect::<HashSet<usize>>().len()
    }

    fn has_further(&self) -> bool {
        let has_any =
            |column| self.count_of(&self.body, column, |value| value.kind == Kind::Further) > 0;
        self.columns.letters().any(has_any)
    }
}

/// Whether there are letters in one column at most, and not both R and A.
pub(super) fn is_slight(grid: &Grid) -> bool {
    let cells = grid.lines.iter().flat_map(|line| line.cells.iter().enumerate());
    let letters = || cells.clone().filter(|(_, cell)| cell.value.is_letters());
    let columns: HashSet<usize> = letters().map(|(column, _)| column).collect();
    let roles = letters().map(|(_, cell)| cell.value.roles);
    columns.len() < 2 && !roles.fold(RoleSet::NONE, RoleSet::union).contains_all(RoleSet::RA)
}
