//! What a matrix that is there already hands on to one that is read anew: ids, aliases and reasons.

use std::collections::HashSet;

use okms_raci_codegen::{Activity, Matrix, RoleSet, Section, id_from_title};
use okms_raci_core::nearest;

use super::notes::Notes;
use super::page::Place;
use super::words::plain;

/// The matrix to keep, and what the user says about it.
#[derive(Debug)]
pub(crate) struct Kept<'a> {
    pub(crate) old: &'a Matrix,
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
    let sections = kept.old.sections.iter().map(|section| (&section.id, &section.aliases));
    let activities = kept.old.activities.iter().map(|activity| (&activity.id, &activity.aliases));
    let ids =
        sections.chain(activities).flat_map(|(id, aliases)| std::iter::once(id).chain(aliases));
    ids.map(|id| id.to_lowercase()).collect()
}

/// Gives what is in both matrices the ids, aliases and reasons of the old one.
pub(super) fn ids(new: &mut Matrix, kept: &Kept<'_>, places: &Places<'_>, notes: &mut Notes) {
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
    for ((activity, matched), at) in new.activities.iter_mut().zip(matched).zip(&places.activities)
    {
        if let Some(matched) = matched {
            keep_activity(activity, &old.activities[matched], at, notes);
        }
    }
}

/// All activities, each with its section.
fn rows(matrix: &Matrix) -> impl Iterator<Item = (&Section, &Activity)> {
    matrix.activities.iter().map(|activity| (&matrix.sections[activity.section], activity))
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
        let nameless = new.iter_mut().zip(places).filter(|(section, _)| section.id.is_empty());
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
    fn new(new: &'a Matrix, old: &'a Matrix) -> Self {
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
                activity.id == *id || activity.id == id_from_title(id)
            };
            let is_new =
                |(_, activity): &(&Section, &Activity)| plain(&activity.title) == plain(title);
            let (old, new) = (self.old.iter().position(is_old), self.new.iter().position(is_new));
            if old.is_none() {
                let ids: Vec<&str> =
                    self.old.iter().map(|(_, activity)| activity.id.as_str()).collect();
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
            let id = &self.new[at].1.id;
            if id.is_empty() {
                continue;
            }
            let free = self.free_old();
            let is_now = |&&old: &&usize| self.old[old].1.id == *id;
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
        let id = &old.id;
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

/// A section with its own activities.
type Part = (Section, Vec<Activity>);

fn parts(matrix: &mut Matrix) -> Vec<Part> {
    let mut parts: Vec<Part> =
        matrix.sections.drain(..).map(|section| (section, Vec::new())).collect();
    for activity in matrix.activities.drain(..) {
        parts[activity.section].1.push(activity);
    }
    parts
}

fn add_parts(matrix: &mut Matrix, parts: Vec<Part>) {
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

/// Keeps what the old matrix has and the new one lacks, unless it is to be taken out.
pub(super) fn what_is_lacking(new: &mut Matrix, kept: &Kept<'_>, notes: &mut Notes) {
    let mut parties_lacking = Vec::new();
    for party in &kept.old.parties {
        if !new.parties.iter().any(|own| own.id == party.id) {
            parties_lacking.push(format!("the source lacks the party {:?}", party.name));
            if !kept.remove {
                new.parties.push(party.clone());
                new.activities.iter_mut().for_each(|activity| activity.roles.push(RoleSet::NONE));
            }
        }
    }
    let ids: HashSet<&String> = new.activities.iter().map(|activity| &activity.id).collect();
    let mut lacking: Vec<Vec<Activity>> = vec![Vec::new(); kept.old.sections.len()];
    for activity in kept.old.activities.iter().filter(|activity| !ids.contains(&activity.id)) {
        lacking[activity.section].push(of_parties(activity, kept.old, new));
    }
    let mut parts = parts(new);
    let mut after = 0;
    for (section, activities) in kept.old.sections.iter().zip(lacking) {
        let same = parts.iter().position(|(own, _)| own.id == section.id);
        let activities: Vec<Activity> = match same {
            Some(at) => without_namesakes(activities, &mut parts[at].1, notes),
            None => activities,
        };
        for activity in &activities {
            let what = format!("the source lacks {}, {:?}", activity.id, activity.title);
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
            parts[at].1.extend(activities);
        } else {
            parts.insert(after, (section.clone(), activities));
            after += 1;
        }
    }
    add_parts(new, parts);
    for what in parties_lacking {
        lack(&what, kept, notes);
    }
}

/// A row of the old matrix with the parties of the new one.
fn of_parties(activity: &Activity, old: &Matrix, new: &Matrix) -> Activity {
    let roles = new.parties.iter().map(|party| {
        let before = old.parties.iter().position(|own| own.id == party.id);
        before.map_or(RoleSet::NONE, |before| activity.roles[before])
    });
    Activity { roles: roles.collect(), ..activity.clone() }
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
        let (id, now) = (activity.id, &same.id);
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
