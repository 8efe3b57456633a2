//! The rows of a table as activities, under the sections that its columns name.

use std::collections::HashMap;

use okms_raci_codegen::RoleSet;

use super::Hints;
use super::columns::Column;
use super::letters::{self, Letters};
use super::notes::Notes;
use super::page::{Place, Row, Table};
use super::words::plain;
use crate::finding::counted;

/// An activity, as a row of a source has it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) at: Place,
    pub(super) title: String,
    pub(super) id: Option<String>,
    /// By position of the party.
    pub(super) roles: Vec<(usize, RoleSet)>,
    /// The products that it is marked for.
    pub(super) marks: Vec<String>,
    /// The titles of the sections that the row itself names, from the outermost.
    pub(super) path: Vec<String>,
}

/// The activities of a table.
pub(super) fn read(
    table: &Table,
    columns: &[Column],
    hints: &Hints,
    notes: &mut Notes,
) -> Vec<Found> {
    let width = columns.len();
    let mut reader = Reader { columns, width, hints, notes, path: Vec::new(), unmarked: 0 };
    let rows: Vec<Found> = table.rows.iter().filter_map(|row| reader.row(row)).collect();
    reader.marks(table);
    by_section(rows, notes)
}

struct Reader<'a> {
    columns: &'a [Column],
    width: usize,
    hints: &'a Hints,
    notes: &'a mut Notes,
    /// The sections of the row before.
    path: Vec<String>,
    /// How many rows are not marked in the column that was asked for.
    unmarked: usize,
}

impl Reader<'_> {
    fn row(&mut self, row: &Row) -> Option<Found> {
        if row.cells.iter().all(|cell| is_blank(cell)) {
            self.notes.decide(&row.at, "a row without any text was skipped");
            return None;
        }
        let is_whole = self.has_its_cells(row);
        let mut found = Found {
            at: row.at.clone(),
            title: String::new(),
            id: None,
            roles: Vec::new(),
            marks: Vec::new(),
            path: Vec::new(),
        };
        let mut sections = Vec::new();
        let mut number = "";
        for (column, cell) in self.columns.iter().zip(&row.cells) {
            match column {
                Column::Activity => found.title = self.text(&row.at, cell),
                Column::Id if !is_blank(cell) => found.id = Some(cell.trim().to_owned()),
                Column::Number => number = cell.trim(),
                Column::Section => sections.push(cell.trim()),
                Column::Mark(product) => self.mark(row, product, cell, &mut found.marks),
                Column::Party(party) if is_whole => {
                    let roles = self.roles(row, cell);
                    found.roles.extend(roles.map(|roles| (*party, roles)));
                }
                _ => {}
            }
        }
        self.go_to(number, &sections);
        found.path.clone_from(&self.path);
        if found.title.is_empty() {
            let help = "write what the activity is, or take the row out";
            self.notes.refuse(&row.at, "the row has no activity", help);
            return None;
        }
        (is_whole && self.is_wanted(&found) && self.says_something(&found)).then_some(found)
    }

    /// Whether any party holds a role; a row without any cannot be in a matrix.
    fn says_something(&mut self, found: &Found) -> bool {
        let is_role = |column: &&Column| matches!(column, Column::Party(_));
        let cells = self.columns.iter().filter(is_role).count();
        let is_read = found.roles.len() == cells;
        if found.roles.iter().any(|(_, roles)| !roles.is_empty()) || !is_read {
            return true;
        }
        let what = format!("no party holds a role in {:?}", found.title);
        if self.hints.skip_empty {
            self.notes.leave_out(&found.at, format!("{what}: the row was left out"));
        } else {
            let help = "write the letters of the row, or leave such rows out with --skip-empty; in a \
                        sheet, --heading-rows takes them for headings";
            self.notes.refuse(&found.at, what, help);
        }
        false
    }

    /// Whether the row has as many cells as the header; just the last one may be missing.
    fn has_its_cells(&mut self, row: &Row) -> bool {
        let (width, count) = (self.width, row.cells.len());
        let beyond = row.cells.iter().skip(width).any(|cell| !is_blank(cell));
        let title = self.columns.iter().position(|column| *column == Column::Activity);
        let title = title.and_then(|title| row.cells.get(title));
        let is_shifted = title.is_none_or(|title| is_blank(title) || letters::read(title).is_ok());
        let is_party = matches!(self.columns.last(), Some(Column::Party(_) | Column::LeftOut));
        if count >= width && !beyond {
            return true;
        }
        if count + 1 == width && is_party && !is_shifted {
            let what = format!("the row has {count} of {width} cells; the last was taken as empty");
            self.notes.decide(&row.at, what);
            return true;
        }
        let what = format!("the row has {count} cells, and the header {width}");
        let help = "write all cells, the empty ones too: `| Activity | | RA |`; which one is \
                    missing cannot be told";
        self.notes.refuse(&row.at, what, help);
        false
    }

    /// A title in one line.
    fn text(&mut self, at: &Place, cell: &str) -> String {
        let cell = cell.trim_matches(|c: char| c.is_whitespace() || letters::is_invisible(c));
        if !cell.contains(char::is_control) {
            return cell.to_owned();
        }
        let lines: Vec<&str> = cell.split(char::is_control).map(str::trim).collect();
        let what = if cell.contains('\n') {
            "the lines of a cell were joined with blanks"
        } else {
            "a control character in a cell became a blank"
        };
        self.notes.decide(at, what);
        lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn roles(&mut self, row: &Row, cell: &str) -> Option<RoleSet> {
        match letters::read(cell) {
            Ok(Letters { roles, mark, repeats }) => {
                if !mark.is_empty() {
                    let what = format!("the mark {mark:?} beside the roles {:?}", roles.letters());
                    self.notes.decide(&row.at, format!("{what} was left out"));
                }
                if repeats {
                    let what = format!("{cell:?} has a letter twice; it was taken once");
                    self.notes.decide(&row.at, what);
                }
                Some(roles)
            }
            Err(wrong) => {
                let what =
                    format!("{cell:?} in a column of roles: {wrong:?} is none of R, A, C, I");
                let help = "write the letters of the roles, or nothing; a column that holds no \
                            roles is left out if the parties are named, each with --party";
                self.notes.refuse(&row.at, what, help);
                None
            }
        }
    }

    fn mark(&mut self, row: &Row, product: &str, cell: &str, marks: &mut Vec<String>) {
        if letters::is_marked(cell) {
            marks.push(product.to_owned());
        } else if !letters::is_row_mark(cell) {
            let what = format!("{cell:?} in the column {product:?} is no mark");
            let help = "a column before the activities has an X or nothing; if the cells are \
                        shifted, write the empty ones too";
            self.notes.refuse(&row.at, what, help);
        }
    }

    /// Whether the row is marked in the column that was asked for, if the table has it.
    fn is_wanted(&mut self, found: &Found) -> bool {
        let Some(wanted) = &self.hints.column else { return true };
        let is_it = |product: &str| plain(product) == plain(wanted);
        let has_it = self.columns.iter().any(|column| match column {
            Column::Mark(product) => is_it(product),
            _ => false,
        });
        let is_wanted = !has_it || found.marks.iter().any(|product| is_it(product));
        self.unmarked += usize::from(!is_wanted);
        is_wanted
    }

    /// The sections of the row; a blank one is that of the row before.
    fn go_to(&mut self, number: &str, sections: &[&str]) {
        let count = sections.len();
        for (depth, section) in sections.iter().enumerate() {
            let text = match number {
                _ if section.is_empty() => continue,
                number if depth + 1 == count && !number.is_empty() => {
                    format!("{number}. {section}")
                }
                _ => (*section).to_owned(),
            };
            if self.path.get(depth) != Some(&text) {
                self.path.truncate(depth);
                self.path.push(text);
            }
        }
    }

    /// Says what became of the columns of marks.
    fn marks(&mut self, table: &Table) {
        let products: Vec<String> = self
            .columns
            .iter()
            .filter_map(|column| match column {
                Column::Mark(product) => Some(format!("{product:?}")),
                _ => None,
            })
            .collect();
        let at = &table.header.at;
        match (&self.hints.column, products.is_empty()) {
            (None, false) => {
                let what = format!(
                    "the marks in {} were left out; --column takes the rows of one",
                    products.join(" and ")
                );
                self.notes.leave_out_once(at, what);
            }
            (Some(wanted), true) => {
                let what =
                    format!("the table has no column {wanted:?}; all of its rows were taken");
                self.notes.decide(at, what);
            }
            (Some(wanted), false) if self.unmarked > 0 => {
                let rows = counted(self.unmarked, "row");
                let what = format!("{rows} without a mark in {wanted:?}: left out");
                self.notes.leave_out(at, what);
            }
            _ => {}
        }
    }
}

fn is_blank(cell: &str) -> bool {
    cell.chars().all(|c| c.is_whitespace() || letters::is_invisible(c))
}

/// The rows of each section together, the sections in the order in which they come first.
fn by_section(mut rows: Vec<Found>, notes: &mut Notes) -> Vec<Found> {
    let mut first: HashMap<Vec<String>, usize> = HashMap::new();
    let mut order: Vec<Vec<usize>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let depths = 1..=row.path.len();
        let of = |depth| *first.entry(row.path[..depth].to_vec()).or_insert(at);
        order.push(depths.map(of).collect());
    }
    if order.is_sorted() {
        return rows;
    }
    if let Some(out) = order.windows(2).position(|pair| pair[0] > pair[1]) {
        let what = "the rows of this section were put where it comes first";
        notes.decide(&rows[out + 1].at, what);
    }
    let mut at = 0..;
    rows.sort_by_cached_key(|_| at.next().map(|at: usize| order[at].clone()));
    rows
}
