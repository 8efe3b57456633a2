//! Findings as forges take them from a job: annotations of GitHub, a report of GitLab.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use okms_raci_core::escape::{Annotation, AnnotationProperty, Terminal};
use serde_json::{Value, json};

use super::lines;
use crate::finding::{Allowed, Finding, Level, Place};
use crate::output::to_json;
use crate::paths::{whole, with_slashes};
use crate::terminal::shown;

/// The path of a file from the root of the repository, as forges match it: with `/` and without `./`.
pub(super) fn in_workspace(file: &str) -> String {
    if file == "." || !Path::new(file).exists() {
        return file.to_owned();
    }
    let full = whole(Path::new(file));
    let root = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].into_iter().find_map(std::env::var_os);
    let mut roots = root.map(PathBuf::from).into_iter().chain(std::env::current_dir());
    let inside = roots.find_map(|root| full.strip_prefix(root).ok().map(Path::to_owned));
    with_slashes(&inside.unwrap_or(full))
}

/// Findings as annotations: lines that a forge's runner finds in the log.
pub(super) fn github(findings: &[Finding], allowed: &[Allowed]) -> String {
    let allowed = allowed.iter().map(|row| {
        let (place, title) = (annotation_place(&row.place), AnnotationProperty(row.kind));
        let message = format!("allowed: {}\n{}", shown(&row.message), shown(&row.reason));
        format!("::notice {place}title={title}::{}\n", Annotation(message))
    });
    findings.iter().map(annotation).chain(allowed).collect()
}

fn annotation(finding: &Finding) -> String {
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let place = finding.place.as_ref().map_or_else(String::new, annotation_place);
    let mut message = lines(&finding.message, "\n");
    if let Some(help) = &finding.help {
        // A `String` takes all that is written to it.
        let _ = write!(message, "\n{}", Terminal(help));
    }
    let title = AnnotationProperty(finding.kind);
    format!("::{command} {place}title={title}::{}\n", Annotation(message))
}

fn annotation_place(place: &Place) -> String {
    let mut properties =
        format!("file={},", AnnotationProperty(Terminal(in_workspace(&place.file))));
    if let Some(span) = &place.span {
        let (line, columns) = (span.line, &span.columns);
        // The last column counts as marked there.
        let last = columns.end.saturating_sub(1).max(columns.start);
        let _ = write!(properties, "line={line},col={},endColumn={last},", columns.start);
    }
    properties
}

/// Findings as a report of code quality, whose entries a forge compares with those of the target branch.
pub(super) fn gitlab(findings: &[Finding], allowed: &[Allowed]) -> String {
    let mut seen = HashMap::new();
    let mut entry = |kind: &str, severity: &str, text: String, place: Option<&Place>| {
        let (file, line) = place.map_or((".", 1), |place| {
            (place.file.as_str(), place.span.as_ref().map_or(1, |span| span.line))
        });
        // The line moves with every edit above it; of several alike, each has its number.
        let same = seen.entry(format!("{kind}\n{file}\n{text}")).or_insert(0);
        *same += 1;
        let digest = hmac_sha256::Hash::hash(format!("{kind}\n{file}\n{text}\n{same}").as_bytes());
        let fingerprint = digest.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        let file = in_workspace(file);
        json!({
            "description": text,
            "check_name": kind,
            "fingerprint": fingerprint,
            "severity": severity,
            "location": { "path": file, "lines": { "begin": line } },
        })
    };
    let mut entries: Vec<Value> = Vec::new();
    for Finding { kind, level, message, help, place, .. } in findings {
        let severity = match level {
            Level::Error => "major",
            Level::Warning => "minor",
            Level::Note => "info",
        };
        let help = help.as_ref().map_or_else(String::new, |help| format!("\n{help}"));
        entries.push(entry(kind, severity, format!("{message}{help}"), place.as_ref()));
    }
    for Allowed { kind, message, reason, place } in allowed {
        entries.push(entry(kind, "info", format!("allowed: {message}\n{reason}"), Some(place)));
    }
    to_json(&entries)
}
