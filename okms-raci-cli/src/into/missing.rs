//! What the target has and the source lacks.

use std::collections::HashSet;

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
    let mut parts = take_parts(new);
    let mut after = 0;
    for (section, activities) in old.sections.iter().zip(missing) {
        let same = parts.iter().position(|(own, _)| own.id == section.id);
        let activities = match same {
            Some(at) => without_renamed(activities, &mut parts[at].1, target, new, &mut outcome),
            None => activities,
        };
        for activity in &activities {
            let what = format!("the source lacks {}, {:?}", activity.id, activity.title);
            settle(&what, &activity.id, target, &mut outcome);
        }
        if let Some(at) = same {
            after = at + 1;
        } else {
            let what = format!("the source lacks the section {:?}", section.title);
            settle(&what, &section.id, target, &mut outcome);
        }
        match same {
            _ if target.missing == Missing::Remove => {}
            Some(at) => parts[at].1.extend(activities),
            None => {
                parts.insert(after, (section.clone(), activities));
                after += 1;
            }
        }
    }
    put_parts(new, parts);
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

/// Drops activities with the title of an activity that `--same` gave another id: they are the same.
fn without_renamed(
    missing: Vec<Activity>,
    own: &mut [Activity],
    target: &Target<'_>,
    new: &Matrix,
    outcome: &mut Outcome,
) -> Vec<Activity> {
    // An id that came with this revision was in no release.
    let is_new_id = target.matrix.source.revision == new.source.revision;
    let mut others = Vec::new();
    for activity in missing {
        let Some(same) = own.iter_mut().find(|own| own.title == activity.title) else {
            others.push(activity);
            continue;
        };
        let (id, now) = (activity.id, &same.id);
        if is_new_id {
            let what = format!("{id} came with this revision, and is {now} now: no alias is kept");
            outcome.decide(About::Source, what);
            continue;
        }
        outcome.decide(About::Source, format!("{id} is an alias of {now} now"));
        same.aliases.extend(activity.aliases);
        same.aliases.push(id);
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
    for (mut section, activities) in parts {
        let before = &matrix.sections;
        section.parent = before.iter().rposition(|outer| outer.depth < section.depth);
        section.depth = 1 + section.parent.map_or(0, |parent| before[parent].depth);
        let position = matrix.sections.len();
        matrix.sections.push(section);
        let own = activities.into_iter().map(|own| Activity { section: position, ..own });
        matrix.activities.extend(own);
    }
}
