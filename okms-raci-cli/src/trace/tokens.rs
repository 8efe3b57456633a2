//! Invocations in unparsed tokens: the body of a `macro_rules!`, the input of another macro.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

/// Tokens that look like a macro or an attribute with input.
pub(super) struct TokenInvocation {
    pub(super) path: Vec<String>,
    pub(super) first: Ident,
    pub(super) is_attribute: bool,
    pub(super) input: TokenStream,
    /// The item that the attribute is on.
    pub(super) item: Option<String>,
}

/// The invocations in some tokens and in all groups of them.
pub(super) fn invocations(tokens: TokenStream) -> Vec<TokenInvocation> {
    let mut found = Vec::new();
    let mut left = vec![tokens];
    while let Some(tokens) = left.pop() {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for at in 0..tokens.len() {
            found.extend(macro_at(&tokens, at));
            found.extend(attribute_at(&tokens, at));
        }
        let groups = tokens.iter().rev().filter_map(|token| match token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        });
        left.extend(groups);
    }
    found
}

/// `path ! { … }`, with the `!` at this position.
fn macro_at(tokens: &[TokenTree], at: usize) -> Option<TokenInvocation> {
    let (TokenTree::Punct(bang), TokenTree::Group(input)) = (&tokens[at], tokens.get(at + 1)?)
    else {
        return None;
    };
    if bang.as_char() != '!' {
        return None;
    }
    let (path, first) = path_before(&tokens[..at])?;
    Some(TokenInvocation { path, first, is_attribute: false, input: input.stream(), item: None })
}

/// `# [path(…)]`, with the `#` at this position.
fn attribute_at(tokens: &[TokenTree], at: usize) -> Option<TokenInvocation> {
    let (TokenTree::Punct(hash), TokenTree::Group(brackets)) = (&tokens[at], tokens.get(at + 1)?)
    else {
        return None;
    };
    if hash.as_char() != '#' || brackets.delimiter() != Delimiter::Bracket {
        return None;
    }
    let inside: Vec<TokenTree> = brackets.stream().into_iter().collect();
    let found = attributes(&inside).next()?;
    Some(TokenInvocation { item: item_after(&tokens[at + 2..]), ..found })
}

/// Each `path(…)` in the brackets of an attribute: the attribute itself, or those in a `cfg_attr`.
pub(super) fn attributes(inside: &[TokenTree]) -> impl Iterator<Item = TokenInvocation> {
    (1..inside.len()).filter_map(|at| {
        let TokenTree::Group(input) = &inside[at] else { return None };
        let (path, first) = path_before(&inside[..at])?;
        Some(TokenInvocation { path, first, is_attribute: true, input: input.stream(), item: None })
    })
}

/// The path that ends these tokens: `$crate::a::b`.
fn path_before(tokens: &[TokenTree]) -> Option<(Vec<String>, Ident)> {
    let mut rest = tokens;
    let mut path = Vec::new();
    let mut first = None;
    while let [before @ .., TokenTree::Ident(segment)] = rest {
        path.push(segment.to_string());
        first = Some(segment.clone());
        rest = match before {
            [before @ .., TokenTree::Punct(a), TokenTree::Punct(b)]
                if a.as_char() == ':' && b.as_char() == ':' =>
            {
                before
            }
            _ => break,
        };
    }
    path.reverse();
    Some((path, first?))
}

/// The most tokens before an item's name.
const LONGEST_HEAD: usize = 200;

/// The name of the item that the tokens start with, after attributes, visibility and qualifiers.
fn item_after(tokens: &[TokenTree]) -> Option<String> {
    const ITEMS: [&str; 9] =
        ["fn", "struct", "enum", "union", "trait", "type", "mod", "const", "static"];
    let mut tokens = tokens.iter().take(LONGEST_HEAD).peekable();
    while let Some(token) = tokens.next() {
        match (token, tokens.peek()) {
            (TokenTree::Ident(word), Some(TokenTree::Ident(name)))
                if ITEMS.iter().any(|item| word == item)
                    && !(name == "fn" || name == "unsafe" || name == "mut") =>
            {
                return Some(name.to_string());
            }
            (TokenTree::Punct(mark), _) if mark.as_char() != '#' => return None,
            _ => {}
        }
    }
    None
}

/// The literal part of a macro's input: without `$crate`'s mark, and without claims that hold a variable.
pub(super) fn literal(input: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = input.clone().into_iter().collect();
    if !tokens.iter().any(is_dollar) {
        return input;
    }
    let tokens = without_repetitions(tokens);
    let is_semicolon =
        |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ';');
    let parts: Vec<&[TokenTree]> = tokens.split_inclusive(is_semicolon).collect();
    if let Some(first @ [TokenTree::Ident(word), ..]) = parts.first()
        && word == "use"
        && has_variable(first)
    {
        // The matrix of the claims is unknown.
        return TokenStream::new();
    }
    let parts = parts.into_iter().filter(|part| !has_variable(part)).flatten();
    parts.filter(|token| !is_dollar(token)).cloned().collect()
}

fn is_dollar(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(mark) if mark.as_char() == '$')
}

/// Whether the tokens hold a variable of a `macro_rules!`.
pub(super) fn has_variable(tokens: &[TokenTree]) -> bool {
    let is_variable = |pair: &[TokenTree]| match pair {
        [dollar, TokenTree::Ident(name)] => is_dollar(dollar) && name != "crate",
        [dollar, TokenTree::Group(_)] => is_dollar(dollar),
        _ => false,
    };
    let is_in = |token: &TokenTree| match token {
        TokenTree::Group(group) => has_variable(&group.stream().into_iter().collect::<Vec<_>>()),
        _ => false,
    };
    tokens.windows(2).any(is_variable) || tokens.iter().any(is_in)
}

/// Drops each `$( … );*`.
fn without_repetitions(tokens: Vec<TokenTree>) -> Vec<TokenTree> {
    let mut kept: Vec<TokenTree> = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if is_dollar(&token) && matches!(tokens.peek(), Some(TokenTree::Group(_))) {
            let is_operator = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if matches!(mark.as_char(), '*' | '+' | '?'));
            tokens.by_ref().take(3).find(is_operator);
        } else {
            kept.push(token);
        }
    }
    kept
}
