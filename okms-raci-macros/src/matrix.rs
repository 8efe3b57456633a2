//! Which matrix the input of a macro is about, and how the second step of a macro comes by its rows.

use okms_raci_claims::MatrixPath;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Result, parenthesized};

use crate::rows::Rows;

/// The path of the library, in the parentheses that come first, and what follows them.
pub(crate) fn library(input: TokenStream) -> (TokenStream, TokenStream) {
    let mut tokens = input.clone().into_iter();
    match tokens.next() {
        Some(TokenTree::Group(library)) => (library.stream(), tokens.collect()),
        _ => (quote!(::okms_raci), input),
    }
}

/// A matrix that a macro is about.
pub(crate) struct Matrix {
    /// The path that leads to it.
    pub(crate) path: TokenStream,
    /// Whether it is one of the user's own.
    pub(crate) is_own: bool,
}

impl Matrix {
    /// The matrix of the user's own, or the one of the library.
    pub(crate) fn new(own: Option<&MatrixPath>, library: TokenStream) -> Matrix {
        let path = match own {
            Some(MatrixPath { is_global: true, segments }) => quote!(#(::#segments)*),
            Some(MatrixPath { is_global: false, segments }) => quote!(#(#segments)::*),
            None => library,
        };
        Matrix { path, is_own: own.is_some() }
    }

    /// The matrix of `(library) use path; …`, and what follows.
    pub(crate) fn before(input: TokenStream) -> Result<(Matrix, TokenStream)> {
        let (library, input) = library(input);
        let split =
            |input: ParseStream<'_>| Ok((MatrixPath::parse_optional(input)?, input.parse()?));
        let (own, rest) = split.parse2(input)?;
        Ok((Matrix::new(own.as_ref(), library), rest))
    }

    /// A call of this macro of ours with `(rows) (matrix) (own or not) input`.
    pub(crate) fn with_rows(&self, second_step: &str, input: &TokenStream) -> TokenStream {
        let Matrix { path, is_own } = self;
        let (rows, second_step) = (rows_of(path), format_ident!("{second_step}"));
        let own = is_own.then(|| quote!(own));
        quote! {
            #rows! {
                (#path::raci::__private::macros::#second_step)
                (#path)
                (#own)
                #input
            }
        }
    }
}

/// What a second step starts with: the rows and the path of the matrix.
pub(crate) struct WithRows {
    pub(crate) rows: Rows,
    pub(crate) path: TokenStream,
    pub(crate) is_own: bool,
}

impl Parse for WithRows {
    fn parse(input: ParseStream<'_>) -> Result<WithRows> {
        let (rows, path, own);
        parenthesized!(rows in input);
        parenthesized!(path in input);
        parenthesized!(own in input);
        let is_own = own.parse::<Option<Ident>>()?.is_some();
        Ok(WithRows { rows: rows.parse()?, path: path.parse()?, is_own })
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
