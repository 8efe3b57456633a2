//! What stands for a matrix that no build script compiled, so that nothing that is asked of it brings further messages.

use okms_raci_core::Line;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use syn::Error;
use syn::ext::IdentExt;

/// The name of a stand-in.
const UNKNOWN: &str = "__";

/// The code of a module, with rows about which no claim is judged, and the types of OKMS, which have all functions.
pub(crate) fn code(name: &Ident, mistake: &Error) -> TokenStream {
    let mistake = mistake.to_compile_error();
    let version = env!("CARGO_PKG_VERSION");
    let lines = [Line::Generated { version, matrix: UNKNOWN }, Line::Incomplete];
    let lines = Literal::string(&lines.map(|line| format!("{line}\n")).concat());
    let rows = format_ident!("__raci_rows_of_{}", name.unraw());
    let matrix = format_ident!("{}", in_camel_case(&name.unraw().to_string()));
    quote! {
        #mistake
        __define_rows! { ($) #rows #lines }
        pub use raci::{Activity, Okms as #matrix, Party, SOURCE, Section, maps};
    }
}

/// `KeyService` of `key_service`: what the type of a matrix is called.
fn in_camel_case(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    };
    name.split('_').map(word).collect()
}
