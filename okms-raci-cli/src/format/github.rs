//! Findings as annotations: lines that a forge's runner finds in the log.

use std::fmt::Write;

use okms_raci_core::escape::{Annotation, AnnotationProperty, Terminal};

use super::lines;
use crate::finding::{Finding, Level, Place};

pub(super) fn findings(findings: &[Finding]) -> String {
    findings.iter().map(annotation).collect()
}

fn annotation(finding: &Finding) -> String {
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let place = finding.place.as_ref().map_or_else(String::new, place);
    let mut message = lines(&finding.message, "\n");
    if let Some(help) = &finding.help {
        // A `String` takes all that is written to it.
        let _ = write!(message, "\n{}", Terminal(help));
    }
    let title = AnnotationProperty(finding.kind);
    format!("::{command} {place}title={title}::{}\n", Annotation(message))
}

fn place(place: &Place) -> String {
    let mut properties = format!("file={},", AnnotationProperty(Terminal(&place.file)));
    if let Some(span) = &place.span {
        let (line, columns) = (span.line, &span.columns);
        // The last column counts as marked there.
        let last = columns.end.saturating_sub(1).max(columns.start);
        let _ = write!(properties, "line={line},col={},endColumn={last},", columns.start);
    }
    properties
}
