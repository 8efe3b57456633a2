//! A checked matrix to the text of a Rust module.
//!
//! Only what the YAML decides is written: the enums with their documentation,
//! the source, the tables, and the maps. The functions over them are ordinary
//! code in okms-raci, which the module reaches through its alias `raci`.

mod items;
mod rows;
mod tables;

use std::fmt::Display;

use okms_raci_core::escape;

pub(crate) use self::rows::Written;
pub use self::rows::lines;
use crate::code::{Code, Literal};
use crate::matrix::Matrix;

/// Not `#[rustfmt::skip]`, which nothing leads to in a crate with `#![no_implicit_prelude]`.
const NOT_FORMATTED: &str = "#[cfg_attr(rustfmt, rustfmt::skip)]";

/// The items of a module.
pub(crate) fn emit(matrix: &Matrix, written: &Written<'_>) -> String {
    let mut code = Code::new();
    items::activity(&mut code, matrix);
    items::party(&mut code, matrix);
    items::section(&mut code, matrix);
    items::source(&mut code, matrix);
    items::matrix(&mut code, matrix);
    rows::rows(&mut code, matrix, written);
    tables::tables(&mut code, matrix);
    tables::maps(&mut code, matrix);
    items::typed(&mut code, matrix);
    code.into_text()
}

/// The same part of each item.
fn column<'a, T, Part: ?Sized>(items: &'a [T], part: fn(&'a T) -> &'a Part) -> Vec<&'a Part> {
    items.iter().map(part).collect()
}

/// A line of documentation; may be empty.
///
/// Text with characters that a comment may not show, such as marks that change
/// the direction of writing, goes into an attribute with escapes.
fn doc(code: &mut Code, text: &str) {
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
fn aliases(code: &mut Code, name: &str, texts: &[&str]) {
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
fn markdown(text: &str) -> String {
    escape::Markdown(text).to_string()
}

/// The same as a sentence that starts a line.
fn sentence(text: impl Display) -> String {
    escape::MarkdownLine(format_args!("{text}.")).to_string()
}
