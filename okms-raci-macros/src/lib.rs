//! The macros of `okms-raci`, which re-exports and documents them.
//!
//! This crate knows no matrix. What its macros generate reaches the library
//! through the path that they are handed, so use them through `okms_raci`.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod activity;
#[cfg(test)]
#[path = "../tests/unit/any_input.rs"]
mod any_input;
mod attribute;
mod claims;
mod compiled;
mod editor;
mod matrix;
mod missing;
#[cfg(feature = "matrix")]
mod module;
mod refinement;
mod subset;

use proc_macro::TokenStream;

/// The engine of `okms_raci::assert_raci!`, which documents the grammar.
#[proc_macro]
pub fn assert_raci(input: TokenStream) -> TokenStream {
    claims::assert_raci(input.into()).into()
}

/// The second step of `okms_raci::assert_raci!`, with the rows of the matrix.
#[doc(hidden)]
#[proc_macro]
pub fn claims_of_rows(input: TokenStream) -> TokenStream {
    claims::claims_of_rows(input.into()).into()
}

/// The same with the rows of matrices that the matrix refines.
#[doc(hidden)]
#[proc_macro]
pub fn claims_beside(input: TokenStream) -> TokenStream {
    claims::claims_beside(input.into()).into()
}

/// The same for editors, which follow the names in claims.
#[doc(hidden)]
#[proc_macro]
pub fn claims_in_editors(input: TokenStream) -> TokenStream {
    claims::claims_in_editors(input.into()).into()
}

/// The engine of `okms_raci::activity!`.
#[proc_macro]
pub fn activity(input: TokenStream) -> TokenStream {
    activity::activity(input.into()).into()
}

/// The second step of `okms_raci::activity!`, with the rows of the matrix.
#[doc(hidden)]
#[proc_macro]
pub fn activity_of_rows(input: TokenStream) -> TokenStream {
    activity::activity_of_rows(input.into()).into()
}

/// The engine of `okms_raci::matrix!`, which documents it.
#[cfg(feature = "matrix")]
#[proc_macro]
pub fn matrix(input: TokenStream) -> TokenStream {
    module::matrix(input.into()).into()
}

/// What `okms_raci::include_matrix!` includes.
#[doc(hidden)]
#[proc_macro]
pub fn include_compiled(input: TokenStream) -> TokenStream {
    compiled::include_compiled(input.into()).into()
}

/// What `okms_raci::include_matrix!` says of anything but a name.
#[doc(hidden)]
#[proc_macro]
pub fn include_refused(input: TokenStream) -> TokenStream {
    compiled::include_refused(input.into()).into()
}

/// What a module that refines other matrices is made of besides its own code, with its rows and theirs.
#[doc(hidden)]
#[proc_macro]
pub fn refine(input: TokenStream) -> TokenStream {
    refinement::refine(input.into()).into()
}

/// The engine of `okms_raci::subset!`.
#[proc_macro]
pub fn subset(input: TokenStream) -> TokenStream {
    subset::subset(input.into()).into()
}

/// The second step of `okms_raci::subset!`, with the rows of the matrix.
#[doc(hidden)]
#[proc_macro]
pub fn subset_of_rows(input: TokenStream) -> TokenStream {
    subset::subset_of_rows(input.into()).into()
}

// Documented where okms-raci re-exports it; what stood here would stand there, too.
#[allow(missing_docs)]
#[proc_macro_attribute]
pub fn raci(input: TokenStream, item: TokenStream) -> TokenStream {
    let written = proc_macro::Span::call_site().source_text();
    attribute::raci(input.into(), item.into(), written.as_deref()).into()
}

/// The documentation of an item with `#[raci]`, with the rows of the matrix.
#[doc(hidden)]
#[proc_macro]
pub fn docs_of_rows(input: TokenStream) -> TokenStream {
    attribute::docs_of_rows(input.into()).into()
}

/// A module with `#[raci]`, with the rows of the matrix.
#[doc(hidden)]
#[proc_macro]
pub fn module_of_rows(input: TokenStream) -> TokenStream {
    attribute::module_of_rows(input.into()).into()
}
