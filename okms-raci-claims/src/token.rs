//! Single tokens, and mistakes at them: what was expected, what was found, and what is near to it.
//!
//! The invisible groups around what a macro of the user's own passes on are
//! looked through, so that it reads as if it were written out.

use std::fmt::Display;

use okms_raci_core::{Odd, Plain, nearest};
use proc_macro2::{Delimiter, Span, TokenTree};
use syn::buffer::Cursor;
use syn::parse::ParseStream;
use syn::{Error, Result};

/// The next token, and what follows it.
fn next(cursor: Cursor<'_>) -> Option<(TokenTree, Cursor<'_>)> {
    if let Some((ident, rest)) = cursor.ident() {
        Some((ident.into(), rest))
    } else if let Some((literal, rest)) = cursor.literal() {
        Some((literal.into(), rest))
    } else if let Some((punct, rest)) = cursor.punct() {
        Some((punct.into(), rest))
    } else {
        cursor.token_tree()
    }
}

/// The next token.
pub(crate) fn next_token(input: ParseStream<'_>) -> Option<TokenTree> {
    next(input.cursor()).map(|(token, _)| token)
}

/// Takes the next token.
pub(crate) fn take(input: ParseStream<'_>) -> Result<TokenTree> {
    input.step(|cursor| next(*cursor).ok_or_else(|| cursor.error("expected a token")))
}

/// Takes all tokens that are left.
pub(crate) fn rest(input: ParseStream<'_>) -> Vec<TokenTree> {
    std::iter::from_fn(|| take(input).ok()).collect()
}

/// The next token if it is a word.
pub(crate) fn word(input: ParseStream<'_>) -> Option<String> {
    input.cursor().ident().map(|(word, _)| word.to_string())
}

/// Where the next token is, or the last one if there is none.
pub(crate) fn span(input: ParseStream<'_>) -> Span {
    match next(input.cursor()) {
        Some((token, _)) => token.span(),
        None => input.cursor().prev_span(),
    }
}

/// A mistake at the token before the next.
pub(crate) fn mistake_before(input: ParseStream<'_>, message: impl Display) -> Error {
    Error::new(input.cursor().prev_span(), message)
}

/// What the next token is.
pub(crate) fn found(input: ParseStream<'_>) -> String {
    let Some((token, _)) = next(input.cursor()) else { return "the end".to_owned() };
    let delimiter = match &token {
        TokenTree::Group(group) => group.delimiter(),
        _ => Delimiter::None,
    };
    match delimiter {
        Delimiter::Brace => "`{`".to_owned(),
        Delimiter::Parenthesis => "`(`".to_owned(),
        Delimiter::Bracket => "`[`".to_owned(),
        Delimiter::None => format!("`{token}`"),
    }
}

/// A mistake at the next token.
pub(crate) fn mistake(input: ParseStream<'_>, message: impl Display) -> Error {
    Error::new(span(input), message)
}

/// That something else was expected than the next token.
pub(crate) fn expected(input: ParseStream<'_>, what: &str) -> Error {
    mistake(input, format!("expected {what}, found {}", found(input)))
}

/// That one of these words was expected; the nearest is offered.
pub(crate) fn expected_word(input: ParseStream<'_>, what: &str, words: &[&str]) -> Error {
    let found = word(input).unwrap_or_default();
    let odd = Odd::first_in(&found);
    let hint = match (nearest(&Plain(&found).to_string(), words), odd) {
        (Some(near), Some(odd)) => format!("it has {odd}: write `{near}`"),
        (Some(near), None) if near == found => return expected(input, what),
        (Some(near), None) if near.eq_ignore_ascii_case(&found) => {
            format!("upper and lower case matter: write `{near}`")
        }
        (Some(near), None) => format!("did you mean `{near}`?"),
        (None, _) => return expected(input, what),
    };
    mistake(input, format!("expected {what}, found `{found}`; {hint}"))
}
