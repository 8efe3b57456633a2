//! Parses a file, whatever it holds.

use proc_macro2::{Delimiter, Span as TokenSpan, TokenStream, TokenTree, token_stream};

/// The deepest nesting; a recursive parser would run out of stack below it.
const DEEPEST: usize = 1_000;
/// The longest expression, such as a sum, or chain of `else` branches, for the same reason.
const LONGEST: usize = 50_000;
/// A shorter text cannot nest too deeply.
const SHORT: usize = 10_000;

/// Why a file is not Rust, and where.
pub(super) struct SyntaxMistake {
    pub(super) message: String,
    pub(super) at: Option<TokenSpan>,
}

/// Parses a file; tokens have the lines of the text.
pub(super) fn parse(text: &str) -> Result<syn::File, SyntaxMistake> {
    let tokens: TokenStream =
        without_mark_and_shebang(text).parse().map_err(|error: proc_macro2::LexError| {
            SyntaxMistake {
                message:
                    "this is not Rust: an unbalanced bracket or quote, or an unexpected character"
                        .to_owned(),
                at: Some(error.span()),
            }
        })?;
    if text.len() > SHORT && !is_shallow(tokens.clone()) {
        let message = "this is nested too deeply, or has too long an expression".to_owned();
        return Err(SyntaxMistake { message, at: None });
    }
    syn::parse2(tokens).map_err(|error| SyntaxMistake {
        message: format!("this is not Rust: {error}"),
        at: Some(error.span()),
    })
}

fn without_mark_and_shebang(text: &str) -> &str {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match text.strip_prefix("#!") {
        Some(rest) if !rest.trim_start().starts_with('[') => {
            // The end of the line stays, so that the others keep their numbers.
            &text[text.find('\n').unwrap_or(text.len())..]
        }
        _ => text,
    }
}

/// Whether a recursive parser can read the tokens.
fn is_shallow(tokens: TokenStream) -> bool {
    let mut open: Vec<(token_stream::IntoIter, usize)> = vec![(tokens.into_iter(), 0)];
    let mut is_after_branch = false;
    while let Some((tokens, length)) = open.last_mut() {
        let Some(token) = tokens.next() else {
            open.pop();
            continue;
        };
        *length += 1;
        let is_else = matches!(&token, TokenTree::Ident(word) if word == "else");
        if is_after_branch && !is_else {
            *length = 0;
        }
        is_after_branch = false;
        let is_too_long = *length > LONGEST;
        match token {
            TokenTree::Group(group) => {
                is_after_branch = group.delimiter() == Delimiter::Brace;
                open.push((group.stream().into_iter(), 0));
            }
            TokenTree::Punct(mark) if matches!(mark.as_char(), ';' | ',') => *length = 0,
            _ => {}
        }
        if is_too_long || open.len() > DEEPEST {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[track_caller]
    fn lines(text: &str) -> Vec<usize> {
        let file = parse(text).map_err(|mistake| mistake.message).unwrap();
        let line = |item: &syn::Item| match item {
            syn::Item::Fn(function) => function.sig.ident.span().start().line,
            _ => 0,
        };
        file.items.iter().map(line).collect()
    }

    #[test]
    fn lines_are_those_of_the_text() {
        assert_eq!(lines("fn a() {}\n\nfn b() {}"), [1, 3]);
        assert_eq!(lines("\u{feff}fn a() {}\r\n\r\nfn b() {}"), [1, 3]);
        assert_eq!(lines("#!/usr/bin/env run\nfn a() {}"), [2]);
        assert_eq!(lines("#![allow(dead_code)]\nfn a() {}"), [2]);
    }

    #[test]
    fn what_would_overflow_a_stack_is_refused() {
        for (head, repeated, tail) in [
            ("const A: u8 = ", "(", ""),
            ("const A: bool = ", "!", "true;"),
            ("const A: u8 = 1", "+1", ";"),
            ("fn a() { if true {}", " else if true {}", "}"),
        ] {
            let text = format!("{head}{}{tail}", repeated.repeat(200_000));
            assert!(parse(&text).is_err(), "{head}");
        }
        assert_eq!(lines(&"fn a() {}\n".repeat(60_000)).len(), 60_000);
    }
}
