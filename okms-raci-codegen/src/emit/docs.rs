//! Documentation of generated items: a title as Markdown, in a comment or an attribute.

use crate::code::{Code, Literal};

/// A line of documentation; may be empty.
///
/// Text with characters that a comment may not show, such as marks that change
/// the direction of writing, goes into an attribute with escapes.
pub(super) fn doc(code: &mut Code, text: &str) {
    if text.is_empty() {
        return code.line("///");
    }
    let is_shown = |c: char| match c {
        ' '..='~' => true,
        c => c.escape_debug().len() == 1,
    };
    let shown = text.chars().all(is_shown);
    if shown {
        code.line(format_args!("/// {text}"));
    } else {
        code.line(format_args!("#[doc = {}]", Literal(&format!(" {text}"))));
    }
}

/// Text with the characters escaped that mean something in Markdown.
pub(super) fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&' | '$')
        {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
