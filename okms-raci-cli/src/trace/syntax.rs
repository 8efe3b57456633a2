//! Parses a file, whatever it holds.

use proc_macro2::{
    Delimiter, Punct, Spacing, Span as TokenSpan, TokenStream, TokenTree, token_stream,
};

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
///
/// In each open group, the tokens of the current item, statement or element are counted: no more levels
/// than that can be open in it. A comma between `<` and `>`, or in the parameters of a closure, ends nothing.
fn is_shallow(tokens: TokenStream) -> bool {
    let mut open = vec![Level::new(tokens)];
    // All levels together.
    let mut length = 0;
    while let Some(level) = open.last_mut() {
        let Some(token) = level.tokens.next() else {
            length -= level.length;
            open.pop();
            continue;
        };
        length -= level.length;
        level.count(&token);
        length += level.length;
        if let TokenTree::Group(group) = token {
            open.push(Level::new(group.stream()));
        }
        // The file is the first level, and no bracket.
        if length > LONGEST || open.len() > DEEPEST + 1 {
            return false;
        }
    }
    true
}

/// A group that is being walked.
struct Level {
    tokens: token_stream::IntoIter,
    /// The tokens since the last end of an item, a statement or an element.
    length: usize,
    /// The unclosed `<`.
    angles: usize,
    is_in_parameters: bool,
    before: Before,
}

/// The token before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// None, or one that an operand follows.
    Operator,
    /// `-` or `=`, after which a `>` makes an arrow.
    Shaft,
    Operand,
    Braces,
}

impl Level {
    fn new(tokens: TokenStream) -> Self {
        let tokens = tokens.into_iter();
        Level { tokens, length: 0, angles: 0, is_in_parameters: false, before: Before::Operator }
    }

    fn count(&mut self, token: &TokenTree) {
        let starts_anew = match token {
            TokenTree::Ident(word) => word != "else" && word != "as",
            TokenTree::Literal(_) => true,
            TokenTree::Punct(mark) => mark.as_char() == '#',
            TokenTree::Group(_) => false,
        };
        if self.before == Before::Braces && starts_anew {
            self.end();
        }
        self.length += 1;
        self.before = match token {
            TokenTree::Punct(mark) => self.mark(mark),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Before::Braces,
            TokenTree::Ident(word) if word == "move" || word == "return" => Before::Operator,
            _ => Before::Operand,
        };
    }

    fn mark(&mut self, mark: &Punct) -> Before {
        match mark.as_char() {
            ';' => self.end(),
            ',' if self.angles == 0 && !self.is_in_parameters => self.end(),
            '<' => self.angles += 1,
            '>' if self.before != Before::Shaft => self.angles = self.angles.saturating_sub(1),
            '|' if self.is_in_parameters => self.is_in_parameters = false,
            '|' if matches!(self.before, Before::Operator | Before::Shaft) => {
                self.is_in_parameters = true;
            }
            // The first half of `||` between operands; the second one opens no parameters.
            '|' if mark.spacing() == Spacing::Joint => return Before::Operand,
            '-' | '=' => return Before::Shaft,
            '?' => return Before::Operand,
            _ => {}
        }
        Before::Operator
    }

    fn end(&mut self) {
        (self.length, self.angles, self.is_in_parameters) = (0, 0, false);
    }
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
            ("fn a() { if {1} {}", " else if {1} {}", "}"),
            ("fn a() {", "|a,|", " 1 }"),
            ("fn a() {", "move |a,|", " 1 }"),
            ("fn a() {", "1 | |a,|", " 1 }"),
            ("fn a() {", "{}=", "{} }"),
            ("fn a() {", "{} as ", "u8 }"),
            ("type A = ", "B<u8,", ";"),
            ("type A = ", "fn(u8) -> B<u8,", ";"),
        ] {
            let text = format!("{head}{}{tail}", repeated.repeat(60_000));
            assert!(parse(&text).is_err(), "{head} {repeated}");
        }
        // Long in each of many levels.
        let level = "!".repeat(20_000) + "(";
        assert!(parse(&format!("const A: u8 = {}1{};", level.repeat(50), ")".repeat(50))).is_err());
    }

    #[test]
    fn long_is_not_deep() {
        for (head, repeated, tail) in [
            ("", "fn a() {}\n", ""),
            ("const A: &[u8] = &[", "A | B, ", "];"),
            ("const A: &[bool] = &[", "A || B, ", "];"),
            ("const A: &[T] = &[", "B::<u8, C> { a: |b, c| b }, ", "];"),
            ("fn a() {", "match a { | A | B => 1, _ => 2 }\n", "}"),
            ("fn a() {", "if {a} {} else {}\n", "}"),
            ("fn a() -> Vec<u8> {", "let b: Vec<A<u8>> = c(|d, e| d - e)?; ", "f }"),
        ] {
            let text = format!("{head}{}{tail}", repeated.repeat(20_000));
            assert!(parse(&text).is_ok(), "{head} {repeated}");
        }
    }
}
