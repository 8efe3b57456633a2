//! What a claim says.

use std::fmt;

use okms_raci_core::RoleSet;
use okms_raci_core::claim::{self as meant, Held, Parties};
use proc_macro2::{Delimiter, Ident, Span, TokenTree};

use crate::text::Text;

/// One claim, without the semicolon that ends it.
///
/// It displays as it was written, with single blanks.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What it says.
    pub kind: Kind,
    /// Its verb: `is`, `are`, `has` or `have`.
    pub verb: Span,
    /// All of its tokens, of which there is at least one.
    pub tokens: Vec<TokenTree>,
}

/// What a claim can be about.
#[derive(Clone, Debug)]
pub enum Kind {
    /// `Customer is responsible for ManageBackups`
    Holds(Condition, Activities),
    /// `HandleIncidents is { Customer: AI, OvhCloud: RA }`
    Row(Ident, Vec<Cell>),
    /// `revision is "2025-10-21"`
    Revision(Text),
}

/// Who holds what: a claim without its activities.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Which parties.
    pub who: Who,
    /// Which roles.
    pub held: Held,
}

/// Which parties a claim is about.
#[derive(Clone, Debug)]
pub enum Who {
    /// Each of these: `Customer and OvhCloud are …`
    Each(Vec<Ident>),
    /// At least one of these: `Customer or OvhCloud is …`
    OneOf(Vec<Ident>),
    /// Each of these, and no other: `only OvhCloud is …`
    Only(Vec<Ident>),
    /// `every party is …`, and with [`Held::None`] `no party is …`
    Every,
    /// `exactly one party is …`
    ExactlyOne,
    /// `at least one party is …`
    AtLeastOne,
    /// `at most one party is …`
    AtMostOne,
}

/// In which activities.
#[derive(Clone, Debug)]
pub enum Activities {
    /// In each of these.
    Named(Vec<Ident>),
    /// `every activity in "3.1" except ManageBackups`
    Every {
        /// In these and those below; in the whole matrix if there are none.
        sections: Vec<Section>,
        /// But not in these activities.
        except: Vec<Ident>,
    },
}

/// A section as a claim names it.
#[derive(Clone, Debug)]
pub enum Section {
    /// `"3.1"`
    Number(Text),
    /// `Monitoring`
    Name(Ident),
}

/// What a party holds in a row.
#[derive(Clone, Debug)]
pub struct Cell {
    /// `Customer`
    pub party: Ident,
    /// `AI`, or `-`
    pub roles: RoleSet,
}

impl Claim {
    /// Where its first token stands.
    #[must_use]
    pub fn first_span(&self) -> Span {
        self.tokens.first().map_or(self.verb, TokenTree::span)
    }

    /// Where its last token stands.
    #[must_use]
    pub fn last_span(&self) -> Span {
        self.tokens.last().map_or(self.verb, TokenTree::span)
    }
}

impl Who {
    /// The parties that are named.
    #[must_use]
    pub fn parties(&self) -> &[Ident] {
        match self {
            Who::Each(parties) | Who::OneOf(parties) | Who::Only(parties) => parties,
            Who::Every | Who::ExactlyOne | Who::AtLeastOne | Who::AtMostOne => &[],
        }
    }
}

impl Condition {
    /// The condition of a matrix whose parties are found by name.
    ///
    /// A party that is not found is left out. A matrix has at most 16.
    pub fn resolve(&self, party: impl FnMut(&Ident) -> Option<usize>) -> meant::Condition {
        let named = self.who.parties().iter().filter_map(party);
        let bit = |party: usize| 1_u16.checked_shl(party as u32).unwrap_or(0);
        let parties = Parties(named.fold(0, |parties, party| parties | bit(party)));
        let who = match self.who {
            Who::Each(_) => meant::Who::Each(parties),
            Who::OneOf(_) => meant::Who::OneOf(parties),
            Who::Only(_) => meant::Who::Only(parties),
            Who::Every => meant::Who::Every,
            Who::ExactlyOne => meant::Who::ExactlyOne,
            Who::AtLeastOne => meant::Who::AtLeastOne,
            Who::AtMostOne => meant::Who::AtMostOne,
        };
        meant::Condition { who, held: self.held }
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_sentence(f, &self.tokens)
    }
}

fn write_sentence(f: &mut fmt::Formatter<'_>, tokens: &[TokenTree]) -> fmt::Result {
    for (position, token) in tokens.iter().enumerate() {
        let is_mark =
            matches!(token, TokenTree::Punct(mark) if matches!(mark.as_char(), ',' | ':'));
        if position > 0 && !is_mark {
            f.write_str(" ")?;
        }
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                f.write_str("{ ")?;
                write_sentence(f, &group.stream().into_iter().collect::<Vec<_>>())?;
                f.write_str(" }")?;
            }
            token => write!(f, "{token}")?,
        }
    }
    Ok(())
}
