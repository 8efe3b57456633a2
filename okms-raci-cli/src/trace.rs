//! The evidence in code: which activities it claims or implements, and which have none.
//!
//! ```text
//! paths ──▶ files ──▶ syntax ──▶ invocations ──▶ judge ──▶ Trace ──▶ report
//!                                    ▲             ▲
//!                                 imports     TracedMatrix
//! ```

mod chain;
mod files;
mod findings;
mod imports;
mod invocations;
mod judge;
pub(crate) mod report;
mod requirement;
mod scan;
mod syntax;
mod tokens;

use std::path::PathBuf;

use okms_raci_claims::Rows;
use okms_raci_codegen::Matrix;

use crate::finding::Finding;
use crate::status::Error;

use files::SourceFiles;

pub(crate) use chain::{Links, add_outer};
pub(crate) use findings::{KINDS, UNREADABLE_SOURCE};
pub(crate) use requirement::{Accept, MissingEvidence, Requirement, findings, missing};
#[cfg(feature = "fuzz")]
pub(crate) use scan::scan_alone;

/// The evidence in some files.
pub(crate) struct Trace {
    /// In the order of the files, and of their lines.
    pub(crate) evidence: Vec<Evidence>,
    /// The problems of files and claims, in the same order.
    pub(crate) problems: Vec<Finding>,
    /// The number of files searched.
    pub(crate) files: usize,
}

/// Searches all Rust files of these paths.
pub(crate) fn trace(paths: &[PathBuf], matrices: &[TracedMatrix]) -> Result<Trace, Error> {
    let SourceFiles { paths, mut problems } = SourceFiles::below(paths)?;
    let scanned = scan::scan(&paths, matrices)?;
    problems.extend(scanned.problems);
    Ok(Trace { evidence: scanned.evidence, problems, files: paths.len() })
}

/// The macro that makes code evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EvidenceKind {
    /// `assert_raci!`
    Claim,
    /// `#[raci]`
    Implementation,
    /// `subset!`
    Subset,
    /// `activity!`
    Lookup,
}

impl EvidenceKind {
    pub(crate) const ALL: [EvidenceKind; 4] = [
        EvidenceKind::Implementation,
        EvidenceKind::Claim,
        EvidenceKind::Subset,
        EvidenceKind::Lookup,
    ];

    /// What is said of an activity with such evidence.
    pub(crate) fn participle(self) -> &'static str {
        match self {
            EvidenceKind::Claim => "claimed",
            EvidenceKind::Implementation => "implemented",
            EvidenceKind::Subset => "in a subset",
            EvidenceKind::Lookup => "looked up",
        }
    }

    /// The word in reports.
    pub(crate) fn name(self) -> &'static str {
        match self {
            EvidenceKind::Claim => "claim",
            EvidenceKind::Implementation => "implementation",
            EvidenceKind::Subset => "subset",
            EvidenceKind::Lookup => "lookup",
        }
    }
}

/// A place in the code that is about activities.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    pub(crate) kind: EvidenceKind,
    /// The position of the matrix.
    pub(crate) matrix: usize,
    /// The positions of the activities; none if it is about the revision.
    pub(crate) activities: Vec<usize>,
    pub(crate) file: String,
    pub(crate) line: usize,
    /// The path of the item inside the crate: `keys::rotate`.
    pub(crate) item: Option<String>,
    /// The source text, with single blanks.
    pub(crate) text: String,
}

impl Evidence {
    /// Whether the place is about an activity.
    pub(crate) fn is_about(&self, matrix: usize, activity: usize) -> bool {
        self.matrix == matrix && self.activities.contains(&activity)
    }
}

/// The name of the matrix that claims without `use path;` are about.
const BUILT_IN: &str = "okms";

/// A matrix that code can make claims about, and where it comes from.
pub(crate) struct TracedMatrix {
    pub(crate) matrix: Matrix,
    /// Its rows, which judge claims.
    pub(crate) rows: Rows,
    /// The file that it was read from and its YAML, if it is YAML.
    pub(crate) yaml: Option<(String, String)>,
    /// Whether the user named it; the built-in matrix is known without that.
    pub(crate) is_requested: bool,
    /// Whether the user did not, but named one that refines it.
    pub(crate) is_outer: bool,
}

impl TracedMatrix {
    pub(crate) fn new(
        matrix: Matrix,
        yaml: Option<(String, String)>,
        is_requested: bool,
    ) -> Result<TracedMatrix, Error> {
        let lines = okms_raci_codegen::lines(&matrix).join("\n");
        let rows = Rows::read(&lines)
            .map(|rows| Rows { is_own: matrix.name.as_str() != BUILT_IN, ..rows });
        let rows = rows.ok_or_else(|| Error::new("the rows of the matrix cannot be read"))?;
        Ok(TracedMatrix { matrix, rows, yaml, is_requested, is_outer: false })
    }

    /// The OKMS matrix; it has no file that a place could be in.
    pub(crate) fn built_in(is_requested: bool) -> Result<TracedMatrix, Error> {
        TracedMatrix::new(crate::source::built_in(), None, is_requested)
    }

    /// Whether claims without `use path;` are about it.
    pub(crate) fn is_default(&self) -> bool {
        self.matrix.name.as_str() == BUILT_IN
    }
}
