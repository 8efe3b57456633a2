//! Which matrix the input of a macro is about, and the path that leads to it.

use okms_raci_claims::MatrixPath;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// The path of the library, in the parentheses that come first, and what follows them.
pub(crate) fn library(input: TokenStream) -> (TokenStream, TokenStream) {
    let mut tokens = input.clone().into_iter();
    match tokens.next() {
        Some(TokenTree::Group(library)) => (library.stream(), tokens.collect()),
        _ => (quote!(::okms_raci), input),
    }
}

/// The matrix of the user's own, or the one of the library.
pub(crate) fn path(own: Option<&MatrixPath>, library: TokenStream) -> TokenStream {
    match own {
        Some(MatrixPath { is_global: true, segments }) => quote!(#(::#segments)*),
        Some(MatrixPath { is_global: false, segments }) => quote!(#(#segments)::*),
        None => library,
    }
}

/// The macro of the matrix that hands on its rows; where the user's path ends, so that the compiler
/// says there that it leads to no matrix.
pub(crate) fn rows_of(matrix: &TokenStream) -> TokenStream {
    let end = matrix.clone().into_iter().last();
    let name =
        Ident::new("__rows_of_the_matrix", end.map_or_else(Span::call_site, |end| end.span()));
    quote!(#matrix::#name)
}

/// Items that name the activities, parties and sections of a matrix.
pub(crate) fn in_matrix(matrix: &TokenStream, items: &TokenStream) -> TokenStream {
    quote! {
        #[allow(dead_code, long_running_const_eval, unexpected_cfgs, unused_imports)]
        const _: () = {
            use #matrix::{raci as __raci, Activity, Party, Section};
            use __raci::__private::Claim as __Claim;
            const __TABLES: &__raci::__private::Tables = Activity::__TABLES;
            #items
        };
    }
}
