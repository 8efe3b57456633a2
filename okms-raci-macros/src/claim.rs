//! What a claim says.

use proc_macro2::{Ident, Literal, Span};

/// One claim, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    pub(crate) first: Span,
    pub(crate) last: Span,
    pub(crate) verb: Span,
    pub(crate) kind: Kind,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// `Customer is responsible for ManageBackups`
    Holds(Condition, Activities),
    /// `HandleIncidents is { Customer: AI, OvhCloud: RA }`
    Row(Ident, Vec<(Ident, Roles)>),
    /// `revision is "2025-10-21"`
    Revision(Literal),
}

/// Who holds what: a claim without its activities.
#[derive(Clone, Debug)]
pub(crate) struct Condition {
    pub(crate) who: Who,
    pub(crate) held: Held,
}

#[derive(Clone, Debug)]
pub(crate) enum Who {
    Each(Vec<Ident>),
    OneOf(Vec<Ident>),
    Only(Vec<Ident>),
    Every,
    ExactlyOne,
    AtLeastOne,
    AtMostOne,
}

impl Who {
    /// The parties that are named.
    pub(crate) fn parties(&self) -> &[Ident] {
        match self {
            Who::Each(parties) | Who::OneOf(parties) | Who::Only(parties) => parties,
            Who::Every | Who::ExactlyOne | Who::AtLeastOne | Who::AtMostOne => &[],
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    All(Roles),
    Any(Roles),
    None(Roles),
}

/// A bit for each of R, A, C, I, as in the tables of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Roles(pub(crate) u8);

impl Roles {
    pub(crate) const NONE: Roles = Roles(0);
    pub(crate) const ALL: Roles = Roles(0b1111);
    pub(crate) const ACCOUNTABLE: Roles = Roles(0b10);
    const LETTERS: [char; 4] = ['R', 'A', 'C', 'I'];

    pub(crate) fn of_letter(letter: char) -> Option<Roles> {
        let bit = Self::LETTERS.iter().position(|&known| known == letter)?;
        Some(Roles(1 << bit))
    }

    pub(crate) fn union(self, other: Roles) -> Roles {
        Roles(self.0 | other.0)
    }

    pub(crate) fn contains(self, other: Roles) -> bool {
        self.0 & other.0 == other.0
    }

    pub(crate) fn intersects(self, other: Roles) -> bool {
        self.0 & other.0 != 0
    }

    /// The letters in the order R, A, C, I.
    pub(crate) fn letters(self) -> String {
        let bits = Self::LETTERS.iter().enumerate();
        bits.filter(|(bit, _)| self.0 >> bit & 1 != 0).map(|(_, letter)| letter).collect()
    }
}

#[derive(Clone, Debug)]
pub(crate) enum Activities {
    Named(Vec<Ident>),
    Every { sections: Vec<Section>, except: Vec<Ident> },
}

#[derive(Clone, Debug)]
pub(crate) enum Section {
    Number(Literal),
    Name(Ident),
}
