//! `raci check`: every problem of every file.

use std::path::{Path, PathBuf};

use okms_raci_codegen::{Matrix, Rule};

use crate::finding::{self, Finding, Kind, Level, Place, counted};
use crate::format::Format;
use crate::output::{print_text, tell};
use crate::source::Form;
use crate::status::{Error, Status};

/// The arguments of `raci check`.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// YAML files of matrices
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to write the problems
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Let warnings count as problems
    #[arg(long)]
    strict: bool,
}

pub(crate) fn run(check: &Check) -> Result<Status, Error> {
    let findings: Vec<Finding> = check.files.iter().flat_map(|path| findings(path)).collect();
    let kinds = Rule::ALL.iter().copied().map(Kind::from);
    let kinds: Vec<Kind> = kinds.chain([finding::NOT_LISTED]).collect();
    print_text(&check.format.findings(&findings, &kinds))?;
    tell(format_args!("{} in {}", finding::count(&findings), counted(check.files.len(), "file")));
    Ok(status(&findings, check.strict))
}

fn findings(path: &Path) -> Vec<Finding> {
    let file = path.display().to_string();
    if let Some(form) = Form::of_path(path).ok().filter(|form| !is_yaml(*form)) {
        return vec![not_yaml(file, form)];
    }
    let report = match Matrix::read_file(path, &file) {
        Ok((_, warnings)) => warnings,
        Err(report) => report,
    };
    finding::of_report(&report).collect()
}

/// JSON is YAML, too.
fn is_yaml(form: Form) -> bool {
    matches!(form, Form::Yaml | Form::Json)
}

/// Another form of a matrix, which has a way to become YAML.
fn not_yaml(file: String, form: Form) -> Finding {
    let kind = Kind::from(Rule::UnreadableFile);
    Finding {
        count: 1,
        kind: kind.id,
        level: kind.level,
        message: format!("expected a YAML file, found {}", form.name()),
        help: Some(format!("`raci import {file}` makes YAML of it")),
        place: Some(Place { file, span: None }),
        excerpt: None,
    }
}

fn status(findings: &[Finding], strict: bool) -> Status {
    let unreadable = [Rule::UnreadableFile, Rule::NotUtf8].map(Rule::id);
    let counts = |finding: &Finding| finding.level == Level::Error || strict;
    if findings.iter().any(|finding| unreadable.contains(&finding.kind)) {
        Status::Unreadable
    } else if findings.iter().any(counts) {
        Status::Found
    } else {
        Status::Fine
    }
}
