//! Names as they are written in claims, and names in quotes, where an id belongs.

use std::collections::{HashMap, HashSet};

use okms_raci_core::reserved::KEYWORDS;
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Error, LitStr, Result, Token};

use crate::cells::read_as_letters;
use crate::condition::STARTS;
use crate::lookup::Name;
use crate::roles;
use crate::rows::ItemKind;
use crate::tokens::{List, Separator};
use crate::tokens::{expected, mistake, take, word};
use crate::tokens::{is_before_verb, is_verb, kw};

/// The words of the grammar that stand where a name may not.
const WORDS: &[&str] = &[
    "a", "activity", "and", "any", "are", "at", "but", "every", "exactly", "except", "has", "have",
    "is", "no", "not", "of", "on", "only", "or", "party",
];

/// Whether a path to a party, an activity or a section can end with this identifier.
///
/// ```
/// use okms_raci_claims::is_name;
/// use proc_macro2::{Ident, Span};
///
/// let is_name = |text| is_name(&Ident::new(text, Span::call_site()));
/// assert!(is_name("ManageBackups"));
/// // A word of the grammar, a role, and a keyword of Rust.
/// assert!(!is_name("every") && !is_name("responsible") && !is_name("match"));
/// ```
#[must_use]
pub fn is_name(ident: &Ident) -> bool {
    let name = ident.to_string();
    let is_any_of = |words: &[&str]| words.contains(&name.as_str());
    let is_keyword = is_any_of(KEYWORDS) || name == "$crate";
    !is_keyword && !is_any_of(WORDS) && roles::from_word(&name).is_none()
}

/// A name, of what `what` says.
pub(crate) fn name(input: ParseStream<'_>, what: &str) -> Result<Ident> {
    match input.cursor().ident() {
        Some((ident, _)) if is_name(&ident) => {
            check_shape(input)?;
            input.call(Ident::parse_any)
        }
        Some((ident, _)) if roles::from_word(&ident.to_string()).is_some() => Err(mistake(
            input,
            format!("expected {what}, found the role `{ident}`: write a separate claim for it"),
        )),
        _ => Err(expected(input, what)),
    }
}

/// Different parties, joined with `and` or `or`, before a verb.
pub(crate) fn parties(input: ParseStream<'_>, what: &str) -> Result<List<Ident>> {
    loosely_joined_parties(input, what)?.ended()
}

/// The same, where a comma may stand before the last one too.
pub(crate) fn loosely_joined_parties(input: ParseStream<'_>, what: &str) -> Result<List<Ident>> {
    let party = |input: ParseStream<'_>| match input.cursor().ident() {
        // What follows is up to the verb.
        Some((ident, _)) if is_name(&ident) => {
            check_shape(input)?;
            input.call(Ident::parse_any)
        }
        _ => name(input, what),
    };
    let parties = List::parse(input, party, |_| true)?;
    check_repeats(&parties.items)?;
    Ok(parties)
}

/// That the name is no path and no id.
fn check_shape(input: ParseStream<'_>) -> Result<()> {
    let (start, ahead) = (input.cursor(), input.fork());
    let mut words = vec![ahead.call(Ident::parse_any)?.to_string()];
    let reason = if ahead.peek(Token![::]) {
        while ahead.parse::<Option<Token![::]>>()?.is_some() && ahead.peek(Ident::peek_any) {
            words = vec![ahead.call(Ident::parse_any)?.to_string()];
        }
        "remove the enum"
    } else if ahead.peek(Token![-]) && ahead.peek2(Ident::peek_any) {
        while ahead.parse::<Option<Token![-]>>()?.is_some() && ahead.peek(Ident::peek_any) {
            words.push(ahead.call(Ident::parse_any)?.to_string());
        }
        // `Managed-service partner is …`, a name as people write it.
        let is_more = |(word, _): (Ident, _)| is_name(&word) && !is_verb(&word.to_string());
        let is_title = words[0].starts_with(char::is_uppercase);
        while is_title && ahead.cursor().ident().is_some_and(is_more) {
            words.push(ahead.call(Ident::parse_any)?.to_string());
        }
        "expected a name as in code, not an id"
    } else {
        return Ok(());
    };
    let message = format!("{reason}: write `{}`", one_word(&words));
    Err(Error::new_range(start..ahead.cursor(), message))
}

/// Whether a word is no name of several words such as `ManageBackups`.
pub(crate) fn is_one_hump(word: &str) -> bool {
    let mut letters = word.chars();
    let is_lower = letters.find(|letter| letter.is_lowercase()).is_some();
    !is_lower || !letters.any(char::is_uppercase)
}

/// `ManageBackups` for `manage` and `backups`.
fn one_word(words: &[String]) -> String {
    let upper = |word: &String| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        let is_shouted = word.chars().all(char::is_uppercase);
        let rest = letters.as_str();
        first.collect::<String>() + &if is_shouted { rest.to_lowercase() } else { rest.to_owned() }
    };
    if words.len() == 1 { words[0].clone() } else { words.iter().map(upper).collect() }
}

/// Different names, joined with `and` or `or`.
pub(crate) fn names(input: ParseStream<'_>, what: &str) -> Result<List<Ident>> {
    loosely_joined(input, what)?.ended()
}

/// The same, where a comma may stand before the last one too.
pub(crate) fn loosely_joined(input: ParseStream<'_>, what: &str) -> Result<List<Ident>> {
    let goes_on = |input: ParseStream<'_>| !is_comma_between_claims(input);
    let names = List::parse(input, |input| name(input, what), goes_on)?;
    check_repeats(&names.items)?;
    Ok(names)
}

/// Whether a comma comes next, and then another claim.
pub(crate) fn is_comma_between_claims(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    ahead.parse::<Token![,]>().is_ok() && starts_claim(&ahead)
}

/// As many as a matrix can have.
const MOST_PARTIES: usize = 64;

/// Whether what comes next reads like the start of a claim.
pub(crate) fn starts_claim(input: ParseStream<'_>) -> bool {
    if word(input).is_some_and(|word| STARTS.contains(&word.as_str())) {
        return !input.peek(kw::at) || input.peek2(kw::least) || input.peek2(kw::most);
    }
    let ahead = input.fork();
    for _ in 0..MOST_PARTIES {
        if !ahead.cursor().ident().is_some_and(|(word, _)| is_name(&word)) {
            return false;
        }
        if is_before_verb(&ahead) {
            return true;
        }
        if take(&ahead).and_then(|_| ahead.parse::<Separator>()).is_err() {
            return false;
        }
    }
    false
}

/// That nothing is named twice.
pub(crate) fn check_repeats<'a>(names: impl IntoIterator<Item = &'a Ident>) -> Result<()> {
    let mut before = HashSet::new();
    for name in names {
        if !before.insert(name) {
            return Err(Error::new(
                name.span(),
                format!("`{name}` is listed twice: write it once"),
            ));
        }
    }
    Ok(())
}

/// A name that is not written as in code: in quotes, or in several words.
#[derive(Clone, Debug)]
pub struct LooseName {
    /// What it names.
    pub kind: ItemKind,
    /// The text in the quotes, or the words with single blanks.
    pub text: String,
    /// Its tokens, of which there is at least one.
    pub tokens: Vec<TokenTree>,
}

impl LooseName {
    pub(crate) fn is_quoted(&self) -> bool {
        matches!(self.tokens[..], [TokenTree::Literal(_)])
    }
}

/// The ways to write a name that is not one in code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Loose {
    Quoted,
    QuotedOrInWords,
}

/// The loose names, if with others in their place the tokens are right.
pub(crate) fn loose_names<T: Parse>(
    written: &[TokenTree],
    how: Loose,
    names: impl Fn(&T) -> Vec<(ItemKind, Name<'_>)>,
) -> Vec<LooseName> {
    let mut loose = Vec::new();
    let replaced = replaced(written, how, &mut loose);
    let Ok(read) = syn::parse2::<T>(replaced) else { return Vec::new() };
    let found = names(&read).into_iter().filter_map(|(kind, name)| match name {
        Name::Ident(name) => Some((name.clone(), kind)),
        _ => None,
    });
    let found: HashMap<Ident, ItemKind> = found.collect();
    let of_kind = |number: usize, (text, tokens): (String, Vec<TokenTree>)| {
        let kind = *found.get(&stand_in(number, &tokens))?;
        Some(LooseName { kind, text, tokens })
    };
    loose.into_iter().enumerate().filter_map(|(number, name)| of_kind(number, name)).collect()
}

fn stand_in(position: usize, tokens: &[TokenTree]) -> Ident {
    Ident::new(&format!("__loose_{position}"), tokens[0].span())
}

/// The tokens with a name for each loose name, which are collected with their texts.
fn replaced(
    tokens: &[TokenTree],
    how: Loose,
    loose: &mut Vec<(String, Vec<TokenTree>)>,
) -> TokenStream {
    let (mut is_section, mut is_excepted, mut is_after_role) = (false, false, false);
    let mut replaced = TokenStream::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let TokenTree::Ident(word) = token {
            is_excepted |= word == "except";
            is_section = !is_excepted && (is_section || word == "in" && !is_after_role);
            is_after_role = word == "role";
        }
        let (text, len) = match token {
            TokenTree::Literal(_) => {
                (text(token).filter(|text| !is_section && (is_excepted || !is_number(text))), 1)
            }
            // `except in "3.1"`
            TokenTree::Ident(word) if is_excepted && (word == "in" || word == "for") => {
                let section = tokens.get(at + 1).and_then(text);
                (section.clone(), 1 + usize::from(section.is_some()))
            }
            _ if how == Loose::Quoted => (None, 1),
            _ => words(tokens, at),
        };
        let written = &tokens[at..at + len];
        at += len;
        if let Some(text) = text {
            replaced.extend([TokenTree::Ident(stand_in(loose.len(), written))]);
            loose.push((text, written.to_vec()));
        } else if let TokenTree::Group(group) = token {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            let mut copy = Group::new(group.delimiter(), self::replaced(&inside, how, loose));
            copy.set_span(group.span());
            replaced.extend([TokenTree::Group(copy)]);
        } else {
            replaced.extend(written.iter().cloned());
        }
    }
    replaced
}

/// Text in quotes.
fn text(token: &TokenTree) -> Option<String> {
    let text = |input: ParseStream<'_>| input.parse::<LitStr>();
    text.parse2(token.clone().into()).ok().map(|text| text.value())
}

/// Whether a text reads like the number of a section.
fn is_number(text: &str) -> bool {
    text.chars().all(|c| c == '.' || c.is_ascii_digit())
}

/// More words than a title has.
const MOST_WORDS: usize = 40;

/// A name in several words that starts here, such as `Manage backups`, and how many they are.
fn words(tokens: &[TokenTree], at: usize) -> (Option<String>, usize) {
    let word = |at: usize| match tokens.get(at) {
        Some(TokenTree::Ident(word)) if is_name(word) => Some(word.to_string()),
        _ => None,
    };
    let is_verb = |at: usize| tokens.get(at).is_some_and(|it| is_verb(&it.to_string()));
    let is_article = |word: &String| matches!(word.as_str(), "the" | "The");
    let Some(first) = word(at).filter(|word| is_one_hump(word) && !is_article(word)) else {
        return (None, 1);
    };
    let mut words = vec![first];
    while let Some(next) = word(at + words.len()) {
        if words.len() == MOST_WORDS {
            return (None, 1);
        }
        // What stands before a verb may be the party of another claim.
        let is_other = at > 0 && is_verb(at + words.len() + 1);
        let is_upper = |word: &str| word.starts_with(char::is_uppercase);
        // `just Customer`
        let is_no_title = is_upper(&next) && !is_upper(&words[0]);
        if is_other || is_no_title || read_as_letters(&next).is_some() {
            break;
        }
        words.push(next);
    }
    let len = words.len();
    ((len > 1).then(|| words.join(" ")), len)
}
