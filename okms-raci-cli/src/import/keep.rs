//! What a matrix that is there already hands on to one that is read anew: ids, aliases and reasons.

use std::collections::HashSet;

use okms_raci_codegen::draft::{Activity, Draft, Section};
use okms_raci_codegen::id_from_title;
use okms_raci_core::nearest;

use super::notes::Notes;
use super::page::Place;
use super::words::plain;

/// The matrix to keep, and what the user says about it.
#[derive(Debug)]
pub(crate) struct Kept<'a> {
    pub(crate) old: &'a Draft,
    /// Ids of the old matrix with the titles that their activities have now.
    pub(crate) same: &'a [(String, String)],
    /// Whether to take out what the new source lacks.
    pub(crate) remove: bool,
}

/// Where the sections and activities of the new source stand.
pub(super) struct Places<'a> {
    pub(super) sections: Vec<&'a Place>,
    pub(super) activities: Vec<&'a Place>,
}

/// The ids that no other activity or section may get, in lower case.
pub(super) fn taken(kept: &Kept<'_>) -> HashSet<String> {
    let sections = kept.old.sections.iter();
    let of_sections =
        sections.clone().flat_map(|section| section.id.iter().chain(&section.aliases));
    let activities = sections.flat_map(|section| &section.activities);
    let of_activities = activities.flat_map(|activity| activity.id.iter().chain(&activity.aliases));
    of_sections.chain(of_activities).map(|id| id.to_lowercase()).collect()
}

/// Gives what is in both matrices the ids, aliases and reasons of the old one.
pub(super) fn ids(new: &mut Draft, kept: &Kept<'_>, places: &Places<'_>, notes: &mut Notes) {
    let old = kept.old;
    new.typed = old.typed;
    new.derive.clone_from(&old.derive);
    let source = &mut new.source;
    source.publisher = source.publisher.take().or_else(|| old.source.publisher.clone());
    source.article = source.article.take().or_else(|| old.source.article.clone());
    source.url = source.url.take().or_else(|| old.source.url.clone());
    keep_sections(&mut new.sections, &old.sections, &places.sections, notes);
    let mut pairs = Pairs::new(new, old);
    pairs.by_word(kept.same, notes);
    pairs.by_id(&places.activities, notes);
    pairs.by_title();
    pairs.by_near_title(&places.activities, notes);
    let matched = pairs.matched;
    let new = new.sections.iter_mut().flat_map(|section| &mut section.activities);
    let old: Vec<&Activity> = rows(old).map(|(_, activity)| activity).collect();
    for ((activity, matched), at) in new.zip(matched).zip(&places.activities) {
        if let Some(matched) = matched {
            keep_activity(activity, old[matched], at, notes);
        }
    }
}

/// All activities, each with its section.
fn rows(draft: &Draft) -> impl Iterator<Item = (&Section, &Activity)> {
    let sections = draft.sections.iter();
    sections.flat_map(|section| section.activities.iter().map(move |activity| (section, activity)))
}

fn keep_activity(activity: &mut Activity, old: &Activity, at: &Place, notes: &mut Notes) {
    activity.id.clone_from(&old.id);
    activity.aliases.clone_from(&old.aliases);
    for (rule, reason) in &old.allow {
        if let Some((_, own)) = activity.allow.iter_mut().find(|(own, _)| own == rule) {
            own.clone_from(reason);
        } else {
            let what = format!("{:?} needs no {} any more", activity.title, rule.id());
            notes.decide(at, format!("{what}: the reason was {reason:?}"));
        }
    }
}

/// A section is the same if number and title are; else if the title is; else if the number is.
fn keep_sections(new: &mut [Section], old: &[Section], places: &[&Place], notes: &mut Notes) {
    type IsSame = fn(&Section, &Section) -> bool;
    let ways: [IsSame; 3] = [
        |new, old| new.number == old.number && new.title == old.title,
        |new, old| plain(&new.title) == plain(&old.title),
        |new, old| new.number.is_some() && new.number == old.number,
    ];
    let mut used = vec![false; old.len()];
    for is_same in ways {
        let nameless = new.iter_mut().zip(places).filter(|(section, _)| section.id.is_none());
        for (section, place) in nameless {
            let mut same = (0..old.len()).filter(|&at| !used[at] && is_same(section, &old[at]));
            let (Some(at), None) = (same.next(), same.next()) else { continue };
            used[at] = true;
            section.id.clone_from(&old[at].id);
            section.aliases.clone_from(&old[at].aliases);
            if section.title != old[at].title {
                let (before, now) = (&old[at].title, &section.title);
                let what = format!("the section {before:?} is called {now:?} now");
                notes.decide(place, what);
            }
        }
    }
}

/// Which activities of two matrices are the same.
struct Pairs<'a> {
    new: Vec<(&'a Section, &'a Activity)>,
    old: Vec<(&'a Section, &'a Activity)>,
    /// By position of the new one, that of the old one.
    matched: Vec<Option<usize>>,
}

impl<'a> Pairs<'a> {
    fn new(new: &'a Draft, old: &'a Draft) -> Self {
        let (new, old): (Vec<_>, Vec<_>) = (rows(new).collect(), rows(old).collect());
        let matched = vec![None; new.len()];
        Pairs { new, old, matched }
    }

    fn free_old(&self) -> Vec<usize> {
        let used: HashSet<usize> = self.matched.iter().copied().flatten().collect();
        (0..self.old.len()).filter(|at| !used.contains(at)).collect()
    }

    fn free_new(&self) -> Vec<usize> {
        (0..self.new.len()).filter(|&at| self.matched[at].is_none()).collect()
    }

    /// What the user says is the same.
    fn by_word(&mut self, same: &[(String, String)], notes: &mut Notes) {
        for (id, title) in same {
            let is_old = |(_, activity): &(&Section, &Activity)| {
                activity.id.as_ref().is_some_and(|own| own == id || *own == id_from_title(id))
            };
            let is_new =
                |(_, activity): &(&Section, &Activity)| plain(&activity.title) == plain(title);
            let (old, new) = (self.old.iter().position(is_old), self.new.iter().position(is_new));
            if old.is_none() {
                let ids = self.old.iter().filter_map(|(_, activity)| activity.id.as_deref());
                let ids: Vec<&str> = ids.collect();
                unknown("no activity has the id", id, &ids, notes);
            }
            if new.is_none() {
                let titles: Vec<&str> =
                    self.new.iter().map(|(_, activity)| activity.title.as_str()).collect();
                unknown("the source has no activity", title, &titles, notes);
            }
            if let (Some(old), Some(new)) = (old, new) {
                self.matched[new] = Some(old);
            }
        }
    }

    /// The id that the new source states, or that is a former one.
    fn by_id(&mut self, places: &[&Place], notes: &mut Notes) {
        for at in self.free_new() {
            let Some(id) = self.new[at].1.id.as_ref() else { continue };
            let free = self.free_old();
            let is_now = |&&old: &&usize| self.old[old].1.id.as_ref() == Some(id);
            let was_once = |&&old: &&usize| self.old[old].1.aliases.contains(id);
            let found = free.iter().find(is_now).or_else(|| free.iter().find(was_once));
            let Some(&old) = found else { continue };
            self.matched[at] = Some(old);
            if self.new[at].1.title != self.old[old].1.title {
                self.renamed(at, old, places, notes);
            }
        }
    }

    fn renamed(&self, new: usize, old: usize, places: &[&Place], notes: &mut Notes) {
        let place = places[new];
        let ((_, new), (_, old)) = (self.new[new], self.old[old]);
        let id = old.id.as_deref().unwrap_or_default();
        let what = format!("{id} was renamed: {:?} is {:?} now", old.title, new.title);
        notes.decide(place, what);
    }

    /// The same title: in the same section, else the only one that has it.
    fn by_title(&mut self) {
        for in_section in [true, false] {
            for at in self.free_new() {
                let (section, activity) = self.new[at];
                let mut same = self.free_old().into_iter().filter(|&old| {
                    let (old_section, old) = self.old[old];
                    old.title == activity.title && (!in_section || old_section.id == section.id)
                });
                if let (Some(old), None) = (same.next(), same.next()) {
                    self.matched[at] = Some(old);
                }
            }
        }
    }

    /// A near title in the same section, if both are the only ones that are near to each other.
    fn by_near_title(&mut self, places: &[&Place], notes: &mut Notes) {
        let (free_new, free_old) = (self.free_new(), self.free_old());
        let are_near = |new: usize, old: usize| {
            let ((new_section, new), (old_section, old)) = (self.new[new], self.old[old]);
            new_section.id == old_section.id && nearest(&new.title, &[&old.title]).is_some()
        };
        let mut found = Vec::new();
        for &new in &free_new {
            let near: Vec<usize> =
                free_old.iter().copied().filter(|&old| are_near(new, old)).collect();
            let [old] = near[..] else { continue };
            if free_new.iter().filter(|&&new| are_near(new, old)).count() == 1 {
                found.push((new, old));
            }
        }
        for (new, old) in found {
            self.matched[new] = Some(old);
            self.renamed(new, old, places, notes);
        }
    }
}

fn unknown(what: &str, text: &str, known: &[&str], notes: &mut Notes) {
    let help = match nearest(text, known) {
        Some(near) => format!("did you mean {near:?}?"),
        None => "write --same 'OLD_ID=New title'".to_owned(),
    };
    notes.refuse(&Place::default(), format!("--same: {what} {text:?}"), help);
}

/// Keeps what the old matrix has and the new one lacks, unless it is to be taken out.
pub(super) fn what_is_lacking(new: &mut Draft, kept: &Kept<'_>, notes: &mut Notes) {
    let ids: HashSet<&String> =
        rows(new).filter_map(|(_, activity)| activity.id.as_ref()).collect();
    let lacks_activity =
        |activity: &&Activity| !activity.id.as_ref().is_some_and(|id| ids.contains(id));
    let lacking: Vec<Vec<Activity>> = kept
        .old
        .sections
        .iter()
        .map(|section| section.activities.iter().filter(lacks_activity).cloned().collect())
        .collect();
    let mut after = 0;
    for (section, activities) in kept.old.sections.iter().zip(lacking) {
        let same = new.sections.iter().position(|own| own.id == section.id);
        let activities: Vec<Activity> = match same {
            Some(at) => without_namesakes(activities, &mut new.sections[at].activities, notes),
            None => activities,
        };
        for activity in &activities {
            let id = activity.id.as_deref().unwrap_or_default();
            let what = format!("the source lacks {id}, {:?}", activity.title);
            lack(&what, kept, notes);
        }
        match same {
            Some(at) => after = at + 1,
            None => lack(&format!("the source lacks the section {:?}", section.title), kept, notes),
        }
        if kept.remove {
            continue;
        }
        if let Some(at) = same {
            new.sections[at].activities.extend(activities);
        } else {
            new.sections.insert(after, Section { activities, ..section.clone() });
            after += 1;
        }
    }
    for party in &kept.old.parties {
        if !new.parties.iter().any(|own| own.id == party.id) {
            lack(&format!("the source lacks the party {:?}", party.name), kept, notes);
            if !kept.remove {
                new.parties.push(party.clone());
            }
        }
    }
}

/// The rows whose title no other row has: one that --same gave to another id is an alias of that.
fn without_namesakes(
    lacking: Vec<Activity>,
    own: &mut [Activity],
    notes: &mut Notes,
) -> Vec<Activity> {
    let mut others = Vec::new();
    for activity in lacking {
        let Some(same) = own.iter_mut().find(|own| own.title == activity.title) else {
            others.push(activity);
            continue;
        };
        let (id, now) = (activity.id.unwrap_or_default(), same.id.as_deref().unwrap_or_default());
        notes.decide(&Place::default(), format!("{id} is an alias of {now} now"));
        same.aliases.extend(activity.aliases);
        same.aliases.push(id);
    }
    others
}

fn lack(what: &str, kept: &Kept<'_>, notes: &mut Notes) {
    if kept.remove {
        notes.decide(&Place::default(), format!("{what}: removed"));
    } else {
        notes.lack(format!("{what}: it stays; --remove takes it out, --same says what it is now"));
    }
}
