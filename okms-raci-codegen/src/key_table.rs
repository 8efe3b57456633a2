//! Perfect hash tables over keys that are looked up exactly.
//!
//! The numbers of okms-raci-core's `KeyTable`, searched with the hash that it looks keys up with.

use std::cmp::Reverse;

use okms_raci_core::key_hash::{displaced, of_ends, of_key, reduce};

/// The numbers of a table; okms-raci-core says what each is for.
#[derive(Clone, Debug)]
pub(crate) struct KeyTable {
    pub(crate) shortest: usize,
    pub(crate) longest: usize,
    pub(crate) whole: bool,
    pub(crate) multiplier: u64,
    pub(crate) displacements: Vec<u16>,
    pub(crate) slots: Vec<u16>,
}

/// Up to so many keys the multiplier alone has to tell them apart.
const MOST_WITHOUT_DISPLACEMENT: usize = 64;

/// After so many multipliers the table gets more slots.
const MOST_MULTIPLIERS: usize = 256;

/// A key and its position.
type Key = (String, u16);

impl KeyTable {
    /// A table over keys of which no two are equal, each with its position.
    pub(crate) fn new(keys: &[Key]) -> Self {
        let lengths = || keys.iter().map(|(key, _)| key.len());
        let (Some(shortest), Some(longest)) = (lengths().min(), lengths().max()) else {
            return Self::empty();
        };
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
                    let position = |slot: Option<usize>| keys[slot.unwrap_or(0)].1;
                    let slots = slots.into_iter().map(position).collect();
                    return KeyTable { shortest, longest, whole, multiplier, displacements, slots };
                }
            }
            slot_count *= 2;
        }
    }

    /// A table that finds nothing.
    fn empty() -> Self {
        KeyTable {
            shortest: 1,
            longest: 0,
            whole: false,
            multiplier: 1,
            displacements: vec![0],
            slots: vec![0],
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

#[cfg(test)]
mod tests {
    use super::{Key, KeyTable, MOST_WITHOUT_DISPLACEMENT};

    /// A table over so many texts that are distinct, every other of which is a key.
    fn table(count: u16, text: impl Fn(u16) -> String) -> okms_raci_core::KeyTable {
        let texts: Vec<&str> = (0..count * 2).map(|at| &*text(at).leak()).collect();
        let keys: Vec<Key> = (0..count).map(|at| (text(at * 2), at * 2)).collect();
        let table = KeyTable::new(&keys);
        okms_raci_core::KeyTable {
            keys: texts.leak(),
            shortest: table.shortest,
            longest: table.longest,
            whole: table.whole,
            multiplier: table.multiplier,
            displacements: table.displacements.leak(),
            slots: table.slots.leak(),
        }
    }

    #[test]
    fn each_key_is_found_and_nothing_else() {
        let least = MOST_WITHOUT_DISPLACEMENT as u16;
        for count in [0, 1, 2, 5, 31, least, least + 1, 200, 1_000] {
            for text in [|at| format!("{at}"), |at| format!("the same {at} in the middle")] {
                let table = table(count, text);
                for at in 0..count * 2 {
                    let expected = (at % 2 == 0).then_some(usize::from(at));
                    assert_eq!(table.position(&text(at)), expected, "{at} of {count}");
                }
            }
        }
    }

    /// The slots are what a table costs.
    #[test]
    fn many_keys_take_few_more_slots_than_they_are() {
        let sizes = |count| {
            let table = table(count, |at| format!("{at}"));
            (table.slots.len(), table.displacements.len())
        };
        assert_eq!([0, 1, 5, 31].map(sizes), [(1, 1), (2, 1), (16, 1), (64, 1)]);
        assert_eq!([65, 200, 1_000].map(sizes), [(73, 16), (225, 64), (1_125, 256)]);
    }
}
