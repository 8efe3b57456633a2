//! A matrix as a component definition: who holds which role in each control of the catalog.

use okms_raci_codegen::{Activity, Cover, Matrix, Role as RaciRole};
use serde::Serialize;
use uuid::Uuid;

use super::{Link, Metadata, Party, Role, Uuids, token};
use crate::export::cells;
use crate::output::to_json;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Document {
    component_definition: ComponentDefinition,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ComponentDefinition {
    uuid: Uuid,
    metadata: Metadata,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    import_component_definitions: Vec<Import>,
    components: [Component; 1],
}

/// The component definition of a matrix that is refined.
#[derive(Serialize)]
struct Import {
    href: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Component {
    uuid: Uuid,
    r#type: &'static str,
    title: String,
    description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    props: Vec<Property>,
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link>,
    responsible_roles: Vec<ResponsibleRole>,
    /// The notes of cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    remarks: Option<String>,
}

/// What OSCAL has no field for: a duty that is excepted or open, a row that may differ; the reason is the
/// remark.
#[derive(Serialize)]
struct Property {
    name: &'static str,
    ns: &'static str,
    value: String,
    remarks: String,
}

/// Where the names of our properties are explained.
const NAMESPACE: &str = "https://docs.rs/okms-raci-cli";

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ResponsibleRole {
    role_id: String,
    party_uuids: Vec<Uuid>,
}

/// The component definition as JSON; `outer` are the matrices that the entries of `refines` name.
///
/// `catalog` is the address of the catalog, if it is not the usual one.
pub(crate) fn component_definition(
    matrix: &Matrix,
    outer: &[&Matrix],
    catalog: Option<String>,
) -> String {
    let uuids = Uuids::of(matrix);
    let metadata = Metadata {
        roles: RaciRole::ALL.map(role).into(),
        parties: parties(matrix, &uuids),
        ..Metadata::of(matrix)
    };
    let uuid = uuids.item("document", "component-definition");
    let import_component_definitions =
        outer.iter().map(|outer| Import { href: definition_of(outer) }).collect();
    let catalog = catalog.unwrap_or_else(|| format!("{}-catalog.json", token(&matrix.name)));
    let components = [component(matrix, &uuids, outer, catalog)];
    let component_definition =
        ComponentDefinition { uuid, metadata, import_component_definitions, components };
    to_json(&Document { component_definition })
}

/// The file that the component definition of a matrix is expected in, beside this one.
fn definition_of(matrix: &Matrix) -> String {
    format!("{}-component-definition.json", token(&matrix.name))
}

/// The duties that do not arise or that nobody has yet.
fn exceptions(matrix: &Matrix) -> Vec<Property> {
    let all = matrix.refines.iter().flat_map(|entry| {
        let of = |name, reasons: &[(String, String)]| {
            let property = |(id, reason): &(String, String)| Property {
                name,
                ns: NAMESPACE,
                value: format!("{}.{id}", entry.name()),
                remarks: reason.clone(),
            };
            reasons.iter().map(property).collect::<Vec<_>>()
        };
        of("except", &entry.except).into_iter().chain(of("open", &entry.open))
    });
    all.collect()
}

/// The implemented requirements of outer matrices that a row takes on.
fn covered(activity: &Activity, outer: &[&Matrix]) -> Vec<Link> {
    let link = |cover: &Cover| {
        let matrix = *outer.get(cover.of)?;
        let is_it =
            |row: &&Activity| row.id == cover.activity || row.aliases.contains(&cover.activity);
        let row = matrix.activities.iter().find(is_it)?;
        let uuid = requirement_uuid(row, &Uuids::of(matrix));
        Some(Link { href: format!("{}#{uuid}", definition_of(matrix)), rel: "covers" })
    };
    activity.covers.iter().filter_map(link).collect()
}

fn requirement_uuid(activity: &Activity, uuids: &Uuids) -> Uuid {
    uuids.item("implemented-requirement", &activity.kebab_id())
}

fn component(matrix: &Matrix, uuids: &Uuids, outer: &[&Matrix], source: String) -> Component {
    let description = format!("Who does what: {}", matrix.title.as_str());
    let requirements =
        matrix.activities.iter().map(|activity| requirement(activity, matrix, uuids, outer));
    Component {
        uuid: uuids.item("component", matrix.name.as_str()),
        r#type: "service",
        title: matrix.title.as_str().to_owned(),
        description: description.clone(),
        props: exceptions(matrix),
        control_implementations: [ControlImplementation {
            uuid: uuids.item("control-implementation", matrix.name.as_str()),
            source,
            description,
            implemented_requirements: requirements.collect(),
        }],
    }
}

fn requirement(
    activity: &Activity,
    matrix: &Matrix,
    uuids: &Uuids,
    outer: &[&Matrix],
) -> ImplementedRequirement {
    let roles = RaciRole::ALL.into_iter().filter_map(|role| {
        let cells = matrix.parties.iter().zip(&activity.roles);
        let holders = cells.filter(|(_, roles)| roles.contains(role));
        let party_uuids: Vec<Uuid> =
            holders.map(|(party, _)| uuids.item("party", &party.kebab_id())).collect();
        let is_held = !party_uuids.is_empty();
        is_held.then(|| ResponsibleRole { role_id: role_id(role), party_uuids })
    });
    let allowed = activity.allow.iter().map(|(rule, reason)| Property {
        name: rule.id(),
        ns: NAMESPACE,
        value: "allowed".to_owned(),
        remarks: reason.clone(),
    });
    let notes = activity.notes.iter();
    let notes = notes.map(|(party, note)| format!("{}: {note}", matrix.parties[*party].name));
    let notes: Vec<String> = notes.collect();
    ImplementedRequirement {
        uuid: requirement_uuid(activity, uuids),
        control_id: token(&activity.kebab_id()),
        description: format!("{}: {}", activity.title.as_str(), cells(matrix, activity)),
        props: allowed.collect(),
        links: covered(activity, outer),
        responsible_roles: roles.collect(),
        remarks: (!notes.is_empty()).then(|| notes.join("\n\n")),
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
