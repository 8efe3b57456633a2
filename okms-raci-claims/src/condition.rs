//! Who holds what, and what of it would have two meanings in English.

use okms_raci_core::RoleSet;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Error, Result, Token};

use crate::claim::{Condition, Predicate, Quantifier};
use crate::keyword::{expect, is_before_verb, kw};
use crate::list::Join;
use crate::roles::{Prepositions, roles};
use crate::token::{expected_word, mistake, span, word};
use crate::who::Subject;

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
    mistake(input, format!("`only` stands before the party: write `only {party}`"))
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
            "isnt" | "arent" => return Err(mistake(input, format!("write `{is} not`"))),
            "hasnt" | "havent" => return Err(mistake(input, format!("write `{has} no role in`"))),
            "" if input.is_empty() => {
                let example = "a claim reads like `Customer is responsible for ManageBackups`";
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
            _ if is_before_verb(input) => {
                let written = match self.named().last() {
                    Some(party) if is_capital(&found) => format!("write `{party}{found}`"),
                    _ => "write its variant".to_owned(),
                };
                let message = format!("the name of a party is one word: {written}");
                return Err(mistake(input, message));
            }
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
            return Err(only_too_late(input, self.named()));
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
            (_, [_, ..]) => "`not` of several parties has two meanings: say it of each by itself",
            (_, []) => {
                "`not` of a number of parties has two meanings: say how many do hold the role"
            }
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
            (_, [_, ..]) => "`or` with `no role` has two meanings: say it of each party by itself",
            (_, []) => {
                "a number of parties with `no role` has two meanings: say how many do have a role"
            }
        };
        Err(Error::new(no, reason))
    }

    /// Which lists of roles go with these parties.
    fn check_join(&self, join: Join, span: Span, is_denied: bool) -> Result<()> {
        let is_number = self.named().is_empty() && self.quantifier != Quantifier::Each;
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
