//! What is wrong with a matrix, as data and as text.

mod text;

use std::fmt;

/// A place in a text file; lines and columns count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

/// Whether a matrix with the problem can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// No code is generated.
    Error,
    /// Code is generated; the problem is shown once.
    Warning,
}

/// One thing that is wrong with a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// Whether the matrix can be used all the same.
    pub severity: Severity,
    /// Where in the file; `None` if it is about the file as a whole.
    pub at: Option<Position>,
    /// What was found, and what was expected.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

impl Problem {
    pub(crate) fn error(at: Option<Position>, message: impl Into<String>) -> Self {
        Problem { severity: Severity::Error, at, message: message.into(), help: None }
    }

    pub(crate) fn warning(at: Option<Position>, message: impl Into<String>) -> Self {
        Problem { severity: Severity::Warning, ..Problem::error(at, message) }
    }

    #[must_use]
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Problem { help: Some(help.into()), ..self }
    }
}

/// All problems of one file, in the order of the text.
///
/// As text each problem has its place as `file:line:column`, the line itself
/// with a marker below it, and what to write instead. `Debug` prints the same,
/// so that a build script can return a report from `main`.
#[derive(Clone, PartialEq, Eq)]
pub struct Report {
    file: String,
    /// By problem the line of the file that it is in.
    problems: Vec<(Problem, Option<String>)>,
}

impl Report {
    /// `text` is the content of the file, for the lines to show.
    pub(crate) fn new(file: &str, text: &str, mut problems: Vec<Problem>) -> Self {
        problems.sort_by_key(|problem| (problem.at, problem.severity));
        let lines: Vec<&str> = text.lines().collect();
        let with_line = |problem: Problem| {
            let line = problem.at.and_then(|at| lines.get(at.line.checked_sub(1)?));
            let line = line.map(|line| (*line).to_owned());
            (problem, line)
        };
        Report { file: file.to_owned(), problems: problems.into_iter().map(with_line).collect() }
    }

    /// The file that the problems are in, as its path was given.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The problems in the order of the text.
    #[must_use]
    pub fn problems(&self) -> impl ExactSizeIterator<Item = &Problem> {
        self.problems.iter().map(|(problem, _)| problem)
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether the matrix cannot be used.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems().any(|problem| problem.severity == Severity::Error)
    }

    /// Each problem in one line, for where there is no room for more.
    pub(crate) fn one_line_each(&self) -> impl Iterator<Item = String> {
        self.problems().map(|problem| {
            let at =
                problem.at.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
            let help = problem.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
            format!("{}{at}: {}{help}", self.file, problem.message)
        })
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Report {}
