//! A matrix as a catalog: a group for each section, a control for each activity.

use okms_raci_codegen::Matrix;
use serde::Serialize;
use uuid::Uuid;

use super::{Metadata, Uuids, token};
use crate::export::{Listed, listed};
use crate::format::json::to_string;

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
}

/// The number of a section.
#[derive(Serialize)]
struct Label {
    name: &'static str,
    value: String,
}

/// The catalog as JSON.
pub(crate) fn catalog(matrix: &Matrix) -> String {
    to_string(&Document {
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
