//! Sections and rows as a matrix, with ids for all that has none.

use std::collections::HashSet;

use okms_raci_codegen::{
    Activity, Matrix, Party, Role, RoleSet, Rule, Section, Source, id_from_title,
};

use super::ids::{Nameless, ids};
use super::notes::Notes;
use super::outline::Part;
use super::page::Place;
use super::rows::Found as Row;
use crate::into::{self, About, Outcome, Target};

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

/// The matrix; what is in the target, too, gets the ids and the reasons that it has there.
pub(super) fn matrix(found: Found, target: Option<&Target<'_>>, notes: &mut Notes) -> Matrix {
    let Found { name, title, source, parties, parts } = found;
    let party = |name| Party { name, ..Party::default() };
    let parties = parties.into_iter().map(party).collect();
    let mut matrix = Matrix { name, title, source, parties, ..Matrix::default() };
    for part in &parts {
        let position = matrix.sections.len();
        let parent = matrix.sections.iter().rposition(|section| section.depth < part.depth);
        matrix.sections.push(section(part, parent));
        let rows = part.rows.iter().map(|row| activity(row, position, matrix.parties.len()));
        matrix.activities.extend(rows);
    }
    let mut taken = HashSet::new();
    if let Some(target) = target {
        note(into::take_ids(&mut matrix, target), &parts, notes);
        taken = into::taken_ids(target);
    }
    name_parties(&mut matrix, notes);
    name_sections(&mut matrix, &parts, &taken, notes);
    name_activities(&mut matrix, &parts, &taken, notes);
    tell_reasons(&matrix, &parts, notes);
    if let Some(target) = target {
        tell_new(&matrix, &parts, &taken, notes);
        note(into::add_missing(&mut matrix, target), &parts, notes);
    }
    matrix
}

/// Notes what importing into a matrix gave, each sentence at its place in the source.
fn note(outcome: Outcome, parts: &[Part], notes: &mut Notes) {
    for (about, text) in outcome.decisions {
        let place = match about {
            About::Source => None,
            About::Section(position) => parts.get(position).map(|part| &part.at),
            About::Activity(position) => rows(parts).nth(position).map(|row| &row.at),
        };
        notes.decide(place.unwrap_or(&Place::default()), text);
    }
    outcome.open.into_iter().for_each(|text| notes.lack(text));
    for (what, help) in outcome.refusals {
        notes.refuse(&Place::default(), what, help);
    }
}

fn name_parties(matrix: &mut Matrix, notes: &mut Notes) {
    let place = Place::default();
    let parties = matrix.parties.iter().map(|party| Nameless {
        at: &place,
        title: &party.name,
        sections: Vec::new(),
        given: given(&party.id),
    });
    let ids = ids("parties", &parties.collect::<Vec<_>>(), &HashSet::new(), notes);
    for (party, id) in matrix.parties.iter_mut().zip(ids) {
        party.id = id;
    }
}

fn section(part: &Part, parent: Option<usize>) -> Section {
    Section {
        depth: part.depth,
        parent,
        number: part.number.clone(),
        title: part.title.clone(),
        ..Section::default()
    }
}

fn activity(row: &Row, section: usize, parties: usize) -> Activity {
    let mut roles = vec![RoleSet::NONE; parties];
    for (party, held) in &row.roles {
        roles[*party] = *held;
    }
    Activity {
        id: row.id.as_ref().map(|id| id_from_title(id)).unwrap_or_default(),
        title: row.title.clone(),
        section,
        allow: allow(&roles).into_iter().collect(),
        roles,
        ..Activity::default()
    }
}

/// What was published that way, although a matrix is not like that.
fn allow(roles: &[RoleSet]) -> Option<(Rule, String)> {
    let held = roles.iter().filter(|roles| !roles.is_empty()).count();
    let count = roles.iter().filter(|roles| roles.contains(Role::Accountable)).count();
    let (rule, reason) = match count {
        1 => return None,
        0 => (Rule::NobodyAccountable, NOBODY),
        _ if count == held => (Rule::SeveralAccountable, EACH),
        _ => (Rule::SeveralAccountable, SEVERAL),
    };
    Some((rule, reason.to_owned()))
}

const NOBODY: &str = "Published without an A.";
const EACH: &str = "Published with an A for each party.";
const SEVERAL: &str = "Published with an A for several parties.";

/// Says what the matrix did not have, and the ids that this gets for ever.
fn tell_new(matrix: &Matrix, parts: &[Part], taken: &HashSet<String>, notes: &mut Notes) {
    let is_new = |id: &str| !taken.contains(&id.to_lowercase());
    for (section, part) in matrix.sections.iter().zip(parts).filter(|(own, _)| is_new(&own.id)) {
        notes.decide(&part.at, format!("the section {} is new: {:?}", section.id, section.title));
    }
    for (activity, row) in matrix.activities.iter().zip(rows(parts)) {
        if is_new(&activity.id) {
            notes.decide(&row.at, format!("{} is new: {:?}", activity.id, activity.title));
        }
    }
}

fn rows(parts: &[Part]) -> impl Iterator<Item = &Row> {
    parts.iter().flat_map(|part| &part.rows)
}

/// Says which rows may break a rule for a reason that was written here.
fn tell_reasons(matrix: &Matrix, parts: &[Part], notes: &mut Notes) {
    for (activity, row) in matrix.activities.iter().zip(rows(parts)) {
        let is_ours = |reason: &str| [NOBODY, EACH, SEVERAL].contains(&reason);
        for (rule, _) in activity.allow.iter().filter(|(_, reason)| is_ours(reason)) {
            let what = match rule {
                Rule::NobodyAccountable => "nobody has the A of",
                _ => "several parties have an A in",
            };
            let what = format!("{what} {:?}: allowed, since it was published that way", row.title);
            notes.decide(&row.at, what);
        }
    }
}

/// The id that an item has already.
fn given(id: &str) -> Option<String> {
    (!id.is_empty()).then(|| id.to_owned())
}

fn name_sections(matrix: &mut Matrix, parts: &[Part], taken: &HashSet<String>, notes: &mut Notes) {
    let sections = parts.iter().zip(&matrix.sections).enumerate();
    let sections = sections.map(|(at, (part, section))| Nameless {
        at: &part.at,
        title: &part.title,
        sections: if part.depth > 1 { around(parts, at)[1..].to_vec() } else { inside(parts, at) },
        given: given(&section.id),
    });
    let sections: Vec<Nameless<'_>> = sections.collect();
    let ids = ids("sections", &sections, taken, notes);
    for (section, id) in matrix.sections.iter_mut().zip(ids) {
        section.id = id;
    }
}

fn name_activities(
    matrix: &mut Matrix,
    parts: &[Part],
    taken: &HashSet<String>,
    notes: &mut Notes,
) {
    let rows = parts.iter().enumerate().flat_map(|(at, part)| {
        let around = around(parts, at);
        part.rows.iter().map(move |row| (row, around.clone()))
    });
    let activities = rows.zip(&matrix.activities).map(|((row, sections), activity)| Nameless {
        at: &row.at,
        title: &row.title,
        sections,
        given: given(&activity.id),
    });
    let activities: Vec<Nameless<'_>> = activities.collect();
    let ids = ids("activities", &activities, taken, notes);
    for (activity, id) in matrix.activities.iter_mut().zip(ids) {
        activity.id = id;
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
