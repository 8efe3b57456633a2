//! For programs; `schema.json` beside it describes the form.

use okms_raci_codegen::Matrix;
use serde::Serialize;

use super::Report;
use crate::finding::Finding;
use crate::output::to_json;
use crate::trace::{Evidence, EvidenceKind};

/// The version of this form.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    activities: Vec<Activity<'a>>,
    missing: Vec<Duty<'a>>,
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct Activity<'a> {
    #[serde(flatten)]
    duty: Duty<'a>,
    evidence: Vec<Place<'a>>,
    /// The rows that take it on, of matrices that refine this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taken_on_by: Vec<Duty<'a>>,
}

#[derive(Serialize)]
struct Duty<'a> {
    matrix: &'a str,
    id: &'a str,
    title: &'a str,
    section: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    kind: EvidenceKind,
    file: &'a str,
    line: usize,
    item: Option<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
struct Problem<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    message: &'a str,
}

pub(crate) fn json(report: &Report<'_>) -> String {
    let activities = report.shown().flat_map(|(at, traced)| {
        (0..traced.matrix.activities.len()).map(move |activity| Activity {
            duty: duty(&traced.matrix, activity),
            evidence: report.evidence_of(at, activity).map(place).collect(),
            taken_on_by: report
                .takers(at, activity)
                .into_iter()
                .map(|(traced, row, _)| duty(&traced.matrix, row))
                .collect(),
        })
    });
    let missing = report.missing.iter();
    let missing =
        missing.map(|missing| duty(&report.matrices[missing.matrix].matrix, missing.activity));
    to_json(&Document {
        format: FORMAT,
        activities: activities.collect(),
        missing: missing.collect(),
        problems: report.trace.problems.iter().map(problem).collect(),
    })
}

fn duty(matrix: &Matrix, activity: usize) -> Duty<'_> {
    let activity = &matrix.activities[activity];
    let section = &matrix.sections[activity.section];
    Duty {
        matrix: matrix.name.as_str(),
        id: activity.id.as_str(),
        title: activity.title.as_str(),
        section: section.id.as_str(),
    }
}

fn place(found: &Evidence) -> Place<'_> {
    Place {
        kind: found.kind,
        file: &found.file,
        line: found.line,
        item: found.item.as_deref(),
        text: &found.text,
    }
}

fn problem(finding: &Finding) -> Problem<'_> {
    Problem {
        file: finding.place.as_ref().map(|place| place.file.as_str()),
        line: finding.line(),
        message: &finding.message,
    }
}
