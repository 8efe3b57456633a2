//! `activity!`: the variant for a title, an id, or a number and a title.

use okms_raci_claims::Lookup;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::{Error, Result};

use crate::matrix::{Matrix, WithRows, library};

/// `(library) use path; "title"` to a call of the macro with the rows.
pub(crate) fn activity(input: TokenStream) -> TokenStream {
    let (library, lookup) = library(input);
    match syn::parse2::<Lookup>(lookup) {
        Ok(lookup) => {
            let text = &lookup.text.literal;
            Matrix::new(lookup.matrix.as_ref(), library)
                .with_rows("activity_of_rows", &quote!(#text))
        }
        Err(mistake) => mistake.into_compile_error(),
    }
}

/// `(rows) (matrix) (own or not) "title"` to the path of a variant.
pub(crate) fn activity_of_rows(input: TokenStream) -> TokenStream {
    of_rows.parse2(input).unwrap_or_else(Error::into_compile_error)
}

fn of_rows(input: ParseStream<'_>) -> Result<TokenStream> {
    let WithRows { rows, path, .. } = input.parse()?;
    let lookup: Lookup = input.parse()?;
    let at = lookup.text.span();
    let variant = |position: usize| {
        let id = Ident::new(&rows.activities[position].item.id, Span::call_site());
        quote!(#id)
    };
    let variant = match rows.lookup(&lookup) {
        Ok(position) => variant(position),
        // The mistakes of the matrix are reported, and nothing that follows from them.
        Err(_) if !rows.is_whole => quote!(ALL[0]),
        Err(mistake) => return Err(mistake),
    };
    // Where another type is expected, the compiler underlines the user's text.
    let at_text = |mut token: TokenTree| {
        token.set_span(at.resolved_at(token.span()));
        token
    };
    Ok(quote!(#path::Activity::#variant).into_iter().map(at_text).collect())
}
