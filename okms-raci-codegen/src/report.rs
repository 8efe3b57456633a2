//! Problems of a matrix, as data and as text.

use std::fmt;
use std::ops::Range;

use okms_raci_core::escape::{Terminal, is_shown};

use crate::finding::{Edit, Finding, Findings, repeats};
use crate::places::{Item, Place, Position};
use crate::rule::{Rule, Severity};
use crate::yaml::Scalar;

/// One thing that is wrong with a matrix.
///
/// ```
/// let report = okms_raci_codegen::generate("format: 2", "backup.yaml").unwrap_err();
/// let problem = report.problems().next().unwrap();
/// assert_eq!(problem.at.map(|at| (at.line, at.column)), Some((1, 9)));
/// assert_eq!(problem.bytes, 8..9);
/// let excerpt = problem.excerpt.as_ref().unwrap();
/// assert_eq!((excerpt.line.as_str(), excerpt.marker.as_str()), ("format: 2", "        ^"));
/// assert_eq!(problem.end_column(), Some(10));
/// assert_eq!(problem.rule.id(), "unknown-format");
/// assert_eq!(problem.message, "expected format 1, which this version reads, found the number 2");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// The rule that it breaks.
    pub rule: Rule,
    /// Whether the matrix can be used all the same.
    pub severity: Severity,
    /// Where in the file; `None` if it is about the file as a whole.
    pub at: Option<Position>,
    /// The position of the activity that it is about, if the matrix was not read from YAML.
    pub activity: Option<usize>,
    /// What was found, and what was expected; without anything that a terminal would obey.
    pub message: String,
    /// What to write instead; as safe to print.
    pub help: Option<String>,
    /// The bytes of the file that it is about; may be empty.
    pub bytes: Range<usize>,
    /// The line that it is in, with a marker; `None` if it has no place.
    pub excerpt: Option<Excerpt>,
    /// What the help says, for programs, if there is one way to obey it.
    pub fix: Option<Fix>,
}

impl Problem {
    fn new(text: &str, finding: &Finding) -> Self {
        let bytes = finding.at.and_then(Place::bytes);
        Problem {
            rule: finding.rule,
            severity: finding.severity,
            at: finding.at.and_then(Place::start),
            activity: finding.at.and_then(Place::item).and_then(Item::activity),
            message: Terminal(&finding.message).to_string(),
            help: Some(Terminal(&finding.help).to_string()),
            excerpt: bytes.clone().map(|bytes| Excerpt::new(text, bytes)),
            fix: Fix::new(text, finding),
            bytes: bytes.unwrap_or_default(),
        }
    }

    /// Its fix, if the text has these bytes.
    fn fix_in(&self, text: &str) -> Option<&Fix> {
        self.fix.as_ref().filter(|fix| text.get(fix.bytes.clone()).is_some())
    }

    /// The column after the last character that is marked, in the line where it starts.
    #[must_use]
    pub fn end_column(&self) -> Option<usize> {
        let marked = self.excerpt.as_ref()?.marker.matches('^').count();
        Some(self.at?.column + marked)
    }
}

/// Text that takes the place of some bytes of the file, so that a problem is gone.
///
/// ```
/// let report = okms_raci_codegen::Matrix::read("titel: Tea", "tea.yaml").unwrap_err();
/// let fix = report.problems().find_map(|problem| problem.fix.as_ref()).unwrap();
/// assert_eq!((fix.bytes.clone(), fix.replacement.as_str()), (0..5, "title"));
/// assert_eq!((fix.end.line, fix.end.column), (1, 6));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fix {
    /// The bytes of the file.
    pub bytes: Range<usize>,
    /// Where the first of them is.
    pub start: Position,
    /// Where the first character after them is.
    pub end: Position,
    /// The text that takes their place.
    pub replacement: String,
}

impl Fix {
    pub(crate) fn new(text: &str, finding: &Finding) -> Option<Self> {
        let whole = || finding.at.and_then(Place::whole);
        let (bytes, replacement) = match *finding.edit.clone()? {
            Edit::Bytes(bytes, replacement) => (bytes, replacement),
            Edit::Yaml(replacement) => (whole()?, replacement),
            Edit::Span(from, to, replacement) => {
                (from.bytes()?.start..to.whole()?.end, replacement)
            }
            Edit::Text(new) => {
                let bytes = whole()?;
                let written = Scalar::written_as(text.get(bytes.clone())?, &new);
                (bytes, written)
            }
        };
        let [start, end] = [bytes.start, bytes.end].map(|byte| Position::of(text, byte));
        Some(Fix { bytes, start, end, replacement })
    }
}

/// The problems of one file, in the order of the text.
///
/// At most a hundred are listed, errors before warnings; the others are counted.
///
/// As text each problem has its place as `file:line:column`, the line itself
/// with a marker below it, and what to write instead. `Debug` prints the same,
/// so that a build script can return a report from `main`.
///
/// ```
/// let report = okms_raci_codegen::generate("format: 2", "backup.yaml").unwrap_err();
/// assert_eq!(
///     report.to_string().lines().take(4).collect::<Vec<_>>(),
///     [
///         "error: expected format 1, which this version reads, found the number 2",
///         " --> backup.yaml:1:9",
///         "  |",
///         "1 | format: 2",
///     ],
/// );
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Report {
    file: String,
    problems: Vec<Problem>,
    /// How many are not listed.
    more_errors: usize,
    more_warnings: usize,
    breaks_form: bool,
}

impl Report {
    /// `text` is the content of the file, for the lines to show.
    pub(crate) fn new(file: &str, text: &str, findings: &Findings) -> Self {
        let first = findings.first();
        let more = |severity| {
            let listed = first.iter().filter(|finding| finding.severity == severity);
            findings.count(severity) - listed.count()
        };
        // What an alias repeats is read again each time, with the same result.
        let place = |at: Place| at.start().ok_or(at);
        let before =
            repeats(first.iter().map(|it| format!("{:?} {}", it.at.map(place), it.message)));
        let mut new: Vec<&Finding> = first
            .iter()
            .zip(before)
            .filter_map(|(finding, before)| before.is_none().then_some(finding))
            .collect();
        new.sort_by_key(|finding| (finding.at, finding.severity));
        let problems = new.into_iter().map(|finding| Problem::new(text, finding)).collect();
        Report {
            file: file.to_owned(),
            problems,
            more_errors: more(Severity::Error),
            more_warnings: more(Severity::Warning),
            breaks_form: findings.breaks_form(),
        }
    }

    /// The file that the problems are in, as its path was given.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The problems that are listed, in the order of the text: all, or the first hundred.
    #[must_use]
    pub fn problems(&self) -> impl ExactSizeIterator<Item = &Problem> {
        self.problems.iter()
    }

    /// The text with the fixes of all problems, and the problems that these are of.
    ///
    /// `text` is that of the file. Of fixes for the same bytes the first is taken, so what is left may
    /// have fixes again.
    ///
    /// ```
    /// let yaml = "format: 1\nnmae: tea\n";
    /// let report = okms_raci_codegen::Matrix::read(yaml, "tea.yaml").unwrap_err();
    /// let (fixed, problems) = report.fixed(yaml);
    /// assert_eq!((fixed.as_str(), problems.len()), ("format: 1\nname: tea\n", 1));
    /// ```
    #[must_use]
    pub fn fixed(&self, text: &str) -> (String, Vec<&Problem>) {
        let (mut done, mut end) = (String::with_capacity(text.len()), 0);
        let with_fix = |problem| Some((problem, Problem::fix_in(problem, text)?));
        let mut fixes: Vec<(&Problem, &Fix)> = self.problems().filter_map(with_fix).collect();
        fixes.sort_by_key(|(_, fix)| fix.bytes.start);
        let mut problems = Vec::new();
        for (problem, Fix { bytes, replacement, .. }) in fixes {
            // An insertion where another fix ends is one for the next time.
            if bytes.start < end || bytes.start == end && end > 0 {
                continue;
            }
            done += &text[end..bytes.start];
            done += replacement;
            end = bytes.end;
            problems.push(problem);
        }
        done += &text[end..];
        (done, problems)
    }

    /// How many errors there are, or warnings, those that are not listed included.
    ///
    /// Of these, what an alias repeats counts each time.
    ///
    /// ```
    /// use okms_raci_codegen::{Matrix, Severity};
    ///
    /// let report = Matrix::read(&"format: 1\n".repeat(1_000), "backup.yaml").unwrap_err();
    /// assert_eq!(report.problems().len(), 100);
    /// assert!(report.count(Severity::Error) > 1_000);
    /// ```
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let listed = self.problems().filter(|problem| problem.severity == severity).count();
        listed + self.not_listed(severity)
    }

    /// How many of them are not listed.
    #[must_use]
    pub fn not_listed(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.more_errors,
            Severity::Warning => self.more_warnings,
        }
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

    /// Whether there are errors beside those about the content of rows ([`Rule::is_about_content`](crate::Rule::is_about_content)).
    #[must_use]
    pub fn breaks_form(&self) -> bool {
        self.breaks_form
    }

    /// The problems that are not listed, in one sentence.
    fn rest(&self) -> Option<String> {
        let more = self.more_errors + self.more_warnings;
        let counted = counted(|severity| self.not_listed(severity), "more ");
        let verb = if more == 1 { "is" } else { "are" };
        (more > 0).then(|| format!("{counted} {verb} not listed; mend those above first"))
    }

    /// Each problem in one line, for where there is no room for more, and one for those that are not listed.
    pub(crate) fn one_line_each(&self) -> impl Iterator<Item = String> {
        let file = Terminal(&self.file);
        let rest = self.rest().map(move |rest| format!("{file}: {rest}"));
        let lines = self.problems().map(move |problem| {
            let at =
                problem.at.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
            let help = problem.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
            format!("{file}{at}: {}{help}", problem.message)
        });
        lines.chain(rest)
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Report {}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in self.problems() {
            write_problem(f, &self.file, problem)?;
            writeln!(f)?;
        }
        if let Some(rest) = self.rest() {
            writeln!(f, "{rest}\n")?;
        }
        let count = counted(|severity| self.count(severity), "");
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

/// How many errors and warnings, such as `2 more errors and 1 more warning`.
fn counted(count: impl Fn(Severity) -> usize, more: &str) -> String {
    let of = |severity| match count(severity) {
        1 => format!("1 {more}{}", noun(severity)),
        count => format!("{count} {more}{}s", noun(severity)),
    };
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    match (count(Severity::Error), count(Severity::Warning)) {
        (0, _) => warnings,
        (_, 0) => errors,
        _ => format!("{errors} and {warnings}"),
    }
}

/// What is shown of a line before the marked text and after its start, in bytes.
const BEFORE: usize = 100;
const AFTER: usize = 300;

/// A line of the file, or the part of a very long one around the marked text.
///
/// ```
/// use okms_raci_codegen::Matrix;
///
/// let line = format!("format: {}", "2".repeat(100_000));
/// let report = Matrix::read(&line, "backup.yaml").unwrap_err();
/// let excerpt = report.problems().next().unwrap().excerpt.as_ref().unwrap();
/// assert!(excerpt.line.starts_with("format: 222") && excerpt.line.ends_with("2…"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Excerpt {
    /// The text of the line, without what a terminal would obey.
    pub line: String,
    /// Spaces and carets for the line below.
    pub marker: String,
}

impl Excerpt {
    /// Looks at no more of the text than it shows: there may be a problem for
    /// every few bytes of one long line.
    pub(crate) fn new(text: &str, marked: Range<usize>) -> Self {
        let start = boundary(text, marked.start);
        let window = boundary(text, start.saturating_sub(BEFORE))..boundary(text, start + AFTER);
        let before = &text[window.start..start];
        let after = &text[start..window.end];
        let line_before = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        let line_after = after.split(['\n', '\r']).next().unwrap_or_default();
        let cut = |is_cut| if is_cut { "…" } else { "" };
        let cut_before = cut(line_before.len() == before.len() && window.start > 0);
        let cut_after = cut(line_after.len() == after.len() && window.end < text.len());
        let line_before = visible(line_before.trim_start_matches('\u{feff}'));
        let line_after = line_after.trim_end();
        let width = line_after
            .char_indices()
            .filter(|&(offset, _)| start + offset < marked.end)
            .count()
            .max(1);
        let indent: String = cut_before.chars().chain(line_before.chars()).map(blank).collect();
        Excerpt {
            line: format!("{cut_before}{line_before}{}{cut_after}", visible(line_after)),
            marker: format!("{indent}{}", "^".repeat(width)),
        }
    }
}

/// The last place at or before the offset where a character starts.
fn boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|&offset| text.is_char_boundary(offset)).unwrap_or(0)
}

/// The text with one character for each that a terminal would obey instead of showing it.
fn visible(text: &str) -> String {
    let shown = |c| if is_shown(c) || c == '\t' { c } else { char::REPLACEMENT_CHARACTER };
    text.chars().map(shown).collect()
}

fn blank(c: char) -> char {
    if c == '\t' { '\t' } else { ' ' }
}

#[cfg(test)]
mod tests {
    use super::Excerpt;

    fn lines(text: &str, marked: &str) -> (String, String) {
        let start = text.find(marked).unwrap();
        let excerpt = Excerpt::new(text, start..start + marked.len());
        (excerpt.line, excerpt.marker)
    }

    #[test]
    fn the_line_is_shown_with_carets_below_the_text() {
        let text = "\u{feff}a: b\r\n\tcé: \u{202e}d  \r\ne";
        assert_eq!(lines(text, "a"), ("a: b".into(), "^".into()));
        assert_eq!(lines(text, "cé"), ("\tcé: \u{fffd}d".into(), "\t^^".into()));
        assert_eq!(lines(text, "d  \r\ne"), ("\tcé: \u{fffd}d".into(), "\t     ^".into()));
    }

    #[test]
    fn of_a_long_line_a_part_is_shown() {
        let text = format!("{}x{}", "é".repeat(1000), "y".repeat(1000));
        let (line, marker) = lines(&text, "x");
        assert_eq!(line, format!("…{}x{}…", "é".repeat(50), "y".repeat(299)));
        assert_eq!(marker, format!("{}^", " ".repeat(51)));
    }
}
