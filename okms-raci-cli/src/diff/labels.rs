//! What the parts of a matrix are called in a change.

use okms_raci_codegen::{Activity, Matrix, Section};

use super::change::{Item, Subject};
use crate::text::number;

pub(super) fn section_item(section: &Section) -> Subject {
    let (id, title) = (section.id.as_str().to_owned(), section.title.as_str().to_owned());
    Subject::Section(Item { id, title, number: number(section).to_owned() })
}

pub(super) fn activity_item(matrix: &Matrix, activity: &Activity) -> Subject {
    let (id, title) = (activity.id.as_str().to_owned(), activity.title.as_str().to_owned());
    let section = &matrix.sections[activity.section];
    Subject::Activity(Item { id, title, number: number(section).to_owned() })
}

/// A section, by its number and title.
pub(super) fn section_label(section: &Section) -> String {
    format!("{} {}", number(section), section.title.as_str()).trim_start().to_owned()
}

/// The number of a section.
pub(super) fn section_number(_: &Matrix, section: &Section) -> String {
    section.number.as_deref().unwrap_or("no number").to_owned()
}

/// What a section is in.
pub(super) fn section_parent(matrix: &Matrix, section: &Section) -> String {
    let parent = section.parent.map(|parent| section_label(&matrix.sections[parent]));
    parent.map_or_else(|| "at the top".to_owned(), |parent| format!("in {parent}"))
}

/// A row, as in `Customer RA, OVHcloud I`.
pub(super) fn row(matrix: &Matrix, activity: &Activity) -> String {
    let cells = matrix.parties.iter().zip(&activity.roles);
    let cells: Vec<String> =
        cells.map(|(party, roles)| format!("{} {roles}", party.name.as_str())).collect();
    cells.join(", ")
}
