//! Tokens, the words of the grammar, text in quotes and lists; and mistakes at tokens: what was
//! expected, what was found, and what is near to it.
//!
//! The invisible groups around what a user's own macro passes on are looked
//! through, so that it reads as if it were written out.

use okms_raci_core::{Odd, Plain, nearest};
use proc_macro2::{Delimiter, Literal, Span, TokenTree};
use std::fmt::Display;
use syn::buffer::Cursor;
use syn::parse::{Parse, ParseStream};
use syn::{Error, LitStr, Result, Token, token};

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

/// How a comment is written, which starts as in another language.
pub(crate) fn comment(input: ParseStream<'_>) -> Option<Error> {
    let is_attribute = input.peek2(token::Bracket) || input.peek2(Token![!]);
    let is_comment =
        input.peek(Token![#]) && !is_attribute || input.peek(Token![-]) && input.peek2(Token![-]);
    is_comment.then(|| mistake(input, "a comment starts with `//` and stands after the `;`"))
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

/// A word that has to stand somewhere.
pub(crate) trait Keyword: Parse {
    const WORD: &'static str;
}

macro_rules! keywords {
    ($($word:ident)*; $($of_rust:tt)*) => {
        /// Those that are none of Rust's own.
        #[allow(unreachable_pub)]
        pub(crate) mod kw {
            $(syn::custom_keyword!($word);)*
        }
        $(impl Keyword for kw::$word { const WORD: &'static str = stringify!($word); })*
        $(impl Keyword for syn::Token![$of_rust] { const WORD: &'static str = stringify!($of_rust); })*
    };
}

keywords! {
    a activities activity and any are at back every exactly except excepted handed has have is least most
    no not nothing of on only one open or parties party revision role section;
    enum in mod where
}

/// Takes one word that has to stand here.
pub(crate) fn expect<K: Keyword>(input: ParseStream<'_>) -> Result<K> {
    input.parse().map_err(|_| expected_word(input, &format!("`{}`", K::WORD), &[K::WORD]))
}

/// Whether a word is a verb of the grammar.
pub(crate) fn is_verb(word: &str) -> bool {
    matches!(word, "is" | "are" | "has" | "have")
}

/// Whether a verb follows the next token.
pub(crate) fn is_before_verb(input: ParseStream<'_>) -> bool {
    input.peek2(kw::is) || input.peek2(kw::are) || input.peek2(kw::has) || input.peek2(kw::have)
}

/// The word between the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    And,
    Or,
}

/// `A`, `A and B`, `A, B or C`
#[derive(Clone, Debug)]
pub(crate) struct List<T> {
    pub(crate) items: Vec<T>,
    /// How they are joined, and where the word for it is.
    pub(crate) join: Option<(Join, Span)>,
    /// A comma before the last item, without the word.
    comma: Option<Span>,
}

impl<T> List<T> {
    /// `goes_on` says whether what follows a comma or a word is an item.
    pub(crate) fn parse(
        input: ParseStream<'_>,
        item: impl Fn(ParseStream<'_>) -> Result<T>,
        goes_on: impl Fn(ParseStream<'_>) -> bool,
    ) -> Result<List<T>> {
        let mut list = List { items: vec![item(input)?], join: None, comma: None };
        while goes_on(input) {
            let Separator { comma, join } = input.parse()?;
            match (list.join, join) {
                (_, None) if comma.is_none() => break,
                (Some((before, _)), Some((now, span))) if before != now => {
                    return Err(Error::new(
                        span,
                        "`and` and `or` are mixed, and it is not clear which binds first: say it of each by itself",
                    ));
                }
                _ => {}
            }
            list.comma = comma.filter(|_| join.is_none());
            list.join = join.or(list.join);
            list.items.push(item(input)?);
        }
        Ok(list)
    }

    /// The list, if its last two items have `and` or `or` between them.
    pub(crate) fn ended(self) -> Result<List<T>> {
        match self.comma {
            Some(comma) => Err(Error::new(
                comma,
                "the last two are joined with `and` or `or`, not with a comma",
            )),
            None => Ok(self),
        }
    }
}

/// A comma, `and` or `or`, a comma and one of the words, or nothing.
pub(crate) struct Separator {
    comma: Option<Span>,
    join: Option<(Join, Span)>,
}

impl Parse for Separator {
    fn parse(input: ParseStream<'_>) -> Result<Separator> {
        let comma = input.parse::<Option<Token![,]>>()?.map(|comma| comma.span);
        let join = match input.parse::<Option<kw::and>>()? {
            Some(and) => Some((Join::And, and.span)),
            None => input.parse::<Option<kw::or>>()?.map(|or| (Join::Or, or.span)),
        };
        Ok(Separator { comma, join })
    }
}

/// Text in quotes, and its token.
#[derive(Clone, Debug)]
pub struct Text {
    /// What the quotes and escapes stand for.
    pub value: String,
    /// As it was written.
    pub literal: Literal,
}

impl Text {
    /// Where it is.
    #[must_use]
    pub fn span(&self) -> Span {
        self.literal.span()
    }

    /// Takes text, of what `what` says.
    pub(crate) fn parse(input: ParseStream<'_>, what: &str) -> Result<Text> {
        match input.fork().parse::<LitStr>() {
            Ok(text) if text.suffix().is_empty() => {
                input.parse::<LitStr>()?;
                Ok(Text { value: text.value(), literal: text.token() })
            }
            _ => Err(expected(input, what)),
        }
    }
}

#[cfg(test)]
mod tests {
    use syn::parse::{ParseStream, Parser};

    use super::Text;

    #[test]
    fn text_is_what_rust_takes_the_literal_for() {
        let text = |input: ParseStream<'_>| Text::parse(input, "text");
        for (literal, wanted) in [
            (r#""3.1""#, "3.1"),
            (r##"r#"a "b" \n"#"##, "a \"b\" \\n"),
            (r#""\"\\\u{202e}\x41\t…""#, "\"\\\u{202e}A\t…"),
            ("\"a \\\n   b\"", "a b"),
        ] {
            assert_eq!(text.parse_str(literal).unwrap().value, wanted);
        }
        for literal in ["1", "'a'", "b\"a\"", "1.5", "\"3.1\"x", ""] {
            assert!(text.parse_str(literal).is_err());
        }
    }
}
