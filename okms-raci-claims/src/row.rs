//! A whole row, pinned.

use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, LitStr, Result, Token, braced, token};

use crate::claim::{Cell, Sentence, Statement};
use crate::keyword::{expect, kw};
use crate::letters::{letters, read_as_letters};
use crate::name::{check_repeats, name};
use crate::token::{expected, found, mistake, rest, word};

/// `HandleIncidents is { Customer: AI, OvhCloud: RA }`
pub(crate) fn row(input: ParseStream<'_>) -> Result<Statement> {
    let activity = name(input, "an activity")?;
    expect::<kw::is>(input)?;
    if !input.peek(token::Brace) {
        return Err(expected(input, "a role, or a row in braces such as `{ Customer: RA }`"));
    }
    let content;
    braced!(content in input);
    Ok(Statement::Row(activity, cells(&content)?))
}

/// That a row stands in braces, of `ManageBackups is OvhCloud: RA`.
pub(crate) fn without_braces(input: ParseStream<'_>) -> Error {
    let row = rest(&input.fork());
    mistake(input, format!("a row stands in braces: write `{{ {} }}`", Sentence(&row)))
}

fn cells(input: ParseStream<'_>) -> Result<Vec<Cell>> {
    if let Some(mistake) = letters_first(input) {
        return Err(mistake);
    }
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
        if let Some(mistake) = in_quotes(input) {
            return Err(mistake);
        }
        let party = name(input, "a party and its roles, such as `Customer: RA`")?;
        if input.parse::<Option<Token![:]>>()?.is_none() {
            let found = found(input);
            let message = format!("expected `:`, as in `{party}: RA`, found {found}");
            return Err(mistake(input, message));
        }
        Ok(Cell { roles: letters(input, &party)?, party })
    }
}

/// That there are no quotes in a row, of `"Customer": "RA"`.
fn in_quotes(input: ParseStream<'_>) -> Option<Error> {
    let ahead = input.fork();
    let party: LitStr = ahead.parse().ok()?;
    ahead.parse::<Token![:]>().ok()?;
    let letters: LitStr = ahead.parse().ok()?;
    let roles = read_as_letters(&letters.value())?;
    let message = format!("a row has no quotes: write `{}: {roles}`", party.value());
    Some(mistake(input, message))
}

/// That parties come first, of `{ R: Host, A: Shop }`, with the row as it has to be written.
fn letters_first(input: ParseStream<'_>) -> Option<Error> {
    let ahead = input.fork();
    let mut cells: Vec<(Ident, String)> = Vec::new();
    while !ahead.is_empty() {
        let letters = word(&ahead).and_then(|word| read_as_letters(&word))?;
        ahead.parse::<Ident>().ok()?;
        ahead.parse::<Token![:]>().ok()?;
        let party: Ident = ahead.parse().ok()?;
        if read_as_letters(&party.to_string()).is_some() {
            return None;
        }
        match cells.iter_mut().find(|(known, _)| *known == party) {
            Some((_, roles)) => roles.push_str(letters.letters()),
            None => cells.push((party, letters.letters().to_owned())),
        }
        ahead.parse::<Option<Token![,]>>().ok()?;
    }
    let cells: Vec<String> =
        cells.into_iter().map(|(party, letters)| format!("{party}: {letters}")).collect();
    let message = format!("the party comes first: write `{{ {} }}`", cells.join(", "));
    (!cells.is_empty()).then(|| mistake(input, message))
}
