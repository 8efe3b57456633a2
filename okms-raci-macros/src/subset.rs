//! `subset!`: an enum of just the activities that a condition holds for.
//!
//! The variants depend on the matrix, which a macro cannot see. So there are
//! two steps: `subset` asks the matrix for its rows, and the matrix hands them
//! to `subset_of_rows`, with the input as it was.

mod choose;
mod derives;
mod enumeration;

use okms_raci_claims::{Asked, Names, Quoted, Section, Selection, Subset};
use proc_macro2::TokenStream;
use quote::quote;
use syn::Error;
use syn::parse::{ParseStream, Parser};

use crate::editor;
use crate::matrix::{Matrix, WithRows, in_matrix};

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

fn of_rows(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let WithRows { rows, path: matrix, is_own } = input.parse()?;
    let mut subset: Subset = input.parse()?;
    let no_default = derives::take_default_out(&mut subset.head.attributes);
    // A mistake after the name still gives an enum, so that one mistake is one message.
    let (chosen, mistakes) = match &subset.selection {
        Ok(selection) => choose::activities(&rows, selection, &subset, is_own),
        Err(mistake) if subset.quoted.is_empty() => {
            (rows.activities.iter().collect(), vec![mistake.clone()])
        }
        Err(_) => {
            (rows.activities.iter().collect(), in_quotes(&rows.names(is_own), &subset.quoted))
        }
    };
    let names = match &subset.selection {
        Ok(selection) if mistakes.is_empty() => names(selection),
        _ => editor::names(&subset.tokens, &matrix),
    };
    let names = in_matrix(&matrix, &names);
    let mistakes = mistakes.iter().chain(&no_default).map(Error::to_compile_error);
    let enumeration = enumeration::enumeration(&matrix, &rows, &subset, &chosen);
    Ok(quote!(#names #(#mistakes)* #enumeration))
}

fn in_quotes(names: &Names<'_>, quoted: &[Quoted]) -> Vec<Error> {
    let mistake = |Quoted { named, text }: &Quoted| names.mistake(*named, &Asked::from(text));
    quoted.iter().map(mistake).collect()
}

/// The user's names, for the compiler and an editor.
fn names(selection: &Selection) -> TokenStream {
    let named = selection.conditions.iter().filter_map(|condition| condition.who.named());
    let parties = named.flatten();
    let sections = selection.sections.iter().filter_map(|section| match section {
        Section::Name(name) => Some(name),
        Section::Number(_) => None,
    });
    let except = &selection.except;
    quote! {
        const _: () = {
            #(let _ = Party::#parties;)*
            #(let _ = Section::#sections;)*
            #(let _ = Activity::#except;)*
        };
    }
}
