//! A matrix as text for a terminal.

use std::fmt::Write;

use anstyle::Style;
use okms_raci_codegen::{Activity, Matrix, Section};
use okms_raci_core::{Role, RoleSet};

use super::selection::Selection;
use crate::export::origin;
use crate::source::Loaded;
use crate::terminal::{FRAME, HEADING, QUIET, columns, role_style, shown, wrap};

/// The least room for titles beside the columns of the parties; with less, roles go below the titles.
const NARROWEST: usize = 20;

/// How far titles of activities are indented.
const INDENT: &str = "  ";

/// A cell has at most one of each.
const MOST_LETTERS: usize = Role::ALL.len();

/// What is selected, in at most `width` columns.
pub(super) fn render(loaded: &Loaded, selection: &Selection, width: usize) -> String {
    let matrix = &loaded.matrix;
    let mut table = Table::new(matrix, width);
    table.head(matrix, loaded.stated.revision);
    for (at, section) in
        matrix.sections.iter().enumerate().filter(|(at, _)| selection.has_section(*at))
    {
        let rows: Vec<&Activity> = activities(matrix, at, selection).collect();
        table.section(section, !rows.is_empty());
        for activity in rows {
            table.activity(activity);
        }
    }
    table.legend();
    table.text
}

/// The selected activities that the section itself lists.
fn activities<'a>(
    matrix: &'a Matrix,
    section: usize,
    selection: &Selection,
) -> impl Iterator<Item = &'a Activity> {
    let all = &matrix.activities;
    let start = all.partition_point(|activity| activity.section < section);
    let end = all.partition_point(|activity| activity.section <= section);
    (start..end).filter(|&at| selection.has_activity(at)).map(|at| &all[at])
}

/// The text so far, and where its columns are.
struct Table {
    /// The names of the parties.
    parties: Vec<String>,
    /// Whether each party has a column; else its roles have a line.
    has_columns: bool,
    /// The room for a section's number with its title, and for an activity's title with its indent.
    title_width: usize,
    width: usize,
    text: String,
}

/// The text of a column with its colours, and its width without them.
#[derive(Clone)]
struct Cell {
    text: String,
    columns: usize,
}

impl Cell {
    fn of_party(name: &str) -> Self {
        Cell { columns: columns(name), text: format!("{FRAME}{name}{FRAME:#}") }
    }

    fn of_roles(roles: RoleSet) -> Self {
        let letters = Role::ALL.into_iter().filter(|role| roles.contains(*role));
        let text: String = letters.map(letter).collect();
        let text = if roles.is_empty() { format!("{QUIET}-{QUIET:#}") } else { text };
        Cell { text, columns: roles.len().max(1) }
    }
}

/// The letter of a role, in its colour.
fn letter(role: Role) -> String {
    let style = role_style(role);
    format!("{style}{}{style:#}", role.letter())
}

/// The width of a party's column, which has its name and up to four letters.
fn column_width(party: &str) -> usize {
    columns(party).max(MOST_LETTERS)
}

impl Table {
    fn new(matrix: &Matrix, width: usize) -> Self {
        let parties: Vec<String> =
            matrix.parties.iter().map(|party| shown(party.name.as_str())).collect();
        let taken: usize = parties.iter().map(|party| 2 + column_width(party)).sum();
        let has_columns = width >= taken + NARROWEST;
        let title_width =
            if has_columns { (width - taken).min(longest_title(matrix)) } else { width };
        Table { parties, has_columns, title_width, width, text: String::new() }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn head(&mut self, matrix: &Matrix, has_date: bool) {
        let source = &matrix.source;
        self.row("", HEADING, matrix.title.as_str(), &[]);
        if has_date {
            self.row("", Style::new(), &origin(source).to_string(), &[]);
        }
        if let Some(url) = source.url.as_deref() {
            self.line(&shown(url));
        }
    }

    fn section(&mut self, section: &Section, has_rows: bool) {
        let number =
            section.number.as_deref().map_or_else(String::new, |number| shown(number) + " ");
        let parties = self.parties.iter().filter(|_| has_rows && self.has_columns);
        let names: Vec<Cell> = parties.map(|party| Cell::of_party(party)).collect();
        self.line("");
        self.row(&number, HEADING, section.title.as_str(), &names);
    }

    fn activity(&mut self, activity: &Activity) {
        let cells: Vec<Cell> = activity.roles.iter().copied().map(Cell::of_roles).collect();
        if self.has_columns {
            return self.row(INDENT, Style::new(), activity.title.as_str(), &cells);
        }
        self.row(INDENT, Style::new(), activity.title.as_str(), &[]);
        let margin = INDENT.repeat(2);
        let room = self.width - margin.len() - 1 - MOST_LETTERS;
        for (party, cell) in self.parties.iter().zip(cells) {
            let lines: Vec<&str> = wrap(party, room).collect();
            let name = lines.join(&format!("\n{margin}"));
            // A `String` takes all that is written to it.
            let _ = writeln!(self.text, "{margin}{FRAME}{name}{FRAME:#} {}", cell.text);
        }
    }

    /// A label and a title, with the cells at the end of the first line.
    fn row(&mut self, label: &str, style: Style, title: &str, cells: &[Cell]) {
        let title = shown(title);
        let margin = columns(label);
        let room =
            if cells.is_empty() { self.width } else { self.title_width }.saturating_sub(margin);
        let mut lines = wrap(&title, room);
        let first = lines.next().unwrap_or_default();
        let mut line = format!("{style}{label}{first}{style:#}");
        let mut gap = room.saturating_sub(columns(first));
        for (cell, party) in cells.iter().zip(&self.parties) {
            line.push_str(&" ".repeat(gap + 2));
            line.push_str(&cell.text);
            gap = column_width(party) - cell.columns;
        }
        self.line(&line);
        for line in lines {
            self.line(&format!("{}{style}{line}{style:#}", " ".repeat(margin)));
        }
    }

    /// The meaning of the letters.
    fn legend(&mut self) {
        self.line("");
        for role in Role::ALL {
            let text = format!("{}: {}", role.name(), role.definition());
            for (number, line) in wrap(&text, self.width - 2).enumerate() {
                let label = if number == 0 { letter(role) } else { " ".to_owned() };
                self.line(&format!("{label} {line}"));
            }
        }
        self.line(&format!("{QUIET}-{QUIET:#} no role"));
    }
}

/// The columns of the longest title, be it of a section or an activity.
fn longest_title(matrix: &Matrix) -> usize {
    let activities = matrix
        .activities
        .iter()
        .map(|activity| columns(INDENT) + columns(&shown(activity.title.as_str())));
    let sections = matrix.sections.iter().map(|section| {
        section.number.as_deref().map_or(0, |number| columns(number) + 1)
            + columns(&shown(section.title.as_str()))
    });
    activities.chain(sections).max().unwrap_or_default()
}
