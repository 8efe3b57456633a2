//! Documentation of generated items: a title as Markdown, in a comment or an attribute.

use std::borrow::Cow;

use crate::code::{Code, Literal};

/// A line of documentation; may be empty.
///
/// Text with characters that a comment may not show, such as marks that change
/// the direction of writing, goes into an attribute with escapes.
pub(super) fn doc(code: &mut Code, text: &str) {
    if text.is_empty() {
        return code.line("///");
    }
    let is_shown = |c: char| matches!(c, ' '..='~') || c.escape_debug().len() == 1;
    let shown = is_plain(text, |byte| matches!(byte, b' '..=b'~')) || text.chars().all(is_shown);
    if shown {
        code.line(format_args!("/// {text}"));
    } else {
        code.line(format_args!("#[doc = {}]", Literal(&format!(" {text}"))));
    }
}

/// Text with the characters escaped that mean something in Markdown.
pub(super) fn markdown(text: &str) -> Cow<'_, str> {
    if is_plain(text, |byte| !is_markup(byte)) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if u8::try_from(c).is_ok_and(is_markup) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    Cow::Owned(escaped)
}

fn is_markup(byte: u8) -> bool {
    matches!(
        byte,
        b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'|' | b'~' | b'#' | b'&' | b'$'
    )
}

/// Whether all bytes are of a kind, found in a way that is fast in a build script, which is not optimised.
fn is_plain(text: &str, kind: impl Fn(u8) -> bool) -> bool {
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        if !kind(*byte) {
            return false;
        }
        rest = after;
    }
    true
}
