//! What a matrix takes on of others, and what is wrong beside them.

use okms_raci_core::{Part, RoleSet};

use crate::rule::{Rule, Severity};

/// A matrix that this one refines, of which it takes on what is asked of one party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refines {
    /// The name of the outer matrix in its own file.
    pub matrix: String,
    /// The name of this entry, if it is another one.
    pub alias: Option<String>,
    /// The id of the party that this matrix is there.
    pub party: String,
    /// The revision that this was written against.
    pub revision: String,
    /// Where the YAML of the outer matrix is, from this file.
    pub file: Option<String>,
    /// Its module in Rust.
    pub path: Option<String>,
    /// The letters that have to be taken on.
    pub roles: RoleSet,
    /// The duties as they were read, all or none.
    pub asks: Vec<Asked>,
    /// The activities that do not arise, each with the reason.
    pub except: Vec<(String, String)>,
    /// The activities that nobody has yet, each with the reason.
    pub open: Vec<(String, String)>,
}

impl Refines {
    /// The letters that have to be taken on unless the entry says others.
    pub const ROLES: RoleSet = RoleSet::RA;

    /// The name of this entry: that of the outer matrix, unless it has its own.
    #[must_use]
    pub fn name(&self) -> &str {
        self.alias.as_deref().unwrap_or(&self.matrix)
    }
}

impl Default for Refines {
    fn default() -> Self {
        Refines {
            matrix: String::new(),
            alias: None,
            party: String::new(),
            revision: String::new(),
            file: None,
            path: None,
            roles: Self::ROLES,
            asks: Vec::new(),
            except: Vec::new(),
            open: Vec::new(),
        }
    }
}

/// A duty as it was when the refining matrix was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The id of the outer activity.
    pub id: String,
    /// What the party held.
    pub roles: RoleSet,
    /// The title.
    pub title: String,
}

/// A duty of which a row takes on letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// The position in [`Matrix::refines`](crate::Matrix::refines).
    pub of: usize,
    /// The id of the outer activity.
    pub activity: String,
    /// The letters; `None` for all that are asked.
    pub letters: Option<RoleSet>,
}

/// A party of an outer matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OuterParty {
    /// The position in [`Matrix::refines`](crate::Matrix::refines).
    pub of: usize,
    /// The id of the party there.
    pub party: String,
}

/// What is wrong with a matrix beside another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The rule that it breaks.
    pub rule: Rule,
    /// Whether the matrix can be used all the same; some rules leave that to the case.
    pub severity: Severity,
    /// What of the matrix it is about.
    pub part: Part,
    /// What was found, in one line.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

/// `okms.OvhCloud`.
pub(crate) fn outer_party(refines: &[Refines], outer: &OuterParty) -> Option<String> {
    Some(format!("{}.{}", refines.get(outer.of)?.name(), outer.party))
}

/// `okms.KeepServiceLogs`, or the id alone where only one matrix is refined.
pub(crate) fn outer_name(refines: &[Refines], of: usize, id: &str) -> Option<String> {
    let entry = refines.get(of)?;
    Some(if refines.len() == 1 { id.to_owned() } else { format!("{}.{id}", entry.name()) })
}
