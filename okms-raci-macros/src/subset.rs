//! `subset!`: an enum of just the activities that a condition holds for.
//!
//! The first step finds the matrix, which hands its rows to the second with the input as it was.

mod derives;
mod enumeration;

use okms_raci_claims::{Selection, Subset};
use proc_macro2::TokenStream;
use quote::quote;
use syn::Error;
use syn::parse::{ParseStream, Parser};

use crate::claims::former;
use crate::editor;
use crate::matrix::{Matrix, WithRows};

/// `(library) use path; pub enum Name where condition` to a call of the macro with the rows.
pub(crate) fn subset(input: TokenStream) -> TokenStream {
    match Matrix::before(input) {
        Ok((matrix, subset)) => matrix.with_rows("subset_of_rows", &subset),
        Err(mistake) => mistake.into_compile_error(),
    }
}

/// `(rows) (matrix) (own or not) pub enum Name where condition` to the enum.
pub(crate) fn subset_of_rows(input: TokenStream) -> TokenStream {
    of_rows.parse2(input).unwrap_or_else(Error::into_compile_error)
}

/// A mistake after the name still gives an enum, so that one mistake is one message.
fn of_rows(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let WithRows { rows, path: matrix } = input.parse()?;
    let mut subset: Subset = input.parse()?;
    let no_default = derives::take_default_out(&mut subset.head.attributes);
    let names = editor::names(&subset.tokens, &matrix);
    let (chosen, mistakes) = rows.subset(&subset);
    let of_grammar = subset.selection.as_ref().err().filter(|_| subset.quoted.is_empty());
    let mistakes = mistakes.iter().map(|mistake| &mistake.error).chain(of_grammar);
    let mistakes = mistakes.chain(&no_default).map(Error::to_compile_error);
    let of_selection = subset.selection.iter().flat_map(Selection::names);
    let former = former(&rows, &matrix, of_selection);
    let enumeration = enumeration::enumeration(&matrix, &rows, &subset, &chosen);
    Ok(quote!(#names #(#mistakes)* #former #enumeration))
}
