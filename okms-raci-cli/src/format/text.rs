//! Findings for people.

use std::fmt::{self, Display, Write};

use okms_raci_core::escape::Terminal;

use super::lines;
use crate::finding::{Finding, Place};
use crate::style;
use crate::text::written;

pub(crate) fn findings(findings: &[Finding]) -> String {
    written(|text| findings.iter().try_for_each(|finding| write_finding(text, finding)))
}

/// The layout is rustc's, and that of a report that a build script shows.
fn write_finding(text: &mut String, finding: &Finding) -> fmt::Result {
    let (level, frame) = (style::of_level(finding.level), style::FRAME);
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
        writeln!(text, "{margin} {frame}={frame:#} help: {}", Terminal(help))?;
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

impl Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match &self.span {
            Some(span) => write!(f, ":{}:{}", span.line, span.columns.start),
            None => Ok(()),
        }
    }
}
