//! The activities that a claim is about.

use proc_macro2::{Ident, Literal, TokenTree};

use super::list::{Join, Joins, List, list};
use super::names::{check_repeats, name};
use crate::claim::{Activities, Section};
use crate::mistake::{Mistake, Result};
use crate::tokens::Tokens;

/// `negative` is what says that something is not so: there it is `any activity` and `or`.
pub(super) fn activities(tokens: &mut Tokens, negative: bool) -> Result<Activities> {
    if tokens.is_nth_word(0, &["every", "any", "each", "all", "no"]) {
        return every(tokens, negative);
    }
    let what = if negative {
        "an activity, or `any activity`"
    } else {
        "an activity, or `every activity`"
    };
    let activities = list(tokens, |tokens| name(tokens, what))?;
    check_repeats(&activities.items)?;
    check_join(&activities, negative)?;
    Ok(Activities::Named(activities.items))
}

fn every(tokens: &mut Tokens, negative: bool) -> Result<Activities> {
    let (right, wrong) = if negative { ("any", "every") } else { ("every", "any") };
    if tokens.is_word(wrong) {
        let reason = if negative { "what is not so" } else { "what is so" };
        return Err(tokens.mistake(format!("write `{right} activity` in a claim about {reason}")));
    }
    if tokens.take_word(right).is_none() {
        let found = tokens.found();
        return Err(tokens.mistake(format!("expected `{right} activity`, found {found}")));
    }
    if tokens.is_nth_word(0, &["activities"]) {
        return Err(tokens.mistake(format!("write `{right} activity`, in the singular")));
    }
    tokens.expect_word("activity")?;
    let sections = sections(tokens, negative)?;
    let except = except(tokens)?;
    Ok(Activities::Every { sections, except })
}

/// `in "3.1" and "4"`, if that comes next.
pub(crate) fn sections(tokens: &mut Tokens, negative: bool) -> Result<Vec<Section>> {
    if tokens.take_word("in").is_none() {
        return Ok(Vec::new());
    }
    tokens.take_word("section");
    let sections = list(tokens, section)?;
    check_join(&sections, negative)?;
    Ok(sections.items)
}

fn section(tokens: &mut Tokens) -> Result<Section> {
    if let Some(number) = tokens.take_text() {
        return Ok(Section::Number(number));
    }
    if let Some(TokenTree::Literal(start)) = tokens.peek() {
        return Err(unquoted(tokens, start));
    }
    name(tokens, "a section: its number in quotes, or its name").map(Section::Name)
}

/// A number that stands without quotes is several tokens.
fn unquoted(tokens: &Tokens, start: &Literal) -> Mistake {
    let mut number = start.to_string();
    let mut last = start.span();
    for token in (1..).map_while(|n| tokens.peek_nth(n)) {
        match token {
            TokenTree::Punct(dot) if dot.as_char() == '.' => {}
            TokenTree::Literal(_) => {}
            _ => break,
        }
        number.push_str(&token.to_string());
        last = token.span();
    }
    Mistake::between(
        start.span(),
        last,
        format!("the number of a section stands in quotes: \"{number}\""),
    )
}

/// `except A and B`, if that comes next.
pub(crate) fn except(tokens: &mut Tokens) -> Result<Vec<Ident>> {
    if tokens.take_word("except").is_none() {
        return Ok(Vec::new());
    }
    // However they are joined, it means the same.
    let mut names = vec![name(tokens, AFTER_EXCEPT)?];
    let mut joins = Joins::default();
    while joins.take(tokens)? {
        names.push(name(tokens, AFTER_EXCEPT)?);
    }
    check_repeats(&names)?;
    Ok(names)
}

const AFTER_EXCEPT: &str = "an activity after `except`";

/// That the list is joined with the word that has one meaning.
fn check_join<T>(list: &List<T>, negative: bool) -> Result<()> {
    match list.join {
        Some((Join::And, span)) if negative => Err(Mistake::at(
            span,
            "in a claim about what is not so, `and` has two meanings: write `or` for none of them",
        )),
        Some((Join::Or, span)) if !negative => Err(Mistake::at(
            span,
            "it would not be clear where the claim holds: write `and` for all of them",
        )),
        _ => Ok(()),
    }
}
