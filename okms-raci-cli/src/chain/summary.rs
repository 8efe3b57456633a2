//! How many duties of each link are taken on, and those that are not, with the reason.

use std::fmt::{self, Write};

use anstyle::Style;
use okms_raci_codegen::Activity;
use okms_raci_core::escape::Terminal;
use serde_json::{Value, json};

use super::{Chain, Entry, Line, Link, State, who};
use crate::format::markdown_cell as cell;
use crate::output::written;
use crate::status::Status;
use crate::terminal::{HEADING, WARNING};

/// The states that are listed, what is to be done first.
const LISTED: [State; 4] = [State::NotCovered, State::Open, State::Excepted, State::HandedBack];

impl Chain {
    /// The duties that are not simply taken on, each with its section and the reason.
    fn listed(&self, link: &Link) -> impl Iterator<Item = (State, &Activity, &str, String)> {
        let outer = &self.nodes[link.outer].matrix;
        LISTED.into_iter().flat_map(move |state| {
            let lines = outer.activities.iter().zip(&link.lines);
            let listed = lines.filter(move |(_, line)| line.state == Some(state));
            listed.map(move |(activity, line)| {
                let section = &outer.sections[activity.section];
                let section = section.number.as_deref().unwrap_or(&section.title);
                (state, activity, section, self.reason(link, line))
            })
        })
    }

    /// Why a duty is not simply taken on.
    pub(crate) fn reason(&self, link: &Link, covered: &Line) -> String {
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

    /// The inner file, and what it is in the outer matrix.
    fn ends(&self, link: &Link) -> [&str; 4] {
        let (inner, outer) = (&self.nodes[link.inner], &self.nodes[link.outer].matrix);
        let party = &outer.parties[link.party].name;
        [&inner.file, &outer.name, &outer.source.revision, party]
    }
}

/// For people.
pub(crate) fn text(chain: &Chain) -> String {
    written(|text| chain.links.iter().try_for_each(|link| write_text(text, chain, link)))
}

fn write_text(text: &mut String, chain: &Chain, link: &Link) -> fmt::Result {
    let [file, matrix, revision, party] = chain.ends(link);
    let head = format!(", as {party} of {matrix} {revision}: {}", link.in_words());
    writeln!(text, "{HEADING}{}{HEADING:#}{}", Terminal(file), Terminal(head))?;
    for (state, activity, section, reason) in chain.listed(link) {
        let style = if state == State::NotCovered { WARNING } else { Style::new() };
        let duty = format!("{section} \"{}\": {reason}", activity.title);
        writeln!(text, "  {style}{:<11}{style:#}  {}", state.name(), Terminal(duty))?;
    }
    Ok(())
}

/// Tables.
pub(crate) fn markdown(chain: &Chain) -> String {
    written(|text| chain.links.iter().try_for_each(|link| write_markdown(text, chain, link)))
}

fn write_markdown(text: &mut String, chain: &Chain, link: &Link) -> fmt::Result {
    let [file, matrix, revision, party] = chain.ends(link).map(cell);
    writeln!(text, "\n**{file}**, as {party} of {matrix} {revision}: {}", link.in_words())?;
    let mut head = Some("\n| state | section | duty | reason |\n| --- | --- | --- | --- |\n");
    for (state, activity, section, reason) in chain.listed(link) {
        text.push_str(head.take().unwrap_or_default());
        let [section, title, reason] = [section, &activity.title, &reason].map(cell);
        writeln!(text, "| {} | {section} | {title} | {reason} |", state.name())?;
    }
    Ok(())
}

/// For programs, a document for each link.
pub(crate) fn json(chain: &Chain) -> Vec<Value> {
    let link = |link| {
        let [file, matrix, revision, party] = chain.ends(link);
        let listed = chain.listed(link).map(|(state, activity, section, reason)| {
            json!({
                "state": state.id(),
                "activity": activity.id,
                "section": section,
                "title": activity.title,
                "reason": reason,
            })
        });
        json!({
            "file": file,
            "matrix": matrix,
            "revision": revision,
            "party": party,
            "duties": link.duties(),
            "listed": listed.collect::<Vec<_>>(),
        })
    };
    chain.links.iter().map(link).collect()
}
