//! The activities that need evidence, and those of them that have none.

use okms_raci_claims::Subset;

use super::chain::{Links, Taker};
use super::findings::MISSING_EVIDENCE;
use super::{Evidence, EvidenceKind, Trace, TracedMatrix};
use crate::export::remarks;
use crate::finding::{Finding, Place, Span};
use crate::status::Error;

/// The code that counts as evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Accept {
    // `#[raci]` on an item
    #[default]
    Implementations,
    // That, or a claim in `assert_raci!`
    Claims,
}

impl Accept {
    fn accepts(self, kind: EvidenceKind) -> bool {
        match kind {
            EvidenceKind::Implementation => true,
            EvidenceKind::Claim => self == Accept::Claims,
            EvidenceKind::Subset | EvidenceKind::Lookup => false,
        }
    }
}

/// A condition of `--require`, with the activities that it holds for.
pub(crate) struct Requirement {
    /// The condition as written.
    text: String,
    /// Positions of a matrix and of an activity.
    activities: Vec<(usize, usize)>,
}

impl Requirement {
    /// Selects the activities of those matrices that have the names of the condition.
    pub(crate) fn new(text: &str, matrices: &[TracedMatrix]) -> Result<Requirement, Error> {
        let wrong = |mistake: &syn::Error| {
            // The shell takes the words after the first one for paths.
            let is_activity = matrices.iter().flat_map(|it| &it.rows.activities);
            let is_activity = is_activity.into_iter().any(|row| row.item.id == text);
            let help = if is_activity {
                "\na condition is about who holds what: for one activity, leave --require out, and look for its line"
            } else if text.contains(' ') {
                ""
            } else {
                "\nput all of the condition in quotes: --require 'Customer is responsible'"
            };
            // On the command line the condition stands without its `where`.
            let mistake = mistake.to_string().replace("write `where ", "write `");
            let mistake = mistake.replace(
                "name another matrix by its path before all else, such as `use crate::backup;`",
                "name the file of another matrix with --matrix",
            );
            let mistake = mistake.replace(
                "a claim reads like `Customer is responsible for KeepServiceLogs`",
                "a condition reads like `Customer is responsible`",
            );
            Error::new(format_args!("--require '{text}': {mistake}{help}"))
        };
        let subset = format!("enum Required where {}", text.trim_start_matches("where "));
        let subset: Subset = syn::parse_str(&subset).map_err(|mistake| wrong(&mistake))?;
        // A name that is not written as in code is up to the matrices.
        if let (Err(mistake), []) = (&subset.selection, &subset.loose[..]) {
            return Err(wrong(mistake));
        }
        let mut activities = Vec::new();
        let mut first_mistake = None;
        let mut is_understood = false;
        let is_asked = |traced: &TracedMatrix| traced.is_requested || traced.is_outer;
        for (at, traced) in matrices.iter().enumerate().filter(|(_, it)| is_asked(it)) {
            let (chosen, mistakes) = traced.rows.select(&subset);
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
                "--require '{text}': no activity meets it, so it would require nothing\nname a condition that an activity meets"
            ))),
            _ => Ok(Requirement { text: text.to_owned(), activities }),
        }
    }

    fn covers(&self, matrix: usize, activity: usize) -> bool {
        self.activities.contains(&(matrix, activity))
    }
}

/// An activity without the evidence that is required.
#[derive(Clone, Debug)]
pub(crate) struct MissingEvidence {
    pub(crate) matrix: usize,
    pub(crate) activity: usize,
    /// The conditions that require it.
    pub(crate) conditions: Vec<String>,
    /// The rows without code that take it on in a matrix further in.
    pub(crate) takers: Vec<Taker>,
}

/// The activities without required evidence, in published order.
pub(crate) fn missing(
    requirements: &[Requirement],
    accept: Accept,
    trace: &Trace,
    matrices: &[TracedMatrix],
    links: &Links,
) -> Vec<MissingEvidence> {
    let has_own = |(matrix, activity): Taker| {
        let is_evidence =
            |found: &Evidence| accept.accepts(found.kind) && found.is_about(matrix, activity);
        trace.evidence.iter().any(is_evidence)
    };
    let mut missing = Vec::new();
    for (matrix, traced) in matrices.iter().enumerate() {
        for activity in 0..traced.matrix.activities.len() {
            let requiring =
                requirements.iter().filter(|requirement| requirement.covers(matrix, activity));
            let conditions: Vec<String> =
                requiring.map(|requirement| requirement.text.clone()).collect();
            if !conditions.is_empty() && !links.has_code((matrix, activity), &has_own) {
                let takers = links.without_code((matrix, activity), &has_own);
                missing.push(MissingEvidence { matrix, activity, conditions, takers });
            }
        }
    }
    missing
}

/// A finding for each, at its line in the YAML.
pub(crate) fn findings(
    missing: &[MissingEvidence],
    matrices: &[TracedMatrix],
    accept: Accept,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, traced) in matrices.iter().enumerate() {
        let of_matrix: Vec<&MissingEvidence> =
            missing.iter().filter(|duty| duty.matrix == at).collect();
        let activities: Vec<usize> = of_matrix.iter().map(|duty| duty.activity).collect();
        let places = match &traced.yaml {
            Some((_, text)) => okms_raci_codegen::Matrix::places_of_activities(text, &activities),
            None => vec![None; activities.len()],
        };
        for (duty, place) in of_matrix.into_iter().zip(places) {
            let span = place.map(Span::from);
            let place = traced.yaml.as_ref().map(|(file, _)| Place { file: file.clone(), span });
            findings.push(finding(duty, matrices, place, accept));
        }
    }
    findings
}

fn finding(
    duty: &MissingEvidence,
    matrices: &[TracedMatrix],
    place: Option<Place>,
    accept: Accept,
) -> Finding {
    let rows = &matrices[duty.matrix].rows;
    let activity = &rows.activities[duty.activity];
    let takers = duty.takers.iter().map(|(matrix, row)| {
        let taker = &matrices[*matrix];
        format!(
            "\ntaken on by {}: \"{}\", without code",
            taker.matrix.name, taker.matrix.activities[*row].title
        )
    });
    let section = rows.heading(activity.section);
    let what = match accept {
        Accept::Implementations => "no code implements",
        Accept::Claims => "no code implements or claims",
    };
    let matrix = &matrices[duty.matrix].matrix;
    let row = &matrix.activities[duty.activity];
    let reference = row.reference.as_ref().map(|reference| format!("{reference} "));
    let remarks = remarks(matrix, row).into_iter().map(|remark| format!("\n{remark}"));
    let message = format!(
        "{what} {}\n{section}: {}\"{}\"{}\npublished {}: {}{}\nrequired: {}",
        activity.item.id,
        reference.unwrap_or_default(),
        activity.item.title,
        remarks.collect::<String>(),
        rows.revision,
        rows.cells(activity),
        takers.collect::<String>(),
        duty.conditions.join("; "),
    );
    Finding::new(MISSING_EVIDENCE.id, MISSING_EVIDENCE.level, message, place)
}
