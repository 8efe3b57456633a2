//! A matrix as CSV and Markdown, in the lines that the library's `render` writes.

use std::fmt;

use okms_raci_codegen::Matrix;
use okms_raci_core::render::csv::{Formulas, Row, head, row};
use okms_raci_core::render::markdown;

use super::{listed, origin};
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

/// A line for each activity; for Excel in UTF-8 that says so, or it takes umlauts for other letters.
pub(crate) fn csv(matrix: &Matrix, excel: Option<Excel>) -> String {
    let text = lines(matrix);
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

fn lines(matrix: &Matrix) -> String {
    written(|text| {
        head(text, Formulas::Guarded, matrix.parties.iter().map(|party| party.name.as_str()))?;
        for listed in listed(matrix) {
            let (number, section) =
                (listed.section.number_or_empty(), listed.section.title.as_str());
            for activity in listed.activities {
                let (id, title) = (activity.kebab_id(), activity.title.as_str());
                let roles = activity.roles.iter().copied();
                let fields = Row { number, section, id: &id, title };
                row(text, Formulas::Guarded, fields, roles)?;
            }
        }
        Ok(())
    })
}

/// A heading for each section, a table for the activities that it lists.
pub(crate) fn markdown(matrix: &Matrix) -> String {
    written(|text| {
        let source = &matrix.source;
        markdown::title(text, matrix.title.as_str(), origin(source), source.url.as_deref())?;
        for listed in listed(matrix) {
            let section = listed.section;
            text.push('\n');
            markdown::heading(
                text,
                section.depth,
                section.number_or_empty(),
                section.title.as_str(),
            )?;
            if !listed.activities.is_empty() {
                markdown::head(text, matrix.parties.iter().map(|party| party.name.as_str()))?;
            }
            for activity in listed.activities {
                markdown::row(text, activity.title.as_str(), activity.roles.iter().copied())?;
            }
        }
        fmt::Result::Ok(())
    })
}
