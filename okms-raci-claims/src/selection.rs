//! The activities that a claim or a subset is about.

use proc_macro2::{Ident, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, LitFloat, LitInt, LitStr, Result, Token, token};

use crate::claim::{Activities, Condition, OuterName, SectionName, Selection, Sentence};
use crate::condition::condition;
use crate::names::{is_comma_between_claims, loosely_joined, name, names};
use crate::roles::Prepositions;
use crate::tokens::Text;
use crate::tokens::{Join, List};
use crate::tokens::{expect, is_before_verb, kw};
use crate::tokens::{
    expected, expected_word, found, mistake, mistake_before, next_token, rest, take, word,
};

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
    if matches!(word(input).as_deref(), Some("everything" | "anything" | "nothing")) {
        return Err(expected(input, what));
    }
    if input.peek2(Token![.]) {
        let goes_on = |input: ParseStream<'_>| !is_comma_between_claims(input);
        let outer = List::parse(input, outer_name, goes_on)?.ended()?;
        check_join(&outer, is_denied)?;
        return Ok(Activities::Outer(outer.items));
    }
    let activities = names(input, what)?;
    check_join(&activities, is_denied)?;
    if input.peek(Token![.]) {
        let message =
            "activities of this matrix and of one that it refines: write a separate claim for each";
        return Err(mistake(input, message));
    }
    Ok(Activities::Named(activities.items))
}

/// `okms.KeepServiceLogs`
pub(crate) fn outer_name(input: ParseStream<'_>) -> Result<OuterName> {
    let entry = name(input, "an activity of a refined matrix, such as `okms.KeepServiceLogs`")?;
    if input.parse::<Option<Token![.]>>()?.is_none() {
        let message = format!(
            "activities of a refined matrix and of this one: write a separate claim for `{entry}`, \
             or its matrix before it"
        );
        return Err(Error::new(entry.span(), message));
    }
    Ok(OuterName { entry, activity: name(input, "an activity after the dot")? })
}

/// The section of `in "3.1"` or `"3.1"`, where `every activity` is missing.
fn sections_alone(input: ParseStream<'_>) -> Option<String> {
    let ahead = input.fork();
    let has_in = ahead.parse::<Option<Token![in]>>().ok()?.is_some();
    if !has_in && (ahead.peek(LitFloat) || ahead.peek(LitInt)) {
        let is_part =
            |token: &TokenTree| token.to_string().chars().all(|c| c == '.' || c.is_ascii_digit());
        let number = rest(&ahead).into_iter().take_while(is_part).map(|it| it.to_string());
        return Some(format!("\"{}\"", number.collect::<String>()));
    }
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
    let conditions = match input.parse::<Option<Token![where]>>()? {
        Some(_) => conditions(input)?,
        None => Vec::new(),
    };
    if input.peek(kw::or) && !conditions.is_empty() {
        let message = "conditions are joined with `and`: write a separate claim for each of these";
        return Err(mistake(input, message));
    }
    let sections = sections(input, is_denied)?;
    if input.peek(Token![where]) {
        let message = format!("`where` comes before `in`: write `{right} activity where … in …`");
        return Err(mistake(input, message));
    }
    Ok(Activities::Every(Selection { conditions, sections, except: except(input)? }))
}

/// `Customer is responsible and OvhCloud is informed`
fn conditions(input: ParseStream<'_>) -> Result<Vec<Condition>> {
    let mut conditions = vec![condition(input, Prepositions::LeftOut)?];
    while input.parse::<Option<kw::and>>()?.is_some() {
        conditions.push(condition(input, Prepositions::LeftOut)?);
    }
    if input.peek(Token![for]) || input.peek(kw::on) || input.peek(kw::of) {
        return Err(with_activities(input));
    }
    Ok(conditions)
}

/// The words after a condition that name activities are too much.
fn with_activities(input: ParseStream<'_>) -> Error {
    let (start, ahead) = (input.cursor(), input.fork());
    let is_end = |ahead: ParseStream<'_>| {
        ahead.peek(Token![;]) || ahead.peek(Token![in]) || ahead.peek(kw::except)
    };
    let mut words = Vec::new();
    while !is_end(&ahead) && !is_next_condition(&ahead) {
        let Ok(word) = take(&ahead) else { break };
        words.push(word);
    }
    let message = if input.peek2(syn::Lit) {
        let sections = words[1..].iter().filter_map(|word| match word {
            TokenTree::Literal(number) => {
                Some(format!("\"{}\"", number.to_string().trim_matches('"')))
            }
            _ => None,
        });
        let sections: Vec<String> = sections.collect();
        let sections = match sections.split_last() {
            Some((last, before)) if !before.is_empty() => {
                format!("{} and {last}", before.join(", "))
            }
            _ => sections.concat(),
        };
        format!("the sections of a condition stand after `in`: write `in {sections}`")
    } else {
        let words = Sentence(&words).to_string();
        let is_of_all = [" every ", " all "].iter().any(|all| words.contains(all));
        // Its section comes nearest to one activity.
        let instead = "put the number of its section in place of";
        let (rest, instead) =
            if is_of_all { ("", "leave out") } else { (", as in `in \"3.1.3\"`", instead) };
        format!("a condition is about every activity: {instead} `{words}`{rest}")
    };
    Error::new_range(start..ahead.cursor(), message)
}

/// Whether `and`, `or` or a comma and another condition come next.
fn is_next_condition(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    let is_join = ahead.peek(Token![,]) || ahead.peek(kw::and) || ahead.peek(kw::or);
    is_join && take(&ahead).is_ok() && is_before_verb(&ahead)
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
    let message = format!("put the number of a section in quotes: \"{number}\"");
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
    // However they are joined, it means the same.
    let except = loosely_joined(input, "an activity after `except`")?.items;
    if input.peek(Token![.]) && input.peek2(Ident::peek_any) {
        let message = "activities of this matrix are excepted: name the rows that take on that of the refined one";
        return Err(mistake(input, message));
    }
    Ok(except)
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

impl Parse for Selection {
    fn parse(input: ParseStream<'_>) -> Result<Selection> {
        let conditions = conditions(input)?;
        let (sections, except) = (sections(input, false)?, except(input)?);
        if input.parse::<Option<Token![;]>>()?.is_none() && input.peek(Token![,]) {
            let ahead = input.fork();
            take(&ahead)?;
            if ahead.is_empty() {
                take(input)?;
            }
        }
        if !input.is_empty() {
            return Err(unexpected_rest(input));
        }
        Ok(Selection { conditions, sections, except })
    }
}

/// Of `use` in a condition.
pub(crate) const PATH_FIRST: &str = "the path of a matrix comes first: move it before `enum`";

fn unexpected_rest(input: ParseStream<'_>) -> Error {
    if is_before_verb(input) {
        mistake_before(input, "conditions are joined with `and`: write it instead of `;`")
    } else if input.peek(Token![,]) {
        mistake(input, "write no `,` here: `in` and `except` follow the condition as they are")
    } else if input.peek(Token![enum]) || input.peek(Token![pub]) || input.peek(Token![#]) {
        mistake(input, "one enum at a time: write another `subset!` for this one")
    } else if input.peek(Token![use]) {
        mistake(input, PATH_FIRST)
    } else if input.peek(token::Brace) {
        mistake(
            input,
            format!(
                "the condition decides what is in the enum: leave out `{}`",
                Sentence(&rest(&input.fork()))
            ),
        )
    } else if input.peek(kw::or) {
        let message = "conditions are joined with `and`; `or` joins parties or roles, as in `Customer or OvhCloud is responsible`";
        mistake(input, message)
    } else {
        let what = "`and`, `in`, `except` or the end of the subset";
        expected_word(input, what, &["and", "in", "except"])
    }
}
