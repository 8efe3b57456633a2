//! `raci check`: every problem of every file.

use std::path::PathBuf;

use okms_raci_codegen::{Matrix, Report, Rule};

use crate::finding::{self, Finding, Kind, Level, counted};
use crate::format::Format;
use crate::output::{print_text, tell};
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
    let mut findings = Vec::new();
    let mut all_read = true;
    for path in &check.files {
        let file = path.display().to_string();
        let report = match Matrix::read_file(path, &file) {
            Ok((_, warnings)) => warnings,
            Err(report) => report,
        };
        all_read &= was_read(&report);
        findings.extend(finding::of_report(&report));
    }
    let kinds: Vec<Kind> = Rule::ALL.iter().copied().map(Kind::from).collect();
    print_text(&check.format.findings(&findings, &kinds))?;
    tell(format_args!("{} in {}", finding::count(&findings), counted(check.files.len(), "file")));
    Ok(status(&findings, all_read, check.strict))
}

/// Whether the file could be read as text.
fn was_read(report: &Report) -> bool {
    let unreadable = [Rule::UnreadableFile, Rule::NotUtf8];
    report.problems().all(|problem| !unreadable.contains(&problem.rule))
}

fn status(findings: &[Finding], all_read: bool, strict: bool) -> Status {
    let counts = |finding: &Finding| finding.level == Level::Error || strict;
    match findings.iter().any(counts) {
        _ if !all_read => Status::Unreadable,
        true => Status::Found,
        false => Status::Fine,
    }
}
