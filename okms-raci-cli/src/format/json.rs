//! Findings for programs.

use okms_raci_codegen::Fix;
use serde_json::{Value, json};

use crate::finding::{Allowed, Finding};
use crate::output::to_json;

/// The version of this form.
const FORMAT: u32 = 1;

pub(super) fn json(findings: &[Finding], allowed: &[Allowed]) -> String {
    let problems: Vec<Value> = findings.iter().map(problem).collect();
    let mut document = json!({ "format": FORMAT, "problems": problems });
    if !allowed.is_empty() {
        document["allowed"] = allowed.iter().map(exemption).collect();
    }
    to_json(&document)
}

fn problem(finding: &Finding) -> Value {
    let span = finding.span();
    let mut problem = json!({
        "rule": finding.kind,
        "level": finding.level,
        "file": finding.place.as_ref().map(|place| &place.file),
        "line": span.map(|span| span.line),
        "column": span.map(|span| span.columns.start),
        "end_column": span.map(|span| span.columns.end),
        "message": finding.message,
        "help": finding.help,
    });
    if let Some(Fix { start, end, replacement, .. }) = &finding.fix {
        problem["fix"] = json!({
            "line": start.line,
            "column": start.column,
            "end_line": end.line,
            "end_column": end.column,
            "replacement": replacement,
        });
    }
    problem
}

fn exemption(Allowed { kind, message, reason, place }: &Allowed) -> Value {
    let line = place.span.as_ref().map(|span| span.line);
    json!({ "rule": kind, "file": place.file, "line": line, "message": message, "reason": reason })
}
