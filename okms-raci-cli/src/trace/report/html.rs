//! The page of a matrix, with a column of evidence.

use std::path::Path;

use super::Report;
use crate::export::html::{Cell, Column, Page};
use crate::status::Error;
use crate::trace::{Evidence, TracedMatrix};

/// The page of the one matrix that was asked for.
pub(crate) fn html(report: &Report<'_>) -> Result<String, Error> {
    let mut asked_for =
        report.matrices.iter().enumerate().filter(|(_, traced)| traced.is_asked_for);
    match (asked_for.next(), asked_for.next()) {
        (Some((at, TracedMatrix { matrix, yaml, .. })), None) => {
            let cells = 0..matrix.activities.len();
            let cells = cells.map(|activity| cells_of(report, at, activity)).collect();
            let column = Column { title: "Evidence".to_owned(), cells };
            let file = yaml.as_ref().and_then(|(file, _)| Path::new(file).file_name()?.to_str());
            Ok(Page { file, column: Some(&column), ..Page::of(matrix) }.write())
        }
        _ => Err(Error::new("a page shows one matrix: give one --matrix")),
    }
}

fn cells_of(report: &Report<'_>, matrix: usize, activity: usize) -> Vec<Cell> {
    let mut missing = report.missing.iter();
    let missing = missing.find(|duty| duty.matrix == matrix && duty.activity == activity);
    let missing = missing.map(|duty| Cell {
        text: format!("Missing, required by: {}", duty.conditions.join("; ")),
        link: None,
    });
    let evidence = report.evidence_of(matrix, activity).map(|found| cell(report, found));
    missing.into_iter().chain(evidence).collect()
}

fn cell(report: &Report<'_>, found: &Evidence) -> Cell {
    let place = match &found.item {
        Some(item) => format!("{item}, {}:{}", found.file, found.line),
        None => format!("{}:{}", found.file, found.line),
    };
    Cell {
        text: format!("{}: {place}", found.kind.name()),
        link: report.links.map(|template| template.link(found)),
    }
}
