//! What evidence is required of, and what has none.

use okms_raci_claims::Selection;

use super::Trace;
use super::evidence::{Evidence, Kind};
use super::kinds::MISSING_EVIDENCE;
use super::matrices::TracedMatrix;
use crate::finding::{Finding, Place, Span};
use crate::status::Error;

/// What counts as evidence of a duty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Accept {
    /// `#[raci]` on an item
    #[default]
    Implementations,
    /// That, or a claim in `assert_raci!`
    Claims,
}

impl Accept {
    fn takes(self, kind: Kind) -> bool {
        match kind {
            Kind::Implementation => true,
            Kind::Claim => self == Accept::Claims,
            Kind::Subset | Kind::Lookup => false,
        }
    }
}

/// The activities that a condition holds for.
pub(crate) struct Requirement {
    /// As it was written.
    text: String,
    /// Positions of a matrix and of an activity.
    activities: Vec<(usize, usize)>,
}

impl Requirement {
    /// What a condition asks for, of those matrices that have its names.
    pub(crate) fn new(text: &str, matrices: &[TracedMatrix]) -> Result<Requirement, Error> {
        let wrong =
            |mistake: &syn::Error| Error::new(format_args!("--require '{text}': {mistake}"));
        let condition: Selection = syn::parse_str(text).map_err(|mistake| wrong(&mistake))?;
        let mut activities = Vec::new();
        let mut first_mistake = None;
        let mut is_understood = false;
        for (at, traced) in matrices.iter().enumerate().filter(|(_, traced)| traced.is_asked_for) {
            let (chosen, mistakes) = traced.rows.select(&condition);
            if let Some(mistake) = mistakes.into_iter().next() {
                first_mistake = first_mistake.or(Some(mistake.error));
            } else {
                is_understood = true;
                activities.extend(chosen.into_iter().map(|activity| (at, activity)));
            }
        }
        match first_mistake {
            Some(mistake) if !is_understood => Err(wrong(&mistake)),
            _ if activities.is_empty() => Err(Error::new(format_args!(
                "--require '{text}': there is no such activity, so it would require nothing"
            ))),
            _ => Ok(Requirement { text: text.to_owned(), activities }),
        }
    }

    fn asks_for(&self, matrix: usize, activity: usize) -> bool {
        self.activities.contains(&(matrix, activity))
    }
}

/// An activity without the evidence that is required.
#[derive(Clone, Debug)]
pub(crate) struct Missing {
    pub(crate) matrix: usize,
    pub(crate) activity: usize,
    /// What requires it.
    pub(crate) conditions: Vec<String>,
}

/// What has no evidence, in published order.
pub(crate) fn missing(
    requirements: &[Requirement],
    accept: Accept,
    trace: &Trace,
    matrices: &[TracedMatrix],
) -> Vec<Missing> {
    let mut missing = Vec::new();
    for (matrix, traced) in matrices.iter().enumerate() {
        for activity in 0..traced.matrix.activities.len() {
            let asking = requirements.iter().filter(|asks| asks.asks_for(matrix, activity));
            let conditions: Vec<String> = asking.map(|asks| asks.text.clone()).collect();
            let is_evidence =
                |found: &Evidence| accept.takes(found.kind) && found.is_about(matrix, activity);
            if !conditions.is_empty() && !trace.evidence.iter().any(is_evidence) {
                missing.push(Missing { matrix, activity, conditions });
            }
        }
    }
    missing
}

/// What is missing, each at its line in the YAML.
pub(crate) fn findings(
    missing: &[Missing],
    matrices: &[TracedMatrix],
    accept: Accept,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, TracedMatrix { matrix, yaml, .. }) in matrices.iter().enumerate() {
        let of_matrix: Vec<&Missing> = missing.iter().filter(|duty| duty.matrix == at).collect();
        let activities: Vec<usize> = of_matrix.iter().map(|duty| duty.activity).collect();
        let places = match yaml {
            Some((_, text)) => okms_raci_codegen::Matrix::places_of_activities(text, &activities),
            None => vec![None; activities.len()],
        };
        for (duty, place) in of_matrix.into_iter().zip(places) {
            let span = place.map(|at| Span { line: at.line, columns: at.column..at.column + 1 });
            let place = yaml.as_ref().map(|(file, _)| Place { file: file.clone(), span });
            findings.push(finding(duty, matrix, place, accept));
        }
    }
    findings
}

fn finding(
    duty: &Missing,
    matrix: &okms_raci_codegen::Matrix,
    place: Option<Place>,
    accept: Accept,
) -> Finding {
    let activity = &matrix.activities[duty.activity];
    let section = heading(&matrix.sections[activity.section]);
    let what = match accept {
        Accept::Implementations => "no code implements",
        Accept::Claims => "no code implements or claims",
    };
    Finding {
        count: 1,
        kind: MISSING_EVIDENCE.id,
        level: MISSING_EVIDENCE.level,
        message: format!(
            "{what} {}\n{section}: \"{}\"\npublished {}: {}\nrequired: {}",
            activity.id.as_str(),
            activity.title.as_str(),
            matrix.source.revision.as_str(),
            row(matrix, duty.activity),
            duty.conditions.join("; "),
        ),
        help: None,
        place,
        excerpt: None,
    }
}

/// `3.1.3 Monitoring`
pub(crate) fn heading(section: &okms_raci_codegen::Section) -> String {
    let number = section.number.as_deref().map_or_else(String::new, |number| format!("{number} "));
    format!("{number}{}", section.title.as_str())
}

/// `Customer RA, OVHcloud -`
pub(crate) fn row(matrix: &okms_raci_codegen::Matrix, activity: usize) -> String {
    let cells = matrix.parties.iter().zip(&matrix.activities[activity].roles);
    let cells: Vec<String> =
        cells.map(|(party, roles)| format!("{} {roles}", party.name.as_str())).collect();
    cells.join(", ")
}
