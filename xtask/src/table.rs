//! The matrix as one table, for the front page of the documentation.

use std::fmt::Write as _;

use okms_raci_codegen::{Activity, Matrix};
use okms_raci_core::escape::Markdown;

/// A row for each activity, which links to the variants of the library.
pub(crate) fn table(matrix: &Matrix) -> String {
    let mut table = String::from("| section | activity |");
    for party in matrix.parties() {
        // Writing to a string cannot fail.
        let _ = write!(table, " {} |", Markdown(party.name()));
    }
    table += "\n| --- | --- |";
    table += &" :---: |".repeat(matrix.parties().len());
    table.push('\n');
    let mut last = None;
    for activity in matrix.activities() {
        let is_first = last.replace(activity.section()) != Some(activity.section());
        table += &row(matrix, activity, is_first);
    }
    table
}

fn row(matrix: &Matrix, activity: &Activity, is_first: bool) -> String {
    let section = &matrix.sections()[activity.section()];
    let (number, title) = (section.number().unwrap_or_default(), section.title());
    let mut row = String::from("|");
    if is_first {
        let id = section.id();
        let _ = write!(row, " [{} {}](Section::{id})", Markdown(number), Markdown(title));
    }
    let _ = write!(row, " | [{}](Activity::{}) |", Markdown(activity.title()), activity.id());
    for roles in activity.roles() {
        let _ = write!(row, " {roles} |");
    }
    row.push('\n');
    row
}
