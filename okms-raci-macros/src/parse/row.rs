//! A whole row, pinned.

use proc_macro2::{Group, Ident, TokenTree};

use super::names::{check_repeats, name};
use crate::claim::{Kind, Roles};
use crate::mistake::{Mistake, Result};
use crate::tokens::Tokens;

/// `HandleIncidents is { Customer: AI, OvhCloud: RA }`
pub(super) fn row(tokens: &mut Tokens) -> Result<Kind> {
    let activity = name(tokens, "an activity")?;
    tokens.expect_word("is")?;
    let Some(braces) = tokens.take_braces() else {
        return Err(tokens.expected("a role, or a row in braces such as `{ Customer: RA }`", &[]));
    };
    let cells = cells(&braces)?;
    if !cells.iter().any(|(_, roles)| roles.contains(Roles::ACCOUNTABLE)) {
        return Err(Mistake::at(
            braces.span(),
            "this claim can never hold: every activity has a party that is accountable for it, and no `A` stands here",
        ));
    }
    Ok(Kind::Row(activity, cells))
}

fn cells(braces: &Group) -> Result<Vec<(Ident, Roles)>> {
    let mut tokens = Tokens::inside(braces, "`}`");
    let (mut parties, mut cells) = (Vec::new(), Vec::new());
    while !tokens.is_at_end() {
        let party = name(&mut tokens, "a party and its roles, such as `Customer: RA`")?;
        if tokens.take_punct(':').is_none() {
            return Err(tokens.expected(&format!("`:` and the roles of `{party}`"), &[]));
        }
        parties.push(party.clone());
        cells.push((party, letters(&mut tokens)?));
        if tokens.take_punct(',').is_none() && !tokens.is_at_end() {
            return Err(tokens.expected("`,` or `}`", &[]));
        }
    }
    check_repeats(&parties)?;
    Ok(cells)
}

/// `RA` in any order, or `-`.
fn letters(tokens: &mut Tokens) -> Result<Roles> {
    if tokens.take_punct('-').is_some() {
        return Ok(Roles::NONE);
    }
    let Some(TokenTree::Ident(ident)) = tokens.peek() else {
        return Err(tokens.expected("role letters such as `RA`, or `-` for no role", &[]));
    };
    let mut roles = Roles::NONE;
    for letter in ident.to_string().chars() {
        let role = Roles::of_letter(letter).ok_or_else(|| unknown_letter(tokens, letter))?;
        if roles.contains(role) {
            return Err(tokens.mistake(format!("the letter `{letter}` stands twice in `{ident}`")));
        }
        roles = roles.union(role);
    }
    tokens.take();
    Ok(roles)
}

fn unknown_letter(tokens: &Tokens, letter: char) -> Mistake {
    let upper = letter.to_ascii_uppercase();
    let help = match Roles::of_letter(upper) {
        Some(_) => format!("role letters are upper case: `{upper}`"),
        None => "the role letters are `R`, `A`, `C` and `I`, and `-` stands for no role".to_owned(),
    };
    tokens.mistake(format!("there is no role `{letter}`, found in {}; {help}", tokens.found()))
}
