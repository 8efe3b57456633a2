//! Findings as SARIF 2.1.0, the form that code scanning takes.

use okms_raci_core::escape::UriPath;
use serde_json::{Value, json};

use super::json::to_string;
use crate::finding::{Finding, Kind, Place, Span};

pub(super) fn findings(findings: &[Finding], kinds: &[Kind]) -> String {
    to_string(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "raci",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": kinds.iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(|finding| result(finding, kinds)).collect::<Vec<_>>(),
        }],
    }))
}

fn rule(kind: &Kind) -> Value {
    json!({
        "id": kind.id,
        "shortDescription": { "text": kind.summary },
        "help": { "text": kind.explanation, "markdown": kind.explanation },
        "defaultConfiguration": { "level": kind.level },
    })
}

fn result(finding: &Finding, kinds: &[Kind]) -> Value {
    let help = finding.help.as_ref().map_or_else(String::new, |help| format!("\n{help}"));
    let mut result = json!({
        "ruleId": finding.kind,
        "level": finding.level,
        "message": { "text": format!("{}{help}", finding.message) },
        "locations": finding.place.iter().map(location).collect::<Vec<_>>(),
    });
    if let Some(index) = kinds.iter().position(|kind| kind.id == finding.kind) {
        result["ruleIndex"] = index.into();
    }
    result
}

fn location(place: &Place) -> Value {
    let mut location = json!({ "artifactLocation": { "uri": uri(&place.file) } });
    if let Some(Span { line, columns }) = &place.span {
        location["region"] =
            json!({ "startLine": line, "startColumn": columns.start, "endColumn": columns.end });
    }
    json!({ "physicalLocation": location })
}

/// A relative path stays relative, so that a forge finds the file in its copy of the repository.
fn uri(file: &str) -> String {
    let file = if cfg!(windows) { file.replace('\\', "/") } else { file.to_owned() };
    let is_absolute = std::path::Path::new(&file).is_absolute();
    let slash = if file.starts_with('/') { "" } else { "/" };
    let root = if is_absolute { format!("file://{slash}") } else { String::new() };
    format!("{root}{}", UriPath(&file))
}
