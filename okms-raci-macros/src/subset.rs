//! `subset!`: an enum of just the activities that a condition holds for.
//!
//! The variants depend on the matrix, which a macro cannot see. So there are
//! two steps: `subset` asks the matrix for its rows, and the matrix hands them
//! to `subset_of_rows`, with the input as it was.

mod choose;
mod enumeration;
mod input;

use proc_macro2::TokenStream;
use quote::quote;

use crate::assert_raci::library;
use crate::matrix::matrix;
use crate::mistake::Mistake;
use crate::rows::Rows;
use crate::tokens::Tokens;

/// `(library) use path; pub enum Name where condition` to a call of the macro with the rows.
pub(crate) fn subset(input: TokenStream) -> TokenStream {
    let mut tokens = Tokens::new(input, "the end of the subset");
    let library = library(&mut tokens);
    let matrix = match matrix(&mut tokens) {
        Ok(matrix) => matrix.unwrap_or(library),
        Err(mistake) => return mistake.to_tokens(),
    };
    let input = tokens.rest();
    quote! {
        #matrix::__rows! {
            (#matrix::raci::__private::macros::subset_of_rows)
            (#matrix)
            #input
        }
    }
}

/// `(rows) (matrix) pub enum Name where condition` to the enum.
pub(crate) fn subset_of_rows(input: TokenStream) -> TokenStream {
    let mut tokens = Tokens::new(input, "the end of the subset");
    let (rows, matrix) = (tokens.take_group(), tokens.take_group());
    let (Some(rows), Some(matrix)) = (rows.and_then(Rows::read), matrix) else {
        return tokens.mistake("this macro is for `subset!`, which calls it").to_tokens();
    };
    let mut mistakes = TokenStream::new();
    let mut note = |mistake: Mistake| mistakes.extend(mistake.to_tokens());
    let subset = match input::parse(&mut tokens, &mut note) {
        Ok(subset) => subset,
        Err(mistake) => return mistake.to_tokens(),
    };
    let chosen = choose::activities(&rows, &subset, &mut note);
    let enumeration = enumeration::enumeration(&matrix, &rows, &subset, &chosen);
    let names = input::names(&subset, &mistakes, &matrix);
    quote!(#names #mistakes #enumeration)
}
