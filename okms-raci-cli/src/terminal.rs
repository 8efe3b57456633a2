//! The terminal: widths, colours, and lines on standard error.

use std::fmt::Display;
use std::io::Write;

use anstyle::{AnsiColor, Style};
use okms_raci_core::Role;
use okms_raci_core::escape::Terminal;
use okms_raci_core::render::Lines;
use terminal_size::terminal_size_of;
use unicode_width::UnicodeWidthChar;

use crate::finding::Level;

/// The width without a terminal.
const USUAL: usize = 80;

/// The width of the output: `COLUMNS`, or that of the terminal, within 40 and 200.
pub(crate) fn width() -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let of_terminal = || Some(usize::from(terminal_size_of(std::io::stdout())?.0.0));
    set.or_else(of_terminal).unwrap_or(USUAL).clamp(40, 200)
}

/// The width of a text.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

fn columns_of(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// The text without control characters.
pub(crate) fn shown(text: impl Display) -> String {
    Terminal(text).to_string()
}

/// The text in lines of at most `width` columns.
pub(crate) fn wrap(text: &str, width: usize) -> impl Iterator<Item = &str> {
    Lines { rest: text, width: width.max(1), columns: columns_of }
}

/// Prints a line on standard error.
pub(crate) fn tell(line: impl Display) {
    // A closed standard error is no reason to fail.
    let _ = writeln!(anstream::stderr(), "{line}");
}

// anstream drops colours where they are not wanted.

pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const NOTE: Style = AnsiColor::Cyan.on_default().bold();
/// The frame around quoted text.
pub(crate) const FRAME: Style = AnsiColor::Blue.on_default().bold();
/// A title.
pub(crate) const HEADING: Style = Style::new().bold();
/// Empty cells and hints.
pub(crate) const QUIET: Style = Style::new().dimmed();

/// The style of a letter, near the colours of the page; only A is solid.
pub(crate) const fn role_style(role: Role) -> Style {
    match role {
        Role::Responsible => AnsiColor::Blue.on_default().bold(),
        Role::Accountable => AnsiColor::Red.on_default().bold().invert(),
        Role::Consulted => AnsiColor::Magenta.on_default(),
        Role::Informed => Style::new(),
    }
}

pub(crate) const fn level_style(level: Level) -> Style {
    match level {
        Level::Error => ERROR,
        Level::Warning => WARNING,
        Level::Note => NOTE,
    }
}
