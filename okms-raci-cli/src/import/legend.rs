//! Tables that explain the letters.

use okms_raci_codegen::Role;

use super::letters;
use super::page::{Row, Table};

/// Whether the table says what R, A, C and I mean: a row for each, or a column for each.
pub(super) fn is_legend(table: &Table) -> bool {
    is_distinct(table.rows.iter().map(letter))
        || is_distinct(table.header.cells.iter().map(|cell| explained(cell)))
}

/// Whether the columns are roles, in whose cells there are parties: the table turned on its side.
pub(super) fn has_columns_of_roles(table: &Table) -> bool {
    let has = |role: Role| {
        let mut headers = table.header.cells.iter();
        headers.any(|header| header.trim().eq_ignore_ascii_case(role.name()))
    };
    has(Role::Responsible) && has(Role::Accountable)
}

/// Whether at least two letters are explained, each once, and nothing else.
fn is_distinct(letters: impl Iterator<Item = Option<Role>>) -> bool {
    let Some(mut letters) = letters.collect::<Option<Vec<Role>>>() else { return false };
    let count = letters.len();
    letters.sort_unstable();
    letters.dedup();
    count > 1 && letters.len() == count
}

/// The letter that a row explains, in its first cell, or in another beside its name.
fn letter(row: &Row) -> Option<Role> {
    let (first, others) = row.cells.split_first()?;
    // What only holds letters beside a title is a row of a matrix.
    let is_letters = |cell: &String| cell.chars().count() < 5 && letters::read(cell).is_ok();
    let is_row = !others.is_empty() && others.iter().all(is_letters);
    if let Some(role) = explained(first) {
        return (!is_row).then_some(role);
    }
    let named = others.iter().find_map(|cell| explained(cell))?;
    is_name(first, named).then_some(named)
}

/// Whether a cell is what people call the role, in one of the languages that share the letters.
fn is_name(cell: &str, role: Role) -> bool {
    let starts: &[&str] = match role {
        Role::Responsible => &["respons", "réalis"],
        Role::Accountable => &["account", "approv", "approb", "autorit"],
        Role::Consulted => &["consult"],
        Role::Informed => &["inform"],
    };
    let cell = cell.trim().to_lowercase();
    starts.iter().any(|start| cell.starts_with(start))
}

/// `R`, `R: does it`, `R = does it`, `Responsible`, `(R) does it`, `Responsible (R)`.
fn explained(cell: &str) -> Option<Role> {
    let cell = cell.trim().trim_start_matches(['(', '[']);
    let word = cell.split(|c: char| !c.is_alphanumeric()).next()?;
    let is_role = |role: &Role| {
        let letter = role.letter().to_string();
        word.eq_ignore_ascii_case(&letter) || word.eq_ignore_ascii_case(role.name())
    };
    Role::ALL.into_iter().find(is_role)
}

#[cfg(test)]
mod tests {
    use super::super::page::{Place, Row, Table};
    use super::is_legend;

    fn table(text: &str) -> Table {
        let row = |line: &str| Row {
            at: Place::default(),
            cells: line.split('|').map(|cell| cell.trim().to_owned()).collect(),
        };
        let mut rows: Vec<Row> = text.lines().map(row).collect();
        Table { header: rows.remove(0), rows }
    }

    #[test]
    fn letters_are_explained_in_many_ways() {
        for text in [
            "Roles\nR : does it\nA : answers for it\nC : is asked\nI : is told",
            "Letter | Meaning\nR | Responsible\nA | Accountable",
            "R | A | C | I\ndoes it | answers | is asked | is told",
            "Role | Letter | Meaning\nResponsible | R | does it\nApprover | A | answers",
            "Responsible (R) | does it\nAccountable (A) | answers\nConsulted (C) | asked\nInformed (I) | told",
        ] {
            assert!(is_legend(&table(text)), "{text}");
        }
    }

    #[test]
    fn a_matrix_is_no_legend() {
        for text in [
            "Activity | Customer\nRestore | R\nArchive | A",
            "Activity | Customer | Provider\nR | RA | I\nA | I | RA",
            "Activity | Customer",
        ] {
            assert!(!is_legend(&table(text)), "{text}");
        }
    }
}
