//! For programs; `schema.json` beside it describes the form.

use okms_raci_codegen::Matrix;
use serde_json::{Map, Value, json};

use super::Report;
use crate::export::covered;
use crate::finding::Finding;
use crate::output::to_json;
use crate::trace::Evidence;

/// The version of this form.
const FORMAT: u32 = 1;

pub(crate) fn json(report: &Report<'_>) -> String {
    let activities = report.rows().map(|(matrix, row)| activity(report, matrix, row));
    let missing = report.missing.iter();
    let missing = missing.map(|duty| row(&report.matrices[duty.matrix].matrix, duty.activity));
    to_json(&json!({
        "format": FORMAT,
        "activities": activities.collect::<Vec<_>>(),
        "missing": missing.collect::<Vec<_>>(),
        "problems": report.trace.problems.iter().map(problem).collect::<Vec<_>>(),
    }))
}

/// A row with its evidence, and the rows that take it on, of matrices that refine this one.
fn activity(report: &Report<'_>, matrix: usize, position: usize) -> Value {
    let mut activity = row(&report.matrices[matrix].matrix, position);
    activity["evidence"] = report.evidence_of(matrix, position).map(place).collect();
    let takers = report.takers(matrix, position);
    if !takers.is_empty() {
        let takers = takers.into_iter().map(|(traced, position, _)| row(&traced.matrix, position));
        activity["taken_on_by"] = takers.collect();
    }
    activity
}

/// A row; what is said of it beside its title only where it has that.
fn row(matrix: &Matrix, position: usize) -> Value {
    let activity = &matrix.activities[position];
    let mut row = json!({
        "matrix": matrix.name,
        "id": activity.id,
        "title": activity.title,
        "section": matrix.sections[activity.section].id,
    });
    let notes = activity.notes.iter();
    let notes: Map<_, _> =
        notes.map(|(party, note)| (matrix.parties[*party].id.clone(), json!(note))).collect();
    let allow = activity.allow.iter();
    let allow: Map<_, _> =
        allow.map(|(rule, reason)| (rule.id().to_owned(), json!(reason))).collect();
    let further = [
        ("ref", json!(activity.reference)),
        ("note", json!(activity.note)),
        ("notes", json!(notes)),
        ("allow", json!(allow)),
        ("covers", json!(covered(matrix, activity))),
    ];
    let is_empty = |value: &Value| value.is_null() || *value == json!({}) || *value == json!([]);
    for (key, value) in further.into_iter().filter(|(_, value)| !is_empty(value)) {
        row[key] = value;
    }
    row
}

fn place(found: &Evidence) -> Value {
    let Evidence { kind, file, line, item, text, .. } = found;
    json!({ "kind": kind.name(), "file": file, "line": line, "item": item, "text": text })
}

fn problem(finding: &Finding) -> Value {
    let file = finding.place.as_ref().map(|place| &place.file);
    json!({ "file": file, "line": finding.line(), "message": finding.message })
}
