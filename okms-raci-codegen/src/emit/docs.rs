//! Documentation of generated items: a title as Markdown, in a comment or an attribute.

use okms_raci_core::escape;

use crate::code::{Code, Literal};

/// A line of documentation; may be empty.
///
/// Text with characters that a comment may not show, such as marks that change
/// the direction of writing, goes into an attribute with escapes.
pub(super) fn doc(code: &mut Code, text: &str) {
    if text.is_empty() {
        return code.line("///");
    }
    if text.chars().all(escape::is_shown) {
        code.line(format_args!("/// {text}"));
    } else {
        code.line(format_args!("#[doc = {}]", Literal(&format!(" {text}"))));
    }
}

/// Text with the characters escaped that mean something in Markdown.
pub(super) fn markdown(text: &str) -> String {
    escape::Markdown(text).to_string()
}
