//! A report as people read it.

use std::fmt;

use super::{Problem, Report, Severity};

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (problem, line) in &self.problems {
            write_problem(f, &self.file, problem, line.as_deref())?;
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

fn write_problem(
    f: &mut fmt::Formatter<'_>,
    file: &str,
    problem: &Problem,
    line: Option<&str>,
) -> fmt::Result {
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
    if let (Some(at), Some(line)) = (problem.at, line) {
        let marker = Marker { line, column: at.column };
        writeln!(f, "{margin} |\n{number} | {}\n{margin} | {marker}", line.trim_end())?;
    }
    match &problem.help {
        Some(help) => writeln!(f, "{margin} = help: {help}"),
        None => Ok(()),
    }
}

/// Carets below the word, the quoted text or the bracket that starts at the column.
struct Marker<'a> {
    line: &'a str,
    column: usize,
}

impl Marker<'_> {
    /// The text from the column on.
    fn marked(&self) -> &str {
        let start = self.line.char_indices().nth(self.column.saturating_sub(1));
        start.map_or("", |(start, _)| &self.line[start..])
    }

    fn width(&self) -> usize {
        let marked = self.marked();
        match marked.chars().next() {
            Some(quote @ ('"' | '\'')) => match marked[1..].find(quote) {
                Some(end) => marked[1..=end].chars().count() + 2,
                None => 1,
            },
            Some('{' | '[' | '-' | '&' | '*' | '!') | None => 1,
            Some(_) => {
                let ends = [": ", ", ", " }", " ]", " #"];
                let end = ends.iter().filter_map(|end| marked.find(end)).min();
                let word = &marked[..end.unwrap_or(marked.len())];
                word.trim_end().trim_end_matches([':', '}', ']', ',']).chars().count()
            }
        }
    }
}

impl fmt::Display for Marker<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let before = self.line.chars().take(self.column.saturating_sub(1));
        let indent: String = before.map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
        write!(f, "{indent}{}", "^".repeat(self.width().max(1)))
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
