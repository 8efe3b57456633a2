//! Findings as SARIF 2.1.0, the format of code scanning.

use std::path::Path;

use okms_raci_core::escape::UriPath;
use serde_json::{Value, json};

use super::forge::in_workspace;
use crate::finding::{Allowed, Finding, Kind, Level, Place, Span};
use crate::output::to_json;

pub(super) fn sarif(findings: &[Finding], allowed: &[Allowed], kinds: &[Kind]) -> String {
    let suppressed = allowed.iter().map(|row| {
        let mut result = json!({
            "ruleId": row.kind,
            "level": Level::Note,
            "message": { "text": row.message },
            "locations": [location(&row.place)],
            "suppressions": [{ "kind": "inSource", "status": "accepted", "justification": row.reason }],
        });
        add_index(&mut result, row.kind, kinds);
        result
    });
    let results: Vec<Value> =
        findings.iter().map(|finding| result(finding, kinds)).chain(suppressed).collect();
    to_json(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "raci",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": kinds.iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
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
    // Code scanning takes no result without a line.
    let nowhere = Place { file: ".".to_owned(), span: None };
    let mut result = json!({
        "ruleId": finding.kind,
        "level": finding.level,
        "message": { "text": format!("{}{help}", finding.message) },
        "locations": [finding.place.as_ref().map_or_else(|| location(&nowhere), location)],
    });
    add_index(&mut result, finding.kind, kinds);
    if let (Some(fix), Some(place)) = (&finding.fix, &finding.place) {
        result["fixes"] = json!([{
            "description": { "text": finding.help },
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(&in_workspace(&place.file)) },
                "replacements": [{
                    "deletedRegion": {
                        "startLine": fix.start.line,
                        "startColumn": fix.start.column,
                        "endLine": fix.end.line,
                        "endColumn": fix.end.column,
                    },
                    "insertedContent": { "text": fix.replacement },
                }],
            }],
        }]);
    }
    result
}

fn add_index(result: &mut Value, id: &str, kinds: &[Kind]) {
    if let Some(index) = kinds.iter().position(|kind| kind.id == id) {
        result["ruleIndex"] = index.into();
    }
}

fn location(place: &Place) -> Value {
    let mut location = json!({
        "artifactLocation": { "uri": uri(&in_workspace(&place.file)) },
        "region": { "startLine": 1 },
    });
    if let Some(Span { line, columns, .. }) = &place.span {
        location["region"] =
            json!({ "startLine": line, "startColumn": columns.start, "endColumn": columns.end });
    }
    json!({ "physicalLocation": location })
}

/// A relative path stays relative, so that a forge finds the file in its copy of the repository.
fn uri(file: &str) -> String {
    let is_absolute = Path::new(file).is_absolute();
    let slash = if file.starts_with('/') { "" } else { "/" };
    let root = if is_absolute { format!("file://{slash}") } else { String::new() };
    format!("{root}{}", UriPath(file))
}
