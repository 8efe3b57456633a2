//! `activity!`: the variant for a title, an id, or a number and a title.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::assert_raci::library;
use crate::expand::Call;
use crate::matrix::matrix;
use crate::mistake::Result;
use crate::tokens::Tokens;

/// `(library) use path; "title"` to an expression.
pub(crate) fn activity(input: TokenStream) -> TokenStream {
    let mut tokens = Tokens::new(input, "the end of the macro");
    let library = library(&mut tokens);
    match parse(&mut tokens, library) {
        Ok((matrix, text)) => expand(&matrix, &text),
        Err(mistake) => {
            let mistake = mistake.to_tokens();
            quote!({ #mistake })
        }
    }
}

fn parse(tokens: &mut Tokens, library: TokenStream) -> Result<(TokenStream, Literal)> {
    let matrix = matrix(tokens)?.unwrap_or(library);
    let Some(text) = tokens.take_text() else {
        return Err(tokens.expected("the title or the id of an activity in quotes", &[]));
    };
    tokens.take_punct(',');
    if !tokens.is_at_end() {
        return Err(tokens.expected("nothing after the title", &[]));
    }
    Ok((matrix, text))
}

fn expand(matrix: &TokenStream, text: &Literal) -> TokenStream {
    let lookup = Call::at(text.span(), "activity_called").with(quote! {
        Activity::from_id(#text), Activity::from_title(#text), &Activity::ALL, Activity::__TABLES, #text
    });
    quote!({
        #[allow(unused_imports)]
        use #matrix::{raci as __raci, Activity};
        use __raci::__private::Claim as __Claim;
        #[allow(long_running_const_eval)]
        const ACTIVITY: Activity = #lookup;
        ACTIVITY
    })
}
