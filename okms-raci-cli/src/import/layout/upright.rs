//! Tables that are no matrix yet: a letter in each row, parties as rows, roles as columns. Each becomes a
//! grid with a row for each activity and a column for each party.

use std::collections::{BTreeMap, HashSet};

use indexmap::IndexMap;
use okms_raci_codegen::{Role, RoleSet};

use super::{Context, Grid, Line, Table, Value, teams};
use crate::import::cells::{Block, Cell, plain};
use crate::import::report::option;
use crate::import::words::Word;

/// Roles that a party holds in the row with this key, which a line of the grid gives.
pub(super) struct Held {
    pub(super) key: String,
    pub(super) line: usize,
    /// None for the row alone.
    pub(super) party: Option<String>,
    pub(super) roles: RoleSet,
    /// What the source calls them if that is none of our letters.
    pub(super) note: Option<String>,
}

/// The grid of the usual form: other columns of the source, then the parties, in the order in which they
/// come first.
pub(super) fn of_held(
    all: &[Held],
    grid: &Grid,
    header: usize,
    others: &[usize],
    how: &'static str,
) -> Grid {
    let mut names: IndexMap<String, &str> = IndexMap::new();
    let mut rows: IndexMap<&str, (usize, BTreeMap<usize, Cell>)> = IndexMap::new();
    for Held { key, line, party, roles, note } in all {
        let (_, cells) = rows.entry(key).or_insert((*line, BTreeMap::new()));
        let Some(party) = party else { continue };
        let name = names.entry(plain(party));
        let column = name.index();
        name.or_insert(party);
        let cell = cells.entry(column).or_default();
        let comment = cell.comment.take().or(note.clone());
        let roles = cell.value.roles.union(*roles);
        *cell = Cell { comment, ..Cell::made(roles.letters()) };
    }
    let first = line(grid, header, others, names.values().copied().map(Cell::made));
    let rows = rows.into_values().map(|(at, mut cells)| {
        let cells = (0..names.len()).map(|column| cells.remove(&column).unwrap_or_default());
        line(grid, at, others, cells)
    });
    made(first, rows, how)
}

/// A line with only some of its cells, and others after them.
fn line(grid: &Grid, at: usize, columns: &[usize], more: impl Iterator<Item = Cell>) -> Line {
    let own = columns.iter().map(|&column| {
        let cell = grid.cell(at, column).clone();
        Cell { merged: cell.merged.filter(|area| !area.is_wide()), ..cell }
    });
    let Line { at, block, .. } = &grid.lines[at];
    Line { at: at.clone(), block: *block, cells: own.chain(more).collect() }
}

/// A grid of the usual form that is made of another one.
fn made(header: Line, rows: impl Iterator<Item = Line>, how: &'static str) -> Grid {
    let lines = std::iter::once(header).chain(rows).collect();
    Grid { lines, header: Some(1), how: Some(how), ..Grid::default() }
}

/// A table with one column of letters, or with parties as rows, as a grid of the usual form.
pub(super) fn of_table(table: &Table, context: &mut Context<'_>) -> Option<Grid> {
    if context.hints.parties_in_rows {
        Some(turned(table))
    } else if table.letters.len() == 1 && context.hints.party.is_empty() {
        one_column(table, context)
    } else {
        orientation(table, context)
    }
}

/// A letter in each row: of an activity and a party, or of a party in a table for each activity.
fn one_column(table: &Table, context: &mut Context<'_>) -> Option<Grid> {
    let letter = table.letters[0];
    let header = table.header(letter);
    let is_text = |&column: &usize| column != letter && table.share(column, Value::is_text) >= 0.3;
    let texts: Vec<usize> = (0..table.width()).filter(is_text).collect();
    let mut words = header.split(|c: char| !c.is_alphanumeric());
    let says_letters = Word::Letter.is(&header) || words.any(|word| word == "RACI");
    let repeats = |&column: &usize| {
        table.texts(column).iter().collect::<HashSet<_>>().len() < table.data.len()
    };
    let tables: HashSet<usize> = table.data.iter().map(|&at| table.lines[at].block).collect();
    let is_party = |&column: &usize| Word::Party.is(&table.header(column));
    match texts[..] {
        [party] if says_letters && (tables.len() > 1 || is_party(&party)) => {
            return for_each_table(table, party, context);
        }
        [first, ..] if says_letters && repeats(&first) => {
            if let Some(columns) = activity_and_party(table, &texts) {
                return long_form(table, columns, &texts, context);
            }
        }
        _ => {}
    }
    let roles = table.data.iter().map(|&line| table.value(line, letter).roles);
    let roles = roles.fold(RoleSet::NONE, RoleSet::union);
    let is_long = texts.len() > 1 && texts.iter().all(repeats);
    let is_activity = texts.len() == 1 && Word::Activity.is(&table.header(texts[0]));
    let is_whole = roles == RoleSet::RACI && table.data.len() > 1 && !is_long
        || is_activity && roles.contains_all(RoleSet::RA);
    if is_whole && !says_letters {
        let what = format!("there is only one party, {header:?}");
        context.report.odd(&table.place(table.lowest(), letter), what);
    } else {
        refuse_one_column(table, &header, texts.first().copied(), context);
    }
    None
}

fn refuse_one_column(table: &Table, header: &str, text: Option<usize>, context: &mut Context<'_>) {
    let letter = table.letters[0];
    let is_mixed = |&column: &usize| {
        column > text.unwrap_or(letter)
            && column != letter
            && table.count(column, Value::is_letters) > 0
    };
    let mixed = (0..table.width()).find(is_mixed);
    let (what, help) = match mixed {
        Some(column) => {
            let is_other = |&&line: &&usize| !table.value(line, column).is_soft();
            let mut others = table.data.iter().filter(is_other);
            let others =
                others.find_map(|&line| Some(table.text(line, column)).filter(|it| !it.is_empty()));
            let other = others.unwrap_or_default();
            let letter = option("--letter", &format!("{other}=C"));
            (
                format!("the column {:?} holds letters and {other:?}", table.header(column)),
                format!(
                    "write letters of R, A, C, I, or nothing; or say what it means: {letter}, or - for no role"
                ),
            )
        }
        None => (
            format!("the table has one column of letters, {header:?}"),
            format!(
                "if that is a party, say so: {}; if each row is a party of an activity, call the column \"RACI\"",
                option("--party", header)
            ),
        ),
    };
    context.report.refuse(&table.place(table.data[0], mixed.unwrap_or(letter)), what, help);
}

/// Which of the columns of texts are the activities and the parties, if a row has one of each.
fn activity_and_party(table: &Table, texts: &[usize]) -> Option<[usize; 2]> {
    let named = |word: Word| {
        let mut named = texts.iter().copied().filter(|&at| word.is(&table.header(at)));
        named.next().filter(|_| named.next().is_none())
    };
    match (named(Word::Activity), named(Word::Party), texts) {
        (Some(activity), Some(party), _) if activity != party => Some([activity, party]),
        (Some(activity), _, &[first, second]) => {
            Some([activity, if activity == first { second } else { first }])
        }
        (_, party, &[first, second]) => {
            let is_team = |column| teams(&table.texts(column)) > 0.5;
            let is_swapped = party == Some(first) || is_team(first) && !is_team(second);
            Some(if is_swapped { [second, first] } else { [first, second] })
        }
        _ => None,
    }
}

/// Rows of an activity, a party and letters.
fn long_form(
    table: &Table,
    [activity, party]: [usize; 2],
    texts: &[usize],
    context: &mut Context<'_>,
) -> Option<Grid> {
    let letter = table.letters[0];
    let others: Vec<usize> =
        (0..table.width()).filter(|&column| column != party && column != letter).collect();
    // What is left of the letters tells activities of the same title apart.
    let is_key = |column: &usize| *column != party && *column < letter;
    let mut key: BTreeMap<usize, String> =
        texts.iter().copied().filter(is_key).map(|column| (column, String::new())).collect();
    key.entry(activity).or_default();
    let mut all = Vec::new();
    for &line in &table.data {
        for (&column, text) in &mut key {
            let own = table.text(line, column);
            *text = if own.is_empty() { std::mem::take(text) } else { own };
        }
        let name = table.text(line, party);
        if key[&activity].is_empty() || name.is_empty() {
            let help = "write the activity and the party into each row";
            let what = "the row has letters and no party";
            context.report.refuse(&table.place(line, party), what, help);
            return None;
        }
        all.push(table.held(line, format!("{} {key:?}", table.lines[line].block), party));
    }
    let how = "a row for each activity and party";
    Some(of_held(&all, table, table.lowest(), &others, how))
}

impl Table {
    /// What the party that a line names holds, in a table with one column of letters.
    fn held(&self, line: usize, key: String, party: usize) -> Held {
        let Value { roles, note, .. } = self.value(line, self.letters[0]).clone();
        Held { key, line, party: Some(self.text(line, party)), roles, note }
    }
}

/// A table for each activity, whose title is its heading.
fn for_each_table(table: &Table, party: usize, context: &mut Context<'_>) -> Option<Grid> {
    let mut all = Vec::new();
    // The headings by their tables, and their titles.
    let mut used: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    for &line in &table.data {
        let own = table.lines[line].block;
        let mut before = context.page.blocks[..own].iter().enumerate().rev();
        let heading = before.find_map(|(at, block)| match block {
            Block::Heading(heading) => Some((at, heading.text.as_str())),
            _ => None,
        });
        let is_new = |(at, _): &(usize, &str)| {
            used.iter().all(|(table, (heading, _))| heading != at || *table == own)
        };
        let Some(heading) = heading.filter(is_new) else {
            let help = "write the activity as a heading above each table";
            let what = "the table has a party in each row and no activity";
            context.report.refuse(&table.lines[line].at, what, help);
            return None;
        };
        used.insert(own, heading);
        all.push(table.held(line, own.to_string(), party));
    }
    let how = "a table for each activity";
    let mut turned = of_held(&all, table, table.lowest(), &[party], how);
    for (at, line) in turned.lines.iter_mut().enumerate() {
        let title = used.get(&line.block).filter(|_| at > 0).map_or("Activity", |(_, title)| title);
        line.cells[0] = Cell::made(title);
    }
    turned.used = used.into_values().map(|(heading, _)| heading).collect();
    Some(turned)
}

/// Parties as rows: turned if the names say so and the letters agree.
fn orientation(table: &Table, context: &mut Context<'_>) -> Option<Grid> {
    let Table { letters, data, .. } = table;
    let is_a = |line, column| table.value(line, column).roles.contains(Role::Accountable);
    let rows =
        data.iter().filter(|&&line| letters.iter().filter(|&&at| is_a(line, at)).count() == 1);
    let columns =
        letters.iter().filter(|&&at| data.iter().filter(|&&line| is_a(line, at)).count() == 1);
    let rows = rows.count() as f64 / data.len() as f64;
    let columns = columns.count() as f64 / letters.len() as f64;
    let is_text = |&column: &usize| table.share(column, Value::is_text) >= 0.9;
    let left: Vec<usize> = (0..letters[0]).filter(is_text).collect();
    let [names] = left[..] else { return None };
    if table.body.len() > data.len() || data.len() < 2 {
        return None;
    }
    let corner = table.header(names);
    let headers: Vec<String> = letters.iter().map(|&column| table.header(column)).collect();
    let says_activity = Word::Activity.is(&corner);
    let are_rows_teams =
        Word::Party.is(&corner) && !says_activity || teams(&table.texts(names)) >= 0.6;
    if teams(&headers) >= 0.4 {
        return None;
    }
    if are_rows_teams && columns >= rows.max(0.6) {
        return Some(turned(table));
    }
    let is_clear = columns >= 0.9 && rows <= 0.5 && letters.len() > 2 && !says_activity;
    if (is_clear || are_rows_teams && columns > rows) && context.hints.party.is_empty() {
        let what = "the parties may be the rows: each column has one A, and the rows do not";
        let parties: Vec<String> = headers.iter().map(|name| option("--party", name)).collect();
        let help = format!("say --parties-in-rows if they are; else {}", parties.join(" "));
        context.report.refuse(&table.lines[table.lowest()].at, what, help);
    }
    None
}

/// The table with rows and columns in each other's place.
fn turned(table: &Table) -> Grid {
    let lowest = table.lowest();
    let is_filled = |&column: &usize| table.count(column, Value::is_filled) > 0;
    let names = (0..table.letters[0]).rev().find(is_filled).unwrap_or_default();
    let turn = |column: usize| {
        let lines = std::iter::once(lowest).chain(table.data.iter().copied());
        let cells = lines.map(|at| Cell { merged: None, ..table.cell(at, column).clone() });
        let (at, block) = (table.place(lowest, column), table.lines[lowest].block);
        Line { at, block, cells: cells.collect() }
    };
    let mut header = turn(names);
    header.cells[0] = Cell::made("Activity");
    made(header, table.letters.iter().map(|&column| turn(column)), "parties as rows")
}
