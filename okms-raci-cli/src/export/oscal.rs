//! A matrix as documents of OSCAL, NIST's language for controls.
//!
//! The same matrix gives the same bytes: UUIDs derive from the address of the source and the ids, and the
//! time is the start of the revision's day.

mod component;

use okms_raci_codegen::Matrix;
use serde::Serialize;
use uuid::Uuid;

use super::{Listed, listed, origin};
use crate::output::to_json;

pub(crate) use component::component_definition;

const OSCAL_VERSION: &str = "1.2.1";

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Metadata {
    title: String,
    last_modified: String,
    version: String,
    oscal_version: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<Role>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parties: Vec<Party>,
    remarks: String,
}

#[derive(Serialize)]
struct Link {
    href: String,
    rel: &'static str,
}

#[derive(Serialize)]
struct Role {
    id: String,
    title: &'static str,
    description: &'static str,
}

#[derive(Serialize)]
struct Party {
    uuid: Uuid,
    r#type: &'static str,
    name: String,
}

impl Metadata {
    /// The metadata that all documents of a matrix share.
    fn of(matrix: &Matrix) -> Self {
        let source = &matrix.source;
        let page = source.url.as_deref().map(|url| Link { href: url.to_owned(), rel: "reference" });
        Metadata {
            title: matrix.title.as_str().to_owned(),
            last_modified: format!("{}T00:00:00Z", source.revision.as_str()),
            version: source.revision.as_str().to_owned(),
            oscal_version: OSCAL_VERSION,
            links: page.into_iter().collect(),
            roles: Vec::new(),
            parties: Vec::new(),
            remarks: format!("{}, SHA-256 {}", origin(source), matrix.source.sha256.as_str()),
        }
    }
}

/// The UUIDs of a matrix.
struct Uuids(Uuid);

impl Uuids {
    /// Those of the source's address, or of the matrix's name if it has none.
    fn of(matrix: &Matrix) -> Self {
        let source = matrix.source.url.as_deref().unwrap_or(matrix.name.as_str());
        Uuids(Uuid::new_v5(&Uuid::NAMESPACE_URL, source.as_bytes()))
    }

    /// The UUID of an item; the kind distinguishes items with the same id.
    fn item(&self, kind: &str, id: &str) -> Uuid {
        Uuid::new_v5(&self.0, format!("{kind}/{id}").as_bytes())
    }
}

/// The id as a token of OSCAL, which knows letters, digits, `-`, `_` and `.`.
///
/// Letters of scripts without upper and lower case may have marks, which are no letters there; they are
/// written as their number. No id has a `.`, so no two have the same token.
fn token(id: &str) -> String {
    let mut token = String::new();
    for c in id.chars() {
        let is_known = c.is_ascii_alphanumeric() || matches!(c, '-' | '_') || has_case(c);
        if is_known {
            token.push(c);
        } else {
            token.extend(format!("_.{:x}.", u32::from(c)).chars());
        }
    }
    token
}

fn has_case(c: char) -> bool {
    c.is_alphabetic() && (c.to_lowercase().ne([c]) || c.to_uppercase().ne([c]))
}

#[derive(Serialize)]
struct Document {
    catalog: Catalog,
}

#[derive(Serialize)]
struct Catalog {
    uuid: Uuid,
    metadata: Metadata,
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    id: String,
    class: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    props: Option<[Label; 1]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<Group>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    controls: Vec<Control>,
}

#[derive(Serialize)]
struct Control {
    id: String,
    class: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    props: Option<[Label; 1]>,
    /// The note of the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<[Part; 1]>,
}

/// Prose of a control.
#[derive(Serialize)]
struct Part {
    name: &'static str,
    prose: String,
}

/// The number of a section, or the reference of a row.
#[derive(Serialize)]
struct Label {
    name: &'static str,
    value: String,
}

/// The catalog as JSON.
pub(crate) fn catalog(matrix: &Matrix) -> String {
    to_json(&Document {
        catalog: Catalog {
            uuid: Uuids::of(matrix).item("document", "catalog"),
            metadata: Metadata::of(matrix),
            groups: groups(matrix),
        },
    })
}

/// The sections of the first level, each with those below it.
fn groups(matrix: &Matrix) -> Vec<Group> {
    let mut open: Vec<Group> = Vec::new();
    let mut whole = Vec::new();
    for listed in listed(matrix) {
        close(&mut open, &mut whole, listed.section.depth - 1);
        open.push(Group::of(listed));
    }
    close(&mut open, &mut whole, 0);
    whole
}

/// Puts the groups that are open below this depth into those that they belong to.
fn close(open: &mut Vec<Group>, whole: &mut Vec<Group>, depth: usize) {
    while open.len() > depth {
        let Some(group) = open.pop() else { return };
        let parent = open.last_mut().map_or(&mut *whole, |parent| &mut parent.groups);
        parent.push(group.with_one_kind());
    }
}

impl Group {
    /// A group has groups or controls, never both; a section that has both has a group for its own rows.
    fn with_one_kind(mut self) -> Self {
        if !self.groups.is_empty() && !self.controls.is_empty() {
            let controls = std::mem::take(&mut self.controls);
            let (id, title) = (format!("{}.own", self.id), self.title.clone());
            let own =
                Group { id, class: "own-activities", title, props: None, groups: vec![], controls };
            self.groups.insert(0, own);
        }
        self
    }

    fn of(Listed { section, activities, .. }: Listed<'_>) -> Self {
        let label = |number: &str| [Label { name: "label", value: number.to_owned() }];
        let controls = activities.iter().map(|activity| Control {
            id: token(&activity.kebab_id()),
            class: "activity",
            title: activity.title.as_str().to_owned(),
            props: activity.reference.as_deref().map(label),
            parts: activity.note.clone().map(|prose| [Part { name: "guidance", prose }]),
        });
        Group {
            // No activity has a `.` in its id.
            id: format!("section.{}", token(&section.kebab_id())),
            class: "section",
            title: section.title.as_str().to_owned(),
            props: section.number.as_deref().map(label),
            groups: Vec::new(),
            controls: controls.collect(),
        }
    }
}
