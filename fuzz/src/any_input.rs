//! The readers of sources and of code as functions of bytes, for those who make up what they are fed;
//! no part of what the crate offers.

use std::path::Path;
use std::sync::LazyLock;

use crate::finding::Finding;
use crate::import::Hints;
use crate::source::{self, Form};
use crate::status::Error;
use crate::trace::{self, TracedMatrix, scan_alone};

/// The YAML that the import of a source makes; `file` says by its ending what the source is.
///
/// # Errors
///
/// Why it was refused.
pub fn import(file: &str, bytes: &[u8]) -> Result<String, String> {
    let hints = Hints { revision: Some("2026-01-31".to_owned()), ..Hints::default() };
    let imported = Form::of_path(Path::new(file))
        .and_then(|form| source::import_bytes(form, bytes, file, &hints, None));
    match imported {
        Ok(imported) => Ok(imported.matrix.to_yaml()),
        Err(Error::Message(message)) => Err(message),
        Err(Error::Matrix(report)) => Err(report.to_string()),
    }
}

/// Read once: it takes longer than most of what is made up.
static BUILT_IN: LazyLock<Vec<TracedMatrix>> =
    LazyLock::new(|| TracedMatrix::built_in(true).into_iter().collect());

/// The places, as text, in which `raci trace` finds something about the built-in matrix below a folder.
///
/// # Errors
///
/// Why it was refused.
pub fn trace_folder(folder: &Path) -> Result<Vec<String>, String> {
    let found = trace::trace(&[folder.to_path_buf()], &BUILT_IN).map_err(|error| match error {
        Error::Message(message) => message,
        Error::Matrix(report) => report.to_string(),
    })?;
    let evidence = found.evidence.iter().map(|it| format!("{}:{} {}", it.file, it.line, it.text));
    Ok(evidence.chain(found.problems.iter().map(|problem| format!("{problem:?}"))).collect())
}

/// The lines of a Rust file in which `raci trace` finds something about the built-in matrix.
#[must_use]
pub fn trace(text: &str) -> Vec<usize> {
    let scanned = scan_alone(text, &BUILT_IN);
    let evidence = scanned.evidence.iter().map(|evidence| evidence.line);
    evidence.chain(scanned.problems.iter().filter_map(Finding::line)).collect()
}
