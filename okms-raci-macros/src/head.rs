//! What stands before `enum` and `mod`: attributes and visibility.

use proc_macro2::{Delimiter, TokenStream};
use quote::ToTokens;

use crate::mistake::Result;
use crate::tokens::Tokens;

/// The attributes and the visibility that the user gives an item.
pub(crate) struct Head {
    pub(crate) attributes: TokenStream,
    pub(crate) visibility: TokenStream,
}

impl Head {
    /// Takes them off the tokens; either may be missing.
    pub(crate) fn parse(tokens: &mut Tokens) -> Result<Self> {
        let attributes = attributes(tokens)?;
        Ok(Head { attributes, visibility: visibility(tokens) })
    }
}

impl ToTokens for Head {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.attributes.to_tokens(tokens);
        self.visibility.to_tokens(tokens);
    }
}

/// `#[…]`, as often as it stands there; what is in the brackets is up to the compiler.
fn attributes(tokens: &mut Tokens) -> Result<TokenStream> {
    let mut attributes = TokenStream::new();
    while tokens.is_punct('#') {
        attributes.extend(tokens.take());
        if !tokens.is_group(Delimiter::Bracket) {
            return Err(tokens.expected("`[` after `#`, as in `#[derive(Debug)]`", &[]));
        }
        attributes.extend(tokens.take());
    }
    Ok(attributes)
}

/// `pub`, `pub(crate)` and the like, or nothing.
fn visibility(tokens: &mut Tokens) -> TokenStream {
    let mut visibility = TokenStream::new();
    if tokens.is_word("pub") {
        visibility.extend(tokens.take());
        if tokens.is_group(Delimiter::Parenthesis) {
            visibility.extend(tokens.take());
        }
    }
    visibility
}
