//! The parties that a claim is about.

use okms_raci_core::nearest;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Lit, Result, Token};

use crate::claim::Quantifier;
use crate::keyword::{expect, is_before_verb, kw};
use crate::list::{Join, List};
use crate::name::parties;
use crate::token::{self, expected_word, mistake, take, word};

/// The words that a claim may start with.
pub(crate) const STARTS: &[&str] = &["only", "every", "no", "exactly", "at", "revision"];

/// The parties of a claim, and how they are written, which the rest of it has to fit.
pub(crate) struct Subject {
    pub(crate) quantifier: Quantifier,
    pub(crate) parties: Option<Vec<Ident>>,
    /// Whether it is `no party`, which says of every party what it does not hold.
    pub(crate) is_no_party: bool,
    /// The word between the parties, and where it is.
    pub(crate) join: Option<(Join, Span)>,
}

impl Subject {
    /// The parties that are named.
    pub(crate) fn named(&self) -> &[Ident] {
        self.parties.as_deref().unwrap_or_default()
    }
}

impl Parse for Subject {
    fn parse(input: ParseStream<'_>) -> Result<Subject> {
        let of = |quantifier| Subject { quantifier, parties: None, is_no_party: false, join: None };
        if input.parse::<Option<kw::only>>()?.is_some() {
            only(input)
        } else if input.parse::<Option<kw::no>>()?.is_some() {
            party(input, "no")?;
            Ok(Subject { is_no_party: true, ..of(Quantifier::Each) })
        } else if input.peek(kw::every) {
            every(input)?;
            Ok(of(Quantifier::Each))
        } else if input.parse::<Option<kw::exactly>>()?.is_some() {
            one_party(input)?;
            Ok(of(Quantifier::ExactlyOne))
        } else if input.parse::<Option<kw::at>>()?.is_some() {
            at(input).map(of)
        } else {
            named(input)
        }
    }
}

fn only(input: ParseStream<'_>) -> Result<Subject> {
    let List { items, join, .. } = parties(input, "a party after `only`")?;
    if let Some((Join::Or, or)) = join {
        return Err(Error::new(or, "`only` with `or` has two meanings: write `and`"));
    }
    Ok(Subject { quantifier: Quantifier::Only, parties: Some(items), is_no_party: false, join })
}

fn every(input: ParseStream<'_>) -> Result<()> {
    let start = input.cursor();
    expect::<kw::every>(input)?;
    if input.peek(kw::activity) || input.peek(kw::activities) {
        input.call(Ident::parse_any)?;
        return Err(Error::new_range(
            start..input.cursor(),
            "a claim starts with the party: write `… is accountable for every activity`",
        ));
    }
    party(input, "every")
}

fn at(input: ParseStream<'_>) -> Result<Quantifier> {
    let quantifier = if input.parse::<Option<kw::least>>()?.is_some() {
        Quantifier::AtLeastOne
    } else if input.parse::<Option<kw::most>>()?.is_some() {
        Quantifier::AtMostOne
    } else {
        return Err(expected_word(input, "`least` or `most`", &["least", "most"]));
    };
    one_party(input)?;
    Ok(quantifier)
}

fn one_party(input: ParseStream<'_>) -> Result<()> {
    if matches!(word(input).as_deref(), Some("two" | "three" | "four")) || input.peek(Lit) {
        let message = "expected `one`: of more parties each is named, as in `Customer and OvhCloud are`, \
                       or all of them are, as in `every party is`";
        return Err(mistake(input, message));
    }
    expect::<kw::one>(input)?;
    party(input, "one")
}

/// `party`, and not its plural.
fn party(input: ParseStream<'_>, before: &str) -> Result<()> {
    if input.peek(kw::parties) {
        return Err(mistake(input, format!("write `{before} party`, in the singular")));
    }
    expect::<kw::party>(input).map(drop)
}

fn named(input: ParseStream<'_>) -> Result<Subject> {
    check_start(input)?;
    let List { items, join, .. } = parties(
        input,
        "a party, or `only`, `every party`, `no party`, `exactly one party`, \
         `at least one party` or `at most one party`",
    )?;
    let quantifier = match join {
        Some((Join::Or, _)) => Quantifier::AtLeastOne,
        Some((Join::And, _)) | None => Quantifier::Each,
    };
    Ok(Subject { quantifier, parties: Some(items), is_no_party: false, join })
}

/// A misspelt or foreign word at the start is better named than what follows it.
fn check_start(input: ParseStream<'_>) -> Result<()> {
    if input.peek(Token![#]) {
        return Err(mistake(input, "a comment starts with `//`"));
    }
    let Some(found) = word(input) else { return Ok(()) };
    let ahead = input.fork();
    take(&ahead)?;
    if matches!(found.as_str(), "the" | "The" | "a" | "an") && is_before_verb(&ahead) {
        let message = format!("a party stands without an article: write {}", token::found(&ahead));
        return Err(mistake(input, message));
    }
    if found == "both" && !input.peek2(kw::parties) {
        return Err(mistake(input, "several parties are joined with `and`: leave out `both`"));
    }
    let instead = match found.as_str() {
        "all" | "any" | "both" | "each" | "everybody" => Some("every party"),
        "neither" | "nobody" | "none" | "nothing" => Some("no party"),
        "just" | "one" => Some("exactly one party"),
        _ if reads_like_a_party(input) => None,
        _ => nearest(&found, STARTS),
    };
    match instead {
        None => Ok(()),
        Some(instead) => {
            let message = format!("expected a party, found `{found}`; did you mean `{instead}`?");
            Err(mistake(input, message))
        }
    }
}

/// Whether a verb or another party follows, and not a date.
fn reads_like_a_party(input: ParseStream<'_>) -> bool {
    let is_joined = input.peek2(kw::and) || input.peek2(kw::or);
    input.peek2(Token![,]) || (is_joined || is_before_verb(input)) && !input.peek3(Lit)
}
