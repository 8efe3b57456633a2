//! Colours, in one place; anstream leaves them out where they are not wanted.

use anstyle::{AnsiColor, Style};

pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const NOTE: Style = AnsiColor::Cyan.on_default().bold();
/// What surrounds the text of others.
pub(crate) const FRAME: Style = AnsiColor::Blue.on_default().bold();
