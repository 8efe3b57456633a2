//! A matrix as documents of OSCAL, NIST's language for controls.
//!
//! The same matrix gives the same bytes: UUIDs derive from the address of the source and the ids, and the
//! time is the start of the revision's day.

mod component;

use okms_raci_codegen::{Activity, Matrix, Section};
use serde_json::{Value, json};
use uuid::Uuid;

use super::origin;
use crate::output::to_json;

pub(crate) use component::component_definition;

const OSCAL_VERSION: &str = "1.2.1";

/// The metadata that all documents of a matrix share; `roles` and `parties` are those of who holds what.
fn metadata(matrix: &Matrix, roles: &[Value], parties: &[Value]) -> Value {
    let source = &matrix.source;
    let link = source.url.as_ref().map(|url| json!({ "href": url, "rel": "reference" }));
    json!({
        "title": matrix.title,
        "last-modified": format!("{}T00:00:00Z", source.revision),
        "version": source.revision,
        "oscal-version": OSCAL_VERSION,
        "links": Vec::from_iter(link),
        "roles": roles,
        "parties": parties,
        "remarks": format!("{}, SHA-256 {}", origin(source), source.sha256),
    })
}

/// The document without keys that have no value; a list of OSCAL has at least one entry.
fn document(mut document: Value) -> String {
    drop_empty(&mut document);
    to_json(&document)
}

fn drop_empty(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(drop_empty),
        Value::Object(values) => {
            values.values_mut().for_each(drop_empty);
            values.retain(|_, value| {
                !value.is_null() && value.as_array().is_none_or(|it| !it.is_empty())
            });
        }
        _ => {}
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

/// The catalog as JSON.
pub(crate) fn catalog(matrix: &Matrix) -> String {
    document(json!({
        "catalog": {
            "uuid": Uuids::of(matrix).item("document", "catalog"),
            "metadata": metadata(matrix, &[], &[]),
            "groups": groups(matrix),
        },
    }))
}

/// The sections of the first level, each with those below it.
fn groups(matrix: &Matrix) -> Vec<Value> {
    let sections: Vec<_> = matrix.sections_with_activities().collect();
    // From the last one, so that all that is below a section is there when its group is made.
    let mut below: Vec<Vec<Value>> = vec![Vec::new(); sections.len()];
    let mut whole = Vec::new();
    for (at, (section, rows)) in sections.into_iter().enumerate().rev() {
        let mut inner = std::mem::take(&mut below[at]);
        inner.reverse();
        let siblings = section.parent.map_or(&mut whole, |parent| &mut below[parent]);
        siblings.push(group(section, &matrix.activities[rows], inner));
    }
    whole.reverse();
    whole
}

/// A group has groups or controls, never both; a section that has both has a group for its own rows.
fn group(section: &Section, activities: &[Activity], mut groups: Vec<Value>) -> Value {
    // No activity has a `.` in its id.
    let id = format!("section.{}", token(&section.kebab_id()));
    let mut controls: Vec<Value> = activities.iter().map(control).collect();
    if !groups.is_empty() && !controls.is_empty() {
        let own = json!({
            "id": format!("{id}.own"),
            "class": "own-activities",
            "title": section.title,
            "controls": std::mem::take(&mut controls),
        });
        groups.insert(0, own);
    }
    json!({
        "id": id,
        "class": "section",
        "title": section.title,
        "props": section.number.as_ref().map(label),
        "groups": groups,
        "controls": controls,
    })
}

fn control(activity: &Activity) -> Value {
    json!({
        "id": token(&activity.kebab_id()),
        "class": "activity",
        "title": activity.title,
        "props": activity.reference.as_ref().map(label),
        "parts": activity.note.as_ref().map(|note| [json!({ "name": "guidance", "prose": note })]),
    })
}

/// The number of a section, or the reference of a row.
fn label(number: &String) -> [Value; 1] {
    [json!({ "name": "label", "value": number })]
}
