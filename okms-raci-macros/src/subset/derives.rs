//! Derives that a subset cannot have.

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::Error;

/// Takes `Default` out of derives, with what is wrong about it: of a derive on an enum whose
/// variants nobody wrote the compiler asks what nobody can do.
pub(super) fn take_default_out(attributes: &mut TokenStream) -> Option<Error> {
    let mut found = None;
    *attributes = without_default(attributes.clone(), false, &mut found);
    found
}

fn without_default(tokens: TokenStream, is_derive: bool, found: &mut Option<Error>) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) if is_derive && name == "Default" => {
                let message = "no activity of a subset is the default: leave `Default` out";
                *found = Some(Error::new(name.span(), message));
                // And the comma that belongs to it.
                tokens.next_if(
                    |token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ','),
                );
            }
            TokenTree::Group(group) => {
                let is_derive =
                    matches!(kept.last(), Some(TokenTree::Ident(word)) if word == "derive");
                let inside = without_default(group.stream(), is_derive, found);
                let mut copy = Group::new(group.delimiter(), inside);
                copy.set_span(group.span());
                kept.push(copy.into());
            }
            token => kept.push(token),
        }
    }
    kept.into_iter().collect()
}
