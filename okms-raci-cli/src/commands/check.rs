//! `raci check`: every problem of every file.

mod fix;

use std::path::{Path, PathBuf};

use okms_raci_codegen::{Matrix, Report, Rule};
use okms_raci_core::escape::Terminal;

use crate::chain::{self, Trial};
use crate::export::{deviating, deviation};
use crate::finding::{self, Allowed, Finding, Kind, Place, Span, counted};
use crate::format::Format;
use crate::import::{Hints, NO_DATE};
use crate::output::{message, print_text};
use crate::source::{self, Form, Loaded, SourceArgs};
use crate::status::{Error, Status};

/// The arguments of `raci check`.
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct Check {
    /// Matrices from any source; - is standard input, with YAML
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to write the problems
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Let warnings count as problems
    #[arg(long)]
    strict: bool,
    /// Apply the fixes that are certain, such as of a misspelt key, and list them
    #[arg(long)]
    fix: bool,
    /// Print what --fix would change, as a diff, and write nothing
    #[arg(long, requires = "fix")]
    diff: bool,
    /// End with status 0 whatever is wrong, such as in a job that only reports
    #[arg(long)]
    exit_zero: bool,
    #[command(flatten)]
    hints: Hints,
    /// Hold files that refine the matrix in FILE against it, such as a new revision
    #[arg(long, value_name = "FILE")]
    with: Vec<PathBuf>,
}

pub(crate) fn run(check: &Check) -> Result<Status, Error> {
    if check.fix {
        fix::fix(&check.files, check.diff)?;
    }
    check.hints.check_used(!check.files.iter().all(|path| is_yaml_file(path)))?;
    let trial = Trial::read(&check.with)?;
    let (mut findings, mut held_against) = (Vec::new(), Vec::new());
    let mut allowed = Vec::new();
    for path in &check.files {
        let (found, matrix) = findings_of(path, &check.hints, &trial, &mut held_against);
        findings.extend(found);
        allowed.extend(matrix.iter().flat_map(|matrix| allowed_in(matrix, path)));
    }
    let kinds = Rule::ALL.iter().copied().map(Kind::from);
    let kinds: Vec<Kind> = kinds.chain([finding::NOT_LISTED]).collect();
    if !check.diff {
        print_text(&check.format.with_allowed(&findings, &allowed, &kinds))?;
    }
    for line in held_against {
        message(Terminal(line));
    }
    let files = counted(check.files.len(), "file");
    message(format_args!("{} in {files}{}", finding::count(&findings), allowed_rows(&allowed)));
    trial.check_used()?;
    Ok(finding::status(&findings, check.strict).unless(check.exit_zero))
}

/// The rows that are allowed to break a rule, with their lines if the file is YAML.
fn allowed_in(matrix: &Matrix, path: &Path) -> Vec<Allowed> {
    let rows = matrix.activities.iter().enumerate().filter(|(_, row)| !row.allow.is_empty());
    let positions: Vec<usize> = rows.map(|(position, _)| position).collect();
    let yaml = std::fs::read_to_string(path).ok().filter(|_| is_yaml_file(path));
    let places = match yaml {
        Some(yaml) => Matrix::places_of_activities(&yaml, &positions),
        None => vec![None; positions.len()],
    };
    let rows = positions.iter().map(|position| &matrix.activities[*position]).zip(places);
    let allowed = rows.flat_map(|(row, at)| {
        row.allow.iter().map(move |(rule, reason)| Allowed {
            kind: rule.id(),
            message: format!("{:?} has {}", row.title, deviation(*rule)),
            reason: reason.clone(),
            place: Place { file: source::name(path), span: at.map(Span::from) },
        })
    });
    allowed.collect()
}

/// `; 2 rows without an A and 1 with several As are allowed`
fn allowed_rows(allowed: &[Allowed]) -> String {
    let mut rules = Rule::ALLOWABLE;
    rules.sort_by_key(|rule| *rule != Rule::NobodyAccountable);
    let counts = rules
        .into_iter()
        .map(|rule| (rule, allowed.iter().filter(|it| it.kind == rule.id()).count()));
    let rows = counts.filter(|(_, count)| *count > 0).enumerate().map(|(at, (rule, count))| {
        let rows = if at == 0 { counted(count, "row") } else { count.to_string() };
        format!("{rows} {}", deviating(rule))
    });
    let rows: Vec<String> = rows.collect();
    let verb = if allowed.len() == 1 { "is" } else { "are" };
    match rows.split_last() {
        None => String::new(),
        Some((last, [])) => format!("; {last} {verb} allowed"),
        Some((last, before)) => format!("; {} and {last} {verb} allowed", before.join(", ")),
    }
}

/// What is wrong with a file, also beside the matrices that it refines, and the matrix in it.
fn findings_of(
    path: &Path,
    hints: &Hints,
    trial: &Trial,
    held_against: &mut Vec<String>,
) -> (Vec<Finding>, Option<Matrix>) {
    let file = source::name(path);
    let judge = |matrix: &Matrix| {
        let judgement = chain::judge(matrix, path, trial);
        let held = judgement.held_against.iter();
        held_against.extend(held.map(|held| format!("{file}: held against {held}")));
        judgement.remarks
    };
    if is_yaml_file(path) {
        return found(Matrix::read_file_beside(path, &file, judge));
    }
    // What has no name is YAML, as ever.
    let from = source::is_stream(path).then_some(Form::Yaml);
    let hints = Hints { undated: Some(NO_DATE), ..hints.clone() };
    let args = SourceArgs { path: path.to_owned(), from, hints };
    match source::read_with_report(&args) {
        Ok((Loaded { matrix, rows, .. }, report)) if matrix.refines.is_empty() => {
            (finding::of_rows(&report, &rows).collect(), Some(matrix))
        }
        Ok((Loaded { yaml: Some(yaml), .. }, _)) => found(Matrix::read_beside(&yaml, &file, judge)),
        Ok((Loaded { matrix, rows, .. }, _)) => {
            let report = matrix.check_beside(&file, judge);
            (finding::of_rows(&report, &rows).collect(), Some(matrix))
        }
        Err(error) => (error.findings(file), None),
    }
}

/// Whether a file is YAML by name and by content.
pub(crate) fn is_yaml_file(path: &Path) -> bool {
    let is_named_so = || Form::of_path(path).is_ok_and(|form| form == Form::Yaml);
    path.is_file() && is_named_so() && source::holds_yaml(path)
}

/// The problems of a report.
fn found(read: Result<(Matrix, Report), Report>) -> (Vec<Finding>, Option<Matrix>) {
    match read {
        Ok((matrix, report)) => (finding::of_report(&report).collect(), Some(matrix)),
        Err(report) => (finding::of_report(&report).collect(), None),
    }
}
