//! The activities that need evidence, and those of them that have none.

use okms_raci_claims::{
    Activities, Block, Claim, ItemKind, Mistake, MistakeKind, Rows, Statement, Subset,
};
use okms_raci_core::Role;

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
            let meant = matrices.iter().find_map(|it| about(text, &it.rows));
            let help = match meant {
                Some(meant) => format!("\nfor this activity alone: --require '{meant}'"),
                None if text.contains(' ') => String::new(),
                None => "\nput all of the condition in quotes: --require 'Customer is responsible'"
                    .to_owned(),
            };
            // On the command line the condition stands without its `where`.
            let mistake = mistake.to_string().replace("write `where ", "write `");
            let mistake = mistake.replace(
                "name another matrix by its path before all else, such as `use crate::backup;`",
                "name the file of another matrix with --matrix",
            );
            let mistake = mistake.replace("write `every activity in", "write, without `for`, `in");
            let mistake = mistake.replace(
                "a claim reads like `Customer is responsible for KeepServiceLogs`",
                "a condition reads like `Customer is responsible`",
            );
            Error::new(format_args!("--require '{text}': {mistake}{help}"))
        };
        let asked = Asked::parse(text.trim_start_matches("where ")).map_err(|it| wrong(&it))?;
        let mut activities = Vec::new();
        let mut first_mistake: Option<Mistake> = None;
        let mut is_understood = false;
        let is_asked = |traced: &TracedMatrix| traced.is_requested || traced.is_outer;
        for (at, traced) in matrices.iter().enumerate().filter(|(_, it)| is_asked(it)) {
            let (chosen, mistakes) = asked.of(&traced.rows);
            if let Some(mistake) = mistakes.into_iter().next() {
                // A matrix with all of the names says more than one without.
                let is_better = |first: &Mistake| {
                    first.kind == MistakeKind::UnknownName
                        && mistake.kind == MistakeKind::FalseClaim
                };
                if first_mistake.as_ref().is_none_or(is_better) {
                    first_mistake = Some(mistake);
                }
            } else {
                is_understood = true;
                activities.extend(chosen.into_iter().map(|activity| (at, activity)));
            }
        }
        match first_mistake {
            Some(mistake) if !is_understood => Err(wrong(&mistake.error)),
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

/// What `--require` asks for.
enum Asked {
    /// The activities that meet a condition of `subset!`.
    Condition(Subset),
    /// Those that a claim names after `for`.
    Named(Block),
}

impl Asked {
    fn parse(text: &str) -> syn::Result<Asked> {
        let block: Option<Block> = syn::parse_str(text).ok();
        if let Some(block) = block.clone().filter(names_activities) {
            return Ok(Asked::Named(block));
        }
        let subset: Subset = syn::parse_str(&format!("enum Required where {text}"))?;
        // A name that is not written as in code is up to the matrices.
        match (&subset.selection, &subset.loose[..]) {
            // Here a condition may name activities, and then it is a claim that has the mistake.
            (Err(mistake), []) if mistake.to_string().contains(NAMED) => {
                Err(block.and_then(|block| block.mistakes).unwrap_or_else(|| mistake.clone()))
            }
            (Err(mistake), []) => Err(mistake.clone()),
            _ => Ok(Asked::Condition(subset)),
        }
    }

    /// The activities of a matrix, and what is wrong.
    fn of(&self, rows: &Rows) -> (Vec<usize>, Vec<Mistake>) {
        match self {
            Asked::Condition(subset) => rows.select(subset),
            Asked::Named(block) => {
                let judgement = rows.judge(block);
                let chosen = judgement.holding.into_iter().flat_map(|(_, chosen)| chosen);
                (chosen.collect(), judgement.mistakes)
            }
        }
    }
}

/// Of a condition of `subset!` with activities that are named.
const NAMED: &str = "put the number of its section in place of";

/// Whether it is claims about activities of the matrix, in code or in the words of a title.
fn names_activities(block: &Block) -> bool {
    let is_loose = || block.loose.iter().any(|it| it.kind == ItemKind::Activity);
    let is_named =
        |claim: &Claim| matches!(claim.statement, Statement::Holds(_, Activities::Named(_)));
    let is_any = !block.claims.is_empty() || is_loose();
    is_any
        && block.claims.iter().all(is_named)
        && block.matrix.is_none()
        && block.mistakes.is_none()
}

/// A condition that asks for this activity, if `id` is one and somebody has a role in it.
fn about(id: &str, rows: &Rows) -> Option<String> {
    let row = rows.activities.iter().find(|row| row.item.id == id)?;
    let holder = |has: &dyn Fn(usize) -> bool| (0..row.roles.len()).find(|at| has(*at));
    let responsible = holder(&|at| row.roles[at].contains(Role::Responsible));
    let (party, what) = match responsible {
        Some(party) => (party, "is responsible for"),
        None => (holder(&|at| !row.roles[at].is_empty())?, "has a role in"),
    };
    Some(format!("{} {what} {id}", rows.parties[party].id))
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
