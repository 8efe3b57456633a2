//! The forms in which findings are told: a module each.

mod github;
pub(crate) mod json;
pub(crate) mod markdown;
mod sarif;
mod text;

pub(crate) use text::findings as text;

use crate::finding::{Finding, Kind};
use crate::terminal::shown;

/// How to write what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people, each finding with its line and a marker
    Text,
    /// For programs
    Json,
    /// A table, for the description of a merge request
    Markdown,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations that a forge's runner shows beside the lines
    Github,
}

impl Format {
    /// The findings in this form; `kinds` are all that there can be, for the forms that explain them.
    pub(crate) fn findings(self, findings: &[Finding], kinds: &[Kind]) -> String {
        match self {
            Format::Text => text::findings(findings),
            Format::Json => json::findings(findings),
            Format::Markdown => markdown::findings(findings),
            Format::Sarif => sarif::findings(findings, kinds),
            Format::Github => github::findings(findings),
        }
    }
}

/// The lines of a message, without anything that a terminal would obey.
fn lines(message: &str, join: &str) -> String {
    message.lines().map(shown).collect::<Vec<_>>().join(join)
}
