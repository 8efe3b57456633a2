//! `#[raci(…)]`: a claim that belongs to an item.

mod docs;
mod item;

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
    let library = written.and_then(path).unwrap_or_else(|| quote!(::okms_raci));
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

/// The path in `#[path(…)]`, or in `path(…)` as it is in a `cfg_attr`.
///
/// `okms_raci::raci` is an attribute and, as a module, the library itself. So
/// whatever path leads to the attribute leads to the library, be it renamed,
/// imported or re-exported.
fn path(attribute: &str) -> Option<TokenStream> {
    let inside = attribute.trim_start_matches(['#', '[', '!', ' ', '\n', '\t']);
    let end = inside.find(['(', ']', '[', '{', '=']).unwrap_or(inside.len());
    let path = inside.get(..end)?.trim();
    let segments = path.strip_prefix("::").unwrap_or(path).split("::");
    let is_path = segments.map(str::trim).all(|segment| {
        let name = segment.strip_prefix("r#").unwrap_or(segment);
        !name.is_empty()
            && !name.starts_with(|c: char| c.is_ascii_digit())
            && name.chars().all(|c| c == '_' || c.is_alphanumeric())
            && segment != "cfg_attr"
    });
    if is_path { path.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn the_path_is_found_however_the_attribute_is_written() {
        for (attribute, wanted) in [
            ("#[raci(Customer is responsible for X)]", Some("raci")),
            ("#[ kms :: raci (…)]", Some("kms :: raci")),
            ("#[::kms::raci(a[0])]", Some(":: kms :: raci")),
            ("okms_raci::raci(…)", Some("okms_raci :: raci")),
            ("#[raci]", Some("raci")),
            ("#[$crate::raci(…)]", None),
            ("#[cfg_attr(test, raci(…))]", None),
            ("", None),
            ("#[", None),
        ] {
            let found = path(attribute).map(|path| path.to_string());
            assert_eq!(found.as_deref(), wanted, "{attribute}");
        }
    }
}
