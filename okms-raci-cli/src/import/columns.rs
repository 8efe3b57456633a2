//! What each column of a table holds: told from its header, and where that is any word, from its cells.

use std::collections::HashMap;

use okms_raci_core::nearest;

use super::Hints;
use super::letters;
use super::notes::Notes;
use super::page::{Row, Table};
use super::words::{Word, plain};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Activity,
    /// Ids of the activities.
    Id,
    /// Numbers of the sections.
    Number,
    /// Titles of sections, with or without numbers.
    Section,
    /// Marks: the row is about this product.
    Mark(String),
    /// What the party of this position holds.
    Party(usize),
    LeftOut,
}

/// The parties of a source, in the order of its columns.
#[derive(Debug, Default)]
pub(super) struct Parties(pub(super) Vec<String>);

impl Parties {
    /// The position of the party, which is new if it is none of those before.
    fn position(&mut self, header: &str, at: &Row, notes: &mut Notes) -> usize {
        let without_blanks = |name: &str| plain(name).replace(' ', "");
        let is_it = |name: &String| without_blanks(name) == without_blanks(header);
        let Some(position) = self.0.iter().position(is_it) else {
            self.0.push(header.to_owned());
            return self.0.len() - 1;
        };
        if self.0[position] != header {
            let name = &self.0[position];
            notes.decide_once(
                &at.at,
                format!("the column {header:?} was taken as that of {name:?}"),
            );
        }
        position
    }
}

/// What the cells of the columns of each header are, over all tables of a source.
pub(super) struct Contents(HashMap<String, Content>);

#[derive(Clone, Copy, Debug, Default)]
struct Content {
    roles: usize,
    marks: usize,
    /// As short as roles, but none.
    short: usize,
    long: usize,
}

impl Contents {
    pub(super) fn of<'a>(tables: impl Iterator<Item = &'a Table>) -> Self {
        let mut contents: HashMap<String, Content> = HashMap::new();
        for table in tables {
            let headers: Vec<String> = table.header.cells.iter().map(|cell| plain(cell)).collect();
            for row in table.rows.iter().filter(|row| row.cells.len() >= headers.len()) {
                for (header, cell) in headers.iter().zip(&row.cells) {
                    contents.entry(header.clone()).or_default().add(cell);
                }
            }
        }
        Contents(contents)
    }

    fn get(&self, header: &str) -> Content {
        self.0.get(&plain(header)).copied().unwrap_or_default()
    }
}

impl Content {
    fn add(&mut self, cell: &str) {
        match letters::read(cell) {
            Ok(letters) if letters.roles.is_empty() => {}
            Ok(_) => self.roles += 1,
            Err(_) if letters::is_marked(cell) => self.marks += 1,
            Err(_) if cell.chars().count() < 5 => self.short += 1,
            Err(_) => self.long += 1,
        }
    }

    fn is_empty(self) -> bool {
        self.roles + self.marks + self.short + self.long == 0
    }

    fn is_marks(self) -> bool {
        self.roles + self.short + self.long == 0
    }
}

/// Where the activities of a table are, if it says so.
pub(super) fn activity(table: &Table, hints: &Hints) -> Option<usize> {
    let headers = &table.header.cells;
    if let Some(hint) = &hints.activity {
        let named = headers.iter().position(|header| plain(header) == plain(hint));
        let position = || hint.parse::<usize>().ok()?.checked_sub(1);
        return named.or_else(|| position().filter(|&position| position < headers.len()));
    }
    if is_our_own(headers) {
        return Some(3);
    }
    headers.iter().position(|header| Word::of(header) == Word::Activity)
}

/// Whether these are the columns of `raci export --format csv`.
fn is_our_own(headers: &[String]) -> bool {
    let headers = headers.iter().map(String::as_str);
    headers.take(4).eq(["section", "section_title", "activity", "title"])
}

/// Whether a table without a column of activities has one of roles all the same.
pub(super) fn has_roles(table: &Table) -> bool {
    (0..table.header.cells.len()).any(|column| {
        let mut content = Content::default();
        let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
        cells.for_each(|cell| content.add(cell));
        content.roles > 0 && content.marks + content.short + content.long == 0
    })
}

/// What each column holds.
pub(super) fn columns(
    table: &Table,
    activity: usize,
    contents: &Contents,
    hints: &Hints,
    parties: &mut Parties,
    notes: &mut Notes,
) -> Vec<Column> {
    let header = &table.header;
    let mut sorter = Sorter { header, activity, contents, hints, parties, notes };
    let columns = header.cells.iter().enumerate();
    let columns: Vec<Column> = columns.map(|(at, header)| sorter.column(at, header)).collect();
    sorter.check(&columns);
    columns
}

struct Sorter<'a> {
    header: &'a Row,
    activity: usize,
    contents: &'a Contents,
    hints: &'a Hints,
    parties: &'a mut Parties,
    notes: &'a mut Notes,
}

impl Sorter<'_> {
    fn column(&mut self, at: usize, header: &str) -> Column {
        let is_hinted = |hints: &[String]| hints.iter().any(|hint| plain(hint) == plain(header));
        if at == self.activity {
            return Column::Activity;
        }
        if is_our_own(&self.header.cells) && at < 4 {
            return [Column::Number, Column::Section, Column::Id, Column::Activity][at].clone();
        }
        if is_hinted(&self.hints.section) {
            return Column::Section;
        }
        if is_hinted(self.hints.column.as_slice()) {
            return Column::Mark(header.to_owned());
        }
        if is_hinted(&self.hints.party) {
            return Column::Party(self.parties.position(header, self.header, self.notes));
        }
        match Word::of(header) {
            Word::Section if self.hints.section.is_empty() => Column::Section,
            Word::Number => Column::Number,
            Word::Id => Column::Id,
            Word::Comment => self.left_out(header),
            _ => self.by_content(at, header),
        }
    }

    fn by_content(&mut self, at: usize, header: &str) -> Column {
        let content = self.contents.get(header);
        let is_before = at < self.activity;
        let is_party = |content: Content| content.roles > 0 || !is_before && content.long == 0;
        if header.is_empty() && content.is_empty() {
            Column::LeftOut
        } else if !self.hints.party.is_empty() && content.is_marks() && !content.is_empty()
            || is_before && content.is_marks()
        {
            Column::Mark(header.to_owned())
        } else if !self.hints.party.is_empty() {
            self.left_out(header)
        } else if header.is_empty() && is_party(content) {
            let help = "write the party's name into the header";
            self.notes.refuse(&self.header.at, "a column of roles has no party", help);
            Column::LeftOut
        } else if is_party(content) {
            Column::Party(self.parties.position(header, self.header, self.notes))
        } else {
            let what = format!("the column {header:?} has neither roles nor marks");
            let help = "if it holds the sections, say --section with its header; if it is to be \
                        left out, name the parties instead, each with --party";
            self.notes.refuse(&self.header.at, what, help);
            Column::LeftOut
        }
    }

    fn left_out(&mut self, header: &str) -> Column {
        if !self.contents.get(header).is_empty() {
            self.notes.leave_out(&self.header.at, format!("the column {header:?} was left out"));
        }
        Column::LeftOut
    }

    /// What cannot be a matrix, and what was asked for in vain.
    fn check(&mut self, columns: &[Column]) {
        let at = &self.header.at;
        let positions = columns.iter().filter_map(|column| match column {
            Column::Party(position) => Some(*position),
            _ => None,
        });
        let mut positions: Vec<usize> = positions.collect();
        positions.sort_unstable();
        if let Some(twice) = positions.windows(2).find(|pair| pair[0] == pair[1]) {
            let what = format!("two columns are those of the party {:?}", self.parties.0[twice[0]]);
            self.notes.refuse(at, what, "give each party a header of its own");
        }
    }
}

/// Says what columns there are, where one was asked for that no table has.
pub(super) fn unknown_column<'a>(
    option: &str,
    hint: &str,
    tables: impl Iterator<Item = &'a Table>,
) -> Option<String> {
    let headers: Vec<&str> =
        tables.flat_map(|table| table.header.cells.iter().map(String::as_str)).collect();
    if headers.iter().any(|header| plain(header) == plain(hint)) || hint.parse::<usize>().is_ok() {
        return None;
    }
    let near = nearest(hint, &headers).map(|near| format!("\n  did you mean {near:?}?"));
    let near = near.unwrap_or_default();
    Some(format!("{option} {hint:?}: no table has such a column{near}"))
}
