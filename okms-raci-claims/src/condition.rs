//! Which parties hold which roles, and what of it would have two meanings in English.

use okms_raci_core::{RoleSet, nearest};
use proc_macro2::{Ident, Span, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Lit, Result, Token};

use crate::claim::{Condition, Predicate, Quantifier};
use crate::names::{loosely_joined_parties, parties};
use crate::roles::{Prepositions, roles};
use crate::tokens::{Join, List};
use crate::tokens::{comment, expected_word, found, mistake, next_token, rest, span, take, word};
use crate::tokens::{expect, is_before_verb, kw};

/// A claim up to its activities.
pub(crate) fn condition(input: ParseStream<'_>, prepositions: Prepositions) -> Result<Condition> {
    let subject: Subject = input.parse()?;
    let is_have = subject.verb(input)?;
    let after_verb = span(input);
    let predicate = if is_have {
        subject.has_role(input, prepositions)?
    } else {
        subject.is_role(input, prepositions)?
    };
    if let (Quantifier::Only, Predicate::None(_)) = (subject.quantifier, predicate) {
        return Err(Error::new(
            after_verb,
            "`only` with `not` or `no` has two meanings: say what the party does hold, or say it of each party by itself",
        ));
    }
    let Subject { quantifier, parties, .. } = subject;
    Ok(Condition { quantifier, parties, predicate })
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// That `only` is a word about parties, and where it stands.
fn only_too_late(input: ParseStream<'_>, parties: &[Ident]) -> Error {
    let party = parties.first();
    let party = party.map_or_else(|| "…".to_owned(), Ident::to_string);
    mistake(input, format!("put `only` before the party: write `only {party}`"))
}

impl Subject {
    /// Takes the verb; whether it is a form of `to have`.
    fn verb(&self, input: ParseStream<'_>) -> Result<bool> {
        let is_plural = matches!(self.quantifier, Quantifier::Each | Quantifier::Only)
            && self.named().len() > 1;
        let (is, has) = if is_plural { ("are", "have") } else { ("is", "has") };
        let found = word(input).unwrap_or_default();
        let right = match found.as_str() {
            "is" | "are" => is,
            "has" | "have" => has,
            "does" | "do" => {
                return Err(mistake(
                    input,
                    format!("write `{has} no role in`, or `{is} not` and the role"),
                ));
            }
            "hasnt" | "havent" => return Err(mistake(input, format!("write `{has} no role in`"))),
            "" if input.is_empty() => {
                let example = "a claim reads like `Customer is responsible for KeepServiceLogs`";
                return Err(mistake(
                    input,
                    format!("expected `{is}` or `{has}`, found the end: {example}"),
                ));
            }
            "must" | "shall" | "should" | "will" | "may" | "can" => {
                let message = format!("a claim says what the matrix says: write `{is}` or `{has}`");
                return Err(mistake(input, message));
            }
            "only" => return Err(only_too_late(input, self.named())),
            _ => return Err(expected_word(input, &format!("`{is}` or `{has}`"), &[is, has])),
        };
        if found != right {
            let number = if is_plural { "several parties" } else { "one party" };
            let message = format!("write `{right}`: the claim is about {number}");
            return Err(mistake(input, message));
        }
        input.call(Ident::parse_any)?;
        Ok(right == has)
    }

    /// `no role in` or `a role in`, after the verb.
    fn has_role(&self, input: ParseStream<'_>, prepositions: Prepositions) -> Result<Predicate> {
        let no: Option<kw::no> = input.parse()?;
        if let Some(no) = &no {
            self.check_no_role(no.span)?;
        } else if input.parse::<Option<kw::a>>()?.is_none() {
            return Err(expected_word(input, "`a role` or `no role`", &["a", "no"]));
        }
        expect::<kw::role>(input)?;
        if prepositions == Prepositions::Written {
            expect::<Token![in]>(input)?;
        }
        let is_denied = no.is_some() || self.is_no_party;
        Ok(if is_denied { Predicate::None(RoleSet::RACI) } else { Predicate::Any(RoleSet::RACI) })
    }

    /// `not responsible or accountable for`, after the verb.
    fn is_role(&self, input: ParseStream<'_>, prepositions: Prepositions) -> Result<Predicate> {
        let not: Option<kw::not> = input.parse()?;
        if let Some(not) = &not {
            self.check_not(not.span)?;
        }
        if word(input).is_some_and(|word| word == "only") {
            let message = "`only` is a word about parties: write it before the party if no other one holds the \
                           role, and else leave it out";
            return Err(mistake(input, message));
        }
        let is_denied = not.is_some() || self.is_no_party;
        let (roles, join) = roles(input, prepositions)?;
        if let Some((join, span)) = join {
            self.check_join(join, span, is_denied)?;
        }
        Ok(match join {
            _ if is_denied => Predicate::None(roles),
            Some((Join::Or, _)) => Predicate::Any(roles),
            Some((Join::And, _)) | None => Predicate::All(roles),
        })
    }

    fn check_not(&self, not: Span) -> Result<()> {
        let reason = match (self.quantifier, self.named()) {
            // Of `only`, `no role` is refused with the same reason as `not`.
            (Quantifier::Only, _) | (Quantifier::Each, [_]) => return Ok(()),
            (Quantifier::Each, []) if self.is_no_party => {
                "`no party` with `not` is a double negative: leave one of them out"
            }
            (Quantifier::Each, []) => {
                "`every party` with `not` has two meanings: write `no party is …`"
            }
            (_, [_, ..]) if !self.is_number() => {
                "`not` of several parties has two meanings: say it of each by itself"
            }
            _ => "`not` of a number of parties has two meanings: say how many do hold the role",
        };
        Err(Error::new(not, reason))
    }

    fn check_no_role(&self, no: Span) -> Result<()> {
        let reason = match (self.quantifier, self.named()) {
            (Quantifier::Only, _) | (Quantifier::Each, [_, ..]) => return Ok(()),
            (Quantifier::Each, []) if self.is_no_party => {
                "`no party` with `no role` is a double negative: leave one of them out"
            }
            (Quantifier::Each, []) => "`every party` with `no role`: write `no party has a role`",
            (_, [_, ..]) if !self.is_number() => {
                "`or` with `no role` has two meanings: say it of each party by itself"
            }
            _ => "a number of parties with `no role` has two meanings: say how many do have a role",
        };
        Err(Error::new(no, reason))
    }

    /// Which lists of roles go with these parties.
    fn check_join(&self, join: Join, span: Span, is_denied: bool) -> Result<()> {
        let is_number = self.is_number();
        let reason = match (self.quantifier, join) {
            (_, Join::And) if is_denied => {
                "of roles that are not held, `and` has two meanings: write `or` for none of them"
            }
            _ if is_number => {
                "a number of parties and several roles have two meanings: say it of each role by itself"
            }
            (Quantifier::Only, Join::Or) => {
                "`only` with `or` has two meanings: say it of each role by itself"
            }
            _ if !is_denied && self.join.is_some_and(|(parties, _)| parties != join) => {
                "`and` and `or` are mixed, and it is not clear which binds first: say it of each by itself"
            }
            _ => return Ok(()),
        };
        Err(Error::new(span, reason))
    }
}

/// The words that a claim may start with.
pub(crate) const STARTS: &[&str] = &["only", "every", "no", "nothing", "exactly", "at", "revision"];

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

    /// Whether it says how many parties, of all or of those that are named.
    fn is_number(&self) -> bool {
        !matches!(self.quantifier, Quantifier::Each | Quantifier::Only) && self.join.is_none()
    }
}

impl Parse for Subject {
    fn parse(input: ParseStream<'_>) -> Result<Subject> {
        let of = |quantifier| Subject { quantifier, parties: None, is_no_party: false, join: None };
        let number = |(quantifier, parties)| Subject { parties, ..of(quantifier) };
        if input.parse::<Option<kw::only>>()?.is_some() {
            only(input)
        } else if input.parse::<Option<kw::no>>()?.is_some() {
            if input.peek(kw::activity) || input.peek(kw::activities) {
                let message = "a claim starts with the party: write `no party is … for any activity`, or \
                               `exactly one party is accountable for every activity`";
                return Err(mistake(input, message));
            }
            party(input, "no")?;
            Ok(Subject { is_no_party: true, ..of(Quantifier::Each) })
        } else if input.peek(kw::every) {
            every(input)?;
            Ok(of(Quantifier::Each))
        } else if input.parse::<Option<kw::exactly>>()?.is_some() {
            Ok(number((Quantifier::ExactlyOne, one_party(input)?)))
        } else if input.parse::<Option<kw::at>>()?.is_some() {
            at(input).map(number)
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

fn at(input: ParseStream<'_>) -> Result<(Quantifier, Option<Vec<Ident>>)> {
    let quantifier = if input.parse::<Option<kw::least>>()?.is_some() {
        Quantifier::AtLeastOne
    } else if input.parse::<Option<kw::most>>()?.is_some() {
        Quantifier::AtMostOne
    } else {
        return Err(expected_word(input, "`least` or `most`", &["least", "most"]));
    };
    Ok((quantifier, one_party(input)?))
}

/// `one party`, or `one of` and the parties, however they are joined.
fn one_party(input: ParseStream<'_>) -> Result<Option<Vec<Ident>>> {
    if next_token(input).is_some_and(|token| token.to_string() == "1") {
        return Err(mistake(input, "write `one`"));
    }
    if matches!(word(input).as_deref(), Some("two" | "three" | "four")) || input.peek(Lit) {
        let message = "expected `one`: of more parties each is named, as in `Customer and OvhCloud are`, \
                       or all of them are, as in `every party is`";
        return Err(mistake(input, message));
    }
    expect::<kw::one>(input)?;
    if input.parse::<Option<kw::of>>()?.is_none() {
        return party(input, "one").map(|()| None);
    }
    let parties = loosely_joined_parties(input, "a party after `one of`")?;
    match &parties.items[..] {
        [alone] => {
            let message =
                format!("`one of` a single party: write `{alone}` alone, or name another");
            Err(Error::new(alone.span(), message))
        }
        _ => Ok(Some(parties.items)),
    }
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
    if let Some(mistake) = comment(input) {
        return Err(mistake);
    }
    if input.peek(Token![#]) {
        let message = match rest(&input.fork()).get(1) {
            Some(TokenTree::Group(doc)) if doc.stream().to_string().starts_with("doc") => {
                "a comment starts with `//`, not with `///`"
            }
            _ => {
                "an attribute is about a whole block: write these claims in a block of their own, and it before that"
            }
        };
        return Err(mistake(input, message));
    }
    let Some(start) = word(input) else { return Ok(()) };
    let ahead = input.fork();
    take(&ahead)?;
    if matches!(start.as_str(), "the" | "The" | "a" | "an") && is_before_verb(&ahead) {
        let message = format!("remove the article: write {}", found(&ahead));
        return Err(mistake(input, message));
    }
    if start == "both" && !input.peek2(kw::parties) {
        return Err(mistake(input, "several parties are joined with `and`: leave out `both`"));
    }
    let instead = match start.as_str() {
        "if" | "when" | "unless" => {
            return Err(mistake(
                input,
                "claims have no conditions: write each as a separate claim",
            ));
        }
        _ if is_counted(input) || start == "just" && is_counted(&ahead) => {
            let message = "a claim counts to one party: name them, as in `Customer and OvhCloud are …`, or write \
                           `at least one party is …`";
            return Err(mistake(input, message));
        }
        "all" | "any" | "both" | "each" | "everybody" | "everyone" => Some("every party"),
        "somebody" | "someone" | "anybody" | "anyone" | "some" => Some("at least one party"),
        "neither" | "nobody" | "none" => Some("no party"),
        "just" if next_token(&ahead).is_some_and(|it| is_capital(&it.to_string())) => Some("only"),
        "just" | "one" => Some("exactly one party"),
        _ if reads_like_a_party(input) => None,
        _ => nearest(&start, STARTS).filter(|_| start.len() > 2),
    };
    match instead {
        None => Ok(()),
        Some(instead) => {
            let message = format!("expected a party, found `{start}`; did you mean `{instead}`?");
            Err(mistake(input, message))
        }
    }
}

/// Whether parties are counted beyond one.
fn is_counted(input: ParseStream<'_>) -> bool {
    match word(input).as_deref() {
        Some("two" | "three" | "several" | "many" | "most") => input.peek2(kw::parties),
        Some("more") => true,
        _ => false,
    }
}

/// Whether a verb or another party follows, and not a date.
fn reads_like_a_party(input: ParseStream<'_>) -> bool {
    let is_joined = input.peek2(kw::and) || input.peek2(kw::or);
    input.peek2(Token![,]) || (is_joined || is_before_verb(input)) && !input.peek3(Lit)
}
