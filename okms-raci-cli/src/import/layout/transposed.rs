//! Tables whose columns are R, A, C, I, with parties or marks in the cells.

use std::collections::{BTreeMap, HashSet};

use okms_raci_codegen::RoleSet;

use super::upright::{self, Held};
use super::{Context, Grid, Kind, Value};
use crate::import::cells::{one_line, plain};
use crate::import::kind::Alphabet;
use crate::import::report::option;
use crate::import::words::{self, Word};

/// What became of a grid whose columns may be roles.
pub(super) enum Turned {
    /// It is a matrix of another form.
    Grid(Grid),
    /// It is none: counts, or an explanation of the letters.
    Nothing,
    /// Its columns are no roles.
    No,
}

/// The line that names the roles, with their columns, and the lines below it.
struct Roles {
    line: usize,
    columns: Vec<(usize, RoleSet)>,
    body: Vec<usize>,
}

impl Roles {
    /// The line and the column of each cell below, with the role of the column.
    fn cells(&self) -> impl Iterator<Item = (usize, usize, RoleSet)> {
        self.body
            .iter()
            .flat_map(|&line| self.columns.iter().map(move |(column, role)| (line, *column, *role)))
    }

    /// The filled cells below, each with the role of its column.
    fn values<'a>(&self, grid: &'a Grid) -> Vec<(&'a Value, RoleSet)> {
        let values = self.cells().map(|(line, column, role)| (grid.value(line, column), role));
        values.filter(|(value, _)| value.says_something()).collect()
    }
}

/// Whether a line of the grid names the columns R, A, C, I, with names below.
pub(super) fn has_names(grid: &Grid, alphabet: &Alphabet) -> bool {
    roles(grid, alphabet, false).is_some_and(|roles| {
        let below = roles.values(grid);
        count(&below, Kind::Text) * 2 > below.len()
    })
}

/// The first line that names three distinct roles, or R and A, with no letters of a matrix above it.
fn roles(grid: &Grid, alphabet: &Alphabet, is_forced: bool) -> Option<Roles> {
    for line in 0..grid.header.unwrap_or(grid.lines.len()) {
        let role = |column: usize| Some((column, named(&grid.text(line, column), alphabet)?));
        let columns: Vec<(usize, RoleSet)> = (0..grid.width()).filter_map(role).collect();
        let distinct: HashSet<RoleSet> = columns.iter().map(|(_, roles)| *roles).collect();
        let all = distinct.iter().copied().fold(RoleSet::NONE, RoleSet::union);
        let is_enough =
            distinct.len() > 2 || all.contains_all(RoleSet::RA) || is_forced && !columns.is_empty();
        let texts: HashSet<String> =
            columns.iter().map(|(column, _)| grid.text(line, *column)).collect();
        let is_one = if texts.len() == columns.len() {
            is_forced || !is_row_of_parties(grid, line, &columns)
        } else {
            has_groups(grid, line, &columns)
        };
        if is_enough && is_one {
            let is_filled = |line: &usize| !grid.lines[*line].is_blank();
            let body = (line + 1..grid.lines.len()).filter(is_filled).collect();
            return Some(Roles { line, columns, body });
        }
        if grid.lines[line].has_letters() {
            return None;
        }
    }
    None
}

/// The text over a column of a role, where a party stands over its columns.
fn group(grid: &Grid, line: usize, column: usize) -> Option<String> {
    let above = line.checked_sub(1)?;
    (0..=column).rev().map(|column| grid.text(above, column)).find(|text| !text.is_empty())
}

/// Whether each text over the roles has its own R and A, and each role once.
fn has_groups(grid: &Grid, line: usize, columns: &[(usize, RoleSet)]) -> bool {
    let mut groups: BTreeMap<Option<String>, RoleSet> = BTreeMap::new();
    columns.iter().all(|(column, role)| {
        let held = groups.entry(group(grid, line, *column)).or_default();
        let is_new = held.intersection(*role).is_empty();
        *held = held.union(*role);
        is_new
    }) && groups
        .iter()
        .all(|(name, held)| name.is_some() && held.intersection(RoleSet::RA) == RoleSet::RA)
}

/// Whether letters stand below names: then they are those of the first row of a matrix.
fn is_row_of_parties(grid: &Grid, line: usize, columns: &[(usize, RoleSet)]) -> bool {
    let columns: Vec<usize> = columns.iter().map(|(column, _)| *column).collect();
    let texts = |above: usize| {
        grid.texts_over(above, &columns).into_iter().collect::<HashSet<String>>().len()
    };
    columns.iter().all(|&column| grid.value(line, column).is_letters())
        && (0..line).any(|above| texts(above) > 1)
}

/// The role that a header names: `R`, `Responsible`, `Responsible (R)`, `Responsible team`, `Rolle R`.
fn named(header: &str, alphabet: &Alphabet) -> Option<RoleSet> {
    if let Some(roles) = alphabet.letters.get(header) {
        return Some(*roles);
    }
    if let Some(role) = words::role(header) {
        return Some(RoleSet::from(role));
    }
    let tokens: Vec<&str> =
        header.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
    if let [first, second] = tokens[..]
        && Word::Party.has(&plain(second))
    {
        return words::role(first).map(RoleSet::from);
    }
    let mut letters = tokens.iter().filter(|token| matches!(**token, "R" | "A" | "C" | "I"));
    match (letters.next(), letters.next()) {
        (Some(letter), None) if tokens.len() <= 3 => RoleSet::from_letters(letter),
        _ => None,
    }
}

fn count(below: &[(&Value, RoleSet)], kind: Kind) -> usize {
    below.iter().filter(|(value, _)| value.kind == kind).count()
}

/// A table whose columns are roles, upright.
pub(super) fn upright(grid: &Grid, context: &mut Context<'_>) -> Turned {
    let Some(roles) = roles(grid, context.alphabet, context.hints.transposed) else {
        return Turned::No;
    };
    let below = roles.values(grid);
    let is_own = |(value, role): &&(&Value, RoleSet)| value.roles == *role && value.is_letters();
    let is_odd = |(value, _): &&(&Value, RoleSet)| {
        value.roles.len() == 2 && ![RoleSet::RA, RoleSet::CI].contains(&value.roles)
    };
    let letters = count(&below, Kind::Letters);
    let marks = count(&below, Kind::Mark) + below.iter().filter(is_own).count();
    let is_marked = marks * 10 >= below.len() * 6;
    let is_matrix = letters > count(&below, Kind::Text)
        && below.iter().filter(is_odd).count() * 2 < letters
        && !is_marked;
    let is_role = |column: &usize| roles.columns.iter().any(|(own, _)| own == column);
    let others: Vec<usize> = (0..grid.width()).filter(|column| !is_role(column)).collect();
    let body = &roles.body;
    if count(&below, Kind::Number) * 2 > below.len() {
        // Counts may stand beside a matrix.
        let has_letters =
            others.iter().any(|&column| grid.count_of(body, column, Value::is_letters) > 0);
        return if has_letters { Turned::No } else { Turned::Nothing };
    }
    // Grades, such as `H` and `L`, are no names.
    if below.is_empty() || is_matrix || count(&below, Kind::Further) * 2 > below.len() {
        return Turned::No;
    }
    let is_text = |&column: &usize| grid.count_of(body, column, Value::is_text) * 2 > body.len();
    let is_filled = |column: &usize| grid.count_of(body, *column, Value::is_filled) > 0;
    if !others.iter().any(is_text) {
        return Turned::Nothing;
    }
    let (first, last) = (roles.columns[0].0, roles.columns[roles.columns.len() - 1].0);
    let mut between = others.iter().copied().filter(|column| (first..last).contains(column));
    if let Some(column) = between.find(is_filled) {
        let header = grid.text(roles.line, column);
        let letter = option("--letter", &format!("{header}=C"));
        let what = format!("the column {header:?} stands between columns of roles, and is none");
        let help = format!("say what it means: {letter}, another role, or - for none");
        context.report.refuse(&grid.place(roles.line, column), what, help);
        return Turned::Nothing;
    }
    if is_marked {
        return Turned::Grid(with_letters(grid, &roles, &others));
    }
    with_parties(grid, &roles, &others, context)
}

/// Marks under R, A, C, I as a column of letters; if parties stand above those, as one for each party.
fn with_letters(grid: &Grid, roles: &Roles, others: &[usize]) -> Grid {
    let is_grouped = has_groups(grid, roles.line, &roles.columns);
    let held = roles.cells().map(|(line, column, role)| {
        let value = grid.value(line, column);
        let is_held = value.kind == Kind::Mark || value.roles == role;
        let party = group(grid, roles.line, column).filter(|_| is_grouped);
        Held {
            key: line.to_string(),
            line,
            party: party.or_else(|| Some("RACI".to_owned())),
            roles: if is_held { role } else { RoleSet::NONE },
            note: None,
        }
    });
    let held: Vec<Held> = held.collect();
    upright::of_held(&held, grid, roles.line, others, "marks under R, A, C, I")
}

/// Names under R, A, C, I as a column for each name.
fn with_parties(grid: &Grid, roles: &Roles, others: &[usize], context: &mut Context<'_>) -> Turned {
    let mut alone = context.known.clone();
    let texts = || roles.cells().map(|(at, column, _)| &grid.cell(at, column).text);
    alone.extend(texts().flat_map(|text| at_commas(text)).map(|name| plain(&name)));
    let mut held = Vec::new();
    for (line, column, role) in roles.cells() {
        let header = grid.text(roles.line, column);
        let note = context.alphabet.letters.contains_key(&header).then_some(header);
        let cell = Some(grid.cell(line, column)).filter(|cell| cell.value.says_something());
        let names = cell.into_iter().flat_map(|cell| names(&cell.text, &alone));
        held.extend(names.map(Some).chain([None]).map(|party| {
            let (key, note) = (line.to_string(), note.clone());
            Held { key, line, party, roles: role, note }
        }));
    }
    let names = held.iter().filter_map(|held| held.party.as_deref()).map(plain);
    let names: HashSet<String> = names.collect();
    let long = names.iter().filter(|name| name.chars().count() > 60).count();
    let is_prose = texts().count() <= names.len() && roles.body.len() > 3 && names.len() > 12;
    if is_prose || long * 2 > names.len() {
        let what = "a table with sentences under R, A, C, I was left out";
        context.report.leave_out(&grid.lines[roles.line].at, what);
        return Turned::Nothing;
    }
    Turned::Grid(upright::of_held(&held, grid, roles.line, others, "names under R, A, C, I"))
}

/// The parts of a cell between commas, semicolons and line breaks outside of brackets.
fn at_commas(text: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let parts = text.split(|c: char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, ',' | ';' | '\n' | '、' | '，')
    });
    parts.map(one_line).filter(|part| !part.is_empty()).collect()
}

/// The names of a cell; `/`, `&` and "and" part them only if each part stands alone elsewhere.
fn names(text: &str, alone: &HashSet<String>) -> Vec<String> {
    let is_joint =
        |word: &str| matches!(word, "/" | "&" | "+") || Word::And.has(&word.to_lowercase());
    let split = |name: String| {
        let spaced = name.replace('/', " / ").replace('&', " & ");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let parts: Vec<String> =
            words.split(|word| is_joint(word)).map(|words| words.join(" ")).collect();
        let are_names = parts.iter().all(|part| alone.contains(&plain(part)));
        if are_names { parts } else { vec![name] }
    };
    at_commas(text).into_iter().flat_map(split).collect()
}
