//! For a merge request.

use std::fmt::{self, Write};

use super::{Report, taker};
use crate::export::{remarks, row_label};
use crate::format::markdown_cell as cell;
use crate::output::written;
use crate::trace::{Evidence, TracedMatrix};

/// A table of the activities of each matrix, in published order.
pub(crate) fn by_activity(report: &Report<'_>) -> String {
    written(|text| {
        report.shown().try_for_each(|(at, traced)| write_matrix(text, report, at, traced))
    })
}

fn write_matrix(
    text: &mut String,
    report: &Report<'_>,
    at: usize,
    traced: &TracedMatrix,
) -> fmt::Result {
    let matrix = &traced.matrix;
    writeln!(text, "**{}**\n", cell(&matrix.title))?;
    writeln!(text, "| section | activity | roles | evidence |\n| --- | --- | --- | --- |")?;
    for (position, activity) in matrix.activities.iter().enumerate() {
        let section = traced.rows.heading(activity.section);
        let evidence = report.evidence_of(at, position).map(|found| {
            format!("{} at {}{}", found.kind.name(), place(report, found), item(found))
        });
        let takers = report.takers(at, position).into_iter();
        let takers = takers.map(|(traced, row, count)| cell(&taker(traced, row, count)));
        let evidence: Vec<String> = evidence.chain(takers).collect();
        let roles = traced.rows.cells(&traced.rows.activities[position]);
        let about = std::iter::once(row_label(activity)).chain(remarks(matrix, activity));
        let about: Vec<String> = about.map(|line| cell(&line)).collect();
        let cells = [cell(&section), about.join("<br>"), cell(&roles), evidence.join("<br>")];
        writeln!(text, "| {} |", cells.join(" | "))?;
    }
    writeln!(text)
}

/// A table of the lines of all files.
pub(crate) fn by_file(report: &Report<'_>) -> String {
    written(|text| {
        writeln!(text, "| place | item | claim | activities |\n| --- | --- | --- | --- |")?;
        for found in &report.trace.evidence {
            let activities = &report.matrices[found.matrix].matrix.activities;
            let titles =
                found.activities.iter().map(|&activity| cell(&row_label(&activities[activity])));
            let titles = titles.collect::<Vec<_>>().join("<br>");
            let [item, claim] = [found.item.as_deref().unwrap_or_default(), &found.text].map(cell);
            writeln!(text, "| {} | {item} | {claim} | {titles} |", place(report, found))?;
        }
        writeln!(text)
    })
}

fn place(report: &Report<'_>, found: &Evidence) -> String {
    let place = cell(&format!("{}:{}", found.file, found.line));
    match report.links {
        Some(template) => format!("[{place}](<{}>)", template.link(found)),
        None => place,
    }
}

/// ` in keys::rotate`
fn item(found: &Evidence) -> String {
    found.item.as_deref().map_or_else(String::new, |item| format!(" in {}", cell(item)))
}
