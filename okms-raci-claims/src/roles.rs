//! Roles, written out.

use okms_raci_core::{Role, RoleSet, nearest};
use proc_macro2::{Ident, Span, TokenTree};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Error, Result, Token};

use crate::cells::without_braces;
use crate::cells::{for_words, without_support};
use crate::tokens::is_before_verb;
use crate::tokens::{Join, List, Separator};
use crate::tokens::{expected, expected_word, found, mistake, rest, span, take, word};

const PREPOSITIONS: &[&str] = &["for", "on", "of", "about", "in", "to", "with", "at", "by"];

/// Whether roles have prepositions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prepositions {
    /// `Customer is responsible for ManageBackups`
    Written,
    /// `where Customer is responsible`
    LeftOut,
}

/// The role that is written so.
pub(crate) fn from_word(word: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| adjective(*role) == word)
}

/// The adjective for holding a role.
pub(crate) const fn adjective(role: Role) -> &'static str {
    match role {
        Role::Responsible => "responsible",
        Role::Accountable => "accountable",
        Role::Consulted => "consulted",
        Role::Informed => "informed",
    }
}

/// The word between the adjective and the activity.
pub(crate) const fn preposition(role: Role) -> &'static str {
    match role {
        Role::Responsible | Role::Accountable => "for",
        Role::Consulted => "on",
        Role::Informed => "of",
    }
}

/// A role as it is written.
struct Written {
    role: Role,
    span: Span,
    has_preposition: bool,
}

/// Roles, and the word that joins them.
pub(crate) fn roles(
    input: ParseStream<'_>,
    prepositions: Prepositions,
) -> Result<(RoleSet, Option<(Join, Span)>)> {
    let are_written = prepositions == Prepositions::Written;
    let list = List::parse(
        input,
        |input| {
            let (span, role) = (span(input), role(input, prepositions)?);
            let has_preposition = are_written && take_preposition(input, role)?;
            Ok(Written { role, span, has_preposition })
        },
        |input| are_written || is_before_role(input),
    )?;
    let mut roles = RoleSet::NONE;
    // The role before, if it shares the preposition that is to come.
    let mut sharing: Option<Role> = None;
    for &Written { role, span, has_preposition } in &list.items {
        if roles.contains(role) {
            return Err(Error::new(
                span,
                format!("`{}` is listed twice: write it once", adjective(role)),
            ));
        }
        roles = roles.union(RoleSet::of(role));
        if let Some(before) = sharing.filter(|before| preposition(*before) != preposition(role)) {
            let [before, role] =
                [before, role].map(|role| format!("`{} {}`", adjective(role), preposition(role)));
            let message = format!("these do not share a preposition: write {before} and {role}");
            return Err(Error::new(span, message));
        }
        sharing = (are_written && !has_preposition).then_some(role);
    }
    if let Some(preposition) = sharing.map(preposition) {
        if input.peek(Token![&]) || input.peek(Token![/]) || input.peek(Token![+]) {
            return Err(expected(input, "`and` or `or` between roles"));
        }
        if input.is_empty() {
            let example =
                format!("`{preposition}` and an activity, such as `{preposition} KeepServiceLogs`");
            return Err(expected(input, &example));
        }
        return Err(expected_word(input, &format!("`{preposition}`"), &[preposition]));
    }
    Ok((roles, list.ended()?.join))
}

fn role(input: ParseStream<'_>, prepositions: Prepositions) -> Result<Role> {
    let word = word(input).unwrap_or_default();
    if let Some(role) = from_word(&word) {
        input.call(Ident::parse_any)?;
        return Ok(role);
    }
    if input.peek2(Token![:]) {
        return Err(without_braces(input));
    }
    if let Some(roles) = for_words(input) {
        let spoken = in_words(roles, prepositions == Prepositions::Written);
        // With all letters, and the preposition after them.
        let (start, ahead) = (input.cursor(), input.fork());
        let is_end = |token: &TokenTree| PREPOSITIONS.contains(&token.to_string().as_str());
        let end = rest(&input.fork()).iter().take(8).position(is_end).unwrap_or_default();
        for _ in 0..=end {
            take(&ahead)?;
        }
        let message = format!("roles are written out here: write `{spoken}`");
        return Err(Error::new_range(start..ahead.cursor(), message));
    }
    let support = "RASCI's supportive is none of the roles here";
    match without_support(&word) {
        Some(roles) if !roles.is_empty() => {
            let message = format!(
                "{support}: without it this is `{}`",
                in_words(roles, prepositions == Prepositions::Written)
            );
            return Err(mistake(input, message));
        }
        None if !word.to_ascii_lowercase().starts_with("support") => {}
        _ => {
            let roles = "`responsible`, `accountable`, `consulted` and `informed`";
            return Err(mistake(input, format!("{support}, which are {roles}")));
        }
    }
    if reads_like_a_role(&word) {
        return Err(expected_word(input, "a role", &Role::ALL.map(adjective)));
    }
    Err(expected(input, "a role (`responsible`, `accountable`, `consulted` or `informed`)"))
}

/// The roles as they are written where prepositions are, or are not.
pub(crate) fn in_words(roles: RoleSet, has_prepositions: bool) -> String {
    if has_prepositions {
        spoken(roles, " and ")
    } else {
        roles.iter().map(adjective).collect::<Vec<_>>().join(" and ")
    }
}

/// `responsible and accountable for and informed of`
pub(crate) fn spoken(roles: RoleSet, join: &str) -> String {
    let mut spoken = String::new();
    let mut roles = roles.iter().peekable();
    while let Some(role) = roles.next() {
        spoken.push_str(adjective(role));
        let next = roles.peek();
        // Two roles in a row share the word that follows them.
        if next.is_none_or(|next| preposition(*next) != preposition(role)) {
            spoken.extend([" ", preposition(role)]);
        }
        spoken.push_str(next.map_or("", |_| join));
    }
    spoken
}

fn reads_like_a_role(word: &str) -> bool {
    word.len() > 2 && nearest(word, &Role::ALL.map(adjective)).is_some()
}

/// Takes the preposition that goes with the role, if any comes next.
fn take_preposition(input: ParseStream<'_>, role: Role) -> Result<bool> {
    let word = word(input).unwrap_or_default();
    let (written, preposition) = (adjective(role), preposition(role));
    if word == preposition {
        input.call(Ident::parse_any)?;
        return Ok(true);
    }
    if PREPOSITIONS.contains(&word.as_str()) {
        let found = found(input);
        return Err(mistake(
            input,
            format!("expected `{preposition}`, found {found}: it is `{written} {preposition}`"),
        ));
    }
    Ok(false)
}

/// Whether another role follows, and not another condition:
/// `where Customer is responsible and OvhCloud is informed`.
fn is_before_role(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    ahead.parse::<Separator>().is_ok()
        && word(&ahead).is_some_and(|word| reads_like_a_role(&word))
        && !is_before_verb(&ahead)
}
