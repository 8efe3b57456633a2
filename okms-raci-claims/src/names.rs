//! Names as they are written in claims, and names in quotes, where an id belongs.

use std::collections::HashSet;

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
use crate::tokens::Text;
use crate::tokens::{List, Separator};
use crate::tokens::{expected, mistake, take, word};
use crate::tokens::{is_before_verb, kw};

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
            check_is_one_word(input)?;
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
        "expected a name as in code, not an id"
    } else {
        return Ok(());
    };
    let message = format!("{reason}: write `{}`", one_word(&words));
    Err(Error::new_range(start..ahead.cursor(), message))
}

/// That the name is no title.
fn check_is_one_word(input: ParseStream<'_>) -> Result<()> {
    let (start, ahead) = (input.cursor(), input.fork());
    let mut words = vec![ahead.call(Ident::parse_any)?.to_string()];
    if !is_one_hump(&words[0]) || matches!(words[0].as_str(), "the" | "The") {
        return Ok(());
    }
    while is_title_word(&ahead) {
        words.push(ahead.call(Ident::parse_any)?.to_string());
    }
    if words.len() == 1 || !ends_a_name(&ahead) {
        return Ok(());
    }
    let message = format!("a name is one word: write `{}`", one_word(&words));
    Err(Error::new_range(start..ahead.cursor(), message))
}

/// Whether a word is no name of several words such as `ManageBackups`.
pub(crate) fn is_one_hump(word: &str) -> bool {
    let mut letters = word.chars();
    let is_lower = letters.find(|letter| letter.is_lowercase()).is_some();
    !is_lower || !letters.any(char::is_uppercase)
}

/// Whether the next word goes on with a name that stands in several, and starts no claim.
fn is_title_word(input: ParseStream<'_>) -> bool {
    let is_part = |word: Ident| is_name(&word) && read_as_letters(&word.to_string()).is_none();
    let is_name = input.cursor().ident().is_some_and(|(word, _)| is_part(word));
    is_name
        && !is_before_verb(input)
        && !input.peek2(kw::and)
        && !input.peek2(kw::or)
        && !input.peek2(Token![,])
}

/// Whether what comes next follows a name, so that the words before it are one.
fn ends_a_name(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![:]) || input.peek(kw::except) || starts_claim(input)
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

/// A name in quotes.
#[derive(Clone, Debug)]
pub struct QuotedName {
    /// What it names.
    pub kind: ItemKind,
    /// The name as it was written.
    pub text: Text,
}

/// The names in quotes, if with others in their place the tokens are right.
pub(crate) fn quoted<T: Parse>(
    written: &[TokenTree],
    names: impl Fn(&T) -> Vec<(ItemKind, Name<'_>)>,
) -> Vec<QuotedName> {
    let mut texts = Vec::new();
    let replaced = replaced(written, &mut texts);
    let Ok(read) = syn::parse2::<T>(replaced) else { return Vec::new() };
    let found = names(&read);
    let of_kind = |text: Text, number: usize| {
        let stand_in = stand_in(number, &text);
        let is_it = |name: &Name<'_>| matches!(name, Name::Ident(name) if **name == stand_in);
        let (kind, _) = found.iter().find(|(_, name)| is_it(name))?;
        Some(QuotedName { kind: *kind, text })
    };
    texts.into_iter().zip(0..).filter_map(|(text, number)| of_kind(text, number)).collect()
}

fn stand_in(position: usize, text: &Text) -> Ident {
    Ident::new(&format!("__quoted_{position}"), text.span())
}

/// The tokens with a name for each text, apart from numbers of sections.
fn replaced(tokens: &[TokenTree], texts: &mut Vec<Text>) -> TokenStream {
    let (mut is_section, mut is_after_role) = (false, false);
    let mut replaced = TokenStream::new();
    for token in tokens {
        if let TokenTree::Ident(word) = token {
            is_section = word == "in" && !is_after_role || is_section && word != "except";
            is_after_role = word == "role";
        }
        let token = match token {
            TokenTree::Group(group) => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let mut copy = Group::new(group.delimiter(), self::replaced(&inside, texts));
                copy.set_span(group.span());
                copy.into()
            }
            TokenTree::Literal(_) if !is_section => match text(token) {
                Some(text) => {
                    let name = stand_in(texts.len(), &text);
                    texts.push(text);
                    name.into()
                }
                None => token.clone(),
            },
            _ => token.clone(),
        };
        replaced.extend([token]);
    }
    replaced
}

/// Text in quotes that is no number of a section.
fn text(token: &TokenTree) -> Option<Text> {
    let text = |input: ParseStream<'_>| input.parse::<LitStr>();
    let text = text.parse2(token.clone().into()).ok()?;
    let is_number = |text: &str| text.chars().all(|c| c == '.' || c.is_ascii_digit());
    (!is_number(&text.value())).then(|| Text { value: text.value(), literal: text.token() })
}
