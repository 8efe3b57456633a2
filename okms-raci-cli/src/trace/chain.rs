//! Evidence along a chain: a duty counts where each row that takes on its R has code, or if none takes
//! that on, each row that takes on its A.

use std::path::{Path, PathBuf};

use okms_raci_claims::{Duty, Refinement, Rows};
use okms_raci_codegen::Refines;

use super::{BUILT_IN, TracedMatrix};
use crate::chain::{Chain, Trial};
use crate::status::Error;

/// The duties of the matrices that others refine.
pub(crate) struct Links(Vec<Link>);

struct Link {
    outer: usize,
    inner: usize,
    refinement: Refinement,
}

/// A row that has to have code so that a duty counts: its matrix and its activity.
pub(crate) type Taker = (usize, usize);

impl Links {
    pub(crate) fn new(matrices: &[TracedMatrix]) -> Links {
        let mut links = Vec::new();
        for (inner, traced) in matrices.iter().enumerate() {
            for (entry, refines) in traced.matrix.refines.iter().enumerate() {
                let is_outer = |other: &TracedMatrix| other.matrix.name == refines.matrix;
                let Some(outer) = matrices.iter().position(is_outer) else { continue };
                let refinement = Refinement::new(&traced.rows, entry, &matrices[outer].rows);
                links.push(Link { outer, inner, refinement });
            }
        }
        Links(links)
    }

    fn duties(&self, matrix: usize, activity: usize) -> impl Iterator<Item = (&Link, &Duty)> {
        let links = self.0.iter().filter(move |link| link.outer == matrix);
        links.filter_map(move |link| {
            let mut duties = link.refinement.duties.iter();
            Some((link, duties.find(|duty| duty.activity == activity)?))
        })
    }

    /// The rows that have to have code.
    pub(crate) fn takers(&self, matrix: usize, activity: usize) -> Vec<Taker> {
        let duties = self.duties(matrix, activity);
        duties.flat_map(|(link, duty)| duty.carriers().map(|row| (link.inner, row))).collect()
    }

    /// Whether an activity has code of its own, or counts along the chain.
    pub(crate) fn has_code(&self, at: Taker, has_own: &dyn Fn(Taker) -> bool) -> bool {
        self.has_code_within(at, has_own, self.0.len())
    }

    /// `links` bounds the way, which no cycle makes longer.
    fn has_code_within(&self, at: Taker, has_own: &dyn Fn(Taker) -> bool, links: usize) -> bool {
        if has_own(at) {
            return true;
        }
        let takers = self.takers(at.0, at.1);
        let has_code =
            |taker: &Taker| links > 0 && self.has_code_within(*taker, has_own, links - 1);
        if takers.is_empty() { self.is_excepted(at) } else { takers.iter().all(has_code) }
    }

    /// Whether the activity does not arise for any who refine the matrix.
    fn is_excepted(&self, (matrix, activity): Taker) -> bool {
        let mut duties = self.duties(matrix, activity).peekable();
        duties.peek().is_some() && duties.all(|(_, duty)| duty.except.is_some())
    }

    /// The rows below an activity that have no code, down to where it is missing.
    pub(crate) fn without_code(&self, at: Taker, has_own: &dyn Fn(Taker) -> bool) -> Vec<Taker> {
        let takers = self.takers(at.0, at.1).into_iter();
        takers.filter(|taker| !self.has_code(*taker, has_own)).collect()
    }
}

/// Adds the matrices that these refine, unless they are there.
pub(crate) fn add_outer(matrices: &mut Vec<TracedMatrix>, files: &[PathBuf]) -> Result<(), Error> {
    let refining = files.iter().filter(|file| is_refining(file, matrices)).cloned();
    let mut chain = Chain::read(&refining.collect::<Vec<_>>(), &Trial::default());
    if let Some(problem) = chain.problems.pop() {
        return Err(problem);
    }
    for node in chain.nodes {
        let known = matrices.iter_mut().find(|traced| traced.matrix.name == node.matrix.name);
        if let Some(traced) = known {
            traced.is_outer = !traced.is_requested;
        } else {
            let yaml = node.yaml();
            let traced = TracedMatrix::new(node.matrix, yaml, false)?;
            matrices.push(TracedMatrix { is_outer: true, ..traced });
        }
    }
    put_beside(matrices);
    Ok(())
}

/// Lets claims speak of the activities of matrices that theirs refines.
fn put_beside(matrices: &mut [TracedMatrix]) {
    for at in 0..matrices.len() {
        let outer = |refines: &Refines| {
            let mut all = matrices.iter();
            all.find(|other| other.matrix.name == refines.matrix).map(|it| it.rows.clone())
        };
        let outer: Vec<Option<Rows>> = matrices[at].matrix.refines.iter().map(outer).collect();
        if !outer.is_empty() {
            matrices[at].rows = matrices[at].rows.clone().beside(outer);
        }
    }
}

/// Whether a file that was read is of a matrix that refines another one.
fn is_refining(file: &Path, matrices: &[TracedMatrix]) -> bool {
    let name = file.display().to_string();
    matrices.iter().any(|traced| {
        let is_it = traced.yaml.as_ref().is_none_or(|(own, _)| *own == name);
        is_it && traced.matrix.name != BUILT_IN && !traced.matrix.refines.is_empty()
    })
}
