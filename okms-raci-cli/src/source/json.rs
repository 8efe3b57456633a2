//! JSON of our own export, back to a matrix.

use std::collections::HashMap;

use okms_raci_codegen::draft::{Activity, Draft, Party, Section, Source};
use okms_raci_codegen::{RoleSet, Rule};
use serde::Deserialize;

use super::{Drafted, Stated};
use crate::status::Error;

/// The version of the form that is read.
const FORMAT: u64 = 1;

#[derive(Deserialize)]
struct Exported {
    format: u64,
    name: String,
    title: String,
    source: ExportedSource,
    parties: Vec<ExportedParty>,
    sections: Vec<ExportedSection>,
    activities: Vec<ExportedActivity>,
}

#[derive(Deserialize)]
struct ExportedSource {
    publisher: Option<String>,
    article: Option<String>,
    url: Option<String>,
    revision: String,
}

#[derive(Deserialize)]
struct ExportedParty {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct ExportedSection {
    id: String,
    number: Option<String>,
    title: String,
    depth: usize,
}

#[derive(Deserialize)]
struct ExportedActivity {
    id: String,
    title: String,
    section: String,
    #[serde(default)]
    roles: HashMap<String, String>,
    #[serde(default)]
    allow: Option<HashMap<String, String>>,
}

/// Whether the text is an export and not a matrix in YAML, which JSON is a part of.
pub(super) fn is_export(bytes: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Keys {
        #[allow(dead_code, reason = "that the key is there is all that is asked")]
        activities: serde::de::IgnoredAny,
    }
    serde_json::from_slice::<Keys>(bytes).is_ok()
        || serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_err()
}

pub(super) fn read(bytes: &[u8], file: &str) -> Result<Drafted, Error> {
    let exported: Exported = serde_json::from_slice(bytes)
        .map_err(|error| Error::new(format_args!("{file} is no JSON of `raci export`: {error}")))?;
    if exported.format != FORMAT {
        let format = exported.format;
        let help = format!("use a version of raci that reads format {format}");
        return Err(Error::new(format_args!("{file} is of format {format}, not {FORMAT}\n{help}")));
    }
    let draft = draft(exported).map_err(|what| Error::new(format_args!("{file}: {what}")))?;
    let stated = Stated { aliases: false, ..Stated::ALL };
    Ok(Drafted { draft, decisions: Vec::new(), stated })
}

fn draft(exported: Exported) -> Result<Draft, String> {
    let Exported { name, title, source, parties, sections, activities, .. } = exported;
    let ExportedSource { publisher, article, url, revision } = source;
    let parties: Vec<Party> = parties
        .into_iter()
        .map(|ExportedParty { id, name }| Party { id, name, ..Party::default() })
        .collect();
    let mut drafts: Vec<Section> = sections.into_iter().map(section).collect();
    for activity in activities {
        let id = Some(&activity.section);
        let Some(section) = drafts.iter_mut().find(|section| section.id.as_ref() == id) else {
            return Err(format!(
                "the activity {:?} is of section {:?}, which there is not",
                activity.id, activity.section
            ));
        };
        section.activities.push(row(activity, &parties)?);
    }
    let source = Source { publisher, article, url, revision };
    Ok(Draft { name, title, source, parties, sections: drafts, ..Draft::default() })
}

fn section(exported: ExportedSection) -> Section {
    let ExportedSection { id, number, title, depth } = exported;
    let number = number.filter(|number| !number.is_empty());
    Section { depth, number, id: Some(id), title, ..Section::default() }
}

fn row(mut exported: ExportedActivity, parties: &[Party]) -> Result<Activity, String> {
    let mut roles = Vec::new();
    for party in parties {
        if let Some(letters) = exported.roles.remove(&party.id) {
            let set = RoleSet::from_letters(&letters).ok_or_else(|| {
                format!("the activity {:?} has {letters:?}, which are no roles", exported.id)
            })?;
            roles.push((party.id.clone(), set));
        }
    }
    if let Some(unknown) = exported.roles.keys().min() {
        return Err(format!("the activity {:?} has a party {unknown:?}", exported.id));
    }
    let mut allow = Vec::new();
    for (rule, reason) in exported.allow.unwrap_or_default() {
        let found = Rule::find(&rule).ok_or_else(|| format!("there is no rule {rule:?}"))?;
        allow.push((found, reason));
    }
    allow.sort();
    let ExportedActivity { id, title, .. } = exported;
    Ok(Activity { id: Some(id), title, roles, allow, ..Activity::default() })
}
