//! Roles, written out.

use proc_macro2::{Span, TokenTree};

use super::Place;
use super::list::{Join, Joins};
use crate::claim::Roles;
use crate::mistake::{Mistake, Result};
use crate::tokens::Tokens;
use crate::words::nearest;

pub(super) const ROLES: [&str; 4] = ["responsible", "accountable", "consulted", "informed"];
/// What follows each role in a claim.
const PREPOSITIONS: [&str; 4] = ["for", "for", "on", "of"];
const OTHER_PREPOSITIONS: &[&str] = &["for", "on", "of", "about", "in", "to", "with", "at", "by"];
const LETTERS: [&str; 4] = ["R", "A", "C", "I"];

/// Roles joined with `and` or `or`.
pub(super) struct RoleList {
    pub(super) roles: Roles,
    pub(super) join: Option<Join>,
    pub(super) join_span: Option<Span>,
}

pub(super) fn roles(tokens: &mut Tokens, place: Place) -> Result<RoleList> {
    let mut roles = Roles::NONE;
    let mut joins = Joins::default();
    let mut before: Option<(usize, bool)> = None;
    loop {
        let span = tokens.span();
        let role = role(tokens)?;
        if roles.contains(Roles(1 << role)) {
            return Err(Mistake::at(span, format!("`{}` stands here twice", ROLES[role])));
        }
        roles = roles.union(Roles(1 << role));
        if place == Place::Claim {
            check_preposition_before(before, role, span)?;
        }
        let followed = place == Place::Claim && preposition(tokens, role)?;
        before = Some((role, followed));
        if !goes_on(tokens, place) || !joins.take(tokens)? {
            break;
        }
    }
    if let (Place::Claim, Some((role, false))) = (place, before) {
        let preposition = PREPOSITIONS[role];
        return Err(tokens.expected(&format!("`{preposition}`"), &[preposition]));
    }
    let join = joins.end()?;
    Ok(RoleList { roles, join: join.map(|(join, _)| join), join_span: join.map(|(_, span)| span) })
}

fn role(tokens: &mut Tokens) -> Result<usize> {
    if let Some(role) = ROLES.iter().position(|role| tokens.is_word(role)) {
        tokens.take();
        return Ok(role);
    }
    if let Some(role) = LETTERS.iter().position(|letter| tokens.is_word(letter)) {
        return Err(tokens.mistake(format!("roles are written out here: `{}`", ROLES[role])));
    }
    let choices = "`responsible`, `accountable`, `consulted` or `informed`";
    Err(tokens.expected_one_of("a role", choices, &ROLES))
}

/// Takes the preposition that goes with the role, if any comes next.
fn preposition(tokens: &mut Tokens, role: usize) -> Result<bool> {
    if tokens.take_word(PREPOSITIONS[role]).is_some() {
        return Ok(true);
    }
    if tokens.is_nth_word(0, OTHER_PREPOSITIONS) {
        let (role, preposition) = (ROLES[role], PREPOSITIONS[role]);
        return Err(tokens.mistake(format!(
            "expected `{preposition}`, found {}: it is `{role} {preposition}`",
            tokens.found()
        )));
    }
    Ok(false)
}

/// `responsible and accountable for` shares its preposition; `responsible for and informed of` cannot.
fn check_preposition_before(before: Option<(usize, bool)>, role: usize, span: Span) -> Result<()> {
    match before {
        Some((other, false)) if PREPOSITIONS[other] != PREPOSITIONS[role] => {}
        _ => return Ok(()),
    }
    let Some((other, _)) = before else { return Ok(()) };
    let [first, second] =
        [other, role].map(|role| format!("{} {}", ROLES[role], PREPOSITIONS[role]));
    Err(Mistake::at(
        span,
        format!("these do not share a preposition: write `{first}` and `{second}`"),
    ))
}

/// Whether another role follows.
fn goes_on(tokens: &Tokens, place: Place) -> bool {
    if place == Place::Claim {
        return true;
    }
    // `where Customer is responsible and OvhCloud is informed` goes on with a condition.
    let join = usize::from(tokens.is_punct(','));
    let role = join + usize::from(tokens.is_nth_word(join, &["and", "or"]));
    match tokens.peek_nth(role) {
        Some(TokenTree::Ident(ident)) => {
            nearest(&ident.to_string(), &ROLES).is_some()
                && !tokens.is_nth_word(role + 1, &["is", "are", "has", "have"])
        }
        _ => false,
    }
}
