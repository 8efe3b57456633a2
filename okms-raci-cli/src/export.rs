//! Export formats of a matrix.

pub(crate) mod html;
pub(crate) mod oscal;
mod table;

use okms_raci_codegen::{Activity, Matrix, Rule, Section, Source};
use okms_raci_core::render::Origin;

/// A form that a matrix is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// All of it as data, with a JSON Schema
    Json,
    /// A line for each activity; safe in a spreadsheet
    Csv,
    /// A heading for each section, with a table
    Markdown,
    /// A page in one file, with filters, to send and to sign
    Html,
    /// A catalog of OSCAL: sections as groups, activities as controls
    OscalCatalog,
    /// A component definition of OSCAL: who holds which role in each control
    OscalComponentDefinition,
}

impl Format {
    /// The whole text of the file.
    pub(crate) fn write(self, matrix: &Matrix) -> String {
        match self {
            Format::Json => matrix.to_json(),
            Format::Csv => table::csv(matrix),
            Format::Markdown => table::markdown(matrix),
            Format::Html => html::Page::of(matrix).write(),
            Format::OscalCatalog => oscal::catalog(matrix),
            Format::OscalComponentDefinition => oscal::component_definition(matrix, &[]),
        }
    }
}

/// A section with the activities that it lists itself.
#[derive(Clone, Copy)]
struct Listed<'a> {
    section: &'a Section,
    activities: &'a [Activity],
}

/// The sections, each with its own activities.
fn listed(matrix: &Matrix) -> impl Iterator<Item = Listed<'_>> {
    let sections = matrix.sections_with_activities();
    sections.map(|(section, own)| Listed { section, activities: &matrix.activities[own] })
}

/// The publisher, article and revision of a matrix.
pub(crate) fn origin(source: &Source) -> Origin<'_> {
    Origin {
        publisher: source.publisher.as_deref(),
        article: source.article.as_deref(),
        revision: source.revision.as_str(),
    }
}

/// The cells of a row: `Customer RA, OVHcloud I`.
pub(crate) fn cells(matrix: &Matrix, activity: &Activity) -> String {
    let cells = matrix.parties.iter().zip(&activity.roles);
    let cells: Vec<String> =
        cells.map(|(party, roles)| format!("{} {roles}", party.name.as_str())).collect();
    cells.join(", ")
}

/// Who holds what in a row: `Customer RA`.
pub(crate) fn holders(matrix: &Matrix, activity: &Activity) -> String {
    let cells = matrix.parties.iter().zip(&activity.roles).filter(|(_, roles)| !roles.is_empty());
    let cells: Vec<String> =
        cells.map(|(party, roles)| format!("{} {roles}", party.name)).collect();
    if cells.is_empty() { "no roles".to_owned() } else { cells.join(", ") }
}

/// What an exemption allows, in a few words.
pub(crate) fn deviation(rule: Rule) -> &'static str {
    match rule {
        Rule::SeveralAccountable => "several A",
        Rule::NobodyAccountable => "no A",
        Rule::NobodyResponsible => "no R",
        Rule::NoRoles => "no roles",
        Rule::DutyHandedBack => "a duty handed back",
        Rule::AccountabilitySplit => "split accountability",
        other => other.id(),
    }
}

/// The duties that a row covers: `okms ManageBackups`, or only some of its letters: `okms ManageBackups (R)`.
pub(crate) fn covered(matrix: &Matrix, activity: &Activity) -> Vec<String> {
    let covers = activity.covers.iter().map(|cover| {
        let entry = matrix.refines.get(cover.of);
        let name = entry.map_or("", |entry| entry.alias.as_ref().unwrap_or(&entry.matrix));
        let letters = cover.letters.map_or_else(String::new, |letters| format!(" ({letters})"));
        format!("{name} {}{letters}", cover.activity)
    });
    covers.collect()
}
