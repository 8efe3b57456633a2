//! `raci import --into`: what a matrix hands on to one that is imported: ids, aliases, reasons, and
//! what the source lacks.

mod missing;
mod said;

use std::collections::HashSet;

use okms_raci_codegen::{Activity, Matrix, Refines, Rule};
use okms_raci_core::nearest;

use crate::import::{PUBLISHED, broken_rule};
use crate::matching::{Pairs, StatedIds};

pub(crate) use self::missing::add_missing;
use self::said::said;

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
pub(crate) fn taken_ids(matrix: &Matrix) -> HashSet<String> {
    let Matrix { sections, activities, .. } = matrix;
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
    let has_ids = new.activities.iter().any(|activity| !activity.id.is_empty());
    let ids = StatedIds { activities: has_ids, sections_and_parties: false, are_in_sections: true };
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
