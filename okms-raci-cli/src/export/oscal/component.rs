//! A matrix as a component definition: who holds which role in each control of the catalog.

use okms_raci_codegen::{Activity, Matrix, Role as RaciRole};
use serde::Serialize;
use uuid::Uuid;

use super::{Metadata, Party, Role, Uuids, token};
use crate::export::cells;
use crate::output::to_json;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Document {
    component_definition: ComponentDefinition,
}

#[derive(Serialize)]
struct ComponentDefinition {
    uuid: Uuid,
    metadata: Metadata,
    components: [Component; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Component {
    uuid: Uuid,
    r#type: &'static str,
    title: String,
    description: String,
    control_implementations: [ControlImplementation; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ControlImplementation {
    uuid: Uuid,
    source: String,
    description: String,
    implemented_requirements: Vec<ImplementedRequirement>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ImplementedRequirement {
    uuid: Uuid,
    control_id: String,
    description: String,
    responsible_roles: Vec<ResponsibleRole>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ResponsibleRole {
    role_id: String,
    party_uuids: Vec<Uuid>,
}

/// The component definition as JSON.
pub(crate) fn component_definition(matrix: &Matrix) -> String {
    let uuids = Uuids::of(matrix);
    let metadata = Metadata {
        roles: RaciRole::ALL.map(role).into(),
        parties: parties(matrix, &uuids),
        ..Metadata::of(matrix)
    };
    let uuid = uuids.item("document", "component-definition");
    let components = [component(matrix, &uuids)];
    to_json(&Document { component_definition: ComponentDefinition { uuid, metadata, components } })
}

fn component(matrix: &Matrix, uuids: &Uuids) -> Component {
    let description = format!("Who does what: {}", matrix.title.as_str());
    let requirements =
        matrix.activities.iter().map(|activity| requirement(activity, matrix, uuids));
    Component {
        uuid: uuids.item("component", matrix.name.as_str()),
        r#type: "service",
        title: matrix.title.as_str().to_owned(),
        description: description.clone(),
        control_implementations: [ControlImplementation {
            uuid: uuids.item("control-implementation", matrix.name.as_str()),
            source: format!("{}-catalog.json", token(matrix.name.as_str())),
            description,
            implemented_requirements: requirements.collect(),
        }],
    }
}

fn requirement(activity: &Activity, matrix: &Matrix, uuids: &Uuids) -> ImplementedRequirement {
    let roles = RaciRole::ALL.into_iter().filter_map(|role| {
        let cells = matrix.parties.iter().zip(&activity.roles);
        let holders = cells.filter(|(_, roles)| roles.contains(role));
        let party_uuids: Vec<Uuid> =
            holders.map(|(party, _)| uuids.item("party", &party.kebab_id())).collect();
        let is_held = !party_uuids.is_empty();
        is_held.then(|| ResponsibleRole { role_id: role_id(role), party_uuids })
    });
    ImplementedRequirement {
        uuid: uuids.item("implemented-requirement", &activity.kebab_id()),
        control_id: token(&activity.kebab_id()),
        description: format!("{}: {}", activity.title.as_str(), cells(matrix, activity)),
        responsible_roles: roles.collect(),
    }
}

fn parties(matrix: &Matrix, uuids: &Uuids) -> Vec<Party> {
    let party = |party: &okms_raci_codegen::Party| Party {
        uuid: uuids.item("party", &party.kebab_id()),
        r#type: "organization",
        name: party.name.as_str().to_owned(),
    };
    matrix.parties.iter().map(party).collect()
}

fn role(role: RaciRole) -> Role {
    Role { id: role_id(role), title: role.name(), description: role.definition() }
}

fn role_id(role: RaciRole) -> String {
    role.name().to_ascii_lowercase()
}
