//! A matrix as JSON, by `data/export.schema.json`: positions are ids there, cells have the ids of parties.

mod refines;

use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;

use indexmap::IndexMap;
use okms_raci_core::{RoleSet, nearest};
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use self::refines::{Covers, RefinesEntry};
use crate::finding::Finding;
use crate::matrix::{Activity, Matrix, Party, Section, Source};
use crate::places::Place;
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

pub(crate) fn read(json: &str) -> Result<Matrix, Finding> {
    check_format(json)?;
    let document: Document = serde_json::from_str(json).map_err(|error| not_read(json, &error))?;
    matrix(document, json)
}

/// What is wrong with a text that is not such JSON, where the parser stopped.
fn not_read(json: &str, error: &serde_json::Error) -> Finding {
    let lines_before = json.split_inclusive('\n').take(error.line().saturating_sub(1));
    let start = lines_before.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
    let is_start = |at: &usize| json.is_char_boundary(*at);
    let start = (0..=start.min(json.len())).rev().find(is_start).unwrap_or_default();
    let at = Some(Place::of(json, start..start));
    let message = error.to_string();
    let what = message.rsplit_once(" at line ").map_or(&*message, |(what, _)| what);
    let names: Vec<&str> = what.split('`').skip(1).step_by(2).collect();
    match names[..] {
        [key, ref known @ ..] if what.starts_with("unknown field") => {
            let key_start = json[..start].rfind('"').map(|quote| quote..quote + key.len() + 2);
            let at = key_start.map(|bytes| Place::of(json, bytes)).or(at);
            let help = match nearest(key, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("remove it: the keys here are {}", known.join(", ")),
            };
            Finding::new(Rule::UnknownKey, at, format!("there is no key {key:?} here")).help(help)
        }
        [key] if what.starts_with("missing field") => {
            Finding::new(Rule::MissingKey, at, format!("the key {key:?} is missing"))
                .help(format!("add {key:?} to what ends here"))
        }
        [key] if what.starts_with("duplicate field") => {
            Finding::new(Rule::DuplicateKey, at, format!("the key {key:?} is given twice"))
                .help("keep the one that is right")
        }
        _ if error.is_data() => {
            let what = what.replace("sequence", "a list").replace("usize", "a number");
            Finding::new(Rule::WrongKind, at, what).help("write it as `raci export` does")
        }
        _ => {
            let help = help_for_syntax(json, start, what);
            Finding::new(Rule::UnreadableFile, at, format!("not JSON: {what}")).help(help)
        }
    }
}

/// What to write instead of text that is not JSON.
fn help_for_syntax(json: &str, stop: usize, what: &str) -> &'static str {
    let (before, rest) = json.split_at(stop);
    let is_comment = ["//", "/*", "#"].iter().any(|sign| rest.starts_with(sign));
    if !json.trim_start().starts_with('{') {
        "the file is not JSON: give it the ending of its format"
    } else if is_comment {
        "JSON has no comments: remove this one"
    } else if rest.starts_with('\'') {
        "JSON has double quotes alone: write `\"` instead of `'`"
    } else if rest.starts_with([']', '}', ',']) && before.trim_end().ends_with(',') {
        "remove the comma before it"
    } else if what.starts_with("expected `,`") {
        "write a comma before it"
    } else if what.starts_with("control character") {
        "close the quote in its line"
    } else if rest.trim().is_empty() {
        "close what is open: a bracket or a quote is missing"
    } else {
        "write a value of JSON here"
    }
}

/// Before all else, since another format has other keys.
fn check_format(json: &str) -> Result<(), Finding> {
    #[derive(Deserialize)]
    struct Format {
        format: u64,
    }
    let read = serde_json::from_str(json).map_err(|error| not_read(json, &error));
    let Format { format } = read?;
    if format == FORMAT {
        return Ok(());
    }
    let at = place(json, "format", &format.to_string());
    let message = format!("expected format {FORMAT}, found {format}");
    let help = format!("use a version of raci that reads format {format}");
    Err(Finding::new(Rule::UnknownFormat, at, message).help(help))
}

/// Where a text is in the JSON, after another one in quotes.
fn place(json: &str, after: &str, text: &str) -> Option<Place> {
    let start = json.find(&format!("\"{after}\""))?;
    let at = start + json[start..].find(text)?;
    Some(Place::of(json, at..at + text.len()))
}

fn matrix(document: Document, json: &str) -> Result<Matrix, Finding> {
    let Document { name, title, source, refines, parties, sections, activities, .. } = document;
    // Of what is refined; the text of the mistake is in its message.
    let of_refines = |message: String| {
        let help = "write it as the YAML of the matrix has it";
        Finding::new(Rule::UnclearCover, place(json, "refines", "refines"), message).help(help)
    };
    let refines = refines.into_iter().map(refines::of_entry).collect::<Result<_, _>>();
    let mut matrix =
        Matrix { name, title, source, refines: refines.map_err(of_refines)?, ..Matrix::default() };
    for PartyEntry { id, name, is } in parties {
        let outer = |text: String| {
            let (of, party) = refines::outer(&matrix.refines, &text).map_err(of_refines)?;
            Ok::<_, Finding>(OuterParty { of, party })
        };
        let is = is.into_iter().map(outer).collect::<Result<_, _>>()?;
        matrix.parties.push(Party { id, name, is, ..Party::default() });
    }
    for entry in sections {
        let section = section(entry, &matrix.sections, json)?;
        matrix.sections.push(section);
    }
    let ids = matrix.sections.iter().map(|section| section.id.clone());
    let sections: HashMap<String, usize> = ids.zip(0..).collect();
    for entry in activities {
        let activity = activity(entry, &matrix, &sections, json)?;
        matrix.activities.push(activity);
    }
    // Some programs sort by other keys; a section's own activities stay in their order.
    matrix.activities.sort_by_key(|activity| activity.section);
    Ok(matrix)
}

/// The last section before it that is less deep is the one that it is in.
fn section(entry: SectionEntry, before: &[Section], json: &str) -> Result<Section, Finding> {
    let SectionEntry { id, number, title, depth, parent } = entry;
    let wrong = |message, help: &str| {
        let at = place(json, "sections", &format!("\"{id}\""));
        Err(Finding::new(Rule::WrongKind, at, message).help(help))
    };
    let mut above = before.len().checked_sub(1);
    while let Some(deep) = above.filter(|&at| before[at].depth >= depth) {
        above = before[deep].parent;
    }
    let expected = above.map_or(0, |above| before[above].depth) + 1;
    if depth != expected {
        let message = format!("the section {id:?} has the depth {depth}, expected {expected}");
        return wrong(
            message,
            "a section comes right after the one that it is in, or its subsections",
        );
    }
    let expected = above.map(|above| before[above].id.as_str());
    if parent.is_some() && parent.as_deref() != expected {
        let parent = parent.unwrap_or_default();
        let message =
            format!("the section {id:?} comes before its parent {parent:?} or after others of it");
        return wrong(message, "list it below its parent");
    }
    let number = number.filter(|number| !number.is_empty());
    Ok(Section { depth, parent: above, number, id, title, aliases: Vec::new() })
}

fn activity(
    entry: ActivityEntry,
    matrix: &Matrix,
    sections: &HashMap<String, usize>,
    json: &str,
) -> Result<Activity, Finding> {
    let ActivityEntry { id, title, section, roles, allow, reference, note, notes, covers } = entry;
    let wrong = |rule, text: &str, message: String, help: String| {
        let at = place(json, &id, &format!("\"{text}\""));
        Finding::new(rule, at, format!("the activity {id:?} {message}")).help(help)
    };
    let unknown = |rule, text: &str, what: &str, ids: Vec<&str>| {
        let help = match nearest(text, &ids) {
            Some(near) => format!("did you mean {near:?}?"),
            None => format!("write one of {}", ids.join(", ")),
        };
        wrong(rule, text, format!("has {text:?}, which is no {what}"), help)
    };
    let section = *sections.get(&section).ok_or_else(|| {
        let ids = matrix.sections.iter().map(|section| section.id.as_str());
        unknown(Rule::WrongKind, &section, "section", ids.collect())
    })?;
    let party = |text: &str| {
        let mut ids = matrix.parties.iter().map(|party| party.id.as_str());
        let ids_of_all = ids.clone();
        let position = ids.position(|id| id == text);
        position.ok_or_else(|| unknown(Rule::UnknownParty, text, "party", ids_of_all.collect()))
    };
    let mut cells = vec![RoleSet::NONE; matrix.parties.len()];
    for (holder, letters) in &roles {
        cells[party(holder)?] = RoleSet::from_letters(letters).ok_or_else(|| {
            let help = "write one or more of R, A, C and I, such as \"RA\"".to_owned();
            let message = format!("has {letters:?}, which are no roles");
            wrong(Rule::UnknownRole, letters, message, help)
        })?;
    }
    let rule = |(rule, reason): (String, String)| {
        let found = Rule::find(&rule).ok_or_else(|| {
            let ids = Rule::ALLOWABLE.map(Rule::id).to_vec();
            unknown(Rule::UnknownKey, &rule, "rule", ids)
        })?;
        Ok::<_, Finding>((found, reason))
    };
    let notes = notes.into_iter().map(|(holder, note)| Ok::<_, Finding>((party(&holder)?, note)));
    let covers = covers.read(&matrix.refines).map_err(|message| {
        let help = "write it as the YAML of the matrix has it".to_owned();
        wrong(Rule::UnclearCover, "covers", message, help)
    });
    Ok(Activity {
        aliases: Vec::new(),
        section,
        roles: cells,
        allow: allow.into_iter().map(rule).collect::<Result<_, _>>()?,
        notes: notes.collect::<Result<_, _>>()?,
        covers: covers?,
        id: id.clone(),
        title,
        reference,
        note,
    })
}
