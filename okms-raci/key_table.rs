//! Exact lookups on text, in const code and at run time.

use crate::words::{ends, equal, pair};

/// A perfect hash table over some of the `keys` of a matrix.
///
/// Codegen finds the numbers; `okms_raci_codegen`'s module of the same name
/// computes the same hash. A text is gated by its length, hashed, and compared
/// with the one key that it can be.
#[derive(Clone, Copy, Debug)]
pub struct KeyTable {
    /// All keys by position; which of them can be found is up to `slots`.
    pub keys: &'static [&'static str],
    /// The length in bytes of the shortest key that can be found.
    pub shortest: usize,
    /// The length in bytes of the longest key that can be found.
    pub longest: usize,
    /// Whether the hash reads the whole key, or its length and its first and last 8 bytes.
    pub whole: bool,
    /// An odd number that spreads the keys.
    pub multiplier: u64,
    /// One number a bucket, mixed into the hash of the keys of that bucket;
    /// just one where the multiplier is enough.
    pub displacements: &'static [u16],
    /// Positions in `keys`.
    pub slots: &'static [u16],
}

impl KeyTable {
    /// The position of the key that equals `text`.
    ///
    /// Always inlined, here and below: the numbers of the table become constants of the code.
    #[must_use]
    #[inline(always)]
    pub const fn position(&self, text: &str) -> Option<usize> {
        let text = text.as_bytes();
        if text.len() < self.shortest || text.len() > self.longest {
            return None;
        }
        let position = at(self.slots, self.slot(text)) as usize;
        if position < self.keys.len() && equal::<false>(self.keys[position].as_bytes(), text) {
            Some(position)
        } else {
            None
        }
    }

    #[inline(always)]
    const fn slot(&self, text: &[u8]) -> usize {
        let hash = if self.whole {
            whole_hash(text, self.multiplier)
        } else {
            ends_hash(text).wrapping_mul(self.multiplier)
        };
        let hash = match self.displacements {
            [_] => hash,
            displacements => {
                let displacement = at(displacements, reduce(hash, displacements.len()));
                displaced(hash, displacement, self.multiplier)
            }
        };
        reduce(hash, self.slots.len())
    }
}

/// The number at a position that `reduce` gave and so is in the list.
///
/// The compiler does not know that; to index would bring in what reports a panic.
#[inline(always)]
const fn at(list: &[u16], position: usize) -> u16 {
    if position < list.len() { list[position] } else { 0 }
}

#[inline(always)]
const fn displaced(hash: u64, displacement: u16, multiplier: u64) -> u64 {
    let spread = (displacement as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (hash ^ (hash >> 32) ^ spread).wrapping_mul(multiplier)
}

/// A number less than `count`, from the upper bits, which depend on all bits of a product's factors.
#[inline(always)]
const fn reduce(hash: u64, count: usize) -> usize {
    (((hash >> 32) * count as u64) >> 32) as usize
}

#[inline(always)]
const fn ends_hash(text: &[u8]) -> u64 {
    let (first, last) = ends(text);
    mix(first, last, text.len())
}

/// The hash of the first and the last word of a text of this length.
#[inline(always)]
pub(crate) const fn mix(first: u64, last: u64, len: usize) -> u64 {
    (first.rotate_left(25) ^ last).wrapping_add(len as u64)
}

#[inline(always)]
const fn whole_hash(text: &[u8], multiplier: u64) -> u64 {
    let mut hash = text.len() as u64;
    let mut rest = text;
    // Two words a step, because each multiplication waits for the one before.
    while rest.len() > 16 {
        let Some((chunk, tail)) = rest.split_first_chunk() else { break };
        let (first, second) = pair(chunk);
        hash = fold(hash ^ first, multiplier ^ second);
        rest = tail;
    }
    // The last pair may overlap the one before.
    let (first, last) = match text.last_chunk() {
        Some(chunk) => pair(chunk),
        None => ends(text),
    };
    fold(hash ^ first, multiplier ^ last)
}

/// Both halves of the 128-bit product: no bit of the factors gets lost.
#[inline(always)]
const fn fold(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
}
