//! The matrix as Markdown, written to the console without an allocator.

use core::fmt::{self, Write};

use okms_raci::{Okms, render};

use super::Checks;
use crate::expected::MARKDOWN;

pub(super) fn check(checks: &mut Checks) {
    let mut rendered = Tee { console: checks.console, rest: MARKDOWN, same: true };
    let written = write!(rendered, "{}", render::markdown::<Okms>());
    let (rest, same) = (rendered.rest, rendered.same);
    checks.equal("written to the end", written, Ok(()));
    checks.equal("where the Markdown differs, the rest", if same { "" } else { rest }, "");
    checks.equal("what the Markdown lacks", if same { rest } else { "" }, "");
}

/// Writes to the console and compares with what is expected, piece by piece.
struct Tee<'a> {
    console: &'a mut dyn Write,
    rest: &'static str,
    same: bool,
}

impl Write for Tee<'_> {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        match self.rest.strip_prefix(piece) {
            Some(rest) if self.same => self.rest = rest,
            _ => self.same = false,
        }
        self.console.write_str(piece)
    }
}
