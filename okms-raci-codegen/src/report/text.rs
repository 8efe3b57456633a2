//! A report as people read it.

use std::fmt;

use okms_raci_core::escape::Terminal;

use super::{Excerpt, Problem, Report};
use crate::rule::Severity;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in self.problems() {
            write_problem(f, &self.file, problem)?;
            writeln!(f)?;
        }
        if let Some(rest) = NotListed::of(self) {
            writeln!(f, "{rest}\n")?;
        }
        let count = Counted(|severity| self.count(severity), "");
        write!(f, "{count} in {}", Terminal(&self.file))
    }
}

fn write_problem(f: &mut fmt::Formatter<'_>, file: &str, problem: &Problem) -> fmt::Result {
    let (file, severity) = (Terminal(file), noun(problem.severity));
    writeln!(f, "{severity}: {}", problem.message)?;
    let number = problem.at.map_or_else(String::new, |at| at.line.to_string());
    let margin = " ".repeat(number.len());
    match problem.at {
        Some(at) => writeln!(f, "{margin}--> {file}:{}:{}", at.line, at.column)?,
        None => writeln!(f, "--> {file}")?,
    }
    if let Some(Excerpt { line, marker }) = &problem.excerpt {
        writeln!(f, "{margin} |\n{number} | {line}\n{margin} | {marker}")?;
    }
    match &problem.help {
        Some(help) => writeln!(f, "{margin} = help: {help}"),
        None => Ok(()),
    }
}

const fn noun(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The problems that a report does not list, in one sentence.
pub(super) struct NotListed<'a>(&'a Report);

impl<'a> NotListed<'a> {
    /// `None` if it lists all.
    pub(super) fn of(report: &'a Report) -> Option<Self> {
        let severities = [Severity::Error, Severity::Warning];
        let is_any = severities.into_iter().any(|severity| report.not_listed(severity) > 0);
        is_any.then_some(NotListed(report))
    }
}

impl fmt::Display for NotListed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |severity| self.0.not_listed(severity);
        let more = Counted(count, "more ");
        let verb =
            if count(Severity::Error) + count(Severity::Warning) == 1 { "is" } else { "are" };
        write!(f, "{more} {verb} not listed; mend those above first")
    }
}

/// How many errors and warnings, such as `2 more errors and 1 more warning`.
struct Counted<F>(F, &'static str);

impl<F: Fn(Severity) -> usize> fmt::Display for Counted<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counted(count, more) = self;
        let write_count = |f: &mut fmt::Formatter<'_>, severity| {
            let count = count(severity);
            write!(f, "{count} {more}{}{}", noun(severity), if count == 1 { "" } else { "s" })
        };
        if count(Severity::Error) > 0 {
            write_count(f, Severity::Error)?;
            if count(Severity::Warning) == 0 {
                return Ok(());
            }
            f.write_str(" and ")?;
        }
        write_count(f, Severity::Warning)
    }
}
