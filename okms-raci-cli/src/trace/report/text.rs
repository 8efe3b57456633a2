//! For people.

use std::fmt::{self, Write};

use okms_raci_core::escape::Terminal;

use super::{Report, taker};
use crate::export::{remarks, row_label};
use crate::output::written;
use crate::terminal::FRAME;
use crate::trace::{Evidence, TracedMatrix};

/// Activity by activity, in published order.
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
    let (matrix, frame) = (&traced.matrix, FRAME);
    let title = Terminal(&matrix.title);
    writeln!(text, "{frame}{title}{frame:#}, revision {}", matrix.source.revision)?;
    let mut section = None;
    for (position, activity) in matrix.activities.iter().enumerate() {
        if section != Some(activity.section) {
            section = Some(activity.section);
            let heading = traced.rows.heading(activity.section);
            writeln!(text, "\n{frame}{}{frame:#}", Terminal(heading))?;
        }
        let mut evidence = report.evidence_of(at, position).peekable();
        let takers = report.takers(at, position);
        let has_none = evidence.peek().is_none() && takers.is_empty();
        let none = if has_none { ": no code" } else { "" };
        let row = traced.rows.cells(&traced.rows.activities[position]);
        writeln!(text, "  {} ({}){none}", Terminal(row_label(activity)), Terminal(row))?;
        for remark in remarks(matrix, activity) {
            writeln!(text, "    {}", Terminal(remark))?;
        }
        for found in evidence {
            let (kind, file, line) = (found.kind.name(), Terminal(&found.file), found.line);
            writeln!(text, "    {kind} at {file}:{line}{}", item(found))?;
            writeln!(text, "      {}", Terminal(&found.text))?;
        }
        for (traced, row, count) in takers {
            writeln!(text, "    {}", Terminal(taker(traced, row, count)))?;
        }
    }
    writeln!(text)
}

/// File by file, line by line.
pub(crate) fn by_file(report: &Report<'_>) -> String {
    written(|text| {
        let mut file = "";
        for found in &report.trace.evidence {
            if file != found.file {
                let frame = FRAME;
                writeln!(text, "{frame}{}{frame:#}", Terminal(&found.file))?;
            }
            file = &found.file;
            write_line(text, report, found)?;
        }
        if file.is_empty() { Ok(()) } else { writeln!(text) }
    })
}

fn write_line(text: &mut String, report: &Report<'_>, found: &Evidence) -> fmt::Result {
    let traced = &report.matrices[found.matrix];
    let kind = found.kind.name();
    writeln!(text, "  line {}: {kind}{}", found.line, item(found))?;
    writeln!(text, "    {}", Terminal(&found.text))?;
    for &activity in &found.activities {
        let activity = &traced.matrix.activities[activity];
        let section = traced.rows.heading(activity.section);
        writeln!(text, "      {}: {}", Terminal(section), Terminal(row_label(activity)))?;
    }
    Ok(())
}

/// ` in keys::rotate`
fn item(found: &Evidence) -> String {
    let item = found.item.as_deref();
    item.map_or_else(String::new, |item| format!(" in {}", Terminal(item)))
}
