//! The macros of `okms-raci`, which re-exports and documents them.
//!
//! This crate knows no matrix. What its macros generate reaches the library
//! through the path that they are handed, so use them through `okms_raci`.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod assert_raci;
mod claim;
mod expand;
mod mistake;
mod parse;
mod path;
mod tokens;
mod words;

use proc_macro::TokenStream;

/// The engine of `okms_raci::assert_raci!`, which documents the grammar.
#[proc_macro]
pub fn assert_raci(input: TokenStream) -> TokenStream {
    assert_raci::assert_raci(input.into()).into()
}
