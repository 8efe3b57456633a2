//! A matrix as JSON, by `data/export.schema.json`.

use indexmap::IndexMap;
use okms_raci_codegen::{self as codegen, Matrix, RoleSet};
use serde::Serialize;

use crate::format::json::to_string;

/// The version of the form.
const FORMAT: u32 = 1;

/// All of a matrix; keys are written in the order of the fields.
#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    name: &'a str,
    title: &'a str,
    source: Source<'a>,
    parties: Vec<Party<'a>>,
    sections: Vec<Section<'a>>,
    activities: Vec<Activity<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    publisher: Option<&'a str>,
    article: Option<&'a str>,
    url: Option<&'a str>,
    revision: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Party<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Section<'a> {
    id: &'a str,
    number: Option<&'a str>,
    title: &'a str,
    depth: usize,
    parent: Option<&'a str>,
}

#[derive(Serialize)]
struct Activity<'a> {
    id: &'a str,
    title: &'a str,
    section: &'a str,
    /// By the id of the party; one that holds no role is left out.
    roles: IndexMap<&'a str, RoleSet>,
    /// By the id of the rule, the reason.
    allow: IndexMap<&'a str, &'a str>,
}

/// The document, indented by two blanks.
pub(super) fn write(matrix: &Matrix) -> String {
    to_string(&Document::of(matrix))
}

impl<'a> Document<'a> {
    fn of(matrix: &'a Matrix) -> Self {
        let party = |party: &'a codegen::Party| Party { id: party.id(), name: party.name() };
        let id = |position: usize| matrix.sections()[position].id();
        let section = |section: &'a codegen::Section| Section {
            id: section.id(),
            number: section.number(),
            title: section.title(),
            depth: section.depth(),
            parent: section.parent().map(id),
        };
        let source = matrix.source();
        Document {
            format: FORMAT,
            name: matrix.name(),
            title: matrix.title(),
            source: Source {
                publisher: source.publisher(),
                article: source.article(),
                url: source.url(),
                revision: source.revision(),
                sha256: matrix.sha256(),
            },
            parties: matrix.parties().iter().map(party).collect(),
            sections: matrix.sections().iter().map(section).collect(),
            activities: matrix.activities().iter().map(|row| Activity::of(row, matrix)).collect(),
        }
    }
}

impl<'a> Activity<'a> {
    fn of(activity: &'a codegen::Activity, matrix: &'a Matrix) -> Self {
        let cells = matrix.parties().iter().zip(activity.roles());
        let held = cells.filter(|(_, roles)| !roles.is_empty());
        Activity {
            id: activity.id(),
            title: activity.title(),
            section: matrix.sections()[activity.section()].id(),
            roles: held.map(|(party, roles)| (party.id(), *roles)).collect(),
            allow: activity.allow().map(|(rule, reason)| (rule.id(), reason)).collect(),
        }
    }
}
