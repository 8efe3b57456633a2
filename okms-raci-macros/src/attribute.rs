//! `#[raci(…)]`: a claim that belongs to an item.

mod docs;
mod item;
mod written;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use crate::assert_raci::claims;
use crate::editor;
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
    let matrix = match matrix(&mut tokens) {
        Ok(matrix) => matrix.unwrap_or(library),
        Err(mistake) => return item::with(item, &mistake.to_tokens(), &Docs::none()),
    };
    let rest: Vec<TokenTree> = tokens.rest().into_iter().collect();
    let names = editor::names_before_item(&rest, &matrix);
    let (checks, docs) = checks(&mut tokens, matrix);
    let item = item::with(item, &checks, &docs);
    quote!(#names #item)
}

fn checks(tokens: &mut Tokens, matrix: TokenStream) -> (TokenStream, Docs) {
    if tokens.is_at_end() {
        return (no_claim(tokens).to_tokens(), Docs::none());
    }
    let sentences = docs::sentences(tokens);
    let (checks, claims) = claims(tokens, &matrix);
    (checks, Docs::new(matrix, &sentences, &claims))
}

fn no_claim(tokens: &Tokens) -> Mistake {
    tokens.mistake(
        "expected a claim, such as `#[raci(Customer is responsible for AdministrateKeysAndSecrets)]`",
    )
}
