//! Which matrix the input of a macro is about.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use crate::mistake::Result;
use crate::tokens::Tokens;

/// The path in `use path;`, if the tokens start so.
pub(crate) fn matrix(tokens: &mut Tokens) -> Result<Option<TokenStream>> {
    if tokens.take_word("use").is_none() {
        return Ok(None);
    }
    let what = "the path of a matrix, such as `crate::backup`";
    let mut path = TokenStream::new();
    take_colons(tokens, &mut path);
    loop {
        match tokens.take_ident_if(true) {
            Some(segment) => path.extend([TokenTree::Ident(segment)]),
            None => return Err(tokens.expected(what, &[])),
        }
        if tokens.take_punct(';').is_some() {
            // rustfmt writes a comma after it where the macro has parentheses.
            tokens.take_punct(',');
            return Ok(Some(path));
        }
        if !take_colons(tokens, &mut path) {
            return Err(tokens.expected("`;` after the path of a matrix", &[]));
        }
    }
}

fn take_colons(tokens: &mut Tokens, path: &mut TokenStream) -> bool {
    let is_colon =
        |n| matches!(tokens.peek_nth(n), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    let are_colons = is_colon(0) && is_colon(1);
    if are_colons {
        path.extend(tokens.take());
        path.extend(tokens.take());
    }
    are_colons
}

/// Items that name the activities, parties and sections of a matrix.
pub(crate) fn in_matrix(matrix: &TokenStream, items: &TokenStream) -> TokenStream {
    quote! {
        #[allow(long_running_const_eval, unexpected_cfgs, unused_imports)]
        const _: () = {
            use #matrix::{raci as __raci, Activity, Party, Section};
            use __raci::__private::Claim as __Claim;
            const __TABLES: &__raci::__private::Tables = Activity::__TABLES;
            #items
        };
    }
}
