//! Tokens to claims.

mod activities;
mod list;
mod names;
mod roles;
mod row;
mod who;

use proc_macro2::{Span, TokenTree};

use crate::claim::{Claim, Condition, Held, Kind, Roles, Who};
use crate::mistake::{Mistake, Result};
use crate::tokens::Tokens;

pub(crate) use activities::{except, sections};
pub(crate) use list::Join;
pub(crate) use names::{is_name, name};

const VERBS: &[&str] = &["is", "are", "has", "have"];

/// What a condition stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// `Customer is responsible for ManageBackups`
    Claim,
    /// `where Customer is responsible`
    Where,
}

/// One whole claim.
pub(crate) fn claim(tokens: &mut Tokens) -> Result<Claim> {
    let first = tokens.span();
    let verb = tokens.all().iter().find(|token| is_verb(token)).map_or(first, TokenTree::span);
    let kind = kind(tokens)?;
    if !tokens.is_at_end() {
        return Err(unexpected_rest(tokens));
    }
    let last = tokens.all().last().map_or(first, TokenTree::span);
    Ok(Claim { first, last, verb, kind })
}

fn is_verb(token: &TokenTree) -> bool {
    let TokenTree::Ident(word) = token else { return false };
    let word = word.to_string();
    VERBS.iter().any(|verb| word == *verb)
}

fn kind(tokens: &mut Tokens) -> Result<Kind> {
    if tokens.is_word("revision") {
        return revision(tokens);
    }
    if tokens.is_nth_word(1, &["is"]) && matches!(tokens.peek_nth(2), Some(TokenTree::Group(_))) {
        return row::row(tokens);
    }
    let (condition, negative) = condition(tokens, Place::Claim)?;
    let activities = activities::activities(tokens, negative)?;
    Ok(Kind::Holds(condition, activities))
}

fn revision(tokens: &mut Tokens) -> Result<Kind> {
    tokens.expect_word("revision")?;
    tokens.expect_word("is")?;
    match tokens.take_text() {
        Some(revision) => Ok(Kind::Revision(revision)),
        None => Err(tokens
            .expected("the date of the published text in quotes, such as `\"2025-10-21\"`", &[])),
    }
}

fn unexpected_rest(tokens: &Tokens) -> Mistake {
    let found = tokens.found();
    tokens.mistake(match tokens.peek() {
        Some(TokenTree::Ident(_)) if tokens.is_word("except") => {
            "`except` goes with `every activity`".to_owned()
        }
        Some(TokenTree::Ident(_)) if tokens.is_nth_word(1, VERBS) => {
            format!("a claim ends with `;`: write one before {found}")
        }
        _ => format!("expected `;`, which ends a claim, found {found}"),
    })
}

/// Who holds what, and whether it says that something is not so.
pub(crate) fn condition(tokens: &mut Tokens, place: Place) -> Result<(Condition, bool)> {
    let subject = who::subject(tokens)?;
    let (held, not) = if subject.has_verb(tokens, &["has", "have"])? {
        has(tokens, place, &subject)?
    } else {
        is(tokens, place, &subject)?
    };
    if let (Who::Only(_), Held::None(_)) = (&subject.who, held) {
        return Err(Mistake::at(
            not,
            "`only` with `not` or `no` has two meanings: say what the party does hold, or say it of each party by itself",
        ));
    }
    let negative = matches!(held, Held::None(_));
    Ok((Condition { who: subject.who, held }, negative))
}

/// `no role in` or `a role in`, after the verb.
fn has(tokens: &mut Tokens, place: Place, subject: &who::Subject) -> Result<(Held, Span)> {
    let span = tokens.span();
    let no = tokens.take_word("no");
    if let Some(no) = no {
        subject.check_no_role(no)?;
    } else if tokens.take_word("a").is_none() {
        return Err(tokens.expected("`a role` or `no role`", &["a", "no"]));
    }
    tokens.expect_word("role")?;
    if place == Place::Claim {
        tokens.expect_word("in")?;
    }
    let negative = no.is_some() || subject.no_party;
    let held = if negative { Held::None(Roles::ALL) } else { Held::Any(Roles::ALL) };
    Ok((held, span))
}

/// `not responsible or accountable for`, after the verb.
fn is(tokens: &mut Tokens, place: Place, subject: &who::Subject) -> Result<(Held, Span)> {
    let span = tokens.span();
    let not = tokens.take_word("not");
    if let Some(not) = not {
        subject.check_not(not)?;
    }
    let list = roles::roles(tokens, place)?;
    subject.check_roles(&list, not.is_some())?;
    let held = if not.is_some() || subject.no_party {
        Held::None(list.roles)
    } else if list.join == Some(Join::Or) {
        Held::Any(list.roles)
    } else {
        Held::All(list.roles)
    };
    Ok((held, span))
}
