//! The findings of a trace.

use std::path::Path;

use proc_macro2::Span as TokenSpan;

use crate::finding::{Finding, Kind, Level, Place, Span};
use crate::paths::with_slashes;

macro_rules! kinds {
    ($($NAME:ident = $Level:ident $id:literal $summary:literal $explanation:literal;)*) => {
        $(
            pub(crate) const $NAME: Kind = Kind {
                id: $id,
                level: Level::$Level,
                summary: $summary,
                explanation: $explanation,
            };
        )*

        /// All of them.
        pub(crate) const KINDS: &[Kind] = &[$($NAME),*];
    };
}

kinds! {
    MISSING_EVIDENCE = Error "missing-evidence"
        "An activity that `--require` selects has no evidence."
        "Put `#[raci(…)]` on the item that implements the activity, with a claim about it.";
    FALSE_CLAIM = Error "false-claim"
        "A claim does not hold, or says nothing."
        "The compiler refuses it with the same sentence. Write what the matrix says, or change what the code does.";
    UNKNOWN_NAME = Error "unknown-name"
        "A claim names an item that is not in the matrix."
        "Names are the variants of `Party`, `Activity` and `Section`; numbers of sections are in quotes.";
    NOT_A_CLAIM = Error "not-a-claim"
        "The input of a macro is not a claim."
        "The documentation of `okms_raci::assert_raci!` has the grammar.";
    UNKNOWN_MATRIX = Warning "unknown-matrix"
        "A claim is about a matrix that was not given."
        "Give its YAML with `--matrix FILE`; it is found by its `name`, which is that of the module.";
    NOT_RUST = Warning "not-rust"
        "A file is not Rust, or too large or too deeply nested to be read."
        "Its claims are not counted. With `--strict` that is a problem.";
    UNREADABLE_SOURCE = Error "unreadable-source"
        "A file or folder cannot be read."
        "Its claims are not counted. Check its permissions.";
}

/// A problem in a file, at these tokens.
pub(super) fn problem(
    kind: &Kind,
    file: &str,
    tokens: Option<TokenSpan>,
    message: &str,
) -> Finding {
    let place = Place { file: file.to_owned(), span: tokens.map(span) };
    Finding::new(kind.id, kind.level, message.to_owned(), Some(place))
}

/// Lines and columns of findings count from 1, and no marker crosses the end of a line.
fn span(tokens: TokenSpan) -> Span {
    let (start, end) = (tokens.start(), tokens.end());
    let end =
        if end.line == start.line { end.column.max(start.column + 1) } else { start.column + 1 };
    Span { line: start.line, columns: start.column + 1..end + 1, cell: None }
}

/// A file or folder that cannot be read.
pub(super) fn unreadable(path: &Path, error: &dyn std::fmt::Display) -> Finding {
    let message = format!("this cannot be read: {error}");
    problem(&UNREADABLE_SOURCE, &with_slashes(path), None, &message)
}
