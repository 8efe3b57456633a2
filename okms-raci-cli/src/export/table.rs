//! A matrix as CSV and Markdown, in the lines that the library's `render` writes.

use std::fmt::{self, Write};

use okms_raci_codegen::{Activity, Matrix};
use okms_raci_core::escape::{Csv, Markdown};
use okms_raci_core::render::csv::{Formulas, Row, head, row};
use okms_raci_core::render::markdown;

use super::{allowed, covered, notes, origin};
use crate::import::{COVERS, FACTS};
use crate::output::written;

/// Where a file is opened with Excel, which takes separators from the language of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Excel {
    /// Semicolons, as Excel has them in German, French, Italian, Spanish and most languages of Europe
    #[value(aliases = ["fr", "it", "es", "pt", "nl", "pl"])]
    De,
    /// Commas, as Excel has them in English
    En,
}

/// CSV as Excel opens it: in UTF-8 that says so, or it takes umlauts for other letters.
pub(crate) fn for_excel(text: String, excel: Option<Excel>) -> String {
    match excel {
        None => text,
        Some(Excel::En) => format!("\u{feff}{text}"),
        Some(Excel::De) => format!("\u{feff}{}", with_semicolons(&text)),
    }
}

fn with_semicolons(text: &str) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    // A text in memory with as many fields in each line gives no errors.
    for record in reader.byte_records().filter_map(Result::ok) {
        let _ = writer.write_byte_record(&record);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A line for each activity.
pub(crate) fn csv(matrix: &Matrix) -> String {
    let has_facts = matrix.activities.iter().any(|row| !facts(matrix, row).concat().is_empty());
    let fields = |text: &mut String, fields: &[&str]| {
        // The line is not at its end yet.
        text.pop();
        fields.iter().try_for_each(|field| write!(text, ",{}", Csv(field)))?;
        text.write_char('\n')
    };
    written(|text| {
        head(text, Formulas::Guarded, matrix.parties.iter().map(|party| party.name.as_str()))?;
        if has_facts {
            fields(text, &FACTS)?;
        }
        for (section, own) in matrix.sections_with_activities() {
            for activity in &matrix.activities[own] {
                let (id, title) = (activity.kebab_id(), activity.title.as_str());
                let (number, section) = (section.number_or_empty(), section.title.as_str());
                let line = Row { number, section, id: &id, title };
                row(text, Formulas::Guarded, line, activity.roles.iter().copied())?;
                if has_facts {
                    fields(text, &facts(matrix, activity).each_ref().map(String::as_str))?;
                }
            }
        }
        Ok(())
    })
}

/// What is said of a row beside its roles, in the order of [`FACTS`].
fn facts(matrix: &Matrix, activity: &Activity) -> [String; FACTS.len()] {
    [
        activity.reference.clone().unwrap_or_default(),
        activity.note.clone().unwrap_or_default(),
        notes(matrix, activity).join("\n"),
        allowed(activity).join("\n"),
        covered(matrix, activity).join("\n"),
    ]
}

/// A heading for each section, a table for the activities that it lists; with a column for what they cover,
/// if any does.
pub(crate) fn markdown(matrix: &Matrix) -> String {
    let has_covers = matrix.activities.iter().any(|row| !row.covers.is_empty());
    let covers = has_covers.then_some(COVERS);
    written(|text| {
        let source = &matrix.source;
        markdown::title(text, &matrix.title, origin(source), source.url.as_deref())?;
        for (section, own) in matrix.sections_with_activities() {
            let activities = &matrix.activities[own];
            text.push('\n');
            markdown::heading(text, section.depth, section.number_or_empty(), &section.title)?;
            if !activities.is_empty() {
                let parties = matrix.parties.iter().map(|party| party.name.as_str());
                markdown::head(text, parties.chain(covers))?;
            }
            for activity in activities {
                markdown::row(text, &activity.title, activity.roles.iter().copied())?;
                if has_covers {
                    // The line is not at its end yet.
                    text.pop();
                    writeln!(text, " {} |", Markdown(covered(matrix, activity).join("; ")))?;
                }
            }
            remarks(text, matrix, activities)?;
        }
        fmt::Result::Ok(())
    })
}

/// Below a table, what is said of its rows beside their roles.
fn remarks(text: &mut String, matrix: &Matrix, activities: &[Activity]) -> fmt::Result {
    let mut is_first = true;
    for activity in activities {
        let [reference, note, notes, allowed, _] = facts(matrix, activity);
        let labelled = [("", reference), ("", note), ("", notes), ("allowed, ", allowed)];
        let remarks = labelled
            .iter()
            .flat_map(|(label, lines)| lines.lines().map(move |line| format!("{label}{line}")));
        let remarks: Vec<String> = remarks.collect();
        if remarks.is_empty() {
            continue;
        }
        text.push_str(if is_first { "\n" } else { "" });
        is_first = false;
        // A word first: a mark first would be that of a footnote, or start a block.
        writeln!(text, "- About {}: {}", Markdown(&activity.title), Markdown(remarks.join("; ")))?;
    }
    Ok(())
}
