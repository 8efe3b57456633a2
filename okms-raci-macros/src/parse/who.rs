//! The parties that a claim is about.

use proc_macro2::{Span, TokenTree};

use super::VERBS;
use super::list::{Join, list};
use super::names::{check_repeats, name};
use super::roles::RoleList;
use crate::claim::Who;
use crate::mistake::{Mistake, Result};
use crate::tokens::Tokens;
use crate::words::nearest;

/// The words that a claim may start with.
const STARTS: &[&str] = &["only", "every", "no", "exactly", "at", "revision"];
const OTHERS: &str = "`only`, `every party`, `no party`, `exactly one party`, \
    `at least one party` or `at most one party`";

/// The parties of a claim, and what the rest of it has to fit.
pub(super) struct Subject {
    pub(super) who: Who,
    pub(super) no_party: bool,
    join: Option<Join>,
}

pub(super) fn subject(tokens: &mut Tokens) -> Result<Subject> {
    let of = |who| Ok(Subject { who, no_party: false, join: None });
    if tokens.take_word("only").is_some() {
        return only(tokens);
    }
    if tokens.take_word("no").is_some() {
        party(tokens, "no")?;
        return Ok(Subject { who: Who::Every, no_party: true, join: None });
    }
    if tokens.is_word("every") {
        every(tokens)?;
        return of(Who::Every);
    }
    if tokens.take_word("exactly").is_some() {
        one_party(tokens)?;
        return of(Who::ExactlyOne);
    }
    if tokens.take_word("at").is_some() {
        let who = match (tokens.take_word("least"), tokens.take_word("most")) {
            (Some(_), _) => Who::AtLeastOne,
            (None, Some(_)) => Who::AtMostOne,
            (None, None) => return Err(tokens.expected("`least` or `most`", &["least", "most"])),
        };
        one_party(tokens)?;
        return of(who);
    }
    named(tokens)
}

fn named(tokens: &mut Tokens) -> Result<Subject> {
    check_start(tokens)?;
    let parties = list(tokens, |tokens| name(tokens, &format!("a party, or {OTHERS}")))?;
    check_repeats(&parties.items)?;
    let join = parties.join.map(|(join, _)| join);
    let who = match join {
        Some(Join::Or) => Who::OneOf(parties.items),
        Some(Join::And) | None => Who::Each(parties.items),
    };
    Ok(Subject { who, no_party: false, join })
}

/// A misspelt or foreign word at the start is better named than what follows it.
fn check_start(tokens: &Tokens) -> Result<()> {
    let Some(TokenTree::Ident(ident)) = tokens.peek() else { return Ok(()) };
    let found = ident.to_string();
    let instead = match found.as_str() {
        "all" | "any" | "both" | "each" | "everybody" => Some("every party"),
        "neither" | "nobody" | "none" | "nothing" => Some("no party"),
        "just" | "one" => Some("exactly one party"),
        _ if reads_like_a_party(tokens) => None,
        _ => nearest(&found, STARTS),
    };
    match instead {
        None => Ok(()),
        Some(instead) => {
            Err(tokens
                .mistake(format!("expected a party, found `{found}`; did you mean `{instead}`?")))
        }
    }
}

/// Whether a verb or another party follows, and not a date.
fn reads_like_a_party(tokens: &Tokens) -> bool {
    match tokens.peek_nth(1) {
        Some(TokenTree::Punct(mark)) => mark.as_char() == ',',
        Some(_) if matches!(tokens.peek_nth(2), Some(TokenTree::Literal(_))) => false,
        Some(_) => tokens.is_nth_word(1, VERBS) || tokens.is_nth_word(1, &["and", "or"]),
        None => false,
    }
}

fn only(tokens: &mut Tokens) -> Result<Subject> {
    let parties = list(tokens, |tokens| name(tokens, "a party after `only`"))?;
    check_repeats(&parties.items)?;
    if let Some((Join::Or, or)) = parties.join {
        return Err(Mistake::at(or, "`only` with `or` has two meanings: write `and`"));
    }
    let join = parties.join.map(|(join, _)| join);
    Ok(Subject { who: Who::Only(parties.items), no_party: false, join })
}

fn every(tokens: &mut Tokens) -> Result<()> {
    let every = tokens.expect_word("every")?;
    if tokens.is_nth_word(0, &["activity", "activities"]) {
        return Err(Mistake::between(
            every,
            tokens.span(),
            "a claim starts with the party: write `… is accountable for every activity`",
        ));
    }
    party(tokens, "every")
}

fn one_party(tokens: &mut Tokens) -> Result<()> {
    tokens.expect_word("one")?;
    party(tokens, "one")
}

/// `party`, and not its plural.
fn party(tokens: &mut Tokens, before: &str) -> Result<()> {
    if tokens.is_nth_word(0, &["parties"]) {
        return Err(tokens.mistake(format!("write `{before} party`, in the singular")));
    }
    tokens.expect_word("party").map(drop)
}

impl Subject {
    fn is_plural(&self) -> bool {
        match &self.who {
            Who::Each(parties) | Who::Only(parties) => parties.len() > 1,
            _ => false,
        }
    }

    /// Takes the verb; whether it is one of these forms of `to have`.
    pub(super) fn has_verb(&self, tokens: &mut Tokens, have: &[&str; 2]) -> Result<bool> {
        let is_have = tokens.is_nth_word(0, have);
        let (right, wrong) = match (is_have, self.is_plural()) {
            (true, false) => ("has", "have"),
            (true, true) => ("have", "has"),
            (false, false) => ("is", "are"),
            (false, true) => ("are", "is"),
        };
        if tokens.take_word(right).is_some() {
            return Ok(is_have);
        }
        if tokens.is_word(wrong) {
            let number = if self.is_plural() { "several parties" } else { "one party" };
            return Err(tokens.mistake(format!("write `{right}`: the claim is about {number}")));
        }
        let other = if self.is_plural() { "have" } else { "has" };
        Err(tokens.expected(&format!("`{right}` or `{other}`"), &[right, other]))
    }

    /// Which parties `not` goes with.
    pub(super) fn check_not(&self, not: Span) -> Result<()> {
        let reason = match &self.who {
            // Of `only`, `no role` is refused with the same reason as `not`.
            Who::Only(_) => return Ok(()),
            Who::Each(parties) if parties.len() == 1 => return Ok(()),
            Who::Every if self.no_party => {
                "`no party` with `not` denies twice: leave one of them out"
            }
            Who::Every => "`every party` with `not` has two meanings: write `no party is …`",
            Who::Each(_) | Who::OneOf(_) => {
                "`not` of several parties has two meanings: say it of each by itself"
            }
            Who::ExactlyOne | Who::AtLeastOne | Who::AtMostOne => {
                "`not` of a number of parties has two meanings: say how many do hold the role"
            }
        };
        Err(Mistake::at(not, reason))
    }

    /// Which parties `no role` goes with.
    pub(super) fn check_no_role(&self, no: Span) -> Result<()> {
        let reason = match &self.who {
            Who::Each(_) | Who::Only(_) => return Ok(()),
            Who::Every if self.no_party => {
                "`no party` with `no role` denies twice: leave one of them out"
            }
            Who::Every => "`every party` with `no role`: write `no party has a role`",
            Who::OneOf(_) => "`or` with `no role` has two meanings: say it of each party by itself",
            Who::ExactlyOne | Who::AtLeastOne | Who::AtMostOne => {
                "a number of parties with `no role` has two meanings: say how many do have a role"
            }
        };
        Err(Mistake::at(no, reason))
    }

    /// Which lists of roles go with these parties.
    pub(super) fn check_roles(&self, roles: &RoleList, not: bool) -> Result<()> {
        let Some(span) = roles.join_span else { return Ok(()) };
        let negative = not || self.no_party;
        let reason = match (&self.who, roles.join) {
            (_, Some(Join::And)) if negative => {
                "of roles that are not held, `and` has two meanings: write `or` for none of them"
            }
            (Who::ExactlyOne | Who::AtLeastOne | Who::AtMostOne, _) => {
                "a number of parties and several roles have two meanings: say it of each role by itself"
            }
            (Who::Only(_), Some(Join::Or)) => {
                "`only` with `or` has two meanings: say it of each role by itself"
            }
            (_, join) if !negative && self.join.is_some() && join != self.join => {
                "`and` and `or` are mixed, and it is not clear which binds first: say it of each by itself"
            }
            _ => return Ok(()),
        };
        Err(Mistake::at(span, reason))
    }
}
