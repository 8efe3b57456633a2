//! The findings of a subcommand, for every output format.

use std::fmt;
use std::ops::Range;

use okms_raci_codegen::{Excerpt, Fix, Position, Problem, Report, Rule, Severity};

use crate::status::Status;
use crate::trace::UNREADABLE_SOURCE;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    Error,
    Warning,
    /// Worth knowing.
    Note,
}

impl Level {
    /// The word for it, as SARIF has it, too.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        }
    }
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
        }
    }
}

/// A kind of finding.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    /// The id, which never changes, in kebab-case.
    pub(crate) id: &'static str,
    pub(crate) level: Level,
    /// One sentence.
    pub(crate) summary: &'static str,
    /// The explanation, in Markdown.
    pub(crate) explanation: &'static str,
}

impl From<Rule> for Kind {
    fn from(rule: Rule) -> Self {
        Kind {
            id: rule.id(),
            level: rule.severity().into(),
            summary: rule.summary(),
            explanation: rule.explanation(),
        }
    }
}

/// One thing that was found.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    /// The number of problems: one, or those that a report does not list.
    pub(crate) count: usize,
    /// The id of its [`Kind`].
    pub(crate) kind: &'static str,
    pub(crate) level: Level,
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) help: Option<String>,
    pub(crate) place: Option<Place>,
    /// The line that it is in, with a marker.
    pub(crate) excerpt: Option<Excerpt>,
    /// What puts it right, if there is one way to do that.
    pub(crate) fix: Option<Fix>,
}

impl Finding {
    /// One without help, excerpt and fix.
    pub(crate) fn new(
        kind: &'static str,
        level: Level,
        message: String,
        place: Option<Place>,
    ) -> Self {
        Finding { count: 1, kind, level, message, help: None, place, excerpt: None, fix: None }
    }

    /// The part of a line that it is in, if it is in one.
    pub(crate) fn span(&self) -> Option<&Span> {
        self.place.as_ref()?.span.as_ref()
    }

    pub(crate) fn line(&self) -> Option<usize> {
        self.span().map(|span| span.line)
    }
}

/// A row that is allowed to break a rule.
#[derive(Clone, Debug)]
pub(crate) struct Allowed {
    /// The id of the rule.
    pub(crate) kind: &'static str,
    /// The title, and what differs.
    pub(crate) message: String,
    pub(crate) reason: String,
    pub(crate) place: Place,
}

/// Where something was found.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The path, as the user gave it.
    pub(crate) file: String,
    /// `None` if it is about the file as a whole.
    pub(crate) span: Option<Span>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match &self.span {
            Some(Span { cell: Some(cell), .. }) => write!(f, ":{cell}"),
            Some(span) => write!(f, ":{}:{}", span.line, span.columns.start),
            None => Ok(()),
        }
    }
}

/// A part of a line; lines and columns count from 1, columns in characters.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub(crate) line: usize,
    pub(crate) columns: Range<usize>,
    /// What a spreadsheet program calls it: `Plan!D14`.
    pub(crate) cell: Option<String>,
}

impl From<Position> for Span {
    /// The character at a position.
    fn from(Position { line, column }: Position) -> Self {
        Span { line, columns: column..column + 1, cell: None }
    }
}

/// The kind of the problems that a report does not list.
pub(crate) const NOT_LISTED: Kind = Kind {
    id: "not-listed",
    level: Level::Error,
    summary: "The file has more problems than are listed.",
    explanation: "Of each file the first hundred problems are listed, errors before warnings. \
                  The others are counted.",
};

/// The problems of a report, as findings.
pub(crate) fn of_report(report: &Report) -> impl Iterator<Item = Finding> {
    of_rows(report, &[])
}

/// The problems of a report on a matrix whose rows are at these places of a source that is no YAML.
pub(crate) fn of_rows(report: &Report, rows: &[Option<Span>]) -> impl Iterator<Item = Finding> {
    let row = |problem: &Problem| rows.get(problem.activity?)?.clone();
    let listed = report.problems().map(move |problem| {
        let Problem { rule, severity, message, help, excerpt, fix, .. } = problem.clone();
        let place =
            Place { file: report.file().to_owned(), span: span(problem).or_else(|| row(problem)) };
        let finding = Finding::new(rule.id(), severity.into(), message, Some(place));
        Finding { help, excerpt, fix, ..finding }
    });
    let rest = [Severity::Error, Severity::Warning].into_iter();
    listed.chain(rest.filter_map(|severity| not_listed(report, severity)))
}

/// The problems of a severity that a report does not list, as one finding.
fn not_listed(report: &Report, severity: Severity) -> Option<Finding> {
    let (count, level) = (report.not_listed(severity), Level::from(severity));
    let verb = if count == 1 { "is" } else { "are" };
    let what = counted(count, &format!("more {}", level.name()));
    let place = Place { file: report.file().to_owned(), span: None };
    let help = Some("fix the listed ones first".to_owned());
    let message = format!("{what} {verb} not listed");
    let finding = Finding::new(NOT_LISTED.id, level, message, Some(place));
    (count > 0).then_some(Finding { count, help, ..finding })
}

fn span(problem: &Problem) -> Option<Span> {
    let (at, end) = (problem.at?, problem.end_column()?);
    Some(Span { line: at.line, columns: at.column..end, cell: None })
}

/// How a subcommand with these findings ends; with `is_strict`, warnings count.
pub(crate) fn status(findings: &[Finding], is_strict: bool) -> Status {
    let unreadable = [Rule::UnreadableFile.id(), Rule::NotUtf8.id(), UNREADABLE_SOURCE.id];
    let counts = |finding: &Finding| finding.level == Level::Error || is_strict;
    if findings.iter().any(|finding| unreadable.contains(&finding.kind)) {
        Status::Unreadable
    } else if findings.iter().any(counts) {
        Status::Found
    } else {
        Status::Fine
    }
}

/// How many findings there are, as people say it: `2 errors and 1 warning`.
pub(crate) fn count(findings: &[Finding]) -> String {
    let levels = [Level::Error, Level::Warning, Level::Note].map(|level| {
        let of_level = findings.iter().filter(|finding| finding.level == level);
        let count: usize = of_level.map(|finding| finding.count).sum();
        (count > 0).then(|| counted(count, level.name()))
    });
    let counts: Vec<_> = levels.into_iter().flatten().collect();
    if counts.is_empty() { "no problems".to_owned() } else { counts.join(" and ") }
}

/// A number of things, such as `1 file` or `2 files`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    counted_with(count, noun, &format!("{noun}s"))
}

/// A number of things whose plural is irregular: `1 activity`, `2 activities`.
pub(crate) fn counted_with(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}
