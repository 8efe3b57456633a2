//! A matrix as CSV and Markdown, in the lines that the library's `render` writes.

use std::fmt;

use okms_raci_codegen::Matrix;
use okms_raci_core::render::csv::{self, Formulas};
use okms_raci_core::render::markdown;

use super::{listed, origin};
use crate::output::written;

/// A line for each activity.
pub(super) fn csv(matrix: &Matrix) -> String {
    written(|text| {
        csv::head(text, Formulas::Guarded, matrix.parties.iter().map(|party| party.name.as_str()))?;
        for listed in listed(matrix) {
            let (number, section) =
                (listed.section.number_or_empty(), listed.section.title.as_str());
            for activity in listed.activities {
                let (id, title) = (activity.kebab_id(), activity.title.as_str());
                let roles = activity.roles.iter().copied();
                let row = csv::Row { number, section, id: &id, title };
                csv::row(text, Formulas::Guarded, row, roles)?;
            }
        }
        Ok(())
    })
}

/// A heading for each section, a table for the activities that it lists.
pub(super) fn markdown(matrix: &Matrix) -> String {
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
