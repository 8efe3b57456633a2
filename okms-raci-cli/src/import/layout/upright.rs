//! Tables that are no matrix yet: roles as columns, a letter in each row, parties as rows. Each becomes a
//! grid with a row for each activity and a column for each party.

use std::collections::{BTreeMap, HashSet};

use okms_raci_codegen::{Role, RoleSet};

use super::block::Found;
use super::{Context, Grid, Kind, Line, Value, teams};
use crate::import::cells::{Block, Cell, plain};
use crate::import::kind::Alphabet;
use crate::import::report::option;
use crate::import::words::Word;

/// What each party holds in each activity, in the order in which they come first.
#[derive(Default)]
pub(super) struct Table {
    names: Vec<String>,
    /// What tells the rows apart, and the line of the grid that each is made from.
    rows: Vec<(String, usize)>,
    /// By row and party: the roles, and what the source calls them if that is none of our letters.
    held: BTreeMap<(usize, usize), (RoleSet, Option<String>)>,
}

impl Table {
    pub(super) fn row(&mut self, key: &str, line: usize) -> usize {
        self.rows.iter().position(|(known, _)| known == key).unwrap_or_else(|| {
            self.rows.push((key.to_owned(), line));
            self.rows.len() - 1
        })
    }

    pub(super) fn add(&mut self, row: usize, name: &str, roles: RoleSet, note: Option<String>) {
        let party = self.names.iter().position(|known| plain(known) == plain(name));
        let party = party.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        let (own, own_note) = self.held.entry((row, party)).or_default();
        *own = own.union(roles);
        *own_note = own_note.take().or(note);
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The grid of the usual form: the other columns of the source, then the parties.
    pub(super) fn grid(&self, grid: &Grid, header: usize, others: &[usize], how: &str) -> Grid {
        let head = line(grid, header, others, self.names.iter().map(Cell::new));
        let rows = self.rows.iter().enumerate().map(|(row, (_, at))| {
            let cells = (0..self.names.len()).map(|party| {
                let (roles, comment) = self.held.get(&(row, party)).cloned().unwrap_or_default();
                Cell { comment, ..Cell::new(roles.letters()) }
            });
            line(grid, *at, others, cells)
        });
        Grid::made(head, rows, how)
    }
}

/// A cell with what it says.
type Read = (Cell, Value);

/// A line with only some of its cells, and others after them.
pub(super) fn line(
    grid: &Grid,
    at: usize,
    columns: &[usize],
    more: impl IntoIterator<Item = Cell>,
) -> Line {
    let own = columns.iter().map(|&column| {
        let (cell, value) = read(grid, at, column);
        (Cell { merged: cell.merged.filter(|area| !area.is_wide()), ..cell }, value)
    });
    with_cells(&grid.lines[at], own.chain(more.into_iter().map(made)))
}

fn read(grid: &Grid, line: usize, column: usize) -> Read {
    let Line { cells, values, .. } = &grid.lines[line];
    (cells[column].clone(), values[column].clone())
}

/// A cell that is made here: letters as the matrix has them, or a text.
fn made(cell: Cell) -> Read {
    let value = Alphabet::default().value(&cell);
    (cell, value)
}

fn with_cells(line: &Line, cells: impl Iterator<Item = Read>) -> Line {
    let (cells, values) = cells.unzip();
    Line { at: line.at.clone(), block: line.block, cells, values }
}

impl Grid {
    /// A grid of the usual form that is made of another one.
    pub(super) fn made(header: Line, rows: impl Iterator<Item = Line>, how: &str) -> Self {
        let lines = std::iter::once(header).chain(rows).collect();
        Grid { lines, header: Some(1), how: Some(how.to_owned()), ..Grid::default() }
    }
}

/// A block with one column of letters, or with parties as rows, as a grid of the usual form.
pub(super) fn of_block(grid: &Grid, block: &Found, context: &mut Context<'_>) -> Option<Grid> {
    if context.hints.parties_in_rows {
        Some(turned(grid, block))
    } else if block.letters.len() == 1 && context.hints.party.is_empty() {
        one_column(grid, block, context)
    } else {
        orientation(grid, block, context)
    }
}

/// A letter in each row: of an activity and a party, or of a party in a table for each activity.
fn one_column(grid: &Grid, block: &Found, context: &mut Context<'_>) -> Option<Grid> {
    let (letter, lowest) = (block.letters[0], *block.header.last()?);
    let header = grid.text(lowest, letter);
    let is_text = |&column: &usize| {
        column != letter && grid.share(&block.data, column, |value| value.kind == Kind::Text) >= 0.3
    };
    let texts: Vec<usize> = (0..grid.width()).filter(is_text).collect();
    let mut words = header.split(|c: char| !c.is_alphanumeric());
    let says_letters = Word::Letter.is(&header) || words.any(|word| word == "RACI");
    let repeats = |&column: &usize| {
        let texts = grid.texts(&block.data, column);
        texts.iter().collect::<HashSet<_>>().len() < block.data.len()
    };
    let tables: HashSet<usize> = block.data.iter().map(|&line| grid.lines[line].block).collect();
    let is_party = |&column: &usize| Word::Party.is(&grid.text(lowest, column));
    match texts[..] {
        [party] if says_letters && (tables.len() > 1 || is_party(&party)) => {
            return for_each_table(grid, block, party, context);
        }
        [first, ..] if says_letters && repeats(&first) => {
            if let Some(columns) = activity_and_party(grid, block, &texts) {
                return long_form(grid, block, columns, &texts, context);
            }
        }
        _ => {}
    }
    let have = block.data.iter().map(|&line| grid.value(line, letter).roles);
    let have = have.fold(RoleSet::NONE, RoleSet::union);
    let is_long = texts.len() > 1 && texts.iter().all(repeats);
    let is_activity = texts.len() == 1 && Word::Activity.is(&grid.text(lowest, texts[0]));
    let is_pair = have.contains(Role::Responsible) && have.contains(Role::Accountable);
    if (have.len() == 4 && block.data.len() > 1 && !is_long || is_activity && is_pair)
        && !says_letters
    {
        let what = format!("there is only one party, {header:?}");
        context.report.odd(&grid.place(lowest, letter), what);
    } else {
        let is_mixed = |&column: &usize| {
            column > texts.first().copied().unwrap_or(letter)
                && column != letter
                && grid.count(&block.data, column, |value| value.kind == Kind::Letters) > 0
        };
        let (column, what, help) = if let Some(column) = (0..grid.width()).find(is_mixed) {
            let what =
                format!("the column {:?} holds letters and other texts", grid.text(lowest, column));
            (column, what, "write letters of R, A, C, I, or nothing".to_owned())
        } else {
            let what = format!("the table has one column of letters, {header:?}");
            let party = option("--party", &header);
            let help = format!(
                "if that is a party, say so: {party}; if each row is a party of an activity, call the column \"RACI\""
            );
            (letter, what, help)
        };
        context.report.refuse(&grid.place(block.data[0], column), what, help);
    }
    None
}

/// Which of the columns of texts are the activities and the parties, if a row has one of each.
fn activity_and_party(grid: &Grid, block: &Found, texts: &[usize]) -> Option<[usize; 2]> {
    let lowest = *block.header.last()?;
    let named = |word: Word| {
        let mut named = texts.iter().copied().filter(|&at| word.is(&grid.text(lowest, at)));
        named.next().filter(|_| named.next().is_none())
    };
    match (named(Word::Activity), named(Word::Party), texts) {
        (Some(activity), Some(party), _) if activity != party => Some([activity, party]),
        (Some(activity), _, &[first, second]) => {
            Some([activity, if activity == first { second } else { first }])
        }
        (_, party, &[first, second]) => {
            let is_team = |column| teams(&grid.texts(&block.data, column)) > 0.5;
            let is_swapped = party == Some(first) || is_team(first) && !is_team(second);
            Some(if is_swapped { [second, first] } else { [first, second] })
        }
        _ => None,
    }
}

/// Rows of an activity, a party and letters.
fn long_form(
    grid: &Grid,
    block: &Found,
    [activity, party]: [usize; 2],
    texts: &[usize],
    context: &mut Context<'_>,
) -> Option<Grid> {
    let lowest = *block.header.last()?;
    let letter = block.letters[0];
    let others: Vec<usize> =
        (0..grid.width()).filter(|&column| column != party && column != letter).collect();
    // What is left of the letters tells activities of the same title apart.
    let is_key = |column: &usize| *column != party && *column < letter;
    let mut key: Vec<(usize, String)> = Vec::new();
    key.extend(texts.iter().copied().filter(is_key).map(|column| (column, String::new())));
    let mut table = Table::default();
    let mut title = String::new();
    for &line in &block.data {
        let (own, name) = (grid.text(line, activity), grid.text(line, party));
        for (column, text) in &mut key {
            let own = grid.text(line, *column);
            *text = if own.is_empty() { std::mem::take(text) } else { own };
        }
        title = if own.is_empty() { title } else { own };
        if title.is_empty() || name.is_empty() {
            let help = "write the activity and the party into each row";
            context.report.refuse(
                &grid.place(line, party),
                "the row has letters and no party",
                help,
            );
            return None;
        }
        let row = table.row(&format!("{} {title} {key:?}", grid.lines[line].block), line);
        let value = grid.value(line, letter);
        table.add(row, &name, value.roles, value.note.clone());
    }
    Some(table.grid(grid, lowest, &others, "a row for each activity and party"))
}

/// A table for each activity, whose title is its heading.
fn for_each_table(
    grid: &Grid,
    block: &Found,
    party: usize,
    context: &mut Context<'_>,
) -> Option<Grid> {
    let (letter, lowest) = (block.letters[0], *block.header.last()?);
    let mut table = Table::default();
    // The headings by their tables, and their titles.
    let mut used: BTreeMap<usize, (usize, String)> = BTreeMap::new();
    for &line in &block.data {
        let own = grid.lines[line].block;
        let mut before = context.page.blocks[..own].iter().enumerate().rev();
        let heading = before.find_map(|(at, block)| match block {
            Block::Heading(heading) => Some((at, heading.text.clone())),
            _ => None,
        });
        let is_new = |(at, _): &(usize, String)| {
            used.iter().all(|(table, (heading, _))| heading != at || *table == own)
        };
        let Some(heading) = heading.filter(is_new) else {
            let help = "write the activity as a heading above each table";
            context.report.refuse(
                &grid.lines[line].at,
                "the table has a party in each row and no activity",
                help,
            );
            return None;
        };
        used.insert(own, heading);
        let row = table.row(&own.to_string(), line);
        let value = grid.value(line, letter);
        table.add(row, &grid.text(line, party), value.roles, value.note.clone());
    }
    let mut turned = table.grid(grid, lowest, &[party], "a table for each activity");
    for (at, line) in turned.lines.iter_mut().enumerate() {
        let title = used.get(&line.block).filter(|_| at > 0).map_or("Activity", |(_, title)| title);
        (line.cells[0], line.values[0]) = made(Cell::new(title));
    }
    turned.used = used.into_values().map(|(heading, _)| heading).collect();
    Some(turned)
}

/// Parties as rows: turned if the names say so and the letters agree.
fn orientation(grid: &Grid, block: &Found, context: &mut Context<'_>) -> Option<Grid> {
    let has_one_a = |values: &mut dyn Iterator<Item = &Value>| {
        values.filter(|value| value.roles.contains(Role::Accountable)).count() == 1
    };
    let rows = block.data.iter().filter(|&&line| {
        has_one_a(&mut block.letters.iter().map(|&column| grid.value(line, column)))
    });
    let columns = block
        .letters
        .iter()
        .filter(|&&column| has_one_a(&mut block.data.iter().map(|&line| grid.value(line, column))));
    let rows = rows.count() as f64 / block.data.len() as f64;
    let columns = columns.count() as f64 / block.letters.len() as f64;
    let is_text =
        |&column: &usize| grid.share(&block.data, column, |value| value.kind == Kind::Text) >= 0.9;
    let left: Vec<usize> = (0..block.letters[0]).filter(is_text).collect();
    let (Some(&lowest), [names]) = (block.header.last(), &left[..]) else { return None };
    if block.body.len() > block.data.len() || block.data.len() < 2 {
        return None;
    }
    let corner = grid.text(lowest, *names);
    let headers: Vec<String> =
        block.letters.iter().map(|&column| grid.text(lowest, column)).collect();
    let says_activity = Word::Activity.is(&corner);
    let are_rows_teams =
        Word::Party.is(&corner) && !says_activity || teams(&grid.texts(&block.data, *names)) >= 0.6;
    let are_columns_teams = teams(&headers) >= 0.4;
    if are_rows_teams && !are_columns_teams && columns >= rows.max(0.6) {
        return Some(turned(grid, block));
    }
    let is_clear = columns >= 0.9 && rows <= 0.5 && block.letters.len() > 2 && !says_activity;
    if (is_clear || are_rows_teams && columns > rows)
        && !are_columns_teams
        && context.hints.party.is_empty()
    {
        let what = "the parties may be the rows: each column has one A, and the rows do not";
        let parties: Vec<String> = headers.iter().map(|name| option("--party", name)).collect();
        let help = format!("say --parties-in-rows if they are; else {}", parties.join(" "));
        context.report.refuse(&grid.lines[lowest].at, what, help);
    }
    None
}

/// The block with rows and columns in each other's place.
fn turned(grid: &Grid, block: &Found) -> Grid {
    let lowest = block.header.last().copied().unwrap_or_default();
    let is_filled = |&column: &usize| grid.count(&block.data, column, Value::is_filled) > 0;
    let names = (0..block.letters[0]).rev().find(is_filled).unwrap_or_default();
    let turn = |column: usize| {
        let lines = std::iter::once(lowest).chain(block.data.iter().copied());
        let cells = lines.map(|line| {
            let (cell, value) = read(grid, line, column);
            (Cell { merged: None, ..cell }, value)
        });
        let at = grid.place(lowest, column);
        Line { at, ..with_cells(&grid.lines[lowest], cells) }
    };
    let mut header = turn(names);
    (header.cells[0], header.values[0]) = made(Cell::new("Activity"));
    Grid::made(header, block.letters.iter().map(|&column| turn(column)), "parties as rows")
}
