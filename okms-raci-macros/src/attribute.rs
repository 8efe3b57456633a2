//! `#[raci(…)]`: a claim that belongs to an item.

mod docs;

use okms_raci_claims::Block;
use proc_macro2::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};
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
    let path = written.and_then(path);
    let attribute = path.as_ref().map_or_else(|| "raci".to_owned(), TokenStream::to_string);
    let library = path.unwrap_or_else(|| quote!(::okms_raci));
    let block = match syn::parse2::<Block>(input) {
        Ok(block) => block,
        Err(mistake) => return with_checks(item, &mistake.into_compile_error(), &Docs::none()),
    };
    let matrix = Matrix::new(block.matrix.as_ref(), library);
    // Before the docs, where an editor looks for the names first.
    let names = editor::names(&block.tokens, &matrix.path);
    let claims: TokenStream = block.tokens.iter().cloned().collect();
    let is_empty = block.claims.is_empty() && block.mistakes.is_none() && block.loose.is_empty();
    let checks = if is_empty {
        // At the attribute, but as the user's own code, of which the compiler says no macro.
        let own = item.clone().into_iter().next().map_or_else(Span::call_site, |it| it.span());
        let at = own.located_at(Span::call_site());
        Block::no_claim(at, &attribute.replace(' ', "")).into_compile_error()
    } else {
        claims::of_matrix(&matrix, &claims)
    };
    let docs = Docs::new(&matrix, &block);
    let item = with_checks(item, &checks, &docs);
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

/// The item with checks, and with docs after its own.
///
/// A former id becomes a constant of which the compiler warns, and a method may have none beside
/// it. So the checks of a function stand in its body, and those of a constant in its value.
fn with_checks(item: TokenStream, checks: &TokenStream, docs: &Docs<'_>) -> TokenStream {
    let tokens: Vec<TokenTree> = item.into_iter().collect();
    let (attributes, rest) = tokens.split_at(end_of_attributes(&tokens));
    let attributes: TokenStream = attributes.iter().cloned().collect();
    let checked = match kind(rest) {
        Kind::Module => {
            let module = docs.in_module(&attributes, &rest.iter().cloned().collect());
            return quote!(#module #checks);
        }
        Kind::Function => in_body(rest, checks),
        Kind::Constant => in_value(rest, checks),
        Kind::Other => None,
    };
    let checked = checked.unwrap_or_else(|| quote!(#(#rest)* #checks));
    let docs = docs.attribute();
    quote!(#attributes #docs #checked)
}

fn end_of_attributes(tokens: &[TokenTree]) -> usize {
    let is_attribute = |pair: &[TokenTree]| match pair {
        [TokenTree::Punct(hash), TokenTree::Group(_)] => hash.as_char() == '#',
        _ => false,
    };
    tokens.chunks_exact(2).take_while(|pair| is_attribute(pair)).count() * 2
}

enum Kind {
    Function,
    Constant,
    Module,
    Other,
}

/// From the words before the name: `pub const unsafe fn`, `const`, `struct`.
fn kind(tokens: &[TokenTree]) -> Kind {
    let mut is_const = false;
    for token in tokens {
        match token {
            TokenTree::Ident(word) if word == "fn" => return Kind::Function,
            TokenTree::Ident(word) if word == "mod" => return Kind::Module,
            TokenTree::Ident(word) if word == "const" => is_const = true,
            TokenTree::Ident(word) if QUALIFIERS.iter().any(|known| word == known) => {}
            // The ABI of an `extern "C" fn`, and `pub(crate)`; a visibility that a macro passed on.
            TokenTree::Literal(_) | TokenTree::Group(_) => {}
            _ if is_const => return Kind::Constant,
            _ => return Kind::Other,
        }
    }
    Kind::Other
}

const QUALIFIERS: &[&str] =
    &["pub", "crate", "default", "async", "unsafe", "safe", "extern", "gen"];

/// The checks first in the body, after attributes of the body itself.
fn in_body(tokens: &[TokenTree], checks: &TokenStream) -> Option<TokenStream> {
    let (TokenTree::Group(body), signature) = tokens.split_last()? else { return None };
    if body.delimiter() != Delimiter::Brace {
        return None;
    }
    let inside: Vec<TokenTree> = body.stream().into_iter().collect();
    let (attributes, statements) = inside.split_at(end_of_inner_attributes(&inside));
    let mut stream: TokenStream = attributes.iter().cloned().collect();
    stream.extend(checks.clone());
    stream.extend(statements.iter().cloned());
    let mut checked = Group::new(Delimiter::Brace, stream);
    checked.set_span(body.span());
    let mut tokens: TokenStream = signature.iter().cloned().collect();
    tokens.extend([TokenTree::Group(checked)]);
    Some(tokens)
}

fn end_of_inner_attributes(tokens: &[TokenTree]) -> usize {
    let is_attribute = |three: &[TokenTree]| match three {
        [TokenTree::Punct(hash), TokenTree::Punct(bang), TokenTree::Group(group)] => {
            hash.as_char() == '#'
                && bang.as_char() == '!'
                && group.delimiter() == Delimiter::Bracket
        }
        _ => false,
    };
    tokens.chunks_exact(3).take_while(|three| is_attribute(three)).count() * 3
}

/// `= value;` to `= { checks value };`
fn in_value(tokens: &[TokenTree], checks: &TokenStream) -> Option<TokenStream> {
    let equals = equals(tokens)?;
    let (head, value) = tokens.split_at(equals + 1);
    let (TokenTree::Punct(semicolon), value) = value.split_last()? else { return None };
    if semicolon.as_char() != ';' || value.is_empty() {
        return None;
    }
    let (head, value) = (head.iter(), value.iter());
    Some(quote!(#(#head)* { #checks #(#value)* } #semicolon))
}

/// The `=` before the value, not one in the angle brackets of the type.
fn equals(tokens: &[TokenTree]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut after_minus = false;
    for (position, token) in tokens.iter().enumerate() {
        let TokenTree::Punct(mark) = token else {
            after_minus = false;
            continue;
        };
        match mark.as_char() {
            '<' => depth += 1,
            '>' if !after_minus => depth = depth.saturating_sub(1),
            '=' if depth == 0 => return Some(position),
            _ => {}
        }
        after_minus = mark.as_char() == '-' && mark.spacing() == Spacing::Joint;
    }
    None
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
