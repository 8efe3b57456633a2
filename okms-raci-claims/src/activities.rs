//! The activities that a claim is about.

use proc_macro2::{Ident, TokenTree};
use syn::parse::ParseStream;
use syn::{Error, LitFloat, LitInt, LitStr, Result, Token};

use crate::claim::{Activities, SectionName, Selection};
use crate::keyword::{expect, kw};
use crate::list::{Join, List};
use crate::name::{loosely_joined, name, names};
use crate::text::Text;
use crate::token::{expected, found, mistake, next_token, word};

/// `is_denied` is what says that something is not so: there it is `any activity` and `or`.
pub(crate) fn activities(input: ParseStream<'_>, is_denied: bool) -> Result<Activities> {
    if matches!(word(input).as_deref(), Some("every" | "any" | "each" | "all" | "no")) {
        return every(input, is_denied);
    }
    if let Some(sections) = sections_alone(input) {
        let right = if is_denied { "any" } else { "every" };
        let message = format!("expected an activity: write `{right} activity in {sections}`");
        return Err(mistake(input, message));
    }
    let what = if is_denied {
        "an activity, or `any activity`"
    } else {
        "an activity, or `every activity`"
    };
    let activities = names(input, what)?;
    check_join(&activities, is_denied)?;
    Ok(Activities::Named(activities.items))
}

/// The section of `in "3.1"` or `"3.1"`, where `every activity` is missing.
fn sections_alone(input: ParseStream<'_>) -> Option<String> {
    let ahead = input.fork();
    let has_in = ahead.parse::<Option<Token![in]>>().ok()?.is_some();
    let section = next_token(&ahead)?.to_string();
    let is_number = ahead.peek(LitStr)
        && section.trim_matches('"').chars().all(|c| c == '.' || c.is_ascii_digit());
    (has_in || is_number).then_some(section)
}

fn every(input: ParseStream<'_>, is_denied: bool) -> Result<Activities> {
    let (right, wrong) = if is_denied { ("any", "every") } else { ("every", "any") };
    match word(input) {
        Some(word) if word == right => input.parse::<Ident>()?,
        Some(word) if word == wrong => {
            let reason = if is_denied { "what is not so" } else { "what is so" };
            let message = format!("write `{right} activity` in a claim about {reason}");
            return Err(mistake(input, message));
        }
        _ => return Err(expected(input, &format!("`{right} activity`"))),
    };
    if input.peek(kw::activities) {
        return Err(mistake(input, format!("write `{right} activity`, in the singular")));
    }
    expect::<kw::activity>(input)?;
    let (sections, except) = (sections(input, is_denied)?, except(input)?);
    Ok(Activities::Every(Selection { conditions: Vec::new(), sections, except }))
}

/// `in "3.1" and "4"`, if that comes next.
pub(crate) fn sections(input: ParseStream<'_>, is_denied: bool) -> Result<Vec<SectionName>> {
    if input.parse::<Option<Token![in]>>()?.is_none() {
        return Ok(Vec::new());
    }
    input.parse::<Option<kw::section>>()?;
    let sections = List::parse(input, section, |_| true)?.ended()?;
    check_join(&sections, is_denied)?;
    Ok(sections.items)
}

fn section(input: ParseStream<'_>) -> Result<SectionName> {
    const WHAT: &str = "a section: its number in quotes, or its name";
    if input.peek(LitInt) || input.peek(LitFloat) {
        return Err(unquoted(input)?);
    }
    if input.peek(LitStr) {
        return Text::parse(input, WHAT).map(SectionName::Number);
    }
    name(input, WHAT).map(SectionName::Ident)
}

/// A number without quotes is several tokens.
fn unquoted(input: ParseStream<'_>) -> Result<Error> {
    let start = input.cursor();
    let mut number = String::new();
    while input.peek(LitInt) || input.peek(LitFloat) || input.peek(Token![.]) {
        number.push_str(&input.parse::<TokenTree>()?.to_string());
    }
    let message = format!("the number of a section stands in quotes: \"{number}\"");
    Ok(Error::new_range(start..input.cursor(), message))
}

/// `except A and B`, if that comes next.
pub(crate) fn except(input: ParseStream<'_>) -> Result<Vec<Ident>> {
    if matches!(word(input).as_deref(), Some("but" | "without" | "excluding" | "besides")) {
        return Err(mistake(input, format!("write `except`, not {}", found(input))));
    }
    if input.parse::<Option<kw::except>>()?.is_none() {
        return Ok(Vec::new());
    }
    if input.peek(Token![for]) {
        return Err(mistake(input, "write `except` alone: leave out `for`"));
    }
    // However they are joined, it means the same.
    Ok(loosely_joined(input, "an activity after `except`")?.items)
}

/// That the list is joined with the word that has one meaning.
fn check_join<T>(list: &List<T>, is_denied: bool) -> Result<()> {
    match list.join {
        Some((Join::And, and)) if is_denied => Err(Error::new(
            and,
            "in a claim about what is not so, `and` has two meanings: write `or` for none of them",
        )),
        Some((Join::Or, or)) if !is_denied => Err(Error::new(
            or,
            "it would not be clear where the claim holds: write `and` for all of them",
        )),
        _ => Ok(()),
    }
}
