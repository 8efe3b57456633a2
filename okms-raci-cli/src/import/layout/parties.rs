//! The parties of a block: their names, and what their letters say against them.

use std::collections::{HashMap, HashSet};

use okms_raci_codegen::{Role, RoleSet};

use super::block::Found;
use super::columns::Columns;
use super::{Context, Grid, Value};
use crate::import::cells::{Place, plain};
use crate::import::kind::look_alike;
use crate::import::report::{option, quoted};
use crate::import::words::Word;

/// What each column is called: the lowest text of the header above it, but above letters the names of the
/// lowest row that is complete and unique alone, else those of all rows joined.
pub(super) fn headers(grid: &Grid, block: &Found, context: &mut Context<'_>) -> Vec<String> {
    let lowest = |column: usize| {
        let mut texts = block.header.iter().rev().map(|&line| grid.text(line, column));
        texts.find(|text| !text.is_empty()).unwrap_or_default()
    };
    let mut headers: Vec<String> = (0..grid.width()).map(lowest).collect();
    let names = |line: usize| block.letters.iter().map(move |&column| grid.text(line, column));
    let is_whole = |line: &usize| {
        let distinct: HashSet<String> = names(*line).filter(|name| !name.is_empty()).collect();
        distinct.len() == block.letters.len()
    };
    let found = block.header.iter().rev().copied().find(is_whole);
    let names: Vec<String> = match found {
        Some(line) => names(line).collect(),
        None => block.letters.iter().map(|&column| joined(grid, &block.header, column)).collect(),
    };
    for &line in block.header.iter().filter(|line| found.is_some_and(|found| found != **line)) {
        let texts = block.letters.iter().map(|&column| grid.text(line, column));
        let mut texts: Vec<String> =
            texts.filter(|text| !text.is_empty() && !names.contains(text)).collect();
        texts.dedup();
        if !texts.is_empty() {
            let what = format!("not used for the names: {}", quoted(&texts));
            context.report.odd(&grid.lines[line].at, what);
        }
    }
    block.letters.iter().zip(names).for_each(|(&column, name)| headers[column] = name);
    headers
}

/// The texts of all rows of the header above a column, each once.
fn joined(grid: &Grid, header: &[usize], column: usize) -> String {
    let mut texts: Vec<String> = header.iter().map(|&line| grid.text(line, column)).collect();
    texts.retain(|text| !text.is_empty());
    texts.dedup();
    texts.join(" / ")
}

/// The parties with their columns; what may be none is refused.
pub(super) fn find(
    grid: &Grid,
    block: &Found,
    letters: &[usize],
    columns: &Columns,
    context: &mut Context<'_>,
) -> Vec<(String, Vec<usize>)> {
    let mut parties: Vec<(String, Vec<usize>)> = Vec::new();
    let lowest = block.header.last().copied().unwrap_or_default();
    let cell = |column: usize| grid.lines[lowest].cells[column].merged;
    for &column in letters {
        let name = columns.headers[column].clone();
        let at = grid.place(lowest, column);
        let same = parties.iter_mut().find(|(other, _)| plain(other) == plain(&name));
        match same {
            _ if name.is_empty() && grid.lines[lowest].cells[column].is_missing => {
                let longer = (lowest + 1..grid.lines.len()).find(|&line| {
                    !grid.lines[line].cells[column].is_missing
                        && !grid.text(line, column).is_empty()
                });
                let what = "the row has more cells than the header";
                let help = "remove the last cell, or write `\\|` for a `|` within a cell";
                context.report.refuse(&grid.place(longer.unwrap_or(lowest), column), what, help);
            }
            _ if name.is_empty() => {
                let help = "write the party's name above its letters";
                context.report.refuse(&at, "a column of letters has no name", help);
            }
            None => parties.push((name, vec![column])),
            // Under one merged cell there is one party.
            Some((_, own))
                if cell(column).is_some()
                    && own.iter().all(|&other| cell(other) == cell(column)) =>
            {
                own.push(column);
            }
            Some(_) => {
                let help = "give each party a name of its own";
                context.report.refuse(&at, format!("two columns are called {name:?}"), help);
            }
        }
    }
    for (short, _) in &parties {
        let is_longer = |name: &&str| {
            name.strip_prefix(short.as_str()).is_some_and(|rest| rest.starts_with(" ("))
        };
        for longer in parties.iter().map(|(name, _)| name.as_str()).filter(is_longer) {
            context
                .report
                .odd(&Place::default(), format!("{short:?} and {longer:?} are two parties"));
        }
    }
    let latin = |name: &str| plain(&name.chars().map(look_alike).collect::<String>());
    let mut seen: HashMap<String, &str> = HashMap::new();
    for (name, _) in &parties {
        if let Some(other) = seen.insert(latin(name), name) {
            let what = format!("{other:?} and {name:?} look alike, in letters of two scripts");
            context.report.odd(&Place::default(), what);
        }
    }
    // Names that come from cells are no properties.
    if columns.id.is_none() && grid.how.is_none() {
        Judge { grid, data: &block.data, letters, columns }.check(context);
    }
    parties
}

/// What the letters of a column say about it.
struct Judge<'a> {
    grid: &'a Grid,
    data: &'a [usize],
    letters: &'a [usize],
    columns: &'a Columns,
}

impl Judge<'_> {
    fn check(&self, context: &mut Context<'_>) {
        let name = |column: usize| self.grid.name(column, &self.columns.headers[column]);
        let all: Vec<String> =
            self.letters.iter().map(|&column| option("--party", &name(column))).collect();
        for &column in self.letters {
            if let Some(doubt) =
                self.doubt(column, &name(column)).filter(|_| context.hints.party.is_empty())
            {
                let what = format!("the column {:?} {doubt}: it may be no party", name(column));
                let note = option("--note", &name(column));
                let help = format!(
                    "say what it is: {note} makes it a note, {} makes all of them parties",
                    all.join(" ")
                );
                context.report.refuse(&self.grid.place(self.data[0], column), what, help);
            }
        }
    }

    fn doubt(&self, column: usize, name: &str) -> Option<&'static str> {
        let filled = self.grid.share(self.data, column, Value::is_filled);
        let pairs = self
            .grid
            .share(self.data, column, |value| [RoleSet::RA, RoleSet::CI].contains(&value.roles));
        if name.chars().count() == 1 && "RACI".contains(name) {
            Some("is named like a letter")
        } else if Word::Attribute.is(name) && filled >= 0.6 && pairs <= 0.2 {
            Some("is named like a property, and its values look like letters")
        } else if self.has_initials(column) {
            Some("holds pairs of letters that look like initials")
        } else if self.disturbs(column) {
            Some("gives rows a second A")
        } else {
            None
        }
    }

    /// Whether most cells are pairs such as `AC`, which nobody holds together often.
    fn has_initials(&self, column: usize) -> bool {
        let is_odd = |&&line: &&usize| {
            let roles = self.grid.value(line, column).roles;
            let is_pair = roles.len() == 2 && self.grid.text(line, column).chars().count() == 2;
            is_pair && ![RoleSet::RA, RoleSet::CI].contains(&roles)
        };
        let filled = self.grid.count(self.data, column, Value::is_filled);
        filled > 1 && self.data.iter().filter(is_odd).count() * 10 >= filled * 6
    }

    /// Whether it is the first or last column, of single letters, and each row has one A and an R without it.
    fn disturbs(&self, column: usize) -> bool {
        let is_end = self.letters.first() == Some(&column) || self.letters.last() == Some(&column);
        let is_single = self.grid.count(self.data, column, |value| value.roles.len() > 1) == 0;
        let holders = |line: usize, role: Role, without: Option<usize>| {
            let others = self.letters.iter().filter(|&&other| Some(other) != without);
            others.filter(|&&other| self.grid.value(line, other).roles.contains(role)).count()
        };
        let is_whole = |&line: &usize| {
            holders(line, Role::Accountable, Some(column)) == 1
                && holders(line, Role::Responsible, Some(column)) > 0
        };
        is_end
            && is_single
            && self.letters.len() > 2
            && self.data.iter().any(|&line| holders(line, Role::Accountable, None) != 1)
            && self.data.iter().all(is_whole)
    }
}
