//! A whole row, pinned.

use okms_raci_core::{Role, RoleSet};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, Result, Token, braced, token};

use crate::claim::{Cell, Kind};
use crate::keyword::{expect, kw};
use crate::name::{check_repeats, name};
use crate::token::{expected, mistake, word};

/// `HandleIncidents is { Customer: AI, OvhCloud: RA }`
pub(crate) fn row(input: ParseStream<'_>) -> Result<Kind> {
    let activity = name(input, "an activity")?;
    expect::<kw::is>(input)?;
    if !input.peek(token::Brace) {
        return Err(expected(input, "a role, or a row in braces such as `{ Customer: RA }`"));
    }
    let content;
    let braces = braced!(content in input);
    let cells = cells(&content)?;
    if !cells.iter().any(|cell| cell.roles.contains(Role::Accountable)) {
        return Err(Error::new(
            braces.span.join(),
            "this claim can never hold: every activity has a party that is accountable for it, and no `A` stands here",
        ));
    }
    Ok(Kind::Row(activity, cells))
}

fn cells(input: ParseStream<'_>) -> Result<Vec<Cell>> {
    let mut cells: Vec<Cell> = Vec::new();
    while !input.is_empty() {
        cells.push(input.parse()?);
        if input.parse::<Option<Token![,]>>()?.is_none() && !input.is_empty() {
            return Err(expected(input, "`,` or `}`"));
        }
    }
    check_repeats(cells.iter().map(|cell| &cell.party))?;
    Ok(cells)
}

impl Parse for Cell {
    fn parse(input: ParseStream<'_>) -> Result<Cell> {
        let party = name(input, "a party and its roles, such as `Customer: RA`")?;
        let colon = input.parse::<Token![:]>();
        colon.map_err(|_| expected(input, &format!("`:` and the roles of `{party}`")))?;
        Ok(Cell { party, roles: letters(input)? })
    }
}

/// `RA` in any order, or `-`.
fn letters(input: ParseStream<'_>) -> Result<RoleSet> {
    if input.parse::<Option<Token![-]>>()?.is_some() {
        return Ok(RoleSet::NONE);
    }
    let Some(letters) = word(input) else {
        return Err(expected(input, "role letters such as `RA`, or `-` for no role"));
    };
    let mut roles = RoleSet::NONE;
    for letter in letters.chars() {
        let role =
            Role::from_letter(letter).ok_or_else(|| unknown_letter(input, letter, &letters))?;
        if roles.contains(role) {
            let message = format!("the letter `{letter}` stands twice in `{letters}`");
            return Err(mistake(input, message));
        }
        roles = roles.union(RoleSet::of(role));
    }
    input.call(Ident::parse_any)?;
    Ok(roles)
}

fn unknown_letter(input: ParseStream<'_>, letter: char, letters: &str) -> Error {
    let upper = letter.to_ascii_uppercase();
    let help = match Role::from_letter(upper) {
        Some(_) => format!("role letters are upper case: `{upper}`"),
        None => "the role letters are `R`, `A`, `C` and `I`, and `-` stands for no role".to_owned(),
    };
    mistake(input, format!("there is no role `{letter}`, found in `{letters}`; {help}"))
}
