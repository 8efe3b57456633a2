//! Where code speaks of a matrix, and of what no code does.
//!
//! ```text
//! paths ──▶ files ──▶ find ──▶ understand ──▶ Trace ──▶ report
//!                      ▲           ▲
//!                    names     matrices
//! ```

mod duty;
mod evidence;
mod files;
mod find;
mod kinds;
mod matrices;
mod module;
mod names;
mod progress;
pub(crate) mod report;
mod scan;
mod source;
mod tokens;
mod understand;

use std::path::PathBuf;

use crate::finding::Finding;
use crate::status::Error;

pub(crate) use duty::{Accept, Missing, Requirement, findings, heading, missing, row};
pub(crate) use evidence::{Evidence, Kind};
pub(crate) use kinds::{KINDS, UNREADABLE_SOURCE};
pub(crate) use matrices::TracedMatrix;
#[cfg(feature = "fuzz")]
pub(crate) use scan::scan_alone;

/// What was found.
pub(crate) struct Trace {
    /// In the order of the files, and of their lines.
    pub(crate) evidence: Vec<Evidence>,
    /// What is wrong with files and claims, in the same order.
    pub(crate) problems: Vec<Finding>,
    /// How many files were looked at.
    pub(crate) files: usize,
}

/// Looks through all Rust files of these paths.
pub(crate) fn trace(paths: &[PathBuf], matrices: &[TracedMatrix]) -> Result<Trace, Error> {
    let files::Files { paths, mut problems } = files::files(paths)?;
    let scanned = scan::scan(&paths, matrices)?;
    problems.extend(scanned.problems);
    Ok(Trace { evidence: scanned.evidence, problems, files: paths.len() })
}
