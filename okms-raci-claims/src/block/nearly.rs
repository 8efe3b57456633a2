//! What is no claim, but nearly one: without its semicolon or its `use`, in quotes or in parentheses.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::Error;
use syn::parse::ParseStream;

use super::are_claims;
use crate::claim::{Claim, Sentence};
use crate::matrix::MatrixPath;
use crate::names::is_name;
use crate::tokens::{is_verb, kw, mistake, next_token};

/// That a semicolon ends a claim, of tokens that end with a dot.
pub(super) fn ended_by_a_dot(tokens: &[TokenTree]) -> Option<Error> {
    let dot = tokens
        .last()
        .filter(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == '.'))?;
    Some(Error::new(dot.span(), "a claim ends with `;`: write it instead of this dot"))
}

/// What is in the parentheses of `assert!(…)`, or the claim itself.
pub(super) fn asserted(claim: &[TokenTree]) -> Option<Vec<TokenTree>> {
    match claim {
        [TokenTree::Ident(word), TokenTree::Punct(_), TokenTree::Group(group)] => {
            let is_assert = word.to_string().contains("assert");
            is_assert.then(|| group.stream().into_iter().collect())
        }
        claim => Some(claim.to_vec()),
    }
}

/// That `use` comes before the path of a matrix, of `crate::backup: Shop is …`, with what follows it.
pub(super) fn path_without_use(claim: &[TokenTree]) -> Option<(Error, MatrixPath, &[TokenTree])> {
    let is_colon = |token: &TokenTree| token.to_string() == ":";
    let starts = matches!(claim.first(), Some(TokenTree::Ident(word)) if word == "crate" || word == "super" || word == "self");
    let mut at = 1;
    while starts && claim[at..].iter().take(2).filter(|it| is_colon(it)).count() == 2 {
        at += 3;
    }
    let (path, rest) = claim.split_at_checked(at).filter(|_| at > 1)?;
    let segment = |token: &TokenTree| match token {
        TokenTree::Ident(word) => Some(word.clone()),
        _ => None,
    };
    let segments: Vec<Ident> = path.iter().step_by(3).map(segment).collect::<Option<_>>()?;
    let is_module = segments.last()?.to_string().starts_with(char::is_lowercase);
    let end = rest.iter().take_while(|it| is_colon(it) || it.to_string() == ",").count();
    let path = MatrixPath { is_global: false, segments };
    // The semicolon may be there.
    let semicolon = if rest.is_empty() { "" } else { ";" };
    let message = format!("the path of a matrix stands after `use`: write `use {path}{semicolon}`");
    let at: TokenStream = claim[..at + end].iter().cloned().collect();
    (is_module && (rest[end..].is_empty() || are_claims(&rest[end..])))
        .then(|| (Error::new_spanned(at, message), path, &rest[end..]))
}

/// That a claim has no condition, of `Customer is informed of ManageBackups when …`.
pub(super) fn conditional(claim: &[TokenTree]) -> Option<Error> {
    const WORDS: [&str; 6] = ["if", "when", "whenever", "unless", "until", "while"];
    let is_condition = |token: &TokenTree| WORDS.contains(&token.to_string().as_str());
    let at = claim.iter().position(is_condition)?;
    // After `every activity` it means `where`.
    let is_of_all = claim[..at].last().is_some_and(|word| word.to_string() == "activity");
    let words = &claim[at..];
    let message = format!("claims have no conditions: leave out `{}`", Sentence(words));
    (!is_of_all && are_claims(&claim[..at]))
        .then(|| Error::new_spanned(words.iter().cloned().collect::<TokenStream>(), message))
}

/// What a claim reads like, where `mistake` has nothing to write and no verb says what is meant.
pub(super) fn no_verb(claim: &[TokenTree], mistake: &Error) -> Option<Error> {
    let has_verb = claim.iter().any(|token| is_verb(&token.to_string()));
    let mistake = mistake.to_string();
    let is_helpful = ["; ", "write `", "found the end"].iter().any(|it| mistake.contains(it));
    let message = "a claim reads like `Customer is responsible for KeepServiceLogs`";
    let tokens: TokenStream = claim.iter().cloned().collect();
    let is_revision = claim.first().is_some_and(|word| word.to_string() == "revision");
    (!has_verb && !is_helpful && !is_revision).then(|| Error::new_spanned(tokens, message))
}

/// An error for a missing semicolon after a claim whose names are not written as in code.
pub(super) fn no_semicolon(first: &[TokenTree], second: &[TokenTree]) -> Option<Error> {
    let is_read = syn::parse2::<Claim>(first.iter().cloned().collect()).is_ok();
    let (last, next) = (first.last().filter(|_| !is_read)?, second.first()?);
    let message = format!("a claim ends with `;`: write one here, before `{next}`");
    Some(Error::new(last.span(), message))
}

/// That a claim stands without quotes.
pub(super) fn in_quotes(claim: &[TokenTree]) -> Option<Error> {
    // The quotes alone, or `claim = "…"`.
    let ([TokenTree::Literal(literal)]
    | [TokenTree::Ident(_), TokenTree::Punct(_), TokenTree::Literal(literal)]) = claim
    else {
        return None;
    };
    let text = literal.to_string();
    let text = text.strip_prefix('"')?.strip_suffix('"')?.trim_end_matches(';');
    let tokens: Vec<TokenTree> = text.parse::<TokenStream>().ok()?.into_iter().collect();
    let message = format!("a claim has no quotes: write `{text}`");
    let claim: TokenStream = claim.iter().cloned().collect();
    are_claims(&tokens).then(|| Error::new_spanned(claim, message))
}

/// That a list has no semicolon in it, of `…for ManageBackups; DeployPatches`.
pub(super) fn goes_on_with_a_list(names: &[TokenTree], semicolon: &TokenTree) -> Option<Error> {
    let is_join = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "and" || word == "or");
    let is_in_list = |token: &TokenTree| match token {
        TokenTree::Ident(word) => is_join(token) || is_name(word),
        TokenTree::Punct(mark) => mark.as_char() == ',',
        _ => false,
    };
    let instead = if names.iter().any(is_join) { "`,`" } else { "`and`" };
    let message = format!("`;` ends a claim: within a list write {instead}");
    names.iter().all(is_in_list).then(|| Error::new(semicolon.span(), message))
}

/// That `KeepServiceLogs is excepted` is about an activity of a refined matrix.
pub(super) fn state_of_own(input: ParseStream<'_>) -> Option<Error> {
    let is_state = input.peek3(kw::excepted) || input.peek3(kw::open) || input.peek3(kw::handed);
    let message = format!(
        "only activities of a refined matrix are excepted, open or handed back: write its name before, as in \
         `okms.{}`",
        next_token(input)?
    );
    (input.peek2(kw::is) && is_state).then(|| mistake(input, message))
}
