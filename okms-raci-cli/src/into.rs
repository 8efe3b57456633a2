//! `raci import --into`: what a matrix hands on to one that is imported: ids, aliases, reasons, and
//! what the source lacks.

use std::collections::HashSet;

use okms_raci_codegen::{Activity, Matrix, Refines, RoleSet, Rule, Section, id_from_title};
use okms_raci_core::nearest;

use crate::import::{PUBLISHED, broken_rule};
use crate::matching::{Matching, Pairs, StatedIds, is_same};

/// The matrix to import into, and what the user says about it.
#[derive(Debug)]
pub(crate) struct Target<'a> {
    pub(crate) matrix: &'a Matrix,
    /// Ids of the matrix with the titles that their items have now.
    pub(crate) same: &'a [(String, String)],
    pub(crate) missing: Missing,
}

/// What happens to items that the source lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// They are listed, and nothing is written.
    Open,
    Keep,
    Remove,
}

/// What a sentence is about, by position in the imported matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    Source,
    Section(usize),
    Activity(usize),
}

/// What was done, what the user has to settle, and why it cannot be done.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) decisions: Vec<(About, String)>,
    pub(crate) open: Vec<String>,
    /// Each with what to do about it.
    pub(crate) refusals: Vec<(String, String)>,
}

impl Outcome {
    fn decide(&mut self, about: About, text: String) {
        self.decisions.push((about, text));
    }
}

/// The ids that no new activity or section may get, in lower case.
pub(crate) fn taken_ids(target: &Target<'_>) -> HashSet<String> {
    let Matrix { sections, activities, .. } = target.matrix;
    let sections = sections.iter().map(|section| (&section.id, &section.aliases));
    let activities = activities.iter().map(|activity| (&activity.id, &activity.aliases));
    let ids = sections.chain(activities).flat_map(|(id, aliases)| aliases.iter().chain([id]));
    ids.map(|id| id.to_lowercase()).collect()
}

/// Gives what is in both matrices the ids, aliases and reasons of the target.
///
/// An item without an id in the source has an empty one, and keeps it if it is new.
pub(crate) fn take_ids(new: &mut Matrix, target: &Target<'_>) -> Outcome {
    let mut outcome = Outcome::default();
    let old = target.matrix;
    new.typed = old.typed;
    new.derive.clone_from(&old.derive);
    let has_covers = entries(new, old, &mut outcome);
    let source = &mut new.source;
    source.publisher = source.publisher.take().or_else(|| old.source.publisher.clone());
    source.article = source.article.take().or_else(|| old.source.article.clone());
    source.url = source.url.take().or_else(|| old.source.url.clone());
    let ids = StatedIds {
        activities: new.activities.iter().any(|activity| !activity.id.is_empty()),
        sections_and_parties: false,
    };
    let matching = said(new, target, &mut outcome).complete(old, new, ids);
    parties(new, old, &matching.parties, &mut outcome);
    sections(new, old, &matching.sections, &mut outcome);
    for position in 0..new.activities.len() {
        if let Some(before) = matching.activities.old_of(position) {
            let before = &old.activities[before];
            let now = &mut new.activities[position];
            if !has_covers {
                now.covers.clone_from(&before.covers);
            }
            activity(position, now, before, &mut outcome);
        }
    }
    outcome
}

/// Takes the entries of `refines`; says whether the source has what rows cover of them.
fn entries(new: &mut Matrix, old: &Matrix, outcome: &mut Outcome) -> bool {
    let stated = std::mem::replace(&mut new.refines, old.refines.clone());
    let names: Vec<&str> = old.refines.iter().map(Refines::name).collect();
    let of = stated.iter().map(|entry| {
        let at = names.iter().position(|name| *name == entry.matrix);
        if at.is_none() {
            let what = format!("no entry of refines is called {:?}", entry.matrix);
            let help = match nearest(&entry.matrix, &names) {
                Some(near) => format!("did you mean {near:?}?"),
                None => format!("the entries are {}", names.join(", ")),
            };
            outcome.refusals.push((what, help));
        }
        at
    });
    let of: Vec<Option<usize>> = of.collect();
    for row in &mut new.activities {
        row.covers.retain_mut(|cover| of[cover.of].inspect(|of| cover.of = *of).is_some());
    }
    !stated.is_empty()
}

/// What `--same` matches.
fn said(new: &Matrix, target: &Target<'_>, outcome: &mut Outcome) -> Matching {
    let old = target.matrix;
    let mut matching = Matching::none(old, new);
    for (id, title) in target.same {
        let is_id = |own: &str| own == id || own == id_from_title(id);
        let is_title = |own: &str| is_same(own, title);
        let activities = (
            old.activities.iter().position(|own| is_id(&own.id)),
            new.activities.iter().position(|own| is_title(&own.title)),
        );
        let sections = (
            old.sections.iter().position(|own| is_id(&own.id)),
            new.sections.iter().position(|own| is_title(&own.title)),
        );
        let parties = (
            old.parties.iter().position(|own| is_id(&own.id)),
            new.parties.iter().position(|own| is_title(&own.name)),
        );
        match (activities, sections, parties) {
            ((Some(before), Some(now)), ..) => matching.activities.link(before, now),
            (_, (Some(before), Some(now)), _) => matching.sections.link(before, now),
            (_, _, (Some(before), Some(now))) => matching.parties.link(before, now),
            _ => unknown(new, old, [id, title], [activities, sections, parties], outcome),
        }
    }
    matching
}

/// That an id or a title of `--same` does not exist.
fn unknown(
    new: &Matrix,
    old: &Matrix,
    [id, title]: [&str; 2],
    found: [(Option<usize>, Option<usize>); 3],
    outcome: &mut Outcome,
) {
    let mut refuse = |what: &str, text: &str, names: Vec<&str>| {
        let help = match nearest(text, &names) {
            Some(near) => format!("did you mean {near:?}?"),
            None => "write --same 'OLD_ID=New title'".to_owned(),
        };
        outcome.refusals.push((format!("--same: {what} {text:?}"), help));
    };
    let kind = ["activity", "section", "party"].into_iter().zip(found);
    let known: Vec<&str> = kind.filter(|(_, (id, _))| id.is_some()).map(|(kind, _)| kind).collect();
    if known.is_empty() {
        let activities = old.activities.iter().map(|own| own.id.as_str());
        let sections = old.sections.iter().map(|own| own.id.as_str());
        let parties = old.parties.iter().map(|own| own.id.as_str());
        let ids = activities.chain(sections).chain(parties);
        refuse("nothing has the id", id, ids.collect());
    }
    let is_known = |kind| known.is_empty() || known.contains(&kind);
    if !found.iter().any(|(_, title)| title.is_some()) || !known.is_empty() {
        let activities = new.activities.iter().filter(|_| is_known("activity"));
        let sections = new.sections.iter().filter(|_| is_known("section"));
        let parties = new.parties.iter().filter(|_| is_known("party"));
        let titles = activities.map(|own| own.title.as_str());
        let titles = titles.chain(sections.map(|own| own.title.as_str()));
        let titles = titles.chain(parties.map(|own| own.name.as_str())).collect();
        let kind = known.first().copied().unwrap_or("activity");
        refuse(&format!("the source has no {kind}"), title, titles);
    }
}

fn parties(new: &mut Matrix, old: &Matrix, pairs: &Pairs, outcome: &mut Outcome) {
    for (position, party) in new.parties.iter_mut().enumerate() {
        let Some(before) = pairs.old_of(position).map(|before| &old.parties[before]) else {
            continue;
        };
        party.id.clone_from(&before.id);
        party.aliases.clone_from(&before.aliases);
        party.is.clone_from(&before.is);
        if party.name != before.name {
            let what = format!("the party {:?} is called {:?} now", before.name, party.name);
            outcome.decide(About::Source, what);
        }
    }
}

fn sections(new: &mut Matrix, old: &Matrix, pairs: &Pairs, outcome: &mut Outcome) {
    for (position, section) in new.sections.iter_mut().enumerate() {
        let Some(before) = pairs.old_of(position).map(|before| &old.sections[before]) else {
            continue;
        };
        section.id.clone_from(&before.id);
        section.aliases.clone_from(&before.aliases);
        if section.title != before.title {
            let what = format!("the section {:?} is called {:?} now", before.title, section.title);
            outcome.decide(About::Section(position), what);
        }
    }
}

fn activity(position: usize, new: &mut Activity, old: &Activity, outcome: &mut Outcome) {
    let about = About::Activity(position);
    if !new.id.is_empty() && new.id != old.id && !old.aliases.contains(&new.id) {
        let what =
            format!("{:?} has the id {} in the source: it stays {}", new.title, new.id, old.id);
        outcome.decide(about, what);
    }
    new.id.clone_from(&old.id);
    new.aliases.clone_from(&old.aliases);
    if new.title != old.title {
        let what = format!("{} was renamed: {:?} is {:?} now", old.id, old.title, new.title);
        outcome.decide(about, what);
    }
    for (rule, reason) in &old.allow {
        if let Some((_, own)) = new.allow.iter_mut().find(|(own, _)| own == rule) {
            if own == PUBLISHED {
                own.clone_from(reason);
            }
        } else if broken_rule(&new.roles) == Some(*rule) || Rule::OF_A_CHAIN.contains(rule) {
            // No table states what is broken along a chain.
            new.allow.push((*rule, reason.clone()));
        } else {
            let what = format!("{:?} needs no {} any more", new.title, rule.id());
            outcome.decide(about, format!("{what}: the reason was {reason:?}"));
        }
    }
}

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
