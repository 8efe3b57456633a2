//! What is wrong with a matrix, as data and as text.

mod excerpt;
mod text;

use std::fmt;
use std::ops::Range;

use self::excerpt::Excerpt;
use crate::order::{equal_before, order};
use crate::place::Place;

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
///
/// ```
/// let report = okms_raci_codegen::generate("format: 2", "backup.yaml").unwrap_err();
/// let problem = report.problems().next().unwrap();
/// assert_eq!(problem.at.map(|at| (at.line, at.column)), Some((1, 9)));
/// assert_eq!(problem.bytes, 8..9);
/// assert_eq!(problem.message, "expected format 1, which this version reads, found the number 2");
/// ```
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
    /// The bytes of the file that it is about; may be empty.
    pub bytes: Range<usize>,
}

impl Problem {
    pub(crate) fn error(at: Option<Place>, message: impl Into<String>) -> Self {
        Problem {
            severity: Severity::Error,
            at: at.map(|place| place.start),
            message: message.into(),
            help: None,
            bytes: at.map_or(0..0, Place::bytes),
        }
    }

    pub(crate) fn warning(at: Option<Place>, message: impl Into<String>) -> Self {
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
    problems: Vec<(Problem, Option<Excerpt>)>,
}

impl Report {
    /// `text` is the content of the file, for the lines to show.
    pub(crate) fn new(file: &str, text: &str, problems: &[Problem]) -> Self {
        let place = |at: usize| (problems[at].at, problems[at].severity);
        let order = order(problems.len(), &|a, b| place(a).cmp(&place(b)));
        // What an alias repeats is read again each time, with the same result.
        let result = |at: usize| (problems[at].at, &problems[at].message);
        let before = equal_before(problems.len(), &|a, b| result(a).cmp(&result(b)));
        let with_excerpt = |problem: &Problem| {
            let excerpt = problem.at.map(|_| Excerpt::new(text, problem.bytes.clone()));
            (problem.clone(), excerpt)
        };
        let new = order.into_iter().filter(|&at| before[at].is_none());
        let problems = new.map(|at| with_excerpt(&problems[at])).collect();
        Report { file: file.to_owned(), problems }
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
