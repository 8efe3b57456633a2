//! Where in an item its claims are checked, without changing what the item is.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::quote;

use super::docs::Docs;

/// The item with checks, and with docs after its own.
///
/// A former id becomes a constant of which the compiler warns, and a method may have none beside
/// it. So the checks of a function stand in its body, and those of a constant in its value.
pub(super) fn with(item: TokenStream, checks: &TokenStream, docs: &Docs<'_>) -> TokenStream {
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
