//! A whole row, pinned: `HandleIncidents is { Customer: AI, OvhCloud: - }`.

use okms_raci_core::{Odd, Plain, Role, RoleSet};
use proc_macro2::{Ident, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Lit, LitStr, Result, Token, braced, token};

use crate::claim::{Cell, Sentence, Statement};
use crate::names::{check_repeats, name};
use crate::roles::from_word;
use crate::tokens::{expect, kw};
use crate::tokens::{expected, found, mistake, next_token, rest, take, word};

/// What people write for no role.
const NOTHING: &[&str] = &["none", "no", "nothing", "nobody", "n", "na", "null", "nil", "x", "_"];

/// `RA` in any order, or `-`.
pub(crate) fn letters(input: ParseStream<'_>, party: &Ident) -> Result<RoleSet> {
    if input.parse::<Option<Token![-]>>()?.is_some() {
        return Ok(RoleSet::NONE);
    }
    let Some(written) = word(input) else { return Err(no_letters(input, party)) };
    let Some(roles) = RoleSet::from_letters(&written) else {
        return Err(wrong_letters(input, &written, party));
    };
    let together = together(input);
    input.call(Ident::parse_any)?;
    match together {
        None => Ok(roles),
        Some(letters) => Err(apart(input, party, &letters)),
    }
}

/// The letters in upper or lower case, each once.
pub(crate) fn read_as_letters(text: &str) -> Option<RoleSet> {
    RoleSet::from_letters(&text.to_ascii_uppercase())
}

/// The roles of `RA`, `ra`, `R/A` or `R and A`, where words are expected.
pub(crate) fn for_words(input: ParseStream<'_>) -> Option<RoleSet> {
    let first = read_as_letters(&word(input)?)?;
    let all = together(input).and_then(|letters| RoleSet::from_letters(&letters));
    Some(all.unwrap_or(first)).filter(|roles| !roles.is_empty())
}

/// The letters without RASCI's S, if it has one in upper case and the rest are roles.
pub(crate) fn without_support(text: &str) -> Option<RoleSet> {
    text.contains('S').then(|| RoleSet::from_letters(&text.replace('S', "")))?
}

/// All letters of `R, A`, `R/A` or `R and A`, if there are more than the first word has.
fn together(input: ParseStream<'_>) -> Option<String> {
    let ahead = input.fork();
    let mut letters = String::new();
    let mut words = 0;
    loop {
        let more = word(&ahead).filter(|_| words == 0 || !ahead.peek2(Token![:]));
        let more = more.as_deref().and_then(read_as_letters);
        let Some(more) = more else { break };
        take(&ahead).ok()?;
        letters.extend(
            more.letters().chars().filter(|&letter| !letters.contains(letter)).collect::<Vec<_>>(),
        );
        words += 1;
        if is_between(&ahead) {
            take(&ahead).ok()?;
        }
    }
    (words > 1).then_some(letters)
}

fn is_between(input: ParseStream<'_>) -> bool {
    let is_mark = matches!(next_token(input), Some(TokenTree::Punct(mark)) if ",/+&|.".contains(mark.as_char()));
    is_mark || input.peek(kw::and)
}

/// At what stands between the letters, or at the letter after a comma.
fn apart(input: ParseStream<'_>, party: &Ident, letters: &str) -> Error {
    if input.peek(Token![,]) {
        let ahead = input.fork();
        if take(&ahead).is_ok() {
            let letter = word(&ahead).unwrap_or_default();
            let message = format!(
                "`{letter}` is a role letter: write role letters together, `{party}: {letters}`"
            );
            return mistake(&ahead, message);
        }
    }
    mistake(input, format!("write role letters together: `{party}: {letters}`"))
}

fn no_letters(input: ParseStream<'_>, party: &Ident) -> Error {
    let inside: String = next_token(input).map(|token| token.to_string()).unwrap_or_default();
    let is_letter = |c: &char| c.is_alphanumeric();
    let written: String = inside.chars().filter(is_letter).collect();
    match read_as_letters(&written) {
        Some(roles) if !roles.is_empty() => {
            mistake(input, format!("write the letters alone: `{party}: {roles}`"))
        }
        _ if input.peek(Lit) || input.peek(Token![_]) => {
            mistake(input, format!("no role is written `-`: write `{party}: -`"))
        }
        _ => expected(input, "role letters such as `RA`, or `-` for no role"),
    }
}

fn wrong_letters(input: ParseStream<'_>, written: &str, party: &Ident) -> Error {
    let plain = Plain(written).to_string();
    let lower = plain.to_ascii_lowercase();
    let message = if let (Some(odd), Some(roles)) =
        (Odd::first_in(written), read_as_letters(&plain))
    {
        format!("`{written}` has {odd}: write `{party}: {roles}`")
    } else if let Some(roles) = read_as_letters(written) {
        format!("role letters are upper case: write `{party}: {roles}`")
    } else if let Some(role) = from_word(&lower) {
        format!("roles are letters here: write `{party}: {}`", role.letter())
    } else if NOTHING.contains(&lower.as_str()) {
        format!("no role is written `-`: write `{party}: -`")
    } else if let Some(letter) = repeated(written) {
        format!("`{written}` has the letter `{letter}` twice: write it once")
    } else if let Some(roles) = read_as_letters(&lower.replace('s', "")) {
        format!(
            "there is no role `S`: RASCI's supportive is none of R, A, C and I; without it this is `{party}: {roles}`"
        )
    } else {
        let is_unknown = |&letter: &char| Role::from_letter(letter).is_none();
        let letter = written.chars().find(is_unknown).unwrap_or_default();
        format!(
            "there is no role `{letter}`, found in `{written}`; the role letters are `R`, `A`, `C` and `I`, and `-` stands for no role"
        )
    };
    mistake(input, message)
}

/// The role letter that stands more than once, if all are role letters.
fn repeated(written: &str) -> Option<char> {
    let are_letters = written.chars().all(|letter| Role::from_letter(letter).is_some());
    let mut letters = written.char_indices();
    let again = |&(at, letter): &(usize, char)| written[..at].contains(letter);
    are_letters.then(|| letters.find(again)).flatten().map(|(_, letter)| letter)
}

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
    mistake(input, format!("put the row in braces: write `{{ {} }}`", Sentence(&row)))
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
