//! Perfect hash tables over keys that are looked up exactly.
//!
//! The hash is the one of `KeyTable` in okms-raci; a key that it would not find
//! there fails the tests of both.

use crate::displacement::{self, Numbers, Placed};
use crate::order::order;

/// The numbers of a table; okms-raci says what each is for.
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

impl KeyTable {
    /// A table over keys of which no two are equal, each with its position.
    pub(crate) fn new(keys: &[(String, u16)]) -> Self {
        let lengths = || keys.iter().map(|(key, _)| key.len());
        let (Some(shortest), Some(longest)) = (lengths().min(), lengths().max()) else {
            return Self::empty();
        };
        let ends: Vec<u64> = keys.iter().map(|(key, _)| ends_hash(key.as_bytes())).collect();
        let whole = !all_distinct(&ends);
        let mut slot_count = if keys.len() <= MOST_WITHOUT_DISPLACEMENT {
            // A power of two: then the way from a hash to its slot is a shift.
            (keys.len() * 2).next_power_of_two()
        } else {
            // Nearly full, so that the table stays in the processor's cache.
            keys.len() + keys.len() / 8
        };
        let mut multipliers = Numbers::new().map(|number| number | 1);
        loop {
            for multiplier in multipliers.by_ref().take(256) {
                let hash = |key: usize| hash(&keys[key].0, whole, multiplier);
                if let Some(placed) = place(keys.len(), hash, multiplier, slot_count) {
                    let displacements = placed.displacements.iter().map(|&d| d as u16).collect();
                    // An empty slot may hold any position: the key there is compared all the same.
                    let position = |slot: &Option<usize>| keys[slot.unwrap_or(0)].1;
                    let slots = placed.slots.iter().map(position).collect();
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

/// A place for each key, if there is one with this multiplier.
fn place(
    count: usize,
    hash: impl Fn(usize) -> u64,
    multiplier: u64,
    slot_count: usize,
) -> Option<Placed> {
    if count <= MOST_WITHOUT_DISPLACEMENT {
        // Most multipliers fail after a few keys; the others need not be hashed then.
        let slot = |key, _| reduce(hash(key), slot_count);
        return displacement::place(&[(0..count).collect()], slot_count, 1, &slot);
    }
    let hashes: Vec<u64> = (0..count).map(hash).collect();
    let bucket_count = (hashes.len() / 4).next_power_of_two();
    let of_keys = hashes.iter().map(|&hash| reduce(hash, bucket_count));
    let buckets = displacement::buckets(bucket_count, of_keys);
    displacement::place(&buckets, slot_count, 1 << 16, &|key, displacement| {
        reduce(displaced(hashes[key], displacement, multiplier), slot_count)
    })
}

pub(crate) fn all_distinct(hashes: &[u64]) -> bool {
    let order = order(hashes.len(), &|a, b| hashes[a].cmp(&hashes[b]));
    order.windows(2).all(|pair| hashes[pair[0]] != hashes[pair[1]])
}

fn hash(key: &str, whole: bool, multiplier: u64) -> u64 {
    if whole {
        whole_hash(key.as_bytes(), multiplier)
    } else {
        ends_hash(key.as_bytes()).wrapping_mul(multiplier)
    }
}

/// The hash that reads the length of a key and its first and last 8 bytes.
pub(crate) fn ends_hash(key: &[u8]) -> u64 {
    let (first, last) = ends(key);
    (first.rotate_left(25) ^ last).wrapping_add(key.len() as u64)
}

fn whole_hash(key: &[u8], multiplier: u64) -> u64 {
    // The last step may overlap the one before.
    let steps = key.len().div_ceil(16).saturating_sub(1);
    let last = ends(key.last_chunk::<16>().map_or(key, |last| last));
    let pairs = key.chunks(16).take(steps).map(ends).chain([last]);
    pairs.fold(key.len() as u64, |hash, (first, second)| fold(hash ^ first, multiplier ^ second))
}

/// The first 8 bytes and the last; of a shorter text 0 and all of it.
fn ends(key: &[u8]) -> (u64, u64) {
    match (key.first_chunk(), key.last_chunk()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (0, short_word(key)),
    }
}

fn short_word(key: &[u8]) -> u64 {
    match (key.first_chunk(), key.last_chunk()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
        }
        _ => key.iter().rev().fold(0, |word, &b| word << 8 | u64::from(b)),
    }
}

fn displaced(hash: u64, displacement: u32, multiplier: u64) -> u64 {
    let spread = u64::from(displacement).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (hash ^ (hash >> 32) ^ spread).wrapping_mul(multiplier)
}

fn reduce(hash: u64, count: usize) -> usize {
    (((hash >> 32) * count as u64) >> 32) as usize
}

fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}
