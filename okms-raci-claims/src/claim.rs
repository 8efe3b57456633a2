//! What a claim says.

use std::fmt;

use proc_macro2::{Delimiter, Ident, Span, TokenTree};

use crate::role::RoleSet;
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

/// Which roles these parties hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// `responsible and accountable`
    All(RoleSet),
    /// `responsible or accountable`; all four for `has a role`
    Any(RoleSet),
    /// `not responsible or accountable`; all four for `has no role`
    None(RoleSet),
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
