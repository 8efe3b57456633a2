//! `#[raci(…)]`: a claim that belongs to an item.

mod docs;
mod item;
mod written;

use proc_macro2::TokenStream;
use quote::quote;

use crate::assert_raci::claims;
use crate::matrix::matrix;
use crate::mistake::Mistake;
use crate::tokens::Tokens;

use docs::Docs;
pub(crate) use docs::{docs_of_rows, module_of_rows};

/// The item with its claims checked and documented.
///
/// `written` is the text of the attribute in the source, if that is known: its
/// path leads to the library, under whatever name.
pub(crate) fn raci(input: TokenStream, item: TokenStream, written: Option<&str>) -> TokenStream {
    let library = written.and_then(written::path).unwrap_or_else(|| quote!(::okms_raci));
    let mut tokens = Tokens::new(input, "the end of the claims");
    let (checks, docs) = match matrix(&mut tokens) {
        Err(mistake) => (mistake.to_tokens(), Docs::none()),
        Ok(_) if tokens.is_at_end() => (no_claim(&tokens).to_tokens(), Docs::none()),
        Ok(matrix) => {
            let matrix = matrix.unwrap_or(library);
            let sentences = docs::sentences(&tokens);
            let (checks, claims) = claims(&mut tokens, &matrix);
            (checks, Docs::new(matrix, &sentences, &claims))
        }
    };
    item::with(item, &checks, &docs)
}

fn no_claim(tokens: &Tokens) -> Mistake {
    tokens.mistake(
        "expected a claim, such as `#[raci(Customer is responsible for AdministrateKeysAndSecrets)]`",
    )
}
