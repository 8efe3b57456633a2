//! A whole row, pinned: `HandleIncidents is { Customer: AI, OvhCloud: - }`.

use okms_raci_core::{Odd, Plain, Role, RoleSet};
use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Result, Token, braced, token};

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
    let Some(written) = word(input) else {
        return Err(expected(input, "role letters such as `RA`, or `-` for no role"));
    };
    let Some(roles) = RoleSet::from_letters(&written).filter(|_| together(input).is_none()) else {
        return Err(wrong_letters(input, &written, party));
    };
    input.call(Ident::parse_any)?;
    Ok(roles)
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

fn wrong_letters(input: ParseStream<'_>, written: &str, party: &Ident) -> Error {
    let plain = Plain(written).to_string();
    let lower = plain.to_ascii_lowercase();
    let message = if let (Some(odd), Some(roles)) =
        (Odd::first_in(written), read_as_letters(&plain))
    {
        format!("`{written}` has {odd}: write `{party}: {roles}`")
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
    let written = rest(&input.fork());
    let read = |input: ParseStream<'_>| {
        let mut cells: Vec<Cell> = Vec::new();
        while !input.is_empty() {
            cells.push(input.parse()?);
            if input.parse::<Option<Token![,]>>()?.is_none() && !input.is_empty() {
                return Err(expected(input, "`,` or `}`"));
            }
        }
        check_repeats(cells.iter().map(|cell| &cell.party))?;
        Ok(cells)
    };
    read(input).map_err(|mistake| match meant(&written) {
        Some(cells) => {
            let message = format!("a row has parties with their role letters: write `{cells}`");
            Error::new_spanned(written.into_iter().collect::<TokenStream>(), message)
        }
        None => mistake,
    })
}

/// `Customer: AI, OvhCloud: RA`, of words, quotes and marks that mean it; nothing if one of them says anything else.
pub(crate) fn meant(tokens: &[TokenTree]) -> Option<String> {
    let mut cells: Vec<(String, Option<RoleSet>)> = Vec::new();
    for word in words(tokens)? {
        let lower = word.to_lowercase();
        let is_nothing = word == "-" || NOTHING.contains(&lower.as_str());
        let role = from_word(&lower).map(RoleSet::of);
        let roles = role.or_else(|| read_as_letters(&word)).or(is_nothing.then_some(RoleSet::NONE));
        if let Some(more) = roles {
            let (_, roles) = cells.last_mut()?;
            let before = roles.unwrap_or(more);
            // No role beside a role, and a role twice, say two things.
            let is_new = roles.is_none()
                || !before.is_empty() && !more.is_empty() && (before & more).is_empty();
            *roles = is_new.then_some(Some(before | more))?;
        } else if cells.iter().any(|(party, _)| *party == word) || Odd::first_in(&word).is_some() {
            return None;
        } else {
            cells.push((word, None));
        }
    }
    let cells: Option<Vec<String>> =
        cells.iter().map(|(party, roles)| Some(format!("{party}: {}", (*roles)?))).collect();
    cells.filter(|cells| !cells.is_empty()).map(|cells| cells.join(", "))
}

fn is_letter(word: &Ident, letter: &str) -> bool {
    word.to_string().eq_ignore_ascii_case(letter)
}

/// The words of a row, without the marks between them.
fn words(tokens: &[TokenTree]) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut tokens = tokens;
    while let [token, rest @ ..] = tokens {
        tokens = rest;
        match token {
            // `N/A`
            TokenTree::Ident(n) if is_letter(n, "n") => match rest {
                [TokenTree::Punct(slash), TokenTree::Ident(a), rest @ ..]
                    if slash.as_char() == '/' && is_letter(a, "a") =>
                {
                    tokens = rest;
                    words.push("-".to_owned());
                }
                _ => words.push(n.to_string()),
            },
            TokenTree::Ident(word) if word == "and" || word == "is" || word == "has" => {}
            TokenTree::Ident(word) => words.push(word.to_string()),
            TokenTree::Punct(mark) if mark.as_char() == '-' => words.push("-".to_owned()),
            TokenTree::Punct(mark) if ":=>,;/+&|.".contains(mark.as_char()) => {}
            TokenTree::Punct(_) => return None,
            TokenTree::Group(group) => {
                words.extend(self::words(&group.stream().into_iter().collect::<Vec<_>>())?);
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let text = if text == "0" { "\"-\"" } else { &*text };
                let text = text.strip_prefix('"')?.strip_suffix('"')?;
                let text = if text.is_empty() { "-" } else { text };
                words.extend(
                    text.split([' ', ',', '/', '+', '&'])
                        .filter(|it| !it.is_empty())
                        .map(str::to_owned),
                );
            }
        }
    }
    Some(words)
}

impl Parse for Cell {
    fn parse(input: ParseStream<'_>) -> Result<Cell> {
        let party = name(input, "a party and its roles, such as `Customer: RA`")?;
        if input.parse::<Option<Token![:]>>()?.is_none() {
            let found = found(input);
            let message = format!("expected `:`, as in `{party}: RA`, found {found}");
            return Err(mistake(input, message));
        }
        Ok(Cell { roles: letters(input, &party)?, party })
    }
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
