//! What stands for a matrix that no build script compiled, so that claims about it bring no further messages.

use okms_raci_core::Line;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use syn::Error;
use syn::ext::IdentExt;

/// The variant of a stand-in.
pub(crate) const UNKNOWN: &str = "__";

/// The code of a module, with rows about which no claim is judged.
pub(crate) fn code(name: &Ident, mistake: &Error) -> TokenStream {
    let mistake = mistake.to_compile_error();
    let version = env!("CARGO_PKG_VERSION");
    let lines = [Line::Generated { version, matrix: UNKNOWN }, Line::Incomplete];
    let lines = Literal::string(&lines.map(|line| format!("{line}\n")).concat());
    let (rows, unknown) =
        (format_ident!("__raci_rows_of_{}", name.unraw()), format_ident!("{UNKNOWN}"));
    let kinds = ["Activity", "Party", "Section"].map(|kind| format_ident!("{kind}"));
    quote! {
        #mistake
        __define_rows! { ($) #rows #lines }
        #(pub enum #kinds { #unknown })*
    }
}
