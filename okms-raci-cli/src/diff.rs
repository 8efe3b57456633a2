//! The changes between two matrices, and the release that they call for.
//!
//! ```text
//! two matrices ──▶ their items, matched ──▶ changes, each with its verdict
//! ```

mod compare;
mod items;
mod order;
mod refines;
mod same_cells;
mod touched;
mod words;

use std::fmt;

use okms_raci_codegen::Party;

pub(crate) use compare::compare;
pub(crate) use same_cells::compare as same_cells;
pub(crate) use touched::{Touched, touched};
pub(crate) use words::{Entry, Is, Words, words};

/// The release that a change calls for; `docs/releases.md` says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    None,
    /// All code compiles, and all lookups answer the same.
    Patch,
    Breaking,
}

impl Verdict {
    /// That of all changes together.
    pub(crate) fn of(changes: &[Change]) -> Self {
        changes.iter().map(Change::verdict).max().unwrap_or(Verdict::None)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Verdict::None => "none",
            Verdict::Patch => "patch",
            Verdict::Breaking => "breaking",
        }
    }
}

macro_rules! kinds {
    ($($Name:ident $id:literal $summary:literal;)*) => {
        /// What kind of change it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum ChangeKind {
            $(
                #[doc = $summary]
                $Name,
            )*
        }

        impl ChangeKind {
            pub(crate) const ALL: &'static [ChangeKind] = &[$(ChangeKind::$Name),*];

            /// The id, which never changes.
            pub(crate) fn id(self) -> &'static str {
                match self {
                    $(ChangeKind::$Name => $id,)*
                }
            }

            /// One sentence.
            pub(crate) fn summary(self) -> &'static str {
                match self {
                    $(ChangeKind::$Name => $summary,)*
                }
            }
        }
    };
}

kinds! {
    Cell "cell" "A party holds other roles in an activity.";
    Title "title" "A title, or the name of a party, changed.";
    RenamedId "renamed-id" "An id changed, though ids should stay.";
    Moved "moved" "An activity moved to another section, or a section to another number or section.";
    Added "added" "An item is new.";
    Removed "removed" "An item is gone.";
    Reordered "reordered" "Items have another order.";
    Source "source" "The source of the matrix changed.";
    Alias "alias" "A former id was added or is gone.";
    Allow "allow" "The exemption of a row from a rule was added, was removed, or has another reason.";
    Refines "refines" "An entry of `refines` was added, is gone, or says something else.";
    Covers "covers" "A row covers other duties, or other letters of them.";
    Is "is" "A party is another party of a refined matrix, or none any more.";
    Note "note" "The reference or the note of a row, or the note of a cell, changed.";
}

/// The subject of a change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Subject {
    Matrix,
    /// The generated code beside the matrix itself.
    Code,
    Party(ItemLabel),
    Section(ItemLabel),
    Activity(ItemLabel),
}

/// A party, a section or an activity, as it is now, or as it was if it is gone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ItemLabel {
    pub(crate) id: String,
    pub(crate) title: String,
    /// The number of the section, empty if there is none.
    pub(crate) number: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) kind: ChangeKind,
    pub(crate) subject: Subject,
    /// A part of the subject: a party of a row, a field of the source, a rule.
    pub(crate) part: Option<Part>,
    pub(crate) old: Option<String>,
    pub(crate) new: Option<String>,
    /// Whether only quotes, dashes, blanks or letter case differ.
    pub(crate) typographic: bool,
}

/// A part of the subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Party {
        id: String,
        name: String,
    },
    /// A key of the YAML, or the id of a rule.
    Key(&'static str),
}

impl From<&Party> for Part {
    fn from(party: &Party) -> Self {
        Part::Party { id: party.id.clone(), name: party.name.clone() }
    }
}

impl From<&'static str> for Part {
    fn from(key: &'static str) -> Self {
        Part::Key(key)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Party { name, .. } => f.write_str(name),
            Part::Key(key) => f.write_str(key),
        }
    }
}

impl Change {
    pub(crate) fn new(
        kind: ChangeKind,
        subject: Subject,
        old: Option<impl Into<String>>,
        new: Option<impl Into<String>>,
    ) -> Self {
        let (old, new) = (old.map(Into::into), new.map(Into::into));
        Change { kind, subject, part: None, old, new, typographic: false }
    }

    pub(crate) fn of(self, part: Part) -> Self {
        Change { part: Some(part), ..self }
    }

    /// A breaking change can stop code from compiling, or change the answer of a lookup.
    pub(crate) fn verdict(&self) -> Verdict {
        match self.kind {
            ChangeKind::Source if self.part != Some(Part::Key("revision")) => Verdict::Patch,
            ChangeKind::Alias if self.old.is_none() => Verdict::Patch,
            ChangeKind::Allow => Verdict::Patch,
            ChangeKind::Refines if refines::changes_no_code(self) => Verdict::Patch,
            _ => Verdict::Breaking,
        }
    }
}
