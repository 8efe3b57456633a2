//! The text that a string literal stands for.

use proc_macro2::{Literal, TokenTree};
use syn::LitStr;

/// `None` if the literal is not text.
pub(crate) fn text(literal: &Literal) -> Option<String> {
    let literal: LitStr = syn::parse2(TokenTree::from(literal.clone()).into()).ok()?;
    literal.suffix().is_empty().then(|| literal.value())
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_literal_gives_the_text_that_rust_takes_it_for() {
        for (literal, wanted) in [
            (r#""3.1""#, "3.1"),
            (r##"r#"a "b" \n"#"##, "a \"b\" \\n"),
            (r#"r"c""#, "c"),
            (r#""\"\\\u{202e}\x41\t…""#, "\"\\\u{202e}A\t…"),
            ("\"a \\\n   b\"", "a b"),
        ] {
            let literal = literal.parse().unwrap();
            assert_eq!(text(&literal).as_deref(), Some(wanted));
        }
        for literal in ["1", "'a'", "b\"a\"", "1.5"] {
            assert_eq!(text(&literal.parse().unwrap()), None);
        }
    }
}
