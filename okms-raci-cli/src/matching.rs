//! Matches the items of two matrices, for `raci diff` and `raci import --into`.
//!
//! An id decides, if both sources state ids, and so does an alias. Of the rest, two items are the same
//! if they have the same name: in the same place first, then anywhere if it is the only one there.

use std::collections::HashMap;
use std::hash::Hash;

use okms_raci_codegen::{Activity, Matrix, Party, Section, id_from_title, kebab};
use okms_raci_core::{Folded, nearest};

/// In a section with more unmatched titles on one side, none are compared for being near.
const MOST_UNMATCHED: usize = 24;

/// The parties, sections and activities that two matrices have in common.
#[derive(Clone, Debug)]
pub(crate) struct Matching {
    pub(crate) parties: Pairs,
    pub(crate) sections: Pairs,
    pub(crate) activities: Pairs,
}

/// Which ids both sources state, and whether both have sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StatedIds {
    pub(crate) activities: bool,
    pub(crate) sections_and_parties: bool,
    pub(crate) are_in_sections: bool,
}

impl Matching {
    /// Nothing matched yet.
    pub(crate) fn none(old: &Matrix, new: &Matrix) -> Self {
        Matching {
            parties: Pairs::new(old.parties.len(), new.parties.len()),
            sections: Pairs::new(old.sections.len(), new.sections.len()),
            activities: Pairs::new(old.activities.len(), new.activities.len()),
        }
    }

    /// Matches the remaining items.
    pub(crate) fn complete(mut self, old: &Matrix, new: &Matrix, ids: StatedIds) -> Self {
        match_parties(&mut self.parties, old, new, ids.sections_and_parties);
        match_sections(&mut self.sections, old, new, ids.sections_and_parties);
        let sections = ids.are_in_sections.then_some(&self.sections);
        match_activities(&mut self.activities, sections, old, new, ids.activities);
        self
    }
}

/// Pairs of positions in an old and a new list.
#[derive(Clone, Debug)]
pub(crate) struct Pairs {
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
}

impl Pairs {
    fn new(old: usize, new: usize) -> Self {
        Pairs { of_old: vec![None; old], of_new: vec![None; new] }
    }

    /// The old position of a new item, if it is matched.
    pub(crate) fn old_of(&self, new: usize) -> Option<usize> {
        self.of_new[new]
    }

    /// The new position of an old item, if it is matched.
    pub(crate) fn new_of(&self, old: usize) -> Option<usize> {
        self.of_old[old]
    }

    /// The old items that are not matched.
    pub(crate) fn unmatched_old(&self) -> Vec<usize> {
        unmatched(&self.of_old)
    }

    /// The new items that are not matched.
    pub(crate) fn unmatched_new(&self) -> Vec<usize> {
        unmatched(&self.of_new)
    }

    pub(crate) fn link(&mut self, old: usize, new: usize) {
        self.of_old[old] = Some(new);
        self.of_new[new] = Some(old);
    }

    /// Links unmatched items with a key that only one has on each side.
    fn by<K: Hash + Eq>(
        &mut self,
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
    ) {
        let old = unique(self.unmatched_old(), old);
        for (key, position) in unique(self.unmatched_new(), new) {
            if let (Some(new), Some(Some(old))) = (position, old.get(&key)) {
                self.link(*old, new);
            }
        }
    }

    /// The same of two slices.
    fn by_key<'a, T, K: Hash + Eq>(
        &mut self,
        old: &'a [T],
        new: &'a [T],
        key: impl Fn(&'a T) -> Option<K>,
    ) {
        self.by(|position| key(&old[position]), |position| key(&new[position]));
    }

    /// Links items with the same id, and those whose former id is an alias now.
    fn by_id<'a, T>(
        &mut self,
        old: &'a [T],
        new: &'a [T],
        ids: impl Fn(&'a T) -> (&'a str, &'a [String]),
    ) {
        self.by_key(old, new, |item| Some(ids(item).0));
        let aliases = |position: usize| {
            ids(&new[position]).1.iter().map(move |alias| (alias.as_str(), position))
        };
        let former: HashMap<&str, usize> =
            self.unmatched_new().into_iter().flat_map(aliases).collect();
        for position in self.unmatched_old() {
            if let Some(new) = former.get(ids(&old[position]).0)
                && self.old_of(*new).is_none()
            {
                self.link(position, *new);
            }
        }
    }
}

fn unmatched(pairs: &[Option<usize>]) -> Vec<usize> {
    (0..pairs.len()).filter(|position| pairs[*position].is_none()).collect()
}

/// By key, the position that has it, or nothing if several have.
fn unique<K: Hash + Eq>(
    positions: Vec<usize>,
    key: impl Fn(usize) -> Option<K>,
) -> HashMap<K, Option<usize>> {
    let mut unique = HashMap::new();
    for position in positions {
        if let Some(key) = key(position) {
            unique.entry(key).and_modify(|found| *found = None).or_insert(Some(position));
        }
    }
    unique
}

/// Whether two texts differ in nothing but typography.
pub(crate) fn is_same(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}

fn fold(text: &str) -> String {
    Folded(text).to_string()
}

/// The party of this name or id.
pub(crate) fn party(matrix: &Matrix, name: &str) -> Option<usize> {
    (0..matrix.parties.len()).find(|at| Thing::Party(*at).is_called(matrix, name))
}

/// A party, a section or an activity, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thing {
    Party(usize),
    Section(usize),
    Activity(usize),
}

impl Thing {
    /// Everything that has an id.
    pub(crate) fn all(matrix: &Matrix) -> impl Iterator<Item = Thing> {
        let parties = (0..matrix.parties.len()).map(Thing::Party);
        let sections = (0..matrix.sections.len()).map(Thing::Section);
        parties.chain(sections).chain((0..matrix.activities.len()).map(Thing::Activity))
    }

    /// Whether this is its id, its title or name, its number or its reference.
    pub(crate) fn is_called(self, matrix: &Matrix, what: &str) -> bool {
        let (id, title, aliases, further) = match self {
            Thing::Party(at) => {
                let Party { id, name, aliases, .. } = &matrix.parties[at];
                (id, name, aliases, false)
            }
            Thing::Section(at) => {
                let Section { id, title, aliases, number, .. } = &matrix.sections[at];
                let is_number =
                    |number: &String| what.trim_end_matches('.') == number.trim_end_matches('.');
                (id, title, aliases, number.as_ref().is_some_and(is_number))
            }
            Thing::Activity(at) => {
                let Activity { id, title, aliases, reference, .. } = &matrix.activities[at];
                let is_reference = |reference: &String| is_same(what, reference);
                (id, title, aliases, reference.as_ref().is_some_and(is_reference))
            }
        };
        further || is_id(what, id, aliases) || is_same(what, title)
    }
}

/// Whether it is the id or an alias, as code has it or with hyphens.
pub(crate) fn is_id(asked: &str, id: &str, aliases: &[String]) -> bool {
    let bare = asked.replace('-', "");
    let is_it = |id: &String| is_same(&bare, id) || is_same(asked, &kebab(id));
    aliases.iter().any(is_it) || is_it(&id.to_owned())
}

/// The number and title of a section as a page may have them in one line: with a dot between, or without.
pub(crate) fn folded_heading(section: &Section) -> String {
    let title = fold(&section.title);
    let heading = format!("{} {title}", section.number_or_empty());
    match heading.trim_start().split_once(' ') {
        Some((number, title)) => format!("{} {title}", number.trim_end_matches('.')),
        None => title,
    }
}

fn match_parties(pairs: &mut Pairs, old: &Matrix, new: &Matrix, with_ids: bool) {
    let (old, new) = (&old.parties, &new.parties);
    if with_ids {
        pairs.by_id(old, new, |party| (&party.id, &party.aliases));
    }
    pairs.by_key(old, new, |party| Some(&party.name));
    pairs.by_key(old, new, |party| Some(fold(&party.name)));
    if !with_ids && let ([old], [new]) = (&pairs.unmatched_old()[..], &pairs.unmatched_new()[..]) {
        // There is no other that it could be.
        pairs.link(*old, *new);
    }
}

fn match_sections(pairs: &mut Pairs, old: &Matrix, new: &Matrix, with_ids: bool) {
    let (old, new) = (&old.sections, &new.sections);
    if with_ids {
        pairs.by_id(old, new, |section| (&section.id, &section.aliases));
    }
    pairs.by_key(old, new, |section| Some((&section.number, &section.title)));
    // The outer ones decide which of several sections of the same title is meant.
    for depth in 1..=new.iter().map(|section| section.depth).max().unwrap_or_default() {
        let outer = pairs.clone();
        let parent_of_old = |section: &Section| match section.parent {
            Some(parent) => outer.new_of(parent).map(Some),
            None => Some(None),
        };
        let name = |section: &Section| (section.number.clone(), fold(&section.title));
        pairs.by(
            |at| {
                Some(&old[at])
                    .filter(|it| it.depth == depth)
                    .and_then(|it| Some((parent_of_old(it)?, name(it))))
            },
            |at| Some(&new[at]).filter(|it| it.depth == depth).map(|it| (it.parent, name(it))),
        );
    }
    pairs.by_key(old, new, |section| Some((&section.number, fold(&section.title))));
    pairs.by_key(old, new, |section| Some(folded_heading(section)));
    pairs.by_key(old, new, |section| Some(&section.title));
    pairs.by_key(old, new, |section| Some(fold(&section.title)));
    if !with_ids {
        pairs.by_key(old, new, |section| section.number.as_ref());
    }
}

fn match_activities(
    pairs: &mut Pairs,
    sections: Option<&Pairs>,
    old: &Matrix,
    new: &Matrix,
    with_ids: bool,
) {
    let (old, new) = (&old.activities, &new.activities);
    if with_ids {
        pairs.by_id(old, new, |activity| (&activity.id, &activity.aliases));
    }
    let old_section = |position: usize| section_of_old(sections, &old[position]);
    let new_section = |position: usize| Some(section_of_new(sections, &new[position]));
    pairs.by(
        |position| Some((old_section(position)?, &old[position].title)),
        |position| Some((new_section(position)?, &new[position].title)),
    );
    pairs.by(
        |position| Some((old_section(position)?, fold(&old[position].title))),
        |position| Some((new_section(position)?, fold(&new[position].title))),
    );
    pairs.by_key(old, new, |activity| Some(&activity.title));
    pairs.by_key(old, new, |activity| Some(fold(&activity.title)));
    pairs.by_key(old, new, |activity| activity.reference.as_ref());
    // An id that was made from the title changes with it.
    let is_open = |row: &Activity| !with_ids || row.id == id_from_title(&row.title);
    match_near(pairs, sections, old, new, is_open);
}

/// The section of a row, in the new matrix; the same for all if only one of the two has sections.
fn section_of_old(sections: Option<&Pairs>, row: &Activity) -> Option<usize> {
    sections.map_or(Some(0), |pairs| pairs.new_of(row.section))
}

fn section_of_new(sections: Option<&Pairs>, row: &Activity) -> usize {
    sections.map_or(0, |_| row.section)
}

/// Links unmatched titles of a section that are near to each other and to no other.
fn match_near(
    pairs: &mut Pairs,
    sections: Option<&Pairs>,
    old: &[Activity],
    new: &[Activity],
    is_open: impl Fn(&Activity) -> bool,
) {
    let mut unmatched: HashMap<usize, [Vec<usize>; 2]> = HashMap::new();
    for position in pairs.unmatched_old().into_iter().filter(|at| is_open(&old[*at])) {
        if let Some(section) = section_of_old(sections, &old[position]) {
            unmatched.entry(section).or_default()[0].push(position);
        }
    }
    for position in pairs.unmatched_new().into_iter().filter(|at| is_open(&new[*at])) {
        unmatched.entry(section_of_new(sections, &new[position])).or_default()[1].push(position);
    }
    for [olds, news] in unmatched.into_values() {
        if olds.len().max(news.len()) > MOST_UNMATCHED {
            continue;
        }
        let old_titles: Vec<String> = olds.iter().map(|at| fold(&old[*at].title)).collect();
        let new_titles: Vec<String> = news.iter().map(|at| fold(&new[*at].title)).collect();
        for (before, old_title) in olds.iter().zip(&old_titles) {
            let Some(now) = only_near(old_title, &new_titles) else { continue };
            if only_near(&new_titles[now], &old_titles).map(|at| olds[at]) == Some(*before) {
                pairs.link(*before, news[now]);
            }
        }
    }
}

/// The position of the one title that is near.
fn only_near(title: &str, others: &[String]) -> Option<usize> {
    let is_near =
        |other: &str| nearest(title, &[other]).is_some() || nearest(other, &[title]).is_some();
    let mut near = (0..others.len()).filter(|at| is_near(&others[*at]));
    near.next().filter(|_| near.next().is_none())
}
