//! Names: what the compiler resolves.

use proc_macro2::{Ident, TokenTree};

use super::roles::ROLES;
use crate::mistake::{Mistake, Result};
use crate::tokens::Tokens;

/// The words of the grammar that stand where a name may not.
const WORDS: &[&str] = &[
    "a", "activity", "and", "any", "are", "at", "every", "exactly", "except", "for", "has", "have",
    "in", "is", "no", "not", "of", "on", "only", "or", "party", "where",
];

/// What Rust takes for no name; a path that ends so would be a syntax error in our output.
const KEYWORDS: &[&str] = &[
    "$crate", "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const",
    "continue", "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for",
    "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override",
    "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try",
    "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// A name, of what `what` says.
pub(crate) fn name(tokens: &mut Tokens, what: &str) -> Result<Ident> {
    if tokens.is_nth_word(0, &ROLES) {
        let found = tokens.found();
        return Err(tokens.mistake(format!(
            "expected {what}, found the role {found}: write a claim of its own for it"
        )));
    }
    let may_be_name = tokens.peek().is_some_and(is_name);
    match tokens.take_ident_if(may_be_name) {
        Some(ident) => Ok(ident),
        None => Err(tokens.expected(what, &[])),
    }
}

/// Whether the token can end a path to a name.
pub(crate) fn is_name(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(ident) => {
            let name = ident.to_string();
            !WORDS.iter().chain(KEYWORDS).chain(&ROLES).any(|word| name == *word)
        }
        _ => false,
    }
}

/// That nothing is named twice.
pub(super) fn check_repeats(names: &[Ident]) -> Result<()> {
    for (position, name) in names.iter().enumerate() {
        if names[..position].contains(name) {
            return Err(Mistake::at(name.span(), format!("`{name}` stands here twice")));
        }
    }
    Ok(())
}
