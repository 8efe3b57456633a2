//! The table of a chain as lines of texts: Markdown for a wiki or a merge request, CSV and workbooks to filter.

use std::fmt::{self, Write};

use okms_raci_core::escape::Csv;

use super::{Chain, Entry, Link, State, who};
use crate::export::cells;
use crate::format::markdown_cell as cell;
use crate::output::written;

/// What the texts of a line are.
pub(crate) const HEAD: [&str; 10] =
    ["outer", "party", "section", "activity", "title", "roles", "state", "inner", "row", "who"];

/// An outer row and one that takes it on, or the reason why none does.
pub(crate) struct TableLine {
    /// Whether the line above is of another outer row.
    is_first: bool,
    /// In the order of [`HEAD`].
    pub(crate) texts: [String; HEAD.len()],
}

impl Chain {
    /// The lines of all links.
    pub(crate) fn lines(&self) -> impl Iterator<Item = TableLine> {
        self.links.iter().flat_map(|link| self.lines_of(link))
    }

    fn lines_of(&self, link: &Link) -> Vec<TableLine> {
        let (inner, outer) = (&self.nodes[link.inner], &self.nodes[link.outer]);
        let party = &outer.matrix.parties[link.party].name;
        let mut lines = Vec::new();
        for (activity, line) in outer.matrix.activities.iter().zip(&link.lines) {
            let mut rows = self.rows(link.inner, &line.entries);
            if rows.is_empty() {
                rows.push(Default::default());
            }
            for (at, [row, who]) in rows.into_iter().enumerate() {
                let texts = [
                    outer.name(),
                    party.clone(),
                    outer.rows.heading(activity.section),
                    activity.id.clone(),
                    activity.title.clone(),
                    cells(&outer.matrix, activity),
                    line.state.map_or("", State::name).to_owned(),
                    inner.name(),
                    row,
                    who,
                ];
                lines.push(TableLine { is_first: at == 0, texts });
            }
        }
        lines
    }

    /// The rows that take something on, and who holds what there, each with those further in below it.
    fn rows(&self, node: usize, entries: &[Entry]) -> Vec<[String; 2]> {
        let own = &self.nodes[node];
        let mut rows = Vec::new();
        for entry in entries {
            let marks = entry.marks().join(", ");
            let Entry::Row { row, .. } = entry else {
                rows.push([marks, String::new()]);
                continue;
            };
            let activity = &own.rows.activities[*row];
            let marks = if marks.is_empty() { marks } else { format!(" ({marks})") };
            rows.push([format!("{}{marks}", activity.item.title), who(&own.rows, activity)]);
            for (link, line) in self.beyond(node, *row) {
                let name = &self.nodes[link.inner].matrix.name;
                let further = self.rows(link.inner, &line.entries).into_iter();
                rows.extend(further.map(|[title, who]| [format!("› {name}: {title}"), who]));
            }
        }
        rows
    }
}

/// One table for all links.
pub(crate) fn csv(chain: &Chain) -> String {
    let line = |texts: &[&str]| {
        let fields: Vec<String> = texts.iter().map(|text| Csv(text).to_string()).collect();
        fields.join(",") + "\n"
    };
    let lines = chain.lines().map(|it| line(&it.texts.each_ref().map(String::as_str)));
    std::iter::once(line(&HEAD)).chain(lines).collect()
}

/// A table for each link.
pub(crate) fn markdown(chain: &Chain) -> String {
    written(|text| {
        for (at, link) in chain.links.iter().enumerate() {
            text.write_str(if at == 0 { "" } else { "\n" })?;
            table(text, chain, link)?;
        }
        Ok(())
    })
}

fn table(text: &mut String, chain: &Chain, link: &Link) -> fmt::Result {
    let (inner, outer) = (&chain.nodes[link.inner], &chain.nodes[link.outer]);
    let party = &outer.matrix.parties[link.party].name;
    let [title, left, party, right] =
        [&inner.matrix.title, &outer.name(), party, &inner.name()].map(|name| cell(name));
    writeln!(text, "**{title}**: what {left} asks of {party}; {}\n", link.in_words())?;
    writeln!(text, "| section | {left} | roles | {right} | who |")?;
    writeln!(text, "| --- | --- | --- | --- | --- |")?;
    for TableLine { is_first, texts, .. } in chain.lines_of(link) {
        let [_, _, section, _, title, roles, _, _, row, who] = texts.each_ref().map(|it| cell(it));
        let left =
            if is_first { format!("{section} | {title} | {roles}") } else { " | | ".to_owned() };
        writeln!(text, "| {left} | {row} | {who} |")?;
    }
    Ok(())
}
