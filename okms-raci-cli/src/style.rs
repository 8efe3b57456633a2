//! Colours, in one place; anstream leaves them out where they are not wanted.

use anstyle::{AnsiColor, Style};
use okms_raci_core::Role;

use crate::finding::Level;

pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const NOTE: Style = AnsiColor::Cyan.on_default().bold();
/// What surrounds the text of others.
pub(crate) const FRAME: Style = AnsiColor::Blue.on_default().bold();
/// A title.
pub(crate) const HEADING: Style = Style::new().bold();
/// What says that there is nothing.
pub(crate) const QUIET: Style = Style::new().dimmed();

/// A letter of the matrix, as near to the page's colours as a terminal's are: A is the only solid one.
pub(crate) const fn of_role(role: Role) -> Style {
    match role {
        Role::Responsible => AnsiColor::Blue.on_default().bold(),
        Role::Accountable => AnsiColor::Red.on_default().bold().invert(),
        Role::Consulted => AnsiColor::Magenta.on_default(),
        Role::Informed => Style::new(),
    }
}

pub(crate) const fn of_level(level: Level) -> Style {
    match level {
        Level::Error => ERROR,
        Level::Warning => WARNING,
        Level::Note => NOTE,
    }
}
