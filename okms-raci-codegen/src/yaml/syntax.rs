//! What is wrong with text that is not YAML, in words for people who write a matrix.

use granit_parser::{ErrorKind, ScanError};

use super::build::NESTING;
use crate::place::Place;
use crate::report::{Position, Problem};

pub(super) fn problem(error: &ScanError) -> Problem {
    let marker = error.marker();
    let position = Position { line: marker.line(), column: marker.col() + 1 };
    let start = marker.byte_offset().unwrap_or(0);
    let (message, help) = explanation(error.kind());
    Problem::error(Some(Place::new(position, start..start)), message).help(help)
}

fn explanation(kind: &ErrorKind) -> (String, &'static str) {
    let (message, help) = match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart => {
            ("YAML does not allow a tab here", "use spaces, the same number for each level")
        }
        ErrorKind::TabInPlainScalar => (
            "a line after this one starts with a tab",
            "indent it with spaces, like the line above",
        ),
        ErrorKind::RecursionLimitExceeded => {
            let message =
                format!("lists and maps are nested in each other more than {NESTING} times");
            return (message, "nest sections less deep");
        }
        ErrorKind::UnknownAnchor => (
            "no YAML anchor of this name stands before the alias",
            "write `&name` where the value stands first; text that starts with `*` needs quotes",
        ),
        ErrorKind::MappingValueNotAllowed => (
            "there is a `: ` where no key can stand",
            "put text that has a `: ` in it in double quotes",
        ),
        ErrorKind::UnclosedQuotedScalar => {
            ("the quote is never closed", "close it; a quote inside is written `\\\"`")
        }
        ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "there is more after the closing quote",
            "a quote inside double quotes is written `\\\"`",
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "there is more after the closing quote",
            "a quote inside single quotes is written `''`",
        ),
        ErrorKind::UnknownQuotedScalarEscape => (
            "there is no such escape in double quotes",
            "write `\\\\` for a backslash, or use single quotes",
        ),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation => (
            "the line fits none of the lists and maps above it",
            "indent it like the line that it belongs beside",
        ),
        ErrorKind::SimpleKeyExpected => {
            ("there is no `: ` after the key", "write each key as `key: value`")
        }
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => (
            "expected a comma or the closing bracket",
            "put text that has a `: `, a comma or a bracket in it in double quotes",
        ),
        ErrorKind::UnexpectedEof
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedNodeContent => {
            ("expected a value", "look for a comma too many, or a bracket that is not closed")
        }
        ErrorKind::DirectiveDisallowed => {
            ("YAML directives are not read", "remove the line that starts with %")
        }
        ErrorKind::BomInsideDocument => {
            ("there is a byte order mark inside the file", "remove the invisible character")
        }
        ErrorKind::UnclosedFlowCollection { open } => {
            return (format!("the bracket `{open}` is never closed"), "close it");
        }
        ErrorKind::UnexpectedCharacter { character } if character.is_control() => {
            let message = format!("YAML does not allow the character {character:?}");
            return (message, "remove it");
        }
        ErrorKind::UnexpectedCharacter { character } => {
            let message = format!("no value can start with {character:?}");
            return (message, "put the text in double quotes");
        }
        other => {
            let help = "text with special characters in it needs double quotes";
            return (format!("this is not YAML: {other}"), help);
        }
    };
    (message.to_owned(), help)
}
