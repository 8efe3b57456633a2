//! `assert_raci!`: claims, one after the other.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use crate::mistake::Result;
use crate::tokens::Tokens;
use crate::{expand, parse};

/// `(library) use path; claim; claim;` to one constant a claim.
pub(crate) fn assert_raci(input: TokenStream) -> TokenStream {
    let mut tokens = Tokens::new(input, "the end of the claims");
    let library = library(&mut tokens);
    claims(&mut tokens, library)
}

/// The path of the library, in the parentheses that come first.
pub(crate) fn library(tokens: &mut Tokens) -> TokenStream {
    match tokens.take() {
        Some(TokenTree::Group(group)) => group.stream(),
        _ => quote!(::okms_raci),
    }
}

/// The claims that are left, about the matrix of the library unless they start with `use path;`.
pub(crate) fn claims(tokens: &mut Tokens, library: TokenStream) -> TokenStream {
    let mut parts = tokens.split_at_semicolons();
    let mut items = TokenStream::new();
    let matrix = match matrix(&mut parts) {
        Some(Ok(matrix)) => matrix,
        Some(Err(mistake)) => return mistake.to_tokens(),
        None => library,
    };
    for mut part in parts {
        items.extend(match parse::claim(&mut part) {
            Ok(claim) => expand::claim(&claim),
            Err(mistake) => {
                let mut items = mistake.to_tokens();
                items.extend(expand::names_for_editors(part.all().iter()));
                items
            }
        });
    }
    in_matrix(&matrix, &items)
}

/// Items that name the activities, parties and sections of a matrix.
pub(crate) fn in_matrix(matrix: &TokenStream, items: &TokenStream) -> TokenStream {
    quote! {
        #[allow(long_running_const_eval, unexpected_cfgs, unused_imports)]
        const _: () = {
            use #matrix::{raci as __raci, Activity, Party, Section};
            #items
        };
    }
}

/// The path after `use`, if the first part starts so.
pub(crate) fn matrix(parts: &mut Vec<Tokens>) -> Option<Result<TokenStream>> {
    let first = parts.first_mut()?;
    first.take_word("use")?;
    let mut path = parts.remove(0);
    Some(crate::path::path(&mut path))
}
