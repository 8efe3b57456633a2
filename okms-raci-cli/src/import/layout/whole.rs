//! What can only be said of all tables of a source together.

use std::collections::HashSet;

use okms_raci_codegen::{Role, RoleSet};

use super::{Block, Context, Grid, Kind, Matrix, Outcome, Value, our_own};
use crate::import::cells::{Cell, Place, Sheet, plain};
use crate::import::report::{option, options, quoted};
use crate::import::words;

impl Context<'_> {
    /// What can only be said of all grids together.
    pub(super) fn check_file(&mut self, found: &mut Vec<Outcome>) {
        our_own::drop_sheets_beside(found);
        self.leave_out_slight(found);
        let candidates: Vec<&Outcome> =
            found.iter().filter(|outcome| outcome.is_matrix()).collect();
        let sheets: Vec<&str> = candidates
            .iter()
            .filter(|outcome| outcome.at.sheet.is_some())
            .map(|outcome| outcome.name.as_str())
            .collect();
        if sheets.len() > 1 {
            let what = format!("several sheets may hold a matrix: {}", quoted(&sheets));
            let help = format!("import each by itself: {}", options("--sheet", &sheets));
            self.report.refuse(&Place::default(), what, help);
            found.clear();
            return;
        }
        self.check_turned(found);
        self.check_roles(found);
    }

    /// Beside a matrix, a table with letters in one column, such as priorities, is none.
    fn leave_out_slight(&mut self, found: &mut [Outcome]) {
        let whole: Vec<&Outcome> = found.iter().filter(|outcome| !outcome.is_slight).collect();
        let matrices = || whole.iter().flat_map(|outcome| &outcome.matrices);
        let names = matrices().flat_map(|matrix| matrix.columns.names()).map(plain);
        let names: HashSet<String> = names.collect();
        if !whole.iter().any(|outcome| outcome.is_matrix()) {
            return;
        }
        for outcome in found.iter_mut().filter(|outcome| outcome.is_slight && outcome.is_matrix()) {
            if outcome.name.split(", ").any(|header| names.contains(&plain(header))) {
                continue;
            }
            (outcome.matrices, outcome.report) = Default::default();
            if outcome.at.sheet.is_none() {
                let what = "a table with letters in one column was left out";
                self.report.leave_out(&outcome.at, format!("{what}: {}", outcome.name));
                outcome.is_reported = true;
            }
        }
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

    pub(super) fn refuse_without_matrix(&mut self) {
        let sheets = || self.page.blocks.iter().filter_map(Block::sheet);
        let headers =
            sheets().flat_map(|sheet| sheet.rows.iter().take(1)).flat_map(|row| &row.cells);
        let named = headers.map(Cell::line).find(|text| words::role(text).is_some());
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

/// Whether there are letters in one column at most, and not both R and A.
pub(super) fn is_slight(grid: &Grid) -> bool {
    let values = grid.lines.iter().flat_map(|line| line.values.iter().enumerate());
    let letters = || values.clone().filter(|(_, value)| value.kind == Kind::Letters);
    let columns: HashSet<usize> = letters().map(|(column, _)| column).collect();
    let roles = letters().map(|(_, value)| value.roles);
    let roles = roles.fold(RoleSet::NONE, RoleSet::union);
    columns.len() < 2 && !(roles.contains(Role::Responsible) && roles.contains(Role::Accountable))
}
