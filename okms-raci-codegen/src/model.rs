//! A matrix as the YAML describes it.

use okms_raci_core::RoleSet;

use crate::place::Place;

/// A piece of text and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) at: Option<Place>,
}

impl Text {
    /// The text of a key that should be there.
    pub(crate) fn missing() -> Self {
        Text { text: String::new(), at: None }
    }

    /// Whether there is no such text, which is noted already.
    pub(crate) fn is_missing(&self) -> bool {
        self.text.is_empty() && self.at.is_none()
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Matrix {
    pub(crate) name: Text,
    pub(crate) title: Text,
    pub(crate) source: Source,
    /// Further traits to derive for the enums.
    pub(crate) derives: Vec<Text>,
    /// Whether to generate parties and activities as types, too.
    pub(crate) typed: bool,
    pub(crate) parties: Vec<Party>,
    /// A section comes before its subsections.
    pub(crate) sections: Vec<Section>,
    /// In the order of their sections; those that a section lists itself come before those of its subsections.
    pub(crate) activities: Vec<Activity>,
}

#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) publisher: Option<Text>,
    pub(crate) article: Option<Text>,
    pub(crate) url: Option<Text>,
    pub(crate) revision: Text,
}

#[derive(Clone, Debug)]
pub(crate) struct Party {
    pub(crate) id: Text,
    /// The id as people read it.
    pub(crate) written: String,
    pub(crate) name: Text,
    pub(crate) aliases: Vec<Text>,
}

#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub(crate) number: Option<Text>,
    pub(crate) id: Text,
    /// The id as people read it.
    pub(crate) written: String,
    pub(crate) title: Text,
    pub(crate) aliases: Vec<Text>,
    /// From 1.
    pub(crate) depth: usize,
    /// The position of the section that this one is a subsection of.
    pub(crate) parent: Option<usize>,
    /// How many activities the section itself lists.
    pub(crate) size: usize,
}

impl Section {
    /// Empty if the section is not numbered.
    pub(crate) fn number_or_empty(&self) -> &str {
        self.number.as_ref().map_or("", |number| &number.text)
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Activity {
    pub(crate) id: Text,
    /// The id as people read it.
    pub(crate) written: String,
    pub(crate) title: Text,
    /// Former ids.
    pub(crate) aliases: Vec<Text>,
    /// The position of the section that lists it.
    pub(crate) section: usize,
    /// By party.
    pub(crate) roles: Vec<RoleSet>,
    /// Where the roles stand.
    pub(crate) roles_at: Option<Place>,
    /// Whether `roles` is all that the YAML says; if not, that is noted already.
    pub(crate) roles_understood: bool,
    pub(crate) allow: Vec<Allowance>,
}

/// An exception from a check, and the reason for it.
#[derive(Clone, Debug)]
pub(crate) struct Allowance {
    pub(crate) check: Allowable,
    pub(crate) at: Option<Place>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Allowable {
    SeveralAccountable,
}

impl Allowable {
    /// Its key in `allow`.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Allowable::SeveralAccountable => "several-accountable",
        }
    }
}
