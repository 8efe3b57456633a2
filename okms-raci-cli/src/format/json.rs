//! Findings for programs.

use serde::Serialize;

use crate::finding::{Finding, Level, Span};

/// The version of this form.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct Problem<'a> {
    rule: &'static str,
    level: Level,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_column: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
}

pub(super) fn findings(findings: &[Finding]) -> String {
    to_string(&Document { format: FORMAT, problems: findings.iter().map(problem).collect() })
}

fn problem(finding: &Finding) -> Problem<'_> {
    let place = finding.place.as_ref();
    let span = place.and_then(|place| place.span.as_ref());
    let column = |of: fn(&Span) -> usize| span.map(of);
    Problem {
        rule: finding.kind,
        level: finding.level,
        file: place.map(|place| place.file.as_str()),
        line: column(|span| span.line),
        column: column(|span| span.columns.start),
        end_column: column(|span| span.columns.end),
        message: &finding.message,
        help: finding.help.as_deref(),
    }
}

/// A document as every subcommand writes it: indented, with a line end.
pub(crate) fn to_string(document: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(document);
    text.expect("our documents have texts for keys") + "\n"
}
