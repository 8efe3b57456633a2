//! What the target has and the source lacks.

use std::collections::{HashMap, HashSet};

use okms_raci_codegen::{Activity, Matrix, RoleSet, Section};

use super::{About, Missing, Outcome, Target};

/// A section with its own activities.
type Part = (Section, Vec<Activity>);

/// Adds what the target has and the source lacks, unless it is to be removed.
pub(crate) fn add_missing(new: &mut Matrix, target: &Target<'_>) -> Outcome {
    let mut outcome = Outcome::default();
    let old = target.matrix;
    let missing_parties = add_parties(new, target);
    let ids: HashSet<&String> = new.activities.iter().map(|activity| &activity.id).collect();
    let mut missing: Vec<Vec<Activity>> = vec![Vec::new(); old.sections.len()];
    for activity in old.activities.iter().filter(|activity| !ids.contains(&activity.id)) {
        missing[activity.section].push(with_parties_of(new, activity, old));
    }
    let is_new_id = old.source.revision == new.source.revision;
    let mut parts = take_parts(new);
    let places = parts.iter().enumerate().map(|(at, (own, _))| (own.id.clone(), at));
    let places: HashMap<String, usize> = places.collect();
    // The sections that go before each of the parts, and after all of them.
    let mut added: Vec<Vec<Part>> = vec![Vec::new(); parts.len() + 1];
    let mut after = 0;
    for (section, mut activities) in old.sections.iter().zip(missing) {
        let same = places.get(&section.id).copied();
        if let Some(at) = same {
            after = at + 1;
            activities = without_renamed(activities, &mut parts[at].1, is_new_id, &mut outcome);
        }
        for activity in &activities {
            let what = format!("the source lacks {}, {:?}", activity.id, activity.title);
            settle(&what, &activity.id, target, &mut outcome);
        }
        if same.is_none() {
            let what = format!("the source lacks the section {:?}", section.title);
            settle(&what, &section.id, target, &mut outcome);
        }
        match same {
            _ if target.missing == Missing::Remove => {}
            Some(at) => parts[at].1.extend(activities),
            None => added[after].push((section.clone(), activities)),
        }
    }
    let mut added = added.into_iter();
    let mut all = added.next().unwrap_or_default();
    for (part, after) in parts.into_iter().zip(added) {
        all.push(part);
        all.extend(after);
    }
    put_parts(new, all);
    for (id, what) in missing_parties {
        settle(&what, &id, target, &mut outcome);
    }
    outcome
}

/// Adds the parties that the source lacks; gives their ids with a sentence each.
fn add_parties(new: &mut Matrix, target: &Target<'_>) -> Vec<(String, String)> {
    let mut missing = Vec::new();
    for party in &target.matrix.parties {
        if new.parties.iter().any(|own| own.id == party.id) {
            continue;
        }
        missing.push((party.id.clone(), format!("the source lacks the party {:?}", party.name)));
        if target.missing != Missing::Remove {
            new.parties.push(party.clone());
            for activity in &mut new.activities {
                activity.roles.push(RoleSet::NONE);
            }
        }
    }
    missing
}

/// An activity of the old matrix with the roles and notes in the order of the new parties.
fn with_parties_of(new: &Matrix, activity: &Activity, old: &Matrix) -> Activity {
    let before = |id: &str| old.parties.iter().position(|own| own.id == id);
    let mut moved = Activity { roles: Vec::new(), notes: [].into(), ..activity.clone() };
    for (position, party) in new.parties.iter().enumerate() {
        let before = before(&party.id);
        moved.roles.push(before.map_or(RoleSet::NONE, |before| activity.roles[before]));
        let note = before.and_then(|before| activity.notes.get(&before));
        moved.notes.extend(note.map(|note| (position, note.clone())));
    }
    moved
}

/// Drops activities with the title of an activity that `--same` gave another id: they are the same. Their
/// ids become aliases, unless they came with this revision, and so were in no release.
fn without_renamed(
    missing: Vec<Activity>,
    own: &mut [Activity],
    is_new_id: bool,
    outcome: &mut Outcome,
) -> Vec<Activity> {
    let titles = own.iter().enumerate().rev().map(|(at, own)| (own.title.clone(), at));
    let titles: HashMap<String, usize> = titles.collect();
    let mut others = Vec::new();
    for activity in missing {
        let Some(&at) = titles.get(&activity.title) else {
            others.push(activity);
            continue;
        };
        let (id, same) = (activity.id, &mut own[at]);
        let now = &same.id;
        let what = if is_new_id {
            format!("{id} came with this revision, and is {now} now: no alias is kept")
        } else {
            format!("{id} is an alias of {now} now")
        };
        outcome.decide(About::Source, what);
        if !is_new_id {
            same.aliases.extend(activity.aliases);
            same.aliases.push(id);
        }
    }
    others
}

fn settle(what: &str, id: &str, target: &Target<'_>, outcome: &mut Outcome) {
    match target.missing {
        Missing::Open => outcome.open.push(format!(
            "{what}: --same '{id}=New title' if it has another title now; else --remove or --keep"
        )),
        Missing::Keep => outcome.decide(About::Source, format!("{what}: kept")),
        Missing::Remove => outcome.decide(About::Source, format!("{what}: removed")),
    }
}

fn take_parts(matrix: &mut Matrix) -> Vec<Part> {
    let sections = matrix.sections.drain(..);
    let mut parts: Vec<Part> = sections.map(|section| (section, Vec::new())).collect();
    for activity in matrix.activities.drain(..) {
        parts[activity.section].1.push(activity);
    }
    parts
}

fn put_parts(matrix: &mut Matrix, parts: Vec<Part>) {
    // The sections that the next one may be in, the innermost last.
    let mut outer: Vec<usize> = Vec::new();
    for (position, (mut section, activities)) in parts.into_iter().enumerate() {
        while outer.last().is_some_and(|at| matrix.sections[*at].depth >= section.depth) {
            outer.pop();
        }
        section.parent = outer.last().copied();
        section.depth = outer.last().map_or(1, |at| matrix.sections[*at].depth + 1);
        outer.push(position);
        matrix.sections.push(section);
        let own = activities.into_iter().map(|own| Activity { section: position, ..own });
        matrix.activities.extend(own);
    }
}
