//! A report as people read it.

use std::fmt;

use super::{Excerpt, Problem, Report};
use crate::rule::Severity;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in self.problems() {
            write_problem(f, &self.file, problem)?;
            writeln!(f)?;
        }
        let count = |severity| self.problems().filter(|p| p.severity == severity).count();
        let errors = Counted(count(Severity::Error), "error");
        let warnings = Counted(count(Severity::Warning), "warning");
        match (errors.0, warnings.0) {
            (0, _) => write!(f, "{warnings}")?,
            (_, 0) => write!(f, "{errors}")?,
            _ => write!(f, "{errors} and {warnings}")?,
        }
        write!(f, " in {}", self.file)
    }
}

fn write_problem(f: &mut fmt::Formatter<'_>, file: &str, problem: &Problem) -> fmt::Result {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
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

/// A number of things.
struct Counted(usize, &'static str);

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counted(count, noun) = self;
        write!(f, "{count} {noun}{}", if *count == 1 { "" } else { "s" })
    }
}
