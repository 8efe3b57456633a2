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

/// Attributes for what people search an item by, besides its own name.
///
/// An alias has neither quotes nor blanks other than spaces, and is not the item's name.
pub(super) fn aliases(code: &mut Code, name: &str, texts: &[&str]) {
    let mut aliases: Vec<String> = Vec::new();
    for text in texts {
        let without_quotes = text.replace(['"', '\''], "");
        let alias = without_quotes.split_whitespace().collect::<Vec<_>>().join(" ");
        if !alias.is_empty() && alias != name && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    for alias in aliases {
        code.line(format_args!("#[doc(alias = {})]", Literal(&alias)));
    }
}

/// Text with the characters escaped that mean something in Markdown.
pub(super) fn markdown(text: &str) -> String {
    escape::Markdown(text).to_string()
}
