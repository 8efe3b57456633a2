//! A matrix as a component definition: who holds which role in each control of the catalog.

use okms_raci_codegen::{Activity, Cover, Matrix, Role};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Uuids, document, metadata, token};
use crate::export::{cells, notes};

/// Where the names of our properties are explained.
const NAMESPACE: &str = "https://docs.rs/okms-raci-cli";

/// The component definition as JSON; `outer` are the matrices that the entries of `refines` name.
///
/// `catalog` is the address of the catalog, if it is not the usual one.
pub(crate) fn component_definition(
    matrix: &Matrix,
    outer: &[&Matrix],
    catalog: Option<String>,
) -> String {
    let uuids = Uuids::of(matrix);
    let roles = Role::ALL.map(|role| {
        json!({ "id": role_id(role), "title": role.name(), "description": role.definition() })
    });
    let parties = matrix.parties.iter().map(|party| {
        let uuid = uuids.item("party", &party.kebab_id());
        json!({ "uuid": uuid, "type": "organization", "name": party.name })
    });
    let imports = outer.iter().map(|outer| json!({ "href": definition_of(outer) }));
    let description = format!("Who does what: {}", matrix.title);
    let requirements = matrix.activities.iter().map(|row| requirement(row, matrix, &uuids, outer));
    document(json!({
        "component-definition": {
            "uuid": uuids.item("document", "component-definition"),
            "metadata": metadata(matrix, &roles, &parties.collect::<Vec<_>>()),
            "import-component-definitions": imports.collect::<Vec<_>>(),
            "components": [{
                "uuid": uuids.item("component", &matrix.name),
                "type": "service",
                "title": matrix.title,
                "description": description,
                "props": exceptions(matrix),
                "control-implementations": [{
                    "uuid": uuids.item("control-implementation", &matrix.name),
                    "source": catalog.unwrap_or_else(|| format!("{}-catalog.json", token(&matrix.name))),
                    "description": description,
                    "implemented-requirements": requirements.collect::<Vec<_>>(),
                }],
            }],
        },
    }))
}

/// The file that the component definition of a matrix is expected in, beside this one.
fn definition_of(matrix: &Matrix) -> String {
    format!("{}-component-definition.json", token(&matrix.name))
}

/// What OSCAL has no field for; the reason is the remark.
fn property(name: &str, value: &str, reason: &str) -> Value {
    json!({ "name": name, "ns": NAMESPACE, "value": value, "remarks": reason })
}

/// The duties that do not arise or that nobody has yet.
fn exceptions(matrix: &Matrix) -> Vec<Value> {
    let all = matrix.refines.iter().flat_map(|entry| {
        let kinds = [("except", &entry.except), ("open", &entry.open)].into_iter();
        kinds.flat_map(move |(kind, reasons)| {
            let duty = move |id: &str| format!("{}.{id}", entry.name());
            reasons.iter().map(move |(id, reason)| property(kind, &duty(id), reason))
        })
    });
    all.collect()
}

/// The implemented requirements of outer matrices that a row takes on.
fn covered(activity: &Activity, outer: &[&Matrix]) -> Vec<Value> {
    let link = |cover: &Cover| {
        let matrix = *outer.get(cover.of)?;
        let is_it =
            |row: &&Activity| row.id == cover.activity || row.aliases.contains(&cover.activity);
        let row = matrix.activities.iter().find(is_it)?;
        let uuid = requirement_uuid(row, &Uuids::of(matrix));
        Some(json!({ "href": format!("{}#{uuid}", definition_of(matrix)), "rel": "covers" }))
    };
    activity.covers.iter().filter_map(link).collect()
}

fn requirement_uuid(activity: &Activity, uuids: &Uuids) -> Uuid {
    uuids.item("implemented-requirement", &activity.kebab_id())
}

fn requirement(activity: &Activity, matrix: &Matrix, uuids: &Uuids, outer: &[&Matrix]) -> Value {
    let roles = Role::ALL.into_iter().filter_map(|role| {
        let cells = matrix.parties.iter().zip(&activity.roles);
        let holders = cells.filter(|(_, roles)| roles.contains(role));
        let parties: Vec<Uuid> =
            holders.map(|(party, _)| uuids.item("party", &party.kebab_id())).collect();
        let is_held = !parties.is_empty();
        is_held.then(|| json!({ "role-id": role_id(role), "party-uuids": parties }))
    });
    let allowed = activity.allow.iter();
    let allowed = allowed.map(|(rule, reason)| property(rule.id(), "allowed", reason));
    let notes = notes(matrix, activity);
    json!({
        "uuid": requirement_uuid(activity, uuids),
        "control-id": token(&activity.kebab_id()),
        "description": format!("{}: {}", activity.title, cells(matrix, activity)),
        "props": allowed.collect::<Vec<_>>(),
        "links": covered(activity, outer),
        "responsible-roles": roles.collect::<Vec<_>>(),
        "remarks": (!notes.is_empty()).then(|| notes.join("\n\n")),
    })
}

fn role_id(role: Role) -> String {
    role.name().to_ascii_lowercase()
}
