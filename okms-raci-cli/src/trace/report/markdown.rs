//! For a merge request.

use super::Report;
use crate::format::markdown::cell;
use crate::trace::{Evidence, Known, heading, row};

/// A table of the activities of each matrix, in published order.
pub(crate) fn by_activity(report: &Report<'_>) -> String {
    report.shown().map(|(at, known)| matrix(report, at, known)).collect()
}

fn matrix(report: &Report<'_>, at: usize, known: &Known) -> String {
    let matrix = &known.matrix;
    let mut text = format!("**{}**\n\n", cell(matrix.title()));
    text.push_str("| section | activity | roles | evidence |\n| --- | --- | --- | --- |\n");
    for (position, activity) in matrix.activities().iter().enumerate() {
        let section = heading(&matrix.sections()[activity.section()]);
        let evidence: Vec<String> = report
            .evidence_of(at, position)
            .map(|found| {
                format!("{} at {}{}", found.kind.name(), place(report, found), item(found))
            })
            .collect();
        let cells = [&section, activity.title(), &row(matrix, position)].map(cell).join(" | ");
        text.push_str(&format!("| {cells} | {} |\n", evidence.join("<br>")));
    }
    text.push('\n');
    text
}

/// A table of the lines of all files.
pub(crate) fn by_file(report: &Report<'_>) -> String {
    let mut text = "| place | item | claim | activities |\n| --- | --- | --- | --- |\n".to_owned();
    for found in &report.trace.evidence {
        let activities = report.known[found.matrix].matrix.activities();
        let titles: Vec<String> =
            found.activities.iter().map(|&activity| cell(activities[activity].title())).collect();
        text.push_str(&format!(
            "| {} | {} | {} | {} |\n",
            place(report, found),
            cell(found.item.as_deref().unwrap_or_default()),
            cell(&found.text),
            titles.join("<br>"),
        ));
    }
    text.push('\n');
    text
}

fn place(report: &Report<'_>, found: &Evidence) -> String {
    let place = cell(&format!("{}:{}", found.file, found.line));
    match report.links {
        // Parentheses would end the link.
        Some(template) => {
            let link = template.link(found).replace('(', "%28").replace(')', "%29");
            format!("[{place}](<{link}>)")
        }
        None => place,
    }
}

fn item(found: &Evidence) -> String {
    found.item.as_deref().map_or_else(String::new, |item| format!(" in {}", cell(item)))
}
