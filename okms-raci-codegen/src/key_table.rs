//! Perfect hash tables over keys that are looked up exactly.
//!
//! The numbers of okms-raci-core's `KeyTable`, searched with the hash that it looks keys up with.

use std::cmp::Reverse;

use okms_raci_core::key_hash::{displaced, of_ends, of_key, reduce};

use crate::finding::repeats;
use crate::names::kebab;

/// The numbers of a table; okms-raci-core says what each is for.
#[derive(Clone, Debug)]
pub(crate) struct KeyTable {
    pub(crate) shortest: usize,
    pub(crate) longest: usize,
    pub(crate) whole: bool,
    pub(crate) multiplier: u64,
    pub(crate) displacements: Vec<u16>,
    pub(crate) slots: Vec<u16>,
    pub(crate) by_case: Vec<u16>,
}

/// Up to so many keys the multiplier alone has to tell them apart.
const MOST_WITHOUT_DISPLACEMENT: usize = 64;

/// After so many multipliers the table gets more slots.
const MOST_MULTIPLIERS: usize = 256;

/// A key and its position.
pub(crate) type Key = (String, u16);

impl KeyTable {
    /// A table over the texts that are not empty and stand only once.
    pub(crate) fn new(texts: &[&str]) -> Self {
        let keys = unique(texts.iter().map(|&text| text.to_owned()));
        // As the hash reads them: `É` and `é` are the same to it, though they are not when keys are compared.
        let hashed =
            texts.iter().map(|text| text.bytes().map(|byte| char::from(byte | 0x20)).collect());
        let hashed: Vec<u16> = unique(hashed).into_iter().map(|(_, position)| position).collect();
        let lengths = || keys.iter().map(|(key, _)| key.len());
        let lengths = [lengths().min().unwrap_or(1), lengths().max().unwrap_or(0)];
        let (keys, by_case): (Vec<Key>, Vec<Key>) =
            keys.into_iter().partition(|(_, position)| hashed.binary_search(position).is_ok());
        let by_case = by_case.into_iter().map(|(_, position)| position).collect();
        KeyTable { by_case, ..KeyTable::with_slots(lengths, &keys) }
    }

    /// A table with a slot for each of these keys, no two of which are the same in any case.
    fn with_slots([shortest, longest]: [usize; 2], keys: &[Key]) -> Self {
        let lengths = [shortest, longest];
        let whole = !ends_differ(lengths, keys);
        let mut slot_count = if keys.len() <= MOST_WITHOUT_DISPLACEMENT {
            // A power of two: then the way from a hash to its slot is a shift.
            (keys.len() * 2).next_power_of_two()
        } else {
            // Nearly full, so that the table stays in the processor's cache.
            keys.len() + keys.len() / 8
        };
        let mut multipliers = SplitMix64(0).map(|number| number | 1);
        loop {
            for multiplier in multipliers.by_ref().take(MOST_MULTIPLIERS) {
                let hash = |(key, _): &Key| of_key(lengths, key.as_bytes(), whole, multiplier);
                let placed = if keys.len() <= MOST_WITHOUT_DISPLACEMENT {
                    place_all(keys, hash, slot_count)
                } else {
                    let hashes: Vec<u64> = keys.iter().map(hash).collect();
                    place_buckets(&hashes, multiplier, slot_count)
                };
                if let Some(Placed { displacements, slots }) = placed {
                    // An empty slot may hold any position: the key there is compared all the same.
                    let any = keys.first().map_or(u16::MAX, |(_, position)| *position);
                    let position = |slot: Option<usize>| slot.map_or(any, |slot| keys[slot].1);
                    let slots = slots.into_iter().map(position).collect();
                    let by_case = Vec::new();
                    return KeyTable {
                        shortest,
                        longest,
                        whole,
                        multiplier,
                        displacements,
                        slots,
                        by_case,
                    };
                }
            }
            slot_count *= 2;
        }
    }
}

/// Whether the hash of their ends tells all keys apart.
fn ends_differ(lengths: [usize; 2], keys: &[Key]) -> bool {
    let mut hashes: Vec<u64> =
        keys.iter().map(|(key, _)| of_ends(lengths, key.as_bytes())).collect();
    hashes.sort_unstable();
    hashes.windows(2).all(|pair| pair[0] != pair[1])
}

/// What each bucket is moved by, and which key each slot has.
struct Placed {
    displacements: Vec<u16>,
    slots: Vec<Option<usize>>,
}

/// A slot for each key by its hash alone. Most multipliers fail after a few keys; the others are not
/// hashed then.
fn place_all(keys: &[Key], hash: impl Fn(&Key) -> u64, slot_count: usize) -> Option<Placed> {
    let mut slots = vec![None; slot_count];
    for (key, text) in keys.iter().enumerate() {
        let slot = &mut slots[reduce(hash(text), slot_count)];
        if slot.replace(key).is_some() {
            return None;
        }
    }
    Some(Placed { displacements: vec![0], slots })
}

/// A displacement for each bucket that moves all of its keys to free slots, the fullest bucket first.
fn place_buckets(hashes: &[u64], multiplier: u64, slot_count: usize) -> Option<Placed> {
    let mut buckets = vec![Vec::new(); (hashes.len() / 4).next_power_of_two()];
    for (key, &hash) in hashes.iter().enumerate() {
        let bucket = reduce(hash, buckets.len());
        buckets[bucket].push(key);
    }
    let mut order: Vec<usize> = (0..buckets.len()).collect();
    order.sort_by_key(|&bucket| Reverse(buckets[bucket].len()));
    let mut displacements = vec![0; buckets.len()];
    let mut slots = vec![None; slot_count];
    for bucket in order {
        let keys = &buckets[bucket];
        displacements[bucket] = (0..=u16::MAX).find(|&displacement| {
            let slot =
                |key: usize| reduce(displaced(hashes[key], displacement, multiplier), slot_count);
            fill(&mut slots, keys, &slot).is_some()
        })?;
    }
    Some(Placed { displacements, slots })
}

/// Fills the slots of all these keys, or none of them if one is taken.
fn fill(slots: &mut [Option<usize>], keys: &[usize], slot: &dyn Fn(usize) -> usize) -> Option<()> {
    let Some((&key, rest)) = keys.split_first() else {
        return Some(());
    };
    let own = slot(key);
    if slots[own].is_some() {
        return None;
    }
    slots[own] = Some(key);
    let filled = fill(slots, rest, slot);
    if filled.is_none() {
        slots[own] = None;
    }
    filled
}

/// Numbers without a pattern, always the same ones.
struct SplitMix64(u64);

impl Iterator for SplitMix64 {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Some(mixed ^ (mixed >> 31))
    }
}

/// The texts that are not empty and stand only once, each with its position.
pub(crate) fn unique(texts: impl Iterator<Item = String>) -> Vec<Key> {
    let texts: Vec<String> = texts.collect();
    let before = repeats(&texts);
    let mut is_key: Vec<bool> = texts.iter().map(|text| !text.is_empty()).collect();
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

#[cfg(test)]
mod tests {
    use super::{KeyTable, MOST_WITHOUT_DISPLACEMENT};

    fn table(texts: &[&'static str]) -> okms_raci_core::KeyTable {
        let table = KeyTable::new(texts);
        okms_raci_core::KeyTable {
            keys: texts.to_vec().leak(),
            shortest: table.shortest,
            longest: table.longest,
            whole: table.whole,
            multiplier: table.multiplier,
            displacements: table.displacements.leak(),
            slots: table.slots.leak(),
            by_case: table.by_case.leak(),
        }
    }

    fn texts(count: u16, text: impl Fn(u16) -> String) -> Vec<&'static str> {
        (0..count).map(|at| &*text(at).leak()).collect()
    }

    #[test]
    fn each_key_is_found_and_nothing_else() {
        let least = MOST_WITHOUT_DISPLACEMENT as u16;
        for count in [0, 1, 2, 5, 31, least, least + 1, 200, 1_000] {
            for text in [|at| format!("{at}"), |at| format!("The same {at} in the middle")] {
                let table = table(&texts(count, text));
                for at in 0..count * 2 {
                    let expected = (at < count).then_some(usize::from(at));
                    assert_eq!(table.position(&text(at)), expected, "{at} of {count}");
                    let found = table.in_any_case(&text(at).to_uppercase());
                    assert_eq!(found, expected, "{at} of {count}");
                }
            }
        }
    }

    /// The hash must not take two keys for one, or no table would be found.
    #[test]
    fn keys_that_are_nearly_the_same_are_told_apart() {
        let long = ["keep the logs of all", "keep the keys of all", "a", "b", "c"];
        let keys = ["é", "É", "a@", "a`", "[b]", "{b}", "Tea", "tea", "Mate", "Same", "Same", ""];
        let keys = [&keys[..], &long].concat();
        let table = table(&keys);
        for (position, key) in keys.iter().enumerate() {
            let expected = (!["Same", ""].contains(key)).then_some(position);
            assert_eq!(table.position(key), expected, "{key:?}");
        }
        assert_eq!((table.in_any_case("MATE"), table.in_any_case("TEA")), (Some(8), None));
    }

    /// The slots are what a table costs.
    #[test]
    fn many_keys_take_few_more_slots_than_they_are() {
        let sizes = |count| {
            let table = table(&texts(count, |at| format!("{at}")));
            (table.slots.len(), table.displacements.len())
        };
        assert_eq!([0, 1, 5, 31].map(sizes), [(1, 1), (2, 1), (16, 1), (64, 1)]);
        assert_eq!([65, 200, 1_000].map(sizes), [(73, 16), (225, 64), (1_125, 256)]);
    }
}
