//! Which outer item each name of a refining matrix stands for.

use std::collections::{HashMap, HashSet};

use okms_raci_core::{Part, nearest};

use super::{Gap, Judge, MOST_LISTED};
use crate::rows::{Item, Row, Rows};

/// What a name stands for.
#[derive(Clone, Copy)]
pub(super) enum Found {
    Now(usize),
    Formerly(usize),
    /// Nothing is called so; this was probably meant.
    Meant(Option<usize>),
}

/// The names of activities in an entry, and in what rows cover of it.
pub(super) struct Links {
    /// Row, position in what it covers, outer activity.
    covers: Vec<(usize, usize, usize)>,
    except: HashMap<usize, (Part, String)>,
    open: HashMap<usize, (Part, String)>,
    /// By outer activity, the position in `asks`.
    asked: HashMap<usize, usize>,
    /// The outer activities of which `asks` says something else, or that were meant by an unknown name:
    /// that was reported.
    said: HashSet<usize>,
    /// The duties of sections that were named instead of activities, which was reported.
    pub(super) of_sections: HashSet<usize>,
    /// Whether a duty is called by a former id.
    pub(super) has_former_duty: bool,
}

impl Links {
    pub(super) fn new(judge: &Judge<'_>, party: usize, gaps: &mut Vec<Gap>) -> Links {
        let mut names = Names::new(judge);
        let mut links = Links {
            covers: Vec::new(),
            except: HashMap::new(),
            open: HashMap::new(),
            asked: HashMap::new(),
            said: HashSet::new(),
            of_sections: HashSet::new(),
            has_former_duty: false,
        };
        for (at, (id, ..)) in judge.entry.asks.iter().enumerate() {
            if let Some(activity) = names.asked(at, id, gaps) {
                links.asked.insert(activity, at);
            }
        }
        for (row, activity) in judge.inner.activities.iter().enumerate() {
            let covers = activity.covers.iter().enumerate();
            for (at, cover) in covers.filter(|(_, cover)| cover.of == judge.position) {
                let found = names.find(Part::Cover(row, at), &cover.id, gaps);
                links.covers.extend(found.map(|activity| (row, at, activity)));
            }
        }
        let entry = judge.position;
        for (at, (id, reason)) in judge.entry.except.iter().enumerate() {
            let part = Part::Except(entry, at);
            let found = names.find(part, id, gaps);
            links.except.extend(found.map(|activity| (activity, (part, reason.clone()))));
        }
        for (at, (id, reason)) in judge.entry.open.iter().enumerate() {
            let part = Part::Open(entry, at);
            let found = names.find(part, id, gaps);
            links.open.extend(found.map(|activity| (activity, (part, reason.clone()))));
        }
        links.has_former_duty = !names.former.is_empty();
        links.said.extend(names.meant);
        links.of_sections.extend(names.of_sections);
        // What a gap says of a letter that is missing need not be said here, too.
        for (&activity, &at) in &links.asked {
            links.said.extend(judge.asked_otherwise(party, activity, at).map(|_| activity));
        }
        judge.all_asked_otherwise(party, &links, gaps);
        links
    }

    pub(super) fn covers(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.covers.iter().copied()
    }

    /// The activities in `except` and `open`, in the order of the file.
    pub(super) fn exceptions(&self) -> impl Iterator<Item = (Part, usize)> {
        let all = self.except.iter().chain(&self.open);
        let mut all: Vec<(Part, usize)> = all.map(|(at, (part, _))| (*part, *at)).collect();
        all.sort_unstable();
        all.into_iter()
    }

    pub(super) fn except(&self, activity: usize) -> Option<String> {
        self.except.get(&activity).map(|(_, reason)| reason.clone())
    }

    pub(super) fn open(&self, activity: usize) -> Option<String> {
        self.open.get(&activity).map(|(_, reason)| reason.clone())
    }

    /// The position in `asks`.
    pub(super) fn asked(&self, activity: usize) -> Option<usize> {
        self.asked.get(&activity).copied()
    }

    pub(super) fn is_asked(&self, activity: usize) -> bool {
        self.asked.contains_key(&activity)
    }

    /// Whether what is wrong with the activity was reported.
    pub(super) fn is_said(&self, activity: usize) -> bool {
        self.said.contains(&activity)
    }
}

/// The activities of the outer matrix by id, and which names were reported.
struct Names<'a> {
    judge: &'a Judge<'a>,
    now: HashMap<&'a str, usize>,
    formerly: HashMap<&'a str, usize>,
    /// What is not in the outer matrix any more, with what it is called now.
    gone: HashMap<&'a str, Option<usize>>,
    former: HashSet<&'a str>,
    /// The activities that were probably meant by unknown names.
    meant: Vec<usize>,
    /// The duties of sections that were named instead.
    of_sections: Vec<usize>,
}

impl<'a> Names<'a> {
    fn new(judge: &'a Judge<'a>) -> Self {
        let items = || judge.outer.activities.iter().enumerate().map(|(at, row)| (at, &row.item));
        let former = |(at, item): (usize, &'a Item)| {
            item.former.iter().map(move |[former, _]| (former.as_str(), at))
        };
        Names {
            judge,
            now: items().map(|(at, item)| (item.id.as_str(), at)).collect(),
            formerly: items().flat_map(former).collect(),
            gone: HashMap::new(),
            former: HashSet::new(),
            meant: Vec::new(),
            of_sections: Vec::new(),
        }
    }

    /// `is_listed` says whether what was meant will be read.
    fn look_up(&self, id: &str, is_listed: bool) -> Found {
        if let Some(at) = self.now.get(id) {
            return Found::Now(*at);
        }
        if let Some(at) = self.formerly.get(id) {
            return Found::Formerly(*at);
        }
        Found::Meant(is_listed.then(|| self.judge.outer.activity_meant(id)).flatten())
    }

    /// A duty of `asks`; one that does not exist any more is reported here alone.
    fn asked(&mut self, at: usize, id: &'a str, gaps: &mut Vec<Gap>) -> Option<usize> {
        let activity = match self.look_up(id, false) {
            Found::Now(activity) => return Some(activity),
            Found::Formerly(activity) => activity,
            Found::Meant(_) => {
                let (_, _, title) = &self.judge.entry.asks[at];
                let mut rows = self.judge.outer.activities.iter();
                let renamed = rows.position(|row| row.item.title == *title);
                self.gone.insert(id, renamed);
                gaps.push(self.judge.gone(at, renamed));
                return renamed;
            }
        };
        // Where a row covers it, the warning is more use.
        let is_covered = self.judge.inner.activities.iter().flat_map(|row| &row.covers);
        if !is_covered.clone().any(|cover| cover.of == self.judge.position && cover.id == id) {
            self.warn(Part::Asked(self.judge.position, at), id, activity, gaps);
        }
        Some(activity)
    }

    fn find(&mut self, part: Part, id: &'a str, gaps: &mut Vec<Gap>) -> Option<usize> {
        match self.look_up(id, gaps.len() < MOST_LISTED) {
            Found::Now(activity) => Some(activity),
            Found::Formerly(activity) => {
                self.warn(part, id, activity, gaps);
                Some(activity)
            }
            Found::Meant(meant) => {
                if let Some(renamed) = self.gone.get(id) {
                    return *renamed;
                }
                let judge = self.judge;
                let of_section = if meant.is_none() {
                    judge.duties_in(id).or_else(|| judge.only_left())
                } else {
                    None
                };
                gaps.push(judge.unknown_activity(part, id, meant, of_section.as_deref()));
                self.of_sections.extend(of_section.into_iter().flatten());
                self.meant.extend(meant);
                meant
            }
        }
    }

    /// Warns once of a former id.
    fn warn(&mut self, part: Part, id: &'a str, activity: usize, gaps: &mut Vec<Gap>) {
        if self.former.insert(id) {
            gaps.push(self.judge.former(part, id, &self.judge.outer.activities[activity].item.id));
        }
    }
}

impl Rows {
    /// The activity that was probably meant by an id, or by a title where an id is wanted.
    fn activity_meant(&self, text: &str) -> Option<usize> {
        let near = |names: Vec<&str>| {
            let near = nearest(text, &names)?;
            names.iter().position(|name| *name == near)
        };
        let items = || self.activities.iter().map(|row| &row.item);
        let is_title = |item: &Item| item.title.eq_ignore_ascii_case(text);
        let by_title = items().position(is_title);
        let by_id = || near(items().map(|item| item.id.as_str()).collect());
        let by_near_title = || near(items().map(|item| item.title.as_str()).collect());
        by_title
            .or_else(|| by_id().filter(|at| !is_small_part(text, &self.activities[*at].item.id)))
            .or_else(|| self.activity_with_words(text))
            .or_else(|| by_near_title().filter(|_| text.contains(' ')))
    }

    /// The one activity whose id has all words of this one, such as `KeepServiceLogs` of `KeepLogs`.
    fn activity_with_words(&self, id: &str) -> Option<usize> {
        let wanted = words(id);
        let has_all = |(_, row): &(usize, &Row)| {
            let words = words(&row.item.id);
            wanted.iter().all(|word| words.contains(word))
        };
        let mut found = self.activities.iter().enumerate().filter(has_all);
        let (at, _) = found.next().filter(|_| !wanted.is_empty())?;
        found.next().is_none().then_some(at)
    }
}

/// Whether a text such as `all` is only a part of an id, as it is of many.
fn is_small_part(text: &str, id: &str) -> bool {
    text.len() < 4 && id.len() > text.len() + 1
}

/// The words of `KeepServiceLogs`, `keep_logs` or `keep-logs`, in small letters.
fn words(id: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_start = true;
    for c in id.chars() {
        if c.is_uppercase() || is_start {
            words.push(String::new());
        }
        is_start = !c.is_alphanumeric();
        if let Some(word) = words.last_mut().filter(|_| !is_start) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

impl Judge<'_> {
    /// The position of the party that the refining matrix is.
    pub(super) fn refined_party(&self, gaps: &mut Vec<Gap>) -> Option<usize> {
        let part = Part::Refines(self.position);
        self.outer_party(part, &self.entry.party, gaps).ok()
    }

    /// Another outer party, if `asks` lists its duties and none of the party that is named.
    pub(super) fn asked_of_another(&self) -> Option<usize> {
        let party = self.outer.parties.iter().position(|party| party.id == self.entry.party)?;
        let duties = |party: usize| {
            let is_asked = |row: &&Row| {
                let letters = row.roles[party] & self.entry.roles;
                let asks = &mut self.entry.asks.iter();
                !letters.is_empty()
                    && asks.any(|(id, roles, _)| row.item.is_or_was(id) && *roles == letters)
            };
            self.outer.activities.iter().filter(is_asked).count()
        };
        let others = (0..self.outer.parties.len()).filter(|other| *other != party);
        let other = others.max_by_key(|other| duties(*other))?;
        (duties(party) == 0 && duties(other) > 1).then_some(other)
    }

    /// Reports what is wrong with parties of the refining matrix that are outer ones, or seem to be.
    pub(super) fn outer_parties(&self, gaps: &mut Vec<Gap>) {
        for (party, is) in self.inner.is.iter().enumerate() {
            for (at, (_, id)) in is.iter().enumerate().filter(|(_, (of, _))| *of == self.position) {
                let part = Part::Is(party, at);
                if *id == self.entry.party {
                    gaps.push(self.party_as_itself(part));
                }
                // It was reported, and that is all.
                let _ = self.outer_party(part, id, gaps);
            }
            let own = &self.inner.parties[party];
            let same = |outer: &&Item| {
                outer.id.eq_ignore_ascii_case(&own.id)
                    || outer.title.eq_ignore_ascii_case(&own.title)
            };
            if let Some(outer) = self.outer.parties.iter().find(same).filter(|_| is.is_empty()) {
                gaps.push(self.party_of_both(party, outer));
            }
        }
    }

    /// The position of a party in the outer matrix; an error if it was reported as unknown.
    fn outer_party(&self, part: Part, id: &str, gaps: &mut Vec<Gap>) -> Result<usize, ()> {
        let parties = &self.outer.parties;
        if let Some(at) = parties.iter().position(|party| party.id == id) {
            return Ok(at);
        }
        let had = |party: &Item| party.former.iter().any(|[former, _]| former == id);
        if let Some(at) = parties.iter().position(had) {
            gaps.push(self.former(part, id, &parties[at].id));
            return Ok(at);
        }
        gaps.push(self.unknown_party(part, id));
        Err(())
    }
}
