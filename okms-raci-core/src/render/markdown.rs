//! Markdown: a heading for each section, a table for the activities that it lists.

use core::fmt::{self, Write};

use super::{Origin, is_web_address};
use crate::RoleSet;
use crate::escape::Markdown;

/// The title of the matrix, and where it comes from.
///
/// # Errors
///
/// Only what the writer gives.
#[inline]
pub fn title(
    f: &mut impl Write,
    title: &str,
    origin: Origin<'_>,
    url: Option<&str>,
) -> fmt::Result {
    writeln!(f, "# {}\n\n{}", Markdown(title), Markdown(origin))?;
    match url {
        Some(url) if is_web_address(url) => writeln!(f, "\n<{url}>"),
        Some(url) => writeln!(f, "\n{}", Markdown(url)),
        None => Ok(()),
    }
}

/// A section, one level below the title of the matrix; Markdown has six.
///
/// # Errors
///
/// Only what the writer gives.
#[inline]
pub fn heading(f: &mut impl Write, depth: usize, number: &str, title: &str) -> fmt::Result {
    for _ in 0..(depth + 1).min(6) {
        f.write_char('#')?;
    }
    if !number.is_empty() {
        write!(f, " {}", Markdown(number))?;
    }
    writeln!(f, " {}", Markdown(title))
}

/// The first two lines of a table.
///
/// # Errors
///
/// Only what the writer gives.
#[inline]
pub fn head<'a>(f: &mut impl Write, parties: impl Iterator<Item = &'a str> + Clone) -> fmt::Result {
    f.write_str("\n| Activity |")?;
    for party in parties.clone() {
        write!(f, " {} |", Markdown(party))?;
    }
    f.write_str("\n| --- |")?;
    for _ in parties {
        f.write_str(" --- |")?;
    }
    f.write_char('\n')
}

/// An activity with what each party holds.
///
/// # Errors
///
/// Only what the writer gives.
#[inline]
pub fn row(f: &mut impl Write, title: &str, roles: impl Iterator<Item = RoleSet>) -> fmt::Result {
    write!(f, "| {} |", Markdown(title))?;
    for roles in roles {
        write!(f, " {roles} |")?;
    }
    f.write_char('\n')
}
