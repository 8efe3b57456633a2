//! Paths of modules.

use proc_macro2::{TokenStream, TokenTree};

use crate::mistake::Result;
use crate::tokens::Tokens;

/// The whole of the tokens as a path such as `crate::backup`.
pub(crate) fn path(tokens: &mut Tokens) -> Result<TokenStream> {
    let what = "the path of a matrix, such as `crate::backup`";
    let mut path = TokenStream::new();
    colons(tokens, &mut path);
    loop {
        match tokens.take_ident_if(true) {
            Some(segment) => path.extend([TokenTree::Ident(segment)]),
            None => return Err(tokens.expected(what, &[])),
        }
        if tokens.is_at_end() {
            return Ok(path);
        }
        if !colons(tokens, &mut path) {
            return Err(tokens.expected("`;` after the path of a matrix", &[]));
        }
    }
}

/// Takes `::`, if it comes next.
fn colons(tokens: &mut Tokens, path: &mut TokenStream) -> bool {
    let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    let are_colons = is_colon(tokens.peek()) && is_colon(tokens.peek_nth(1));
    if are_colons {
        path.extend(tokens.take());
        path.extend(tokens.take());
    }
    are_colons
}
