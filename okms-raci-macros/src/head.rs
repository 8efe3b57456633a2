//! What stands before `enum` and `mod`: attributes and visibility.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Visibility};

use crate::mistake::{Mistake, Result};
use crate::tokens::Tokens;

/// The attributes and the visibility that the user gives an item.
pub(crate) struct Head {
    pub(crate) attributes: TokenStream,
    pub(crate) visibility: Visibility,
}

impl Head {
    /// Takes them off the tokens; either may be missing.
    pub(crate) fn parse(tokens: &mut Tokens) -> Result<Self> {
        let parser = |input: ParseStream<'_>| {
            let attributes = input.call(Attribute::parse_outer)?;
            let visibility = input.parse()?;
            let rest: TokenStream = input.parse()?;
            Ok((attributes, visibility, rest))
        };
        let (attributes, visibility, rest) = parser
            .parse2(tokens.rest())
            .map_err(|error| Mistake::at(error.span(), error.to_string()))?;
        tokens.skip_to_last(rest.into_iter().count());
        Ok(Head { attributes: quote!(#(#attributes)*), visibility })
    }
}

impl ToTokens for Head {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.attributes.to_tokens(tokens);
        self.visibility.to_tokens(tokens);
    }
}
