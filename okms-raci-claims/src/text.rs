//! Text in quotes.

use proc_macro2::{Literal, Span};
use syn::parse::ParseStream;
use syn::{LitStr, Result};

use crate::token::expected;

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
