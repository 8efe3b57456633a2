//! Output formats for findings.

use std::collections::HashMap;
use std::fmt::{self, Display, Write};
use std::path::{Component, Path, PathBuf};

use okms_raci_codegen::Fix;
use okms_raci_core::escape::{Annotation, AnnotationProperty, Markdown, Terminal, UriPath};
use serde::Serialize;
use serde_json::{Value, json};

use crate::finding::{Allowed, Finding, Kind, Level, Place, Span, count};
use crate::output::{to_json, written};
use crate::terminal::{FRAME, level_style, shown};

/// How to write findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    // For people, each finding with its line and a marker
    Text,
    // For programs
    Json,
    // A table, for the description of a merge request
    Markdown,
    // SARIF 2.1.0, for code scanning
    Sarif,
    // Annotations that a forge's runner shows beside the lines
    Github,
    // A code quality report of GitLab
    Gitlab,
}

/// How to write a report that has a page, too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ReportFormat {
    // For people
    #[default]
    Text,
    // For programs
    Json,
    // Tables, for the description of a merge request
    Markdown,
    // SARIF 2.1.0, for code scanning
    Sarif,
    // Annotations that a forge's runner shows beside the lines
    Github,
    // A code quality report of GitLab
    Gitlab,
    // A page in one file, to send
    Html,
}

impl Format {
    /// The findings in this format; `kinds` are all possible kinds, which SARIF explains.
    pub(crate) fn findings(self, findings: &[Finding], kinds: &[Kind]) -> String {
        self.with_allowed(findings, &[], kinds)
    }

    /// The findings, and the rows that are allowed to break a rule, which people see counted alone.
    pub(crate) fn with_allowed(
        self,
        findings: &[Finding],
        allowed: &[Allowed],
        kinds: &[Kind],
    ) -> String {
        match self {
            Format::Text => text(findings),
            Format::Json => json(findings, allowed),
            Format::Markdown => markdown(findings, allowed),
            Format::Sarif => sarif(findings, allowed, kinds),
            Format::Github => github(findings, allowed),
            Format::Gitlab => gitlab(findings, allowed),
        }
    }
}

/// The lines of a message, without control characters.
fn lines(message: &str, join: &str) -> String {
    message.lines().map(shown).collect::<Vec<_>>().join(join)
}

/// Findings for people.
pub(crate) fn text(findings: &[Finding]) -> String {
    written(|text| findings.iter().try_for_each(|finding| write_finding(text, finding)))
}

/// The layout is rustc's, and that of a report that a build script shows.
fn write_finding(text: &mut String, finding: &Finding) -> fmt::Result {
    let (level, frame) = (level_style(finding.level), FRAME);
    let head = format_args!("{level}{}[{}]{level:#}", finding.level.name(), finding.kind);
    writeln!(text, "{head}: {}", lines(&finding.message, "\n    "))?;
    let line = finding.place.as_ref().and_then(|place| place.span.as_ref()).map(|span| span.line);
    let number = line.map_or_else(String::new, |line| line.to_string());
    let margin = " ".repeat(number.len());
    if let Some(place) = &finding.place {
        writeln!(text, "{margin}{frame}-->{frame:#} {}", Terminal(place))?;
    }
    if let Some(excerpt) = &finding.excerpt {
        writeln!(text, "{margin} {frame}|{frame:#}")?;
        writeln!(text, "{frame}{number} |{frame:#} {}", Excerpt(&excerpt.line))?;
        writeln!(text, "{margin} {frame}|{frame:#} {level}{}{level:#}", excerpt.marker)?;
    }
    if let Some(help) = &finding.help {
        writeln!(text, "{margin} {frame}={frame:#} help: {}", lines(help, "\n    "))?;
    }
    writeln!(text)
}

/// A line of the file, whose tabs the marker below it repeats.
struct Excerpt<'a>(&'a str);

impl Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.split_inclusive('\t').try_for_each(|part| match part.strip_suffix('\t') {
            Some(before) => write!(f, "{}\t", Terminal(before)),
            None => write!(f, "{}", Terminal(part)),
        })
    }
}

/// The version of the JSON.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    problems: Vec<Problem<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    allowed: Vec<Exemption<'a>>,
}

/// A row that is allowed to break a rule.
#[derive(Serialize)]
struct Exemption<'a> {
    rule: &'static str,
    file: &'a str,
    line: Option<usize>,
    message: &'a str,
    reason: &'a str,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Mended<'a>>,
}

/// The text that takes the place of another one.
#[derive(Serialize)]
struct Mended<'a> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    replacement: &'a str,
}

fn replacement(fix: &Fix) -> Mended<'_> {
    Mended {
        line: fix.start.line,
        column: fix.start.column,
        end_line: fix.end.line,
        end_column: fix.end.column,
        replacement: &fix.replacement,
    }
}

/// Findings for programs.
fn json(findings: &[Finding], allowed: &[Allowed]) -> String {
    let allowed = allowed.iter().map(|row| Exemption {
        rule: row.kind,
        file: &row.place.file,
        line: row.place.span.as_ref().map(|span| span.line),
        message: &row.message,
        reason: &row.reason,
    });
    to_json(&Document {
        format: FORMAT,
        problems: findings.iter().map(problem).collect(),
        allowed: allowed.collect(),
    })
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
        fix: finding.fix.as_ref().map(replacement),
    }
}

/// Findings as a table, for the description of a merge request.
fn markdown(findings: &[Finding], allowed: &[Allowed]) -> String {
    let mut text = format!("**{}**\n", count(findings));
    if !findings.is_empty() {
        text.push_str("\n| | rule | place | what was found | what to do |\n");
        text.push_str("| --- | --- | --- | --- | --- |\n");
        text.extend(findings.iter().map(row));
    }
    if !allowed.is_empty() {
        text.push_str("\n| allowed | place | what differs | reason |\n| --- | --- | --- | --- |\n");
    }
    for Allowed { kind, message, reason, place } in allowed {
        let [place, message, reason] =
            [&place.to_string(), message, reason].map(|it| markdown_cell(it));
        // A `String` takes all that is written to it.
        let _ = writeln!(text, "| {kind} | {place} | {message} | {reason} |");
    }
    text
}

fn row(finding: &Finding) -> String {
    let place = finding.place.as_ref().map_or_else(String::new, ToString::to_string);
    let help = finding.help.as_deref().unwrap_or_default();
    let (level, kind) = (finding.level.name(), finding.kind);
    let [place, message, help] = [&place, &finding.message, help].map(markdown_cell);
    format!("| {level} | {kind} | {place} | {message} | {help} |\n")
}

/// Text in a cell, which is one line.
pub(crate) fn markdown_cell(text: &str) -> String {
    Markdown(lines(text, " · ")).to_string()
}

/// Findings as SARIF 2.1.0, the format of code scanning.
fn sarif(findings: &[Finding], allowed: &[Allowed], kinds: &[Kind]) -> String {
    let suppressed = allowed.iter().map(|row| {
        let mut result = json!({
            "ruleId": row.kind,
            "level": Level::Note,
            "message": { "text": row.message },
            "locations": [location(&row.place)],
            "suppressions": [{ "kind": "inSource", "status": "accepted", "justification": row.reason }],
        });
        add_index(&mut result, row.kind, kinds);
        result
    });
    let results: Vec<Value> =
        findings.iter().map(|finding| result(finding, kinds)).chain(suppressed).collect();
    to_json(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "raci",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": kinds.iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn rule(kind: &Kind) -> Value {
    json!({
        "id": kind.id,
        "shortDescription": { "text": kind.summary },
        "help": { "text": kind.explanation, "markdown": kind.explanation },
        "defaultConfiguration": { "level": kind.level },
    })
}

fn result(finding: &Finding, kinds: &[Kind]) -> Value {
    let help = finding.help.as_ref().map_or_else(String::new, |help| format!("\n{help}"));
    // Code scanning takes no result without a line.
    let nowhere = Place { file: ".".to_owned(), span: None };
    let mut result = json!({
        "ruleId": finding.kind,
        "level": finding.level,
        "message": { "text": format!("{}{help}", finding.message) },
        "locations": [finding.place.as_ref().map_or_else(|| location(&nowhere), location)],
    });
    add_index(&mut result, finding.kind, kinds);
    if let (Some(fix), Some(place)) = (&finding.fix, &finding.place) {
        result["fixes"] = json!([{
            "description": { "text": finding.help },
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(&in_workspace(&place.file)) },
                "replacements": [{
                    "deletedRegion": {
                        "startLine": fix.start.line,
                        "startColumn": fix.start.column,
                        "endLine": fix.end.line,
                        "endColumn": fix.end.column,
                    },
                    "insertedContent": { "text": fix.replacement },
                }],
            }],
        }]);
    }
    result
}

fn add_index(result: &mut Value, id: &str, kinds: &[Kind]) {
    if let Some(index) = kinds.iter().position(|kind| kind.id == id) {
        result["ruleIndex"] = index.into();
    }
}

fn location(place: &Place) -> Value {
    let mut location = json!({
        "artifactLocation": { "uri": uri(&in_workspace(&place.file)) },
        "region": { "startLine": 1 },
    });
    if let Some(Span { line, columns }) = &place.span {
        location["region"] =
            json!({ "startLine": line, "startColumn": columns.start, "endColumn": columns.end });
    }
    json!({ "physicalLocation": location })
}

/// A relative path stays relative, so that a forge finds the file in its copy of the repository.
fn uri(file: &str) -> String {
    let is_absolute = Path::new(file).is_absolute();
    let slash = if file.starts_with('/') { "" } else { "/" };
    let root = if is_absolute { format!("file://{slash}") } else { String::new() };
    format!("{root}{}", UriPath(file))
}

/// The path of a file from the root of the repository, as forges match it: with `/` and without `./`.
fn in_workspace(file: &str) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    if file == "." || !Path::new(file).exists() {
        return file.to_owned();
    }
    let mut full = PathBuf::new();
    for part in here.join(file).components() {
        match part {
            Component::ParentDir => drop(full.pop()),
            Component::CurDir => {}
            part => full.push(part),
        }
    }
    let root = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].into_iter().find_map(std::env::var_os);
    let mut roots = root.map(PathBuf::from).into_iter().chain([here]);
    let inside = roots.find_map(|root| full.strip_prefix(root).ok().map(Path::to_owned));
    let path = inside.unwrap_or(full).display().to_string();
    if cfg!(windows) { path.replace('\\', "/") } else { path }
}

/// Findings as annotations: lines that a forge's runner finds in the log.
fn github(findings: &[Finding], allowed: &[Allowed]) -> String {
    let allowed = allowed.iter().map(|row| {
        let (place, title) = (annotation_place(&row.place), AnnotationProperty(row.kind));
        let message = format!("allowed: {}\n{}", shown(&row.message), shown(&row.reason));
        format!("::notice {place}title={title}::{}\n", Annotation(message))
    });
    findings.iter().map(annotation).chain(allowed).collect()
}

fn annotation(finding: &Finding) -> String {
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let place = finding.place.as_ref().map_or_else(String::new, annotation_place);
    let mut message = lines(&finding.message, "\n");
    if let Some(help) = &finding.help {
        // A `String` takes all that is written to it.
        let _ = write!(message, "\n{}", Terminal(help));
    }
    let title = AnnotationProperty(finding.kind);
    format!("::{command} {place}title={title}::{}\n", Annotation(message))
}

fn annotation_place(place: &Place) -> String {
    let mut properties =
        format!("file={},", AnnotationProperty(Terminal(in_workspace(&place.file))));
    if let Some(span) = &place.span {
        let (line, columns) = (span.line, &span.columns);
        // The last column counts as marked there.
        let last = columns.end.saturating_sub(1).max(columns.start);
        let _ = write!(properties, "line={line},col={},endColumn={last},", columns.start);
    }
    properties
}

/// Findings as a report of code quality, whose entries a forge compares with those of the target branch.
fn gitlab(findings: &[Finding], allowed: &[Allowed]) -> String {
    let mut seen = HashMap::new();
    let mut entry = |kind: &str, severity: &str, text: String, place: Option<&Place>| {
        let (file, line) = place.map_or((".", 1), |place| {
            (place.file.as_str(), place.span.as_ref().map_or(1, |span| span.line))
        });
        // The line moves with every edit above it; of several alike, each has its number.
        let same = seen.entry(format!("{kind}\n{file}\n{text}")).or_insert(0);
        *same += 1;
        let digest = hmac_sha256::Hash::hash(format!("{kind}\n{file}\n{text}\n{same}").as_bytes());
        let fingerprint = digest.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        let file = in_workspace(file);
        json!({
            "description": text,
            "check_name": kind,
            "fingerprint": fingerprint,
            "severity": severity,
            "location": { "path": file, "lines": { "begin": line } },
        })
    };
    let mut entries: Vec<Value> = Vec::new();
    for Finding { kind, level, message, help, place, .. } in findings {
        let severity = match level {
            Level::Error => "major",
            Level::Warning => "minor",
            Level::Note => "info",
        };
        let help = help.as_ref().map_or_else(String::new, |help| format!("\n{help}"));
        entries.push(entry(kind, severity, format!("{message}{help}"), place.as_ref()));
    }
    for Allowed { kind, message, reason, place } in allowed {
        entries.push(entry(kind, "info", format!("allowed: {message}\n{reason}"), Some(place)));
    }
    to_json(&entries)
}
