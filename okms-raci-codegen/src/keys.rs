//! Which texts can be looked up. There are no more than a `u16` can count, which the checks see to.

use std::hash::Hash;

use crate::names::kebab;
use crate::repeats::repeats;

/// The texts that are not empty and stand only once, each with its position.
pub(crate) fn unique<T: AsRef<[u8]> + Eq + Hash>(texts: impl Iterator<Item = T>) -> Vec<(T, u16)> {
    let texts: Vec<T> = texts.collect();
    let before = repeats(&texts);
    let mut is_key: Vec<bool> = texts.iter().map(|text| !text.as_ref().is_empty()).collect();
    for (position, before) in before.iter().enumerate() {
        if let Some(before) = before {
            is_key[*before] = false;
            is_key[position] = false;
        }
    }
    let keys = texts.into_iter().zip(0..=u16::MAX).zip(is_key);
    keys.filter(|(_, is_key)| *is_key).map(|(key, _)| key).collect()
}

/// The former ids of all items, each with the position of its item.
pub(crate) fn former_ids(aliases_of_each: &[&[String]]) -> Vec<(String, u16)> {
    let mut former_ids = Vec::new();
    for (aliases, position) in aliases_of_each.iter().zip(0..=u16::MAX) {
        former_ids.extend(aliases.iter().map(|alias| (kebab(alias), position)));
    }
    former_ids
}
