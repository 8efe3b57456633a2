//! What in one matrix is what in the other.
//!
//! An id settles it, if both sources state ids, and so does an alias. What is left is the same if it is
//! called the same: at the same place first, then anywhere if only one is called so.

use std::collections::HashMap;
use std::hash::Hash;

use okms_raci_codegen::{Activity, Matrix, Section};
use okms_raci_core::nearest;

use super::labels::called;
use super::same::plain;

/// The most titles that are left in a section and still compared for being near.
const MOST_LEFT: usize = 24;

/// Pairs of positions in an old and a new list.
#[derive(Clone, Debug)]
pub(super) struct Pairs {
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
}

impl Pairs {
    fn new(old: usize, new: usize) -> Self {
        Pairs { of_old: vec![None; old], of_new: vec![None; new] }
    }

    /// Where the new one was, if it was.
    pub(super) fn old_of(&self, new: usize) -> Option<usize> {
        self.of_new[new]
    }

    /// Where the old one is now, if it is.
    pub(super) fn new_of(&self, old: usize) -> Option<usize> {
        self.of_old[old]
    }

    /// The old ones that are in no pair.
    pub(super) fn left_old(&self) -> Vec<usize> {
        left(&self.of_old)
    }

    fn left_new(&self) -> Vec<usize> {
        left(&self.of_new)
    }

    fn link(&mut self, old: usize, new: usize) {
        self.of_old[old] = Some(new);
        self.of_new[new] = Some(old);
    }

    /// Pairs what is left and has a key that only one has on each side.
    fn by<K: Hash + Eq>(
        &mut self,
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
    ) {
        let old = only(self.left_old(), old);
        for (key, position) in only(self.left_new(), new) {
            if let (Some(new), Some(Some(old))) = (position, old.get(&key)) {
                self.link(*old, new);
            }
        }
    }

    /// Pairs what has the same id, or had it.
    fn by_id<'a, T>(&mut self, old: &'a [T], new: &'a [T], ids: impl Fn(&'a T) -> Ids<'a>) {
        self.by(|position| Some(ids(&old[position]).0), |position| Some(ids(&new[position]).0));
        let aliases = |position: usize| {
            ids(&new[position]).1.iter().map(move |alias| (alias.as_str(), position))
        };
        let former: HashMap<&str, usize> = self.left_new().into_iter().flat_map(aliases).collect();
        for position in self.left_old() {
            if let Some(new) = former.get(ids(&old[position]).0)
                && self.old_of(*new).is_none()
            {
                self.link(position, *new);
            }
        }
    }
}

/// An id and the former ones.
type Ids<'a> = (&'a str, &'a [String]);

fn left(pairs: &[Option<usize>]) -> Vec<usize> {
    (0..pairs.len()).filter(|position| pairs[*position].is_none()).collect()
}

/// By key, the position that has it, or nothing if several have.
fn only<K: Hash + Eq>(
    positions: Vec<usize>,
    key: impl Fn(usize) -> Option<K>,
) -> HashMap<K, Option<usize>> {
    let mut only = HashMap::new();
    for position in positions {
        if let Some(key) = key(position) {
            only.entry(key).and_modify(|found| *found = None).or_insert(Some(position));
        }
    }
    only
}

/// The parties of two matrices.
pub(super) fn parties(old: &Matrix, new: &Matrix, with_ids: bool) -> Pairs {
    let (old, new) = (&old.parties, &new.parties);
    let mut pairs = Pairs::new(old.len(), new.len());
    if with_ids {
        pairs.by_id(old, new, |party| (&party.id, &party.aliases));
    }
    pairs.by(
        |position| Some(old[position].name.as_str()),
        |position| Some(new[position].name.as_str()),
    );
    pairs.by(
        |position| Some(plain(old[position].name.as_str())),
        |position| Some(plain(new[position].name.as_str())),
    );
    if !with_ids && let ([old], [new]) = (&pairs.left_old()[..], &pairs.left_new()[..]) {
        // There is no other that it could be.
        pairs.link(*old, *new);
    }
    pairs
}

/// The sections of two matrices.
pub(super) fn sections(old: &Matrix, new: &Matrix, with_ids: bool) -> Pairs {
    let (old, new) = (&old.sections, &new.sections);
    let mut pairs = Pairs::new(old.len(), new.len());
    if with_ids {
        pairs.by_id(old, new, |section| (&section.id, &section.aliases));
    }
    by_section(&mut pairs, [old, new], |section| {
        Some((section.number.as_deref(), section.title.as_str()))
    });
    by_section(&mut pairs, [old, new], |section| {
        Some((section.number.as_deref(), plain(section.title.as_str())))
    });
    by_section(&mut pairs, [old, new], |section| Some(called(section)));
    by_section(&mut pairs, [old, new], |section| Some(section.title.as_str()));
    by_section(&mut pairs, [old, new], |section| Some(plain(section.title.as_str())));
    if !with_ids {
        by_section(&mut pairs, [old, new], |section| section.number.as_deref());
    }
    pairs
}

fn by_section<'a, K: Hash + Eq>(
    pairs: &mut Pairs,
    [old, new]: [&'a [Section]; 2],
    key: fn(&'a Section) -> Option<K>,
) {
    pairs.by(|position| key(&old[position]), |position| key(&new[position]));
}

/// The activities of two matrices, whose sections are paired already.
pub(super) fn activities(old: &Matrix, new: &Matrix, sections: &Pairs, with_ids: bool) -> Pairs {
    let (old, new) = (&old.activities, &new.activities);
    let mut pairs = Pairs::new(old.len(), new.len());
    if with_ids {
        pairs.by_id(old, new, |activity| (&activity.id, &activity.aliases));
    }
    let old_section = |position: usize| sections.new_of(old[position].section);
    let new_section = |position: usize| Some(new[position].section);
    pairs.by(
        |position| Some((old_section(position)?, old[position].title.as_str())),
        |position| Some((new_section(position)?, new[position].title.as_str())),
    );
    pairs.by(
        |position| Some((old_section(position)?, plain(old[position].title.as_str()))),
        |position| Some((new_section(position)?, plain(new[position].title.as_str()))),
    );
    pairs.by(
        |position| Some(old[position].title.as_str()),
        |position| Some(new[position].title.as_str()),
    );
    pairs.by(
        |position| Some(plain(old[position].title.as_str())),
        |position| Some(plain(new[position].title.as_str())),
    );
    if !with_ids {
        near(&mut pairs, old, new, sections);
    }
    pairs
}

/// Pairs what is left in a section if each title is the one most like the other, and near to it.
fn near(pairs: &mut Pairs, old: &[Activity], new: &[Activity], sections: &Pairs) {
    let mut left: HashMap<usize, [Vec<usize>; 2]> = HashMap::new();
    for position in pairs.left_old() {
        if let Some(section) = sections.new_of(old[position].section) {
            left.entry(section).or_default()[0].push(position);
        }
    }
    for position in pairs.left_new() {
        left.entry(new[position].section).or_default()[1].push(position);
    }
    for [olds, news] in left.into_values() {
        if olds.len().max(news.len()) > MOST_LEFT {
            continue;
        }
        let titles = |of: &[Activity], positions: &[usize]| -> Vec<Likeness> {
            positions.iter().map(|position| Likeness::of(of[*position].title.as_str())).collect()
        };
        let (old_titles, new_titles) = (titles(old, &olds), titles(new, &news));
        for (place, title) in old_titles.iter().enumerate() {
            let Some(found) = title.most_alike(&new_titles) else { continue };
            let is_mutual = new_titles[found].most_alike(&old_titles) == Some(place);
            let (was, is) = (old[olds[place]].title.as_str(), new[news[found]].title.as_str());
            if is_mutual && nearest(was, &[is]).is_some() {
                pairs.link(olds[place], news[found]);
            }
        }
    }
}

/// The pairs of characters in a title, sorted: what two titles share of them says quickly which are
/// worth a closer look.
struct Likeness(Vec<[char; 2]>);

impl Likeness {
    fn of(title: &str) -> Self {
        let title = plain(title);
        let mut pairs: Vec<_> =
            title.chars().zip(title.chars().skip(1)).map(|(a, b)| [a, b]).collect();
        pairs.sort_unstable();
        Likeness(pairs)
    }

    /// How many pairs are in both.
    fn shared(&self, other: &Likeness) -> usize {
        let (mut other, mut shared) = (other.0.iter().peekable(), 0);
        for pair in &self.0 {
            while other.next_if(|found| *found < pair).is_some() {}
            shared += usize::from(other.next_if_eq(&pair).is_some());
        }
        shared
    }

    /// The position of the title that shares most, the first of several, for how long it is.
    fn most_alike(&self, titles: &[Likeness]) -> Option<usize> {
        let score =
            |title: &Likeness| 1000 * self.shared(title) / (self.0.len() + title.0.len()).max(1);
        (0..titles.len()).rev().max_by_key(|place| score(&titles[*place]))
    }
}
