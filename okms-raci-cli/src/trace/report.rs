//! The report of a trace, for people and for programs.

mod json;
pub(crate) mod markdown;
pub(crate) mod text;

use std::collections::BTreeSet;
use std::path::Path;
use std::str::FromStr;

use okms_raci_core::escape::UriPath;

use super::{Evidence, EvidenceKind, Links, MissingEvidence, Trace, TracedMatrix};
use crate::export::html::{Cell, Column, Page};
use crate::finding::Finding;
use crate::source;
use crate::status::Error;

pub(crate) use json::json;

/// The content of a report.
pub(crate) struct Report<'a> {
    pub(crate) matrices: &'a [TracedMatrix],
    pub(crate) trace: &'a Trace,
    pub(crate) missing: &'a [MissingEvidence],
    /// Missing evidence and problems, for the formats that list both.
    pub(crate) findings: &'a [Finding],
    /// The address of a place in the code.
    pub(crate) links: Option<&'a LinkTemplate>,
    /// The duties that rows of other matrices take on.
    pub(crate) chain: &'a Links,
}

impl<'a> Report<'a> {
    /// The matrices that the user named, and those with evidence.
    fn shown(&self) -> impl Iterator<Item = (usize, &'a TracedMatrix)> {
        let trace = self.trace;
        self.matrices.iter().enumerate().filter(move |(at, traced)| {
            let has_evidence = || trace.evidence.iter().any(|found| found.matrix == *at);
            traced.is_requested || traced.is_outer || has_evidence()
        })
    }

    fn evidence_of(&self, matrix: usize, activity: usize) -> impl Iterator<Item = &'a Evidence> {
        self.trace.evidence.iter().filter(move |found| found.is_about(matrix, activity))
    }

    /// The rows that take an activity on, each with how often code is about it.
    fn takers(&self, matrix: usize, activity: usize) -> Vec<(&'a TracedMatrix, usize, usize)> {
        let takers = self.chain.takers(matrix, activity).into_iter();
        let with_count =
            |(matrix, row)| (&self.matrices[matrix], row, self.evidence_of(matrix, row).count());
        takers.map(with_count).collect()
    }

    /// The matrix and the position of each activity.
    fn rows(&self) -> impl Iterator<Item = (usize, usize)> {
        let rows = |(at, traced): (usize, &TracedMatrix)| {
            (0..traced.matrix.activities.len()).map(move |row| (at, row))
        };
        self.shown().flat_map(rows)
    }

    /// The number of activities.
    pub(crate) fn activities(&self) -> usize {
        self.rows().count()
    }

    /// The number of activities with evidence of this kind.
    pub(crate) fn with(&self, kind: EvidenceKind) -> usize {
        let is_it = |found: &Evidence| found.kind == kind;
        self.rows().filter(|(matrix, row)| self.evidence_of(*matrix, *row).any(is_it)).count()
    }

    /// The number of activities without evidence of their own that rows of refining matrices with code take on.
    pub(crate) fn taken_on(&self) -> usize {
        let has_own = |(matrix, row)| self.evidence_of(matrix, row).next().is_some();
        let taken_on = self.rows().filter(|(matrix, row)| {
            !has_own((*matrix, *row))
                && !self.chain.takers(*matrix, *row).is_empty()
                && self.chain.has_code((*matrix, *row), &has_own)
        });
        taken_on.count()
    }

    /// The number of files with evidence.
    pub(crate) fn files(&self) -> usize {
        let files = self.trace.evidence.iter().map(|found| found.file.as_str());
        files.collect::<BTreeSet<_>>().len()
    }
}

/// The address of a place in the code, with `{path}` and maybe `{line}`.
#[derive(Clone, Debug)]
pub(crate) struct LinkTemplate(String);

impl LinkTemplate {
    pub(crate) fn link(&self, found: &Evidence) -> String {
        let path = UriPath(&found.file).to_string();
        // In this order: an escaped path has no braces.
        self.0.replace("{path}", &path).replace("{line}", &found.line.to_string())
    }
}

impl FromStr for LinkTemplate {
    type Err = String;

    fn from_str(template: &str) -> Result<Self, String> {
        let is_web = ["https://", "http://"].iter().any(|scheme| template.starts_with(scheme));
        if !is_web && template.contains(':') {
            return Err("an address starts with `https://`, or is a path".to_owned());
        }
        if !template.contains("{path}") {
            return Err("write `{path}` where the path of the file goes".to_owned());
        }
        Ok(LinkTemplate(template.to_owned()))
    }
}

/// The page of the requested matrix, with a column of evidence.
pub(crate) fn html(report: &Report<'_>) -> Result<String, Error> {
    let mut requested =
        report.matrices.iter().enumerate().filter(|(_, traced)| traced.is_requested);
    match (requested.next(), requested.next()) {
        (Some((at, TracedMatrix { matrix, yaml, .. })), None) => {
            let cells = 0..matrix.activities.len();
            let cells = cells.map(|activity| cells_of(report, at, activity)).collect();
            let column = Column { title: "Evidence".to_owned(), cells };
            let file = yaml.as_ref().and_then(|(file, _)| Path::new(file).file_name()?.to_str());
            let is_built_in = || matrix.source.sha256 == source::built_in().source.sha256;
            let file = file.or_else(|| is_built_in().then_some(source::BUILT_IN_FILE));
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
    let takers = report
        .takers(matrix, activity)
        .into_iter()
        .map(|(traced, row, count)| Cell { text: taker(traced, row, count), link: None });
    missing.into_iter().chain(evidence).chain(takers).collect()
}

/// `key_service, Rotate keys: 2 places in code`
fn taker(traced: &TracedMatrix, row: usize, count: usize) -> String {
    let (name, title) = (&traced.matrix.name, &traced.matrix.activities[row].title);
    let count = match count {
        0 => "no code".to_owned(),
        1 => "1 place in code".to_owned(),
        several => format!("{several} places in code"),
    };
    format!("taken on by {name}, \"{title}\": {count}")
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
