//! A matrix as JSON, by `data/export.schema.json`: positions are ids there, cells have the ids of parties.

mod refines;

use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;

use indexmap::IndexMap;
use okms_raci_core::RoleSet;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use self::refines::{Covers, RefinesEntry};
use crate::matrix::{Activity, Matrix, Party, Section, Source};
use crate::refines::{OuterParty, outer_party};
use crate::rule::Rule;

/// The version of the form.
const FORMAT: u64 = 1;

/// All of a matrix; keys are written in the order of the fields.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    format: u64,
    name: String,
    title: String,
    source: Source,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    refines: Vec<RefinesEntry>,
    parties: Vec<PartyEntry>,
    sections: Vec<SectionEntry>,
    activities: Vec<ActivityEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartyEntry {
    id: String,
    name: String,
    /// The parties of refined matrices that it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    is: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionEntry {
    id: String,
    number: Option<String>,
    title: String,
    depth: usize,
    /// The id of the section that it is a subsection of.
    #[serde(default)]
    parent: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActivityEntry {
    id: String,
    title: String,
    /// The id of the section that lists it.
    section: String,
    /// By the id of the party, its letters; a party that holds no role is left out.
    #[serde(default, deserialize_with = "unique")]
    roles: IndexMap<String, String>,
    /// By the id of the rule, the reason.
    #[serde(default, deserialize_with = "unique")]
    allow: IndexMap<String, String>,
    #[serde(rename = "ref", default, skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    /// By the id of the party, the note of its cell.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty", deserialize_with = "unique")]
    notes: IndexMap<String, String>,
    #[serde(default, skip_serializing_if = "Covers::is_empty")]
    covers: Covers,
}

/// Reads a map in which no key is there twice.
fn unique<'de, D: Deserializer<'de>, V: Deserialize<'de>>(
    deserializer: D,
) -> Result<IndexMap<String, V>, D::Error> {
    struct Unique<V>(PhantomData<V>);

    impl<'de, V: Deserialize<'de>> Visitor<'de> for Unique<V> {
        type Value = IndexMap<String, V>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut read = IndexMap::new();
            while let Some((key, value)) = map.next_entry::<String, V>()? {
                if read.contains_key(&key) {
                    return Err(A::Error::custom(format_args!("duplicate field `{key}`")));
                }
                read.insert(key, value);
            }
            Ok(read)
        }
    }

    deserializer.deserialize_map(Unique(PhantomData))
}

/// Why a text is not the JSON of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError(String);

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for JsonError {}

/// The document, indented by two blanks, with a line end.
pub(crate) fn write(matrix: &Matrix) -> String {
    let party = |party: &Party| PartyEntry {
        id: party.id.clone(),
        name: party.name.clone(),
        is: party.is.iter().filter_map(|outer| outer_party(&matrix.refines, outer)).collect(),
    };
    let section = |section: &Section| SectionEntry {
        id: section.id.clone(),
        number: section.number.clone(),
        title: section.title.clone(),
        depth: section.depth,
        parent: section.parent.map(|parent| matrix.sections[parent].id.clone()),
    };
    let document = Document {
        format: FORMAT,
        name: matrix.name.clone(),
        title: matrix.title.clone(),
        source: matrix.source.clone(),
        refines: matrix.refines.iter().map(refines::entry).collect(),
        parties: matrix.parties.iter().map(party).collect(),
        sections: matrix.sections.iter().map(section).collect(),
        activities: matrix.activities.iter().map(|activity| entry(matrix, activity)).collect(),
    };
    let text = serde_json::to_string_pretty(&document);
    text.expect("the keys of all maps are text") + "\n"
}

fn entry(matrix: &Matrix, activity: &Activity) -> ActivityEntry {
    let party = |at: usize| matrix.parties[at].id.clone();
    let cells = activity.roles.iter().enumerate().filter(|(_, roles)| !roles.is_empty());
    let allow = activity.allow.iter();
    let notes = activity.notes.iter();
    ActivityEntry {
        id: activity.id.clone(),
        title: activity.title.clone(),
        section: matrix.sections[activity.section].id.clone(),
        roles: cells.map(|(at, roles)| (party(at), roles.letters().to_owned())).collect(),
        allow: allow.map(|(rule, reason)| (rule.id().to_owned(), reason.clone())).collect(),
        reference: activity.reference.clone(),
        note: activity.note.clone(),
        notes: notes.map(|(at, note)| (party(*at), note.clone())).collect(),
        covers: Covers::of(&activity.covers, &matrix.refines),
    }
}

pub(crate) fn read(json: &str) -> Result<Matrix, JsonError> {
    check_format(json)?;
    let document: Document = serde_json::from_str(json).map_err(|error| not_json(&error))?;
    matrix(document).map_err(JsonError)
}

fn not_json(error: &serde_json::Error) -> JsonError {
    JsonError(format!("not JSON of `raci export`: {error}"))
}

/// Before all else, since another format has other keys.
fn check_format(json: &str) -> Result<(), JsonError> {
    #[derive(Deserialize)]
    struct Format {
        format: u64,
    }
    let Format { format } = serde_json::from_str(json).map_err(|error| not_json(&error))?;
    if format == FORMAT {
        return Ok(());
    }
    let help = format!("use a version of raci that reads format {format}");
    Err(JsonError(format!("expected format {FORMAT}, found {format}\n{help}")))
}

fn matrix(document: Document) -> Result<Matrix, String> {
    let Document { name, title, source, refines, parties, sections, activities, .. } = document;
    let refines = refines.into_iter().map(refines::of_entry).collect::<Result<_, _>>()?;
    let mut matrix = Matrix { name, title, source, refines, ..Matrix::default() };
    for PartyEntry { id, name, is } in parties {
        let outer = |text: String| {
            let (of, party) = refines::outer(&matrix.refines, &text)?;
            Ok::<_, String>(OuterParty { of, party })
        };
        let is = is.into_iter().map(outer).collect::<Result<_, _>>()?;
        matrix.parties.push(Party { id, name, is, ..Party::default() });
    }
    for entry in sections {
        let section = section(entry, &matrix.sections)?;
        matrix.sections.push(section);
    }
    let ids = matrix.sections.iter().map(|section| section.id.clone());
    let sections: HashMap<String, usize> = ids.zip(0..).collect();
    for entry in activities {
        let activity = activity(entry, &matrix, &sections)?;
        matrix.activities.push(activity);
    }
    // Some programs sort by other keys; a section's own activities stay in their order.
    matrix.activities.sort_by_key(|activity| activity.section);
    Ok(matrix)
}

/// The last section before it that is less deep is the one that it is in.
fn section(entry: SectionEntry, before: &[Section]) -> Result<Section, String> {
    let SectionEntry { id, number, title, depth, parent } = entry;
    let mut above = before.len().checked_sub(1);
    while let Some(deep) = above.filter(|&at| before[at].depth >= depth) {
        above = before[deep].parent;
    }
    let above_depth = above.map_or(0, |above| before[above].depth);
    if depth != above_depth + 1 {
        return Err(format!(
            "the section {id:?} has the depth {depth}, expected {}",
            above_depth + 1
        ));
    }
    let expected = above.map(|above| before[above].id.as_str());
    if parent.is_some() && parent.as_deref() != expected {
        let parent = parent.unwrap_or_default();
        return Err(format!(
            "the section {id:?} comes before its parent {parent:?} or after others of it"
        ));
    }
    let number = number.filter(|number| !number.is_empty());
    Ok(Section { depth, parent: above, number, id, title, aliases: Vec::new() })
}

fn activity(
    entry: ActivityEntry,
    matrix: &Matrix,
    sections: &HashMap<String, usize>,
) -> Result<Activity, String> {
    let ActivityEntry { id, title, section, roles, allow, reference, note, notes, covers } = entry;
    let listed_by = *sections.get(&section).ok_or_else(|| {
        format!("the activity {id:?} is in the section {section:?}, which does not exist")
    })?;
    let party = |party: &str| {
        let position = matrix.parties.iter().position(|known| known.id == party);
        position.ok_or_else(|| format!("the activity {id:?} has an unknown party {party:?}"))
    };
    let mut cells = vec![RoleSet::NONE; matrix.parties.len()];
    for (holder, letters) in &roles {
        cells[party(holder)?] = RoleSet::from_letters(letters)
            .ok_or_else(|| format!("the activity {id:?} has {letters:?}, which are no roles"))?;
    }
    let rule = |(rule, reason): (String, String)| {
        let found = Rule::find(&rule).ok_or_else(|| format!("there is no rule {rule:?}"))?;
        Ok::<_, String>((found, reason))
    };
    let notes = notes.into_iter().map(|(holder, note)| Ok::<_, String>((party(&holder)?, note)));
    Ok(Activity {
        title,
        aliases: Vec::new(),
        section: listed_by,
        roles: cells,
        allow: allow.into_iter().map(rule).collect::<Result<_, _>>()?,
        reference,
        note,
        notes: notes.collect::<Result<_, _>>()?,
        covers: covers.read(&matrix.refines)?,
        id: id.clone(),
    })
}
