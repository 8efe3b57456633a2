//! The matrix as one table, for the front page of the documentation.

use std::fmt::Write as _;

use okms_raci_codegen::{Activity, Matrix, Section};
use okms_raci_core::escape::Markdown;

/// A row for each activity, under one for its section: a column for sections would not fit on a phone.
/// Both link to the variants of the library.
pub(crate) fn table(matrix: &Matrix) -> String {
    let mut table = String::from("| activity |");
    for party in &matrix.parties {
        // Writing to a string cannot fail.
        let _ = write!(table, " {} |", Markdown(party.name.as_str()));
    }
    table += "\n| --- |";
    table += &" :---: |".repeat(matrix.parties.len());
    table.push('\n');
    let mut last = None;
    for activity in &matrix.activities {
        if last.replace(activity.section) != Some(activity.section) {
            table += &heading(&matrix.sections[activity.section], matrix.parties.len());
        }
        table += &row(activity);
    }
    table
}

fn heading(section: &Section, parties: usize) -> String {
    let (number, title) = (section.number.as_deref().unwrap_or_default(), section.title.as_str());
    let (number, title, id) = (Markdown(number), Markdown(title), section.id.as_str());
    format!("| **[{number} {title}](Section::{id})** |{}\n", " |".repeat(parties))
}

fn row(activity: &Activity) -> String {
    let mut row =
        format!("| [{}](Activity::{}) |", Markdown(activity.title.as_str()), activity.id.as_str());
    for roles in &activity.roles {
        let _ = write!(row, " {roles} |");
    }
    row.push('\n');
    row
}
