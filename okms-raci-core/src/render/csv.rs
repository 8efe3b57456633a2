//! Comma-separated values, quoted as RFC 4180 has it, lines ended by `\n`.

use core::fmt::{self, Write};

use crate::RoleSet;
use crate::escape::Csv;

/// What stands in a line before the roles.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The number of the section, empty if it has none.
    pub number: &'a str,
    /// The title of the section.
    pub section: &'a str,
    /// The id of the activity.
    pub id: &'a str,
    /// The title of the activity.
    pub title: &'a str,
}

/// The names of the columns.
///
/// # Errors
///
/// Only what the writer gives.
#[inline]
pub fn head<'a>(f: &mut impl Write, parties: impl Iterator<Item = &'a str>) -> fmt::Result {
    f.write_str("section,section_title,activity,title")?;
    for party in parties {
        write!(f, ",{}", Csv(party))?;
    }
    f.write_char('\n')
}

/// A row with what each party holds.
///
/// # Errors
///
/// Only what the writer gives.
#[inline]
pub fn row(f: &mut impl Write, row: Row<'_>, roles: impl Iterator<Item = RoleSet>) -> fmt::Result {
    let Row { number, section, id, title } = row;
    write!(f, "{},{},{},{}", Csv(number), Csv(section), Csv(id), Csv(title))?;
    for roles in roles {
        write!(f, ",{}", roles.letters())?;
    }
    f.write_char('\n')
}
