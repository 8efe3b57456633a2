//! The words of the grammar.

use syn::Result;
use syn::parse::{Parse, ParseStream};

use crate::token::expected_word;

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
    a activities activity and any are at every exactly except has have is least most no not of on
    only one or parties party revision role section;
    enum in mod where
}

/// Takes one word that has to stand here.
pub(crate) fn expect<K: Keyword>(input: ParseStream<'_>) -> Result<K> {
    input.parse().map_err(|_| expected_word(input, &format!("`{}`", K::WORD), &[K::WORD]))
}

/// Whether a verb follows the next token.
pub(crate) fn is_before_verb(input: ParseStream<'_>) -> bool {
    input.peek2(kw::is) || input.peek2(kw::are) || input.peek2(kw::has) || input.peek2(kw::have)
}
