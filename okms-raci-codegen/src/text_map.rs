//! Perfect hash maps over text in any letter case, as `phf` looks them up.

use phf_shared::{Hashes, displace, hash};

use crate::displacement::{self, Numbers, Placed};
use crate::key_table::{all_distinct, ends_hash};

/// After so many tries without a place for a bucket, another key is likelier to have one.
const MOST_TRIES: u32 = 1 << 20;

/// The numbers of a map; `TextMap` in okms-raci hashes the same way.
#[derive(Clone, Debug)]
pub(crate) struct TextMap {
    pub(crate) whole: bool,
    pub(crate) key: u64,
    pub(crate) displacements: Vec<(u32, u32)>,
    /// What was numbered, in the order of the map.
    pub(crate) order: Vec<u16>,
}

impl TextMap {
    /// A map over texts in lower case of which no two are equal, each with its number.
    pub(crate) fn new(texts: &[(String, u16)]) -> Self {
        let ends: Vec<u64> = texts.iter().map(|(text, _)| ends_hash(text.as_bytes())).collect();
        let whole = !all_distinct(&ends);
        let mut keys = Numbers::new();
        loop {
            // There is always one more.
            let key = keys.next().unwrap_or_default();
            let hashes: Vec<Hashes> = if whole {
                texts.iter().map(|(text, _)| hash(text.as_str(), &key)).collect()
            } else {
                ends.iter().map(|ends| hash(ends, &key)).collect()
            };
            if let Some(Placed { displacements, slots }) = place(&hashes) {
                let order = slots.into_iter().flatten().map(|text| texts[text].1);
                let displacements = displacements.into_iter().map(|d| pair(d, texts.len()));
                return TextMap {
                    whole,
                    key,
                    displacements: displacements.collect(),
                    order: order.collect(),
                };
            }
        }
    }
}

/// A slot for each text, as many as there are.
fn place(hashes: &[Hashes]) -> Option<Placed> {
    let count = hashes.len();
    let bucket_count = count.div_ceil(3);
    let of_texts = hashes.iter().map(|hashes| hashes.g as usize % bucket_count);
    let buckets = displacement::buckets(bucket_count, of_texts);
    let limit = u32::try_from(count * count).map_or(MOST_TRIES, |all| all.min(MOST_TRIES));
    displacement::place(&buckets, count, limit, &|text, displacement| {
        let Hashes { f1, f2, .. } = hashes[text];
        let (first, second) = pair(displacement, count);
        displace(f1, f2, first, second) as usize % count
    })
}

/// The two numbers that `phf` has instead of one: a multiplier, which scatters, changes first.
fn pair(displacement: u32, count: usize) -> (u32, u32) {
    (displacement % count as u32, displacement / count as u32)
}
