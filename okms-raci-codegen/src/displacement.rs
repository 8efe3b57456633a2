//! Perfect hashing: a number for each bucket that moves all of its keys to free slots.

use crate::order::order;

/// What each bucket is moved by, and which key each slot has.
pub(crate) struct Placed {
    pub(crate) displacements: Vec<u32>,
    pub(crate) slots: Vec<Option<usize>>,
}

/// Finds a displacement less than `limit` for each bucket, the fullest bucket first.
///
/// `slot` says where a displacement puts a key, of which the buckets have the numbers.
pub(crate) fn place(
    buckets: &[Vec<usize>],
    slot_count: usize,
    limit: u32,
    slot: &dyn Fn(usize, u32) -> usize,
) -> Option<Placed> {
    let order = order(buckets.len(), &|a, b| buckets[b].len().cmp(&buckets[a].len()));
    let mut displacements = vec![0; buckets.len()];
    let mut slots = vec![None; slot_count];
    for bucket in order {
        let keys = &buckets[bucket];
        displacements[bucket] = (0..limit).find(|&displacement| {
            fill(&mut slots, keys, &|key| slot(key, displacement)).is_some()
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

/// The numbers of the keys by the bucket that each belongs to.
pub(crate) fn buckets(count: usize, of_keys: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let mut buckets = vec![Vec::new(); count];
    for (key, bucket) in of_keys.enumerate() {
        buckets[bucket].push(key);
    }
    buckets
}

/// Numbers without a pattern, always the same ones (SplitMix64).
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new() -> Self {
        Numbers(0)
    }
}

impl Iterator for Numbers {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Some(mixed ^ (mixed >> 31))
    }
}
