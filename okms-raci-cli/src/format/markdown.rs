//! Findings as a table, for the description of a merge request.

use okms_raci_core::escape::Markdown;

use super::lines;
use crate::finding::{Finding, count};

pub(super) fn findings(findings: &[Finding]) -> String {
    let mut text = format!("**{}**\n", count(findings));
    if !findings.is_empty() {
        text.push_str("\n| | rule | place | what was found | what to do |\n");
        text.push_str("| --- | --- | --- | --- | --- |\n");
        text.extend(findings.iter().map(row));
    }
    text
}

fn row(finding: &Finding) -> String {
    let place = finding.place.as_ref().map_or_else(String::new, ToString::to_string);
    let help = finding.help.as_deref().unwrap_or_default();
    let (level, kind) = (finding.level.name(), finding.kind);
    let [place, message, help] = [&place, &finding.message, help].map(cell);
    format!("| {level} | {kind} | {place} | {message} | {help} |\n")
}

/// Text in a cell, which is one line.
pub(crate) fn cell(text: &str) -> String {
    Markdown(lines(text, " · ")).to_string()
}
