//! `activity!`: the variant for a title, an id, or a number and a title.

use okms_raci_claims::Lookup;
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::quote;

use crate::expand::Call;
use crate::matrix::{Matrix, library};

/// `(library) use path; "title"` to an expression.
pub(crate) fn activity(input: TokenStream) -> TokenStream {
    let (library, lookup) = library(input);
    match syn::parse2::<Lookup>(lookup) {
        Ok(lookup) => expand(&lookup, &Matrix::new(lookup.matrix.as_ref(), library).path),
        Err(mistake) => {
            let mistake = mistake.into_compile_error();
            quote!({ #mistake })
        }
    }
}

fn expand(lookup: &Lookup, matrix: &TokenStream) -> TokenStream {
    let text = &lookup.text.literal;
    // Apart from the value, whose use the compiler would report as well.
    let check = Call::at(text.span(), "assert_activity_called").with(quote! {
        Activity::from_id(#text).is_some() || Activity::from_title(#text).is_some(),
        Activity::__TABLES,
        #text
    });
    let lookup = Call::at(text.span(), "activity_called").with(quote! {
        Activity::from_id(#text), Activity::from_title(#text), &Activity::ALL, Activity::__TABLES, #text
    });
    let value = Ident::new("ACTIVITY", text.span());
    let block = quote! {
        #[allow(unused_imports)]
        use #matrix::{raci as __raci, Activity};
        use __raci::__private::Claim as __Claim;
        #[allow(dead_code, long_running_const_eval)]
        const TITLE_OR_ID: () = #check;
        #[allow(long_running_const_eval)]
        const ACTIVITY: Activity = #lookup;
        #value
    };
    // So that the compiler reports another type than is expected at the user's text.
    let mut block = Group::new(Delimiter::Brace, block);
    block.set_span(text.span());
    TokenTree::from(block).into()
}
