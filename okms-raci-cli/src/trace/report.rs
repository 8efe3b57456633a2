//! What was found, as people and programs read it.

mod html;
mod json;
mod link;
pub(crate) mod markdown;
pub(crate) mod text;

use std::collections::BTreeSet;

use super::{Evidence, Missing, Trace, TracedMatrix};
use crate::finding::Finding;

pub(crate) use html::html;
pub(crate) use json::json;
pub(crate) use link::LinkTemplate;

/// All that a report tells.
pub(crate) struct Report<'a> {
    pub(crate) matrices: &'a [TracedMatrix],
    pub(crate) trace: &'a Trace,
    pub(crate) missing: &'a [Missing],
    /// What is missing and what is wrong, for the forms that tell both alike.
    pub(crate) findings: &'a [Finding],
    /// Where places can be looked at, if anywhere.
    pub(crate) links: Option<&'a LinkTemplate>,
}

impl<'a> Report<'a> {
    /// The matrices that are told of: those that were asked for, and those that code speaks of.
    fn shown(&self) -> impl Iterator<Item = (usize, &'a TracedMatrix)> {
        let trace = self.trace;
        self.matrices.iter().enumerate().filter(move |(at, traced)| {
            traced.is_asked_for || trace.evidence.iter().any(|found| found.matrix == *at)
        })
    }

    fn evidence_of(&self, matrix: usize, activity: usize) -> impl Iterator<Item = &'a Evidence> {
        self.trace.evidence.iter().filter(move |found| found.is_about(matrix, activity))
    }

    /// How many activities there are, how many of them code speaks of, and in how many files.
    pub(crate) fn counts(&self) -> (usize, usize, usize) {
        let (mut all, mut spoken_of) = (0, 0);
        for (at, traced) in self.shown() {
            let activities = 0..traced.matrix.activities.len();
            all += activities.len();
            spoken_of += activities
                .filter(|&activity| self.evidence_of(at, activity).next().is_some())
                .count();
        }
        let files: BTreeSet<&str> =
            self.trace.evidence.iter().map(|found| found.file.as_str()).collect();
        (all, spoken_of, files.len())
    }
}
