//! How many duties of each link are taken on, and those that are not, with the reason.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use anstyle::Style;
use okms_raci_core::escape::Terminal;
use serde::Serialize;

use super::{Chain, Entry, Line, Link, State, who};
use crate::format::markdown_cell as cell;
use crate::output::written;
use crate::status::Status;
use crate::terminal::{HEADING, WARNING};

/// A link in short.
#[derive(Debug, Serialize)]
pub(crate) struct Summary<'a> {
    file: &'a str,
    matrix: &'a str,
    revision: &'a str,
    party: &'a str,
    /// By state, how many duties there are.
    duties: BTreeMap<&'static str, usize>,
    listed: Vec<Duty<'a>>,
}

/// A duty that is not simply taken on.
#[derive(Debug, Serialize)]
struct Duty<'a> {
    state: State,
    activity: &'a str,
    section: &'a str,
    title: &'a str,
    reason: String,
}

/// The states that are listed, what is to be done first.
const LISTED: [State; 4] = [State::NotCovered, State::Open, State::Excepted, State::HandedBack];

impl Chain {
    pub(crate) fn summaries(&self) -> Vec<Summary<'_>> {
        let summary = |link: &Link| {
            let (inner, outer) = (&self.nodes[link.inner], &self.nodes[link.outer]);
            Summary {
                file: &inner.file,
                matrix: &outer.matrix.name,
                revision: &outer.matrix.source.revision,
                party: &outer.matrix.parties[link.party].name,
                duties: link.duties(),
                listed: LISTED.into_iter().flat_map(|state| self.listed(link, state)).collect(),
            }
        };
        self.links.iter().map(summary).collect()
    }

    fn listed(&self, link: &Link, state: State) -> Vec<Duty<'_>> {
        let outer = &self.nodes[link.outer].matrix;
        let lines = outer.activities.iter().zip(&link.lines);
        let listed = lines.filter(|(_, line)| line.state == Some(state));
        let duty = |(activity, line)| {
            let activity: &okms_raci_codegen::Activity = activity;
            let section = &outer.sections[activity.section];
            Duty {
                state,
                activity: &activity.id,
                section: section.number.as_deref().unwrap_or(&section.title),
                title: &activity.title,
                reason: self.reason(link, line),
            }
        };
        listed.map(duty).collect()
    }

    /// Why a duty is not simply taken on.
    fn reason(&self, link: &Link, covered: &Line) -> String {
        let rows = &self.nodes[link.inner].rows;
        let reasons = covered.entries.iter().filter_map(|entry| match entry {
            Entry::Gap(_) => Some(entry.without_mark()),
            Entry::Open(reason) | Entry::Except(reason) => Some(reason.clone()),
            Entry::Row { row, back, contract: Some(contract), .. } if !back.is_empty() => {
                let row = &rows.activities[*row];
                Some(format!("{contract} (\"{}\", {})", row.item.title, who(rows, row)))
            }
            Entry::Row { .. } => None,
        });
        reasons.collect::<Vec<_>>().join("; ")
    }

    /// Whether a duty is not covered, or if that counts, open.
    pub(crate) fn status(&self, is_strict: bool) -> Status {
        let mut states = self.links.iter().flat_map(|link| &link.lines).filter_map(|it| it.state);
        let is_found = |state| state == State::NotCovered || is_strict && state == State::Open;
        if states.any(is_found) { Status::Found } else { Status::Fine }
    }
}

/// For people.
pub(crate) fn text(chain: &Chain) -> String {
    written(|text| {
        chain.links.iter().zip(chain.summaries()).try_for_each(|(link, it)| it.text(text, link))
    })
}

/// Tables.
pub(crate) fn markdown(chain: &Chain) -> String {
    written(|text| {
        chain.links.iter().zip(chain.summaries()).try_for_each(|(link, it)| it.markdown(text, link))
    })
}

impl Summary<'_> {
    fn text(&self, text: &mut String, link: &Link) -> fmt::Result {
        let Summary { file, matrix, revision, party, listed, .. } = self;
        let head = format!(", as {party} of {matrix} {revision}: {}", link.in_words());
        writeln!(text, "{HEADING}{}{HEADING:#}{}", Terminal(file), Terminal(head))?;
        for Duty { state, section, title, reason, .. } in listed {
            let style = if *state == State::NotCovered { WARNING } else { Style::new() };
            let duty = format!("{section} \"{title}\": {reason}");
            writeln!(text, "  {style}{:<11}{style:#}  {}", state.name(), Terminal(duty))?;
        }
        Ok(())
    }

    fn markdown(&self, text: &mut String, link: &Link) -> fmt::Result {
        let Summary { file, matrix, revision, party, listed, .. } = self;
        let [file, party] = [file, party].map(|name| cell(name));
        writeln!(text, "\n**{file}**, as {party} of {matrix} {revision}: {}", link.in_words())?;
        if !listed.is_empty() {
            writeln!(text, "\n| state | section | duty | reason |\n| --- | --- | --- | --- |")?;
        }
        for Duty { state, section, title, reason, .. } in listed {
            let [section, title, reason] = [*section, *title, reason].map(cell);
            writeln!(text, "| {} | {section} | {title} | {reason} |", state.name())?;
        }
        Ok(())
    }
}
