//! `#[raci(…)]`: a claim that belongs to an item.

mod docs;
mod item;
mod written;

use okms_raci_claims::Block;
use proc_macro2::{Span, TokenStream};
use quote::quote;

use crate::matrix::Matrix;
use crate::{claims, editor};

use docs::Docs;
pub(crate) use docs::{docs_of_rows, module_of_rows};

/// The item with its claims checked and documented.
///
/// `written` is the text of the attribute in the source, if that is known: its
/// path leads to the library, under whatever name.
pub(crate) fn raci(input: TokenStream, item: TokenStream, written: Option<&str>) -> TokenStream {
    let library = written.and_then(written::path).unwrap_or_else(|| quote!(::okms_raci));
    let block = match syn::parse2::<Block>(input) {
        Ok(block) => block,
        Err(mistake) => return item::with(item, &mistake.into_compile_error(), &Docs::none()),
    };
    let matrix = Matrix::new(block.matrix.as_ref(), library);
    // Before the docs, where an editor looks for the names first.
    let names = editor::names(&block.tokens, &matrix.path);
    let claims: TokenStream = block.tokens.iter().cloned().collect();
    let is_empty = block.claims.is_empty() && block.mistakes.is_none() && block.quoted.is_empty();
    let checks = if is_empty {
        Block::no_claim(Span::call_site()).into_compile_error()
    } else {
        claims::of_matrix(&matrix, &claims)
    };
    let docs = Docs::new(&matrix, &block);
    let item = item::with(item, &checks, &docs);
    quote!(#names #item)
}
