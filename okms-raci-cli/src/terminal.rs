//! The terminal: how wide it is, how wide a text is, and lines on standard error.

use std::fmt::Display;
use std::io::Write;

use okms_raci_core::escape::Terminal;
use okms_raci_core::render::Lines;
use terminal_size::terminal_size_of;
use unicode_width::UnicodeWidthChar;

/// The width where standard output is no terminal.
const USUAL: usize = 80;

/// How many columns to write: `COLUMNS`, or what the terminal has, within reason.
pub(crate) fn width() -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let of_terminal = || Some(usize::from(terminal_size_of(std::io::stdout())?.0.0));
    set.or_else(of_terminal).unwrap_or(USUAL).clamp(40, 200)
}

/// How many columns a text takes.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

fn columns_of(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// The text without anything that a terminal would obey.
pub(crate) fn shown(text: impl Display) -> String {
    Terminal(text).to_string()
}

/// The text in lines of at most `width` columns.
pub(crate) fn wrap(text: &str, width: usize) -> impl Iterator<Item = &str> {
    Lines { rest: text, width: width.max(1), columns: columns_of }
}

/// Prints a line on standard error.
pub(crate) fn tell(line: impl Display) {
    // If nobody listens, there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "{line}");
}
