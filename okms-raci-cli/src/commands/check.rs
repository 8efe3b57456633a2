//! `raci check`: every problem of every file.

use std::path::{Path, PathBuf};

use okms_raci_codegen::{Matrix, Rule};

use crate::finding::{self, Finding, Kind, Level, Place, counted};
use crate::format::Format;
use crate::output::{print_text, tell};
use crate::source::{self, Form};
use crate::status::{Error, Status};

/// The arguments of `raci check`.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// YAML files of matrices; - is standard input
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
    let file = source::name(path);
    if let Some(form) = Form::of_path(path).ok().filter(|form| !is_yaml(*form)) {
        return vec![not_yaml(file, form)];
    }
    let read = if source::is_stream(path) {
        match source::all_of(path) {
            Ok(bytes) => Matrix::read_bytes(&bytes, &file),
            Err(error) => {
                return vec![unreadable(file, format!("the file cannot be read: {error}"))];
            }
        }
    } else {
        Matrix::read_file(path, &file)
    };
    let report = match read {
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
    let help = Some(format!("`raci import {file}` makes YAML of it"));
    let message = format!("expected a YAML file, found {}", form.name());
    Finding { help, ..unreadable(file, message) }
}

fn unreadable(file: String, message: String) -> Finding {
    let kind = Kind::from(Rule::UnreadableFile);
    Finding {
        count: 1,
        kind: kind.id,
        level: kind.level,
        message,
        help: None,
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
