//! The table of a chain in Markdown, for a wiki or a merge request.

use std::fmt::{self, Write};

use super::{Chain, Entry, Link, who};
use crate::export::cells;
use crate::format::markdown_cell as cell;
use crate::output::written;

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
    writeln!(
        text,
        "**{}**: what {} asks of {}; {}\n",
        cell(&inner.matrix.title),
        cell(&outer.name()),
        cell(party),
        link.in_words()
    )?;
    let [left, right] = [outer.name(), inner.name()].map(|name| cell(&name));
    writeln!(
        text,
        "| section | {left} | roles | {right} | who |\n| --- | --- | --- | --- | --- |"
    )?;
    for (activity, line) in outer.matrix.activities.iter().zip(&link.lines) {
        let rows = rows(chain, link.inner, &line.entries);
        let rows = if rows.is_empty() { vec![[String::new(), String::new()]] } else { rows };
        let heading = outer.rows.heading(activity.section);
        let left = [&heading, activity.title.as_str(), &cells(&outer.matrix, activity)].map(cell);
        for (at, right) in rows.iter().enumerate() {
            let left = if at == 0 { left.join(" | ") } else { " | | ".to_owned() };
            writeln!(text, "| {left} | {} |", right.each_ref().map(|text| cell(text)).join(" | "))?;
        }
    }
    Ok(())
}

/// The rows that take something on, each with those further in below it.
fn rows(chain: &Chain, node: usize, entries: &[Entry]) -> Vec<[String; 2]> {
    let own = &chain.nodes[node];
    let mut rows = Vec::new();
    for entry in entries {
        let Entry::Row { row, .. } = entry else {
            rows.push([entry.marks().join(", "), String::new()]);
            continue;
        };
        let activity = &own.rows.activities[*row];
        let marks = entry.marks();
        let marks =
            if marks.is_empty() { String::new() } else { format!(" ({})", marks.join(", ")) };
        rows.push([format!("{}{marks}", activity.item.title), who(&own.rows, activity)]);
        for (link, line) in chain.beyond(node, *row) {
            let name = &chain.nodes[link.inner].matrix.name;
            let further = self::rows(chain, link.inner, &line.entries);
            rows.extend(
                further.into_iter().map(|[title, who]| [format!("› {name}: {title}"), who]),
            );
        }
    }
    rows
}
