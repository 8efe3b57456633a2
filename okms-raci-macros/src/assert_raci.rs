//! `assert_raci!`: claims, one after the other.

use proc_macro2::TokenStream;
use quote::quote;

use crate::claim::Claim;
use crate::matrix::{in_matrix, matrix};
use crate::tokens::Tokens;
use crate::{editor, expand, parse};

/// `(library) use path; claim; claim;` to one constant a claim.
pub(crate) fn assert_raci(input: TokenStream) -> TokenStream {
    let mut tokens = Tokens::new(input, "the end of the claims");
    let library = library(&mut tokens);
    match matrix(&mut tokens) {
        Ok(matrix) => claims(&mut tokens, &matrix.unwrap_or(library)).0,
        Err(mistake) => mistake.to_tokens(),
    }
}

/// The path of the library, in the parentheses that come first.
pub(crate) fn library(tokens: &mut Tokens) -> TokenStream {
    tokens.take_group().unwrap_or_else(|| quote!(::okms_raci))
}

/// The claims that are left, as items and as they were understood.
pub(crate) fn claims(tokens: &mut Tokens, matrix: &TokenStream) -> (TokenStream, Vec<Claim>) {
    let (mut items, mut claims) = (TokenStream::new(), Vec::new());
    for mut part in tokens.split_at_semicolons() {
        match parse::claim(&mut part) {
            Ok(claim) => {
                items.extend(expand::claim(&claim));
                claims.push(claim);
            }
            Err(mistake) => {
                items.extend(editor::names(part.all()));
                items.extend(mistake.to_tokens());
            }
        }
    }
    (in_matrix(matrix, &items), claims)
}
