//! What an import gives: the matrix, the decisions, and which facts the source states.

use okms_raci_codegen::Matrix;

use super::Decision;
use crate::finding::Span;

/// Which facts the source states; the others were made here, and are nothing to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each fact is stated or not, by itself")]
pub(crate) struct StatedFacts {
    /// The ids of activities.
    pub(crate) ids: bool,
    /// Their letter case, which tables of ours do not keep.
    pub(crate) id_case: bool,
    /// Sections at all.
    pub(crate) sections: bool,
    /// Which sections are in which, those without rows, and with it the ids of sections and parties.
    pub(crate) outline: bool,
    /// The short name, and publisher, article and address of the source.
    pub(crate) origin: bool,
    /// The title of the matrix.
    pub(crate) title: bool,
    /// The date of the text.
    pub(crate) revision: bool,
    /// The reasons of rows that break a rule.
    pub(crate) reasons: bool,
    /// The refined matrices, and what rows cover of them.
    pub(crate) chain: bool,
    /// References of rows, notes of rows and cells.
    pub(crate) notes: bool,
    /// Former ids, derived traits, typed facts.
    pub(crate) aliases: bool,
}

impl StatedFacts {
    /// What our own YAML states.
    pub(crate) const ALL: Self = StatedFacts {
        ids: true,
        id_case: true,
        sections: true,
        outline: true,
        origin: true,
        title: true,
        revision: true,
        reasons: true,
        chain: true,
        notes: true,
        aliases: true,
    };

    /// What both of two sources state.
    pub(crate) fn and(self, other: Self) -> Self {
        StatedFacts {
            ids: self.ids && other.ids,
            id_case: self.id_case && other.id_case,
            sections: self.sections && other.sections,
            outline: self.outline && other.outline,
            origin: self.origin && other.origin,
            title: self.title && other.title,
            revision: self.revision && other.revision,
            reasons: self.reasons && other.reasons,
            chain: self.chain && other.chain,
            notes: self.notes && other.notes,
            aliases: self.aliases && other.aliases,
        }
    }

    /// What tables state.
    pub(crate) const TABLE: Self = StatedFacts {
        ids: false,
        id_case: true,
        sections: true,
        outline: true,
        origin: false,
        title: true,
        revision: true,
        reasons: false,
        chain: false,
        notes: false,
        aliases: false,
    };
}

/// A matrix that was made from a source, not checked yet, and what is to be said about that.
#[derive(Debug)]
pub(crate) struct Imported {
    pub(crate) matrix: Matrix,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) stated: StatedFacts,
    /// The places of the rows in a source that has lines or cells.
    pub(crate) rows: Vec<Option<Span>>,
}

impl Imported {
    /// A matrix that was read as it is.
    pub(crate) fn whole(matrix: Matrix, stated: StatedFacts) -> Self {
        Imported { matrix, decisions: Vec::new(), stated, rows: Vec::new() }
    }
}
