//! Sections and rows as a matrix, with ids for all that has none.

use std::collections::HashSet;

use okms_raci_codegen::draft::{Activity, Draft, Party, Section, Source};
use okms_raci_codegen::{Role, RoleSet, Rule, id_from_title};

use super::ids::{Nameless, ids};
use super::keep::{self, Kept, Places};
use super::notes::Notes;
use super::outline::Part;
use super::page::Place;
use super::rows::Found as Row;
use super::words::plain;

/// What was found in a source.
pub(super) struct Found {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) source: Source,
    /// The names of the parties.
    pub(super) parties: Vec<String>,
    pub(super) parts: Vec<Part>,
}

impl Found {
    pub(super) fn has_ids(&self) -> bool {
        self.parts.iter().flat_map(|part| &part.rows).any(|row| row.id.is_some())
    }
}

/// The matrix; what is kept of another one has the ids and the reasons that it has there.
pub(super) fn draft(found: Found, kept: Option<&Kept<'_>>, notes: &mut Notes) -> Draft {
    let Found { name, title, source, parties, parts } = found;
    let parties = party_drafts(&parties, kept, notes);
    let sections = parts.iter().map(|part| section(part, &parties)).collect();
    let mut draft = Draft { name, title, source, parties, sections, ..Draft::default() };
    let mut taken = HashSet::new();
    if let Some(kept) = kept {
        let sections = parts.iter().map(|part| &part.at);
        let activities = parts.iter().flat_map(|part| &part.rows).map(|row| &row.at);
        let places = Places { sections: sections.collect(), activities: activities.collect() };
        keep::ids(&mut draft, kept, &places, notes);
        taken = keep::taken(kept);
    }
    name_sections(&mut draft, &parts, &taken, notes);
    name_activities(&mut draft, &parts, &taken, notes);
    tell_reasons(&draft, &parts, notes);
    if kept.is_some() {
        tell_new(&draft, &parts, &taken, notes);
    }
    if let Some(kept) = kept {
        keep::what_is_lacking(&mut draft, kept, notes);
    }
    draft
}

fn party_drafts(names: &[String], kept: Option<&Kept<'_>>, notes: &mut Notes) -> Vec<Party> {
    let place = Place::default();
    let old = |name: &String| {
        let parties = kept.map(|kept| kept.old.parties.as_slice()).unwrap_or_default();
        parties.iter().find(|party| plain(&party.name) == plain(name))
    };
    let nameless = names.iter().map(|name| Nameless {
        at: &place,
        title: name,
        sections: Vec::new(),
        given: old(name).map(|party| party.id.clone()),
    });
    let nameless: Vec<Nameless<'_>> = nameless.collect();
    let ids = ids("parties", &nameless, &HashSet::new(), notes);
    let parties = names.iter().zip(ids).map(|(name, id)| {
        let aliases = old(name).map(|party| party.aliases.clone()).unwrap_or_default();
        Party { id, name: name.clone(), aliases }
    });
    parties.collect()
}

fn section(part: &Part, parties: &[Party]) -> Section {
    Section {
        depth: part.depth,
        number: part.number.clone(),
        title: part.title.clone(),
        activities: part.rows.iter().map(|row| activity(row, parties)).collect(),
        ..Section::default()
    }
}

fn activity(row: &Row, parties: &[Party]) -> Activity {
    let held = row.roles.iter().filter(|(_, roles)| !roles.is_empty());
    let mut held: Vec<(usize, RoleSet)> = held.copied().collect();
    held.sort_unstable_by_key(|(party, _)| *party);
    Activity {
        id: row.id.as_ref().map(|id| id_from_title(id)),
        title: row.title.clone(),
        allow: allow(&held).into_iter().collect(),
        roles: held.into_iter().map(|(party, roles)| (parties[party].id.clone(), roles)).collect(),
        ..Activity::default()
    }
}

/// What was published that way, although a matrix is not like that.
fn allow(held: &[(usize, RoleSet)]) -> Option<(Rule, String)> {
    let count = held.iter().filter(|(_, roles)| roles.contains(Role::Accountable)).count();
    let (rule, reason) = match count {
        1 => return None,
        0 => (Rule::NobodyAccountable, NOBODY),
        _ if count == held.len() => (Rule::SeveralAccountable, EACH),
        _ => (Rule::SeveralAccountable, SEVERAL),
    };
    Some((rule, reason.to_owned()))
}

const NOBODY: &str = "Published without an A.";
const EACH: &str = "Published with an A for each party.";
const SEVERAL: &str = "Published with an A for several parties.";

/// Says what the matrix did not have, and the ids that this gets for ever.
fn tell_new(draft: &Draft, parts: &[Part], taken: &HashSet<String>, notes: &mut Notes) {
    let is_new = |id: &&str| !taken.contains(&id.to_lowercase());
    for (section, part) in draft.sections.iter().zip(parts) {
        if let Some(id) = section.id.as_deref().filter(is_new) {
            notes.decide(&part.at, format!("the section {id} is new: {:?}", section.title));
        }
        for (activity, row) in section.activities.iter().zip(&part.rows) {
            if let Some(id) = activity.id.as_deref().filter(is_new) {
                notes.decide(&row.at, format!("{id} is new: {:?}", activity.title));
            }
        }
    }
}

/// Says which rows may break a rule for a reason that was written here.
fn tell_reasons(draft: &Draft, parts: &[Part], notes: &mut Notes) {
    for (section, part) in draft.sections.iter().zip(parts) {
        for (activity, row) in section.activities.iter().zip(&part.rows) {
            let is_ours = |reason: &str| [NOBODY, EACH, SEVERAL].contains(&reason);
            for (rule, _) in activity.allow.iter().filter(|(_, reason)| is_ours(reason)) {
                let what = match rule {
                    Rule::NobodyAccountable => "nobody has the A of",
                    _ => "several parties have an A in",
                };
                let what =
                    format!("{what} {:?}: allowed, since it was published that way", row.title);
                notes.decide(&row.at, what);
            }
        }
    }
}

fn name_sections(draft: &mut Draft, parts: &[Part], taken: &HashSet<String>, notes: &mut Notes) {
    let sections = parts.iter().zip(&draft.sections).enumerate();
    let sections = sections.map(|(at, (part, section))| Nameless {
        at: &part.at,
        title: &part.title,
        sections: if part.depth > 1 { around(parts, at)[1..].to_vec() } else { inside(parts, at) },
        given: section.id.clone(),
    });
    let sections: Vec<Nameless<'_>> = sections.collect();
    let ids = ids("sections", &sections, taken, notes);
    for (section, id) in draft.sections.iter_mut().zip(ids) {
        section.id = Some(id);
    }
}

fn name_activities(draft: &mut Draft, parts: &[Part], taken: &HashSet<String>, notes: &mut Notes) {
    let activities = parts.iter().zip(&draft.sections).enumerate();
    let activities = activities.flat_map(|(at, (part, section))| {
        let around = around(parts, at);
        let rows = part.rows.iter().zip(&section.activities);
        rows.map(move |(row, activity)| Nameless {
            at: &row.at,
            title: &row.title,
            sections: around.clone(),
            given: activity.id.clone(),
        })
    });
    let activities: Vec<Nameless<'_>> = activities.collect();
    let ids = ids("activities", &activities, taken, notes);
    let activities = draft.sections.iter_mut().flat_map(|section| &mut section.activities);
    for (activity, id) in activities.zip(ids) {
        activity.id = Some(id);
    }
}

/// The title of a section and those that it is in, from the innermost.
fn around(parts: &[Part], at: usize) -> Vec<&str> {
    let mut titles = vec![parts[at].title.as_str()];
    let mut depth = parts[at].depth;
    for part in parts[..at].iter().rev() {
        if part.depth < depth {
            depth = part.depth;
            titles.push(&part.title);
        }
    }
    titles
}

/// The title of the first section or activity in a section.
fn inside(parts: &[Part], at: usize) -> Vec<&str> {
    let row = parts[at].rows.first().map(|row| row.title.as_str());
    let next = parts.get(at + 1).filter(|next| next.depth > parts[at].depth);
    row.or(next.map(|next| next.title.as_str())).into_iter().collect()
}
