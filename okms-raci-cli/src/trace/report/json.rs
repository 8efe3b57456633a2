//! For programs; `schema.json` beside it describes the form.

use okms_raci_codegen::Matrix;
use serde_json::{Value, json};

use super::Report;
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

fn row(matrix: &Matrix, position: usize) -> Value {
    let activity = &matrix.activities[position];
    json!({
        "matrix": matrix.name,
        "id": activity.id,
        "title": activity.title,
        "section": matrix.sections[activity.section].id,
    })
}

fn place(found: &Evidence) -> Value {
    let Evidence { kind, file, line, item, text, .. } = found;
    json!({ "kind": kind.name(), "file": file, "line": line, "item": item, "text": text })
}

fn problem(finding: &Finding) -> Value {
    let file = finding.place.as_ref().map(|place| &place.file);
    json!({ "file": file, "line": finding.line(), "message": finding.message })
}
