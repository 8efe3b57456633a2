//! Small pieces of text that several forms have.

use std::fmt;

use okms_raci_codegen::Source;
use okms_raci_core::render::Origin;

/// What the writer writes; writing to a string cannot fail.
pub(crate) fn written(writer: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut text = String::new();
    let result = writer(&mut text);
    debug_assert!(result.is_ok(), "nothing that is displayed fails");
    text
}

/// Where a matrix comes from.
pub(crate) fn origin(source: &Source) -> Origin<'_> {
    Origin {
        publisher: source.publisher.as_deref(),
        article: source.article.as_deref(),
        revision: source.revision.as_str(),
    }
}
