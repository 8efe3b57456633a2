//! `assert_raci!`: claims, one after the other.

use okms_raci_claims::Block;
use proc_macro2::TokenStream;
use syn::Error;

use crate::expand;
use crate::matrix::{library, path};

/// `(library) use path; claim; claim;` to one constant a claim.
pub(crate) fn assert_raci(input: TokenStream) -> TokenStream {
    let (library, claims) = library(input);
    syn::parse2(claims).map_or_else(Error::into_compile_error, |block: Block| {
        expand::block(&block, &path(block.matrix.as_ref(), library))
    })
}
