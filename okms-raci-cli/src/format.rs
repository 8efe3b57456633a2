//! Output formats for findings.

mod forge;
mod json;
mod sarif;

use std::fmt::{self, Display, Write};

use clap::ValueEnum;
use clap::builder::PossibleValue;
use okms_raci_core::escape::{Markdown, Terminal};

use self::forge::{github, gitlab};
use self::json::json;
use self::sarif::sarif;
use crate::export::{self, is_of_another_form};
use crate::finding::{Allowed, Finding, Kind, count};
use crate::output::{Output, written};
use crate::paths::shell_word;
use crate::status::Error;
use crate::terminal::{FRAME, level_style, shown};

/// How to write findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReportFormat {
    List(Format),
    // A page in one file, to send
    Html,
}

impl Default for ReportFormat {
    fn default() -> Self {
        ReportFormat::List(Format::Text)
    }
}

impl ReportFormat {
    /// That the name of the output does not end as that of another form.
    pub(crate) fn check_name(self, output: &Output) -> Result<(), Error> {
        let file = output.file.as_deref().filter(|path| is_of_another_form(path));
        let Some(file) = file else { return Ok(()) };
        let named = match export::Format::of_name(file) {
            Some(export::Format::Html) => Some(ReportFormat::Html),
            Some(export::Format::Markdown) => Some(ReportFormat::List(Format::Markdown)),
            Some(export::Format::Json) => Some(ReportFormat::List(Format::Json)),
            _ => None,
        };
        let is_json = matches!(self, ReportFormat::List(Format::Sarif | Format::Gitlab))
            && named == Some(ReportFormat::List(Format::Json));
        if named == Some(self) || is_json {
            return Ok(());
        }
        let name = |format: &Self| format.to_possible_value().map(|it| it.get_name().to_owned());
        let holds = name(&self).unwrap_or_default();
        let help = match named.as_ref().and_then(name) {
            Some(format) => format!("write --format {format}"),
            None => format!("write --format html -o {}", shell_word(&file.with_extension("html"))),
        };
        Err(Error::new(format_args!("{} would hold {holds}\n{help}", file.display())))
    }
}

impl ValueEnum for ReportFormat {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [ReportFormat; 7] = [
            ReportFormat::List(Format::Text),
            ReportFormat::List(Format::Json),
            ReportFormat::List(Format::Markdown),
            ReportFormat::List(Format::Sarif),
            ReportFormat::List(Format::Github),
            ReportFormat::List(Format::Gitlab),
            ReportFormat::Html,
        ];
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            ReportFormat::List(format) => format.to_possible_value(),
            ReportFormat::Html => Some(PossibleValue::new("html")),
        }
    }
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
    let number = finding.line().map_or_else(String::new, |line| line.to_string());
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

/// Findings as a table, for the description of a merge request.
fn markdown(findings: &[Finding], allowed: &[Allowed]) -> String {
    written(|text| {
        writeln!(text, "**{}**", count(findings))?;
        if !findings.is_empty() {
            writeln!(text, "\n| | rule | place | what was found | what to do |")?;
            writeln!(text, "| --- | --- | --- | --- | --- |")?;
        }
        for Finding { level, kind, message, help, place, .. } in findings {
            let place = place.as_ref().map_or_else(String::new, ToString::to_string);
            let help = help.as_deref().unwrap_or_default();
            let [place, message, help] = [&place, message, help].map(markdown_cell);
            writeln!(text, "| {} | {kind} | {place} | {message} | {help} |", level.name())?;
        }
        if !allowed.is_empty() {
            writeln!(text, "\n| allowed | place | what differs | reason |")?;
            writeln!(text, "| --- | --- | --- | --- |")?;
        }
        for Allowed { kind, message, reason, place } in allowed {
            let texts = [&place.to_string(), message, reason];
            let [place, message, reason] = texts.map(|it| markdown_cell(it));
            writeln!(text, "| {kind} | {place} | {message} | {reason} |")?;
        }
        Ok(())
    })
}

/// Text in a cell, which is one line.
pub(crate) fn markdown_cell(text: &str) -> String {
    Markdown(lines(text, " · ")).to_string()
}
