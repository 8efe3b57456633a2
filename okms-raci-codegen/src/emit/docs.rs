//! Documentation of generated items: a title as Markdown, in a comment or an attribute.

use std::fmt::Display;

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

/// Attributes for what people search an item by, besides its own name.
pub(super) fn aliases(code: &mut Code, name: &str, texts: &[&str]) {
    let mut aliases: Vec<String> = Vec::new();
    for text in texts {
        let alias = searchable(text);
        if !alias.is_empty() && alias != name && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    for alias in aliases {
        code.line(format_args!("#[doc(alias = {})]", Literal(&alias)));
    }
}

/// A text as an alias may be: without quotes, with no blanks but spaces, and none at its ends.
fn searchable(text: &str) -> String {
    let without_quotes = text.chars().filter(|c| !matches!(c, '"' | '\''));
    let alias: String = without_quotes.map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    alias.trim().to_owned()
}

/// Text with the characters escaped that mean something in Markdown.
pub(super) fn markdown(text: &str) -> String {
    escape::Markdown(text).to_string()
}

/// The same as a sentence that starts a line.
pub(super) fn sentence(text: impl Display) -> String {
    escape::MarkdownLine(format_args!("{text}.")).to_string()
}
