//! The hash of exact keys.
//!
//! Codegen searches for numbers with which each key of a matrix has a slot of its own; a
//! [`KeyTable`](crate::KeyTable) finds the key there. Both call these functions. They are always
//! inlined: the numbers of a table become constants of the code that looks a text up. `lengths` are
//! those of the shortest key and of the longest; no other text is hashed. The bit in which the cases of a
//! letter differ does not count in any byte, so that one table serves exact lookups and those in any case.

use crate::eight_bytes::{CASE, ends, pair};

/// The hash of a text's length, its first 8 bytes and its last.
///
/// The length goes into the highest byte: in the lowest it would make up for the first character of a
/// shorter text, and "4.1" would be "3.11".
///
/// ```
/// use okms_raci_core::key_hash::of_ends;
///
/// // What is between the first 8 bytes and the last 8 does not count.
/// let hash = |text| of_ends([20, 20], text);
/// assert_eq!(hash(b"keep-the-logs-of-all"), hash(b"keep-the-keys-of-all"));
/// ```
#[inline(always)]
#[must_use]
pub const fn of_ends(lengths: [usize; 2], text: &[u8]) -> u64 {
    let (first, last) = ends(lengths, text);
    ((first | CASE).rotate_left(25) ^ (last | CASE)).wrapping_add((text.len() as u64) << 56)
}

/// The hash of all bytes of a text.
///
/// ```
/// use okms_raci_core::key_hash::of_all;
///
/// let hash = |text| of_all([20, 20], text, 0x9e37_79b9_7f4a_7c15);
/// assert_ne!(hash(b"keep-the-logs-of-all"), hash(b"keep-the-keys-of-all"));
/// ```
#[inline(always)]
#[must_use]
pub const fn of_all(lengths: [usize; 2], text: &[u8], multiplier: u64) -> u64 {
    // Many bits, because the first factor of a short text has no others.
    let mut hash = text.len() as u64 ^ multiplier.rotate_left(32);
    let mut rest = text;
    // Two words a step, because each multiplication waits for the one before.
    while rest.len() > 16 {
        let Some((chunk, tail)) = rest.split_first_chunk() else { break };
        let (first, second) = pair(chunk);
        hash = fold(hash ^ (first | CASE), multiplier ^ (second | CASE));
        rest = tail;
    }
    // The last pair may overlap the one before.
    let (first, last) = match text.last_chunk() {
        Some(chunk) => pair(chunk),
        None => ends(lengths, text),
    };
    fold(hash ^ (first | CASE), multiplier ^ (last | CASE))
}

/// The hash of a key: of its ends, spread by the multiplier, or of all of it.
///
/// ```
/// use okms_raci_core::key_hash::{of_ends, of_key};
///
/// // With a multiplier of 1, the hash of the ends as it is.
/// assert_eq!(of_key([3, 5], b"3.1.1", false, 1), of_ends([3, 5], b"3.1.1"));
/// ```
#[inline(always)]
#[must_use]
pub const fn of_key(lengths: [usize; 2], text: &[u8], whole: bool, multiplier: u64) -> u64 {
    if whole {
        of_all(lengths, text, multiplier)
    } else {
        of_ends(lengths, text).wrapping_mul(multiplier)
    }
}

/// The hash of a key moved by the displacement of its bucket.
///
/// ```
/// use okms_raci_core::key_hash::{displaced, reduce};
///
/// // Codegen tries one displacement after the other until each key has a slot of its own.
/// let slot = |displacement| reduce(displaced(1, displacement, 0x9e37_79b9_7f4a_7c15), 31);
/// assert_ne!(slot(1), slot(2));
/// ```
#[inline(always)]
#[must_use]
pub const fn displaced(hash: u64, displacement: u16, multiplier: u64) -> u64 {
    let spread = (displacement as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (hash ^ (hash >> 32) ^ spread).wrapping_mul(multiplier)
}

/// A number less than `count`, from the upper bits, which depend on all bits of a product's factors.
///
/// ```
/// use okms_raci_core::key_hash::reduce;
///
/// assert_eq!([0, u64::MAX / 2, u64::MAX].map(|hash| reduce(hash, 31)), [0, 15, 30]);
/// ```
#[inline(always)]
#[must_use]
pub const fn reduce(hash: u64, count: usize) -> usize {
    (((hash >> 32) * count as u64) >> 32) as usize
}

/// Both halves of the 128-bit product: no bit of the factors gets lost.
#[inline(always)]
const fn fold(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::format;
    use std::vec::Vec;

    use super::{displaced, of_all, of_ends, reduce};

    const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

    /// The texts that differ from this one in one bit of the bytes at these places, but not in that of the case.
    fn changed(text: &[u8], places: impl Iterator<Item = usize>) -> impl Iterator<Item = Vec<u8>> {
        let bits = (0..8).filter(|bit| 1 << bit != b' ');
        places.flat_map(move |place| bits.clone().map(move |bit| (place, 1 << bit))).map(
            |(place, bit)| {
                let mut changed = text.to_vec();
                changed[place] ^= bit;
                changed
            },
        )
    }

    #[test]
    fn each_byte_that_is_read_counts() {
        let text: Vec<u8> = (1..=70).map(|byte: u8| byte.wrapping_mul(37)).collect();
        for len in 1..=text.len() {
            let text = &text[..len];
            let all = |text: &[u8]| of_all([1, 70], text, MULTIPLIER);
            assert!(changed(text, 0..len).all(|other| all(&other) != all(text)), "{len}");
            let ends = |text: &[u8]| of_ends([1, 70], text);
            let read = (0..len).filter(|place| *place < 8 || *place + 8 >= len);
            assert!(changed(text, read).all(|other| ends(&other) != ends(text)), "{len}");
            let lower = text.to_ascii_lowercase();
            assert_eq!([all(&lower), ends(&lower)], [all(text), ends(text)]);
        }
    }

    /// A table takes the upper half of the bits.
    #[test]
    fn short_texts_differ_in_their_upper_bits() {
        let hashes = (b'a'..=b'z').map(|letter| of_all([1, 70], &[letter], MULTIPLIER) >> 32);
        assert_eq!(hashes.collect::<BTreeSet<u64>>().len(), 26);
    }

    #[test]
    fn half_of_the_bits_are_set() {
        let text = [0x55; 40];
        let hashes: Vec<u64> =
            changed(&text, 0..40).map(|text| of_all([40, 40], &text, MULTIPLIER)).collect();
        let ones: u32 = hashes.iter().map(|hash| hash.count_ones()).sum();
        assert!((30..=34).contains(&(ones / hashes.len() as u32)), "{ones}");
    }

    #[test]
    fn each_displacement_moves_a_key_elsewhere() {
        let hash = of_ends([1, 70], b"3.1.1");
        // Miri takes minutes for all of them.
        let last = if cfg!(miri) { 99 } else { u16::MAX };
        let moved: BTreeSet<u64> =
            (0..=last).map(|number| displaced(hash, number, MULTIPLIER)).collect();
        assert_eq!(moved.len(), usize::from(last) + 1);
        let moved = |hash| displaced(hash, 41, MULTIPLIER);
        assert!((0..64).all(|bit| moved(hash ^ 1 << bit) != moved(hash)));
    }

    #[test]
    fn hashes_are_spread_evenly_over_the_slots() {
        for count in 1..300_u64 {
            for slot in 0..count {
                let first = (slot << 32).div_ceil(count) << 32;
                assert_eq!(reduce(first, count as usize), slot as usize, "{count}");
            }
        }
    }

    #[test]
    fn the_ends_tell_numbers_of_sections_apart() {
        let mut hashes = BTreeSet::new();
        let mut insert = |number: &str| hashes.insert(of_ends([1, 7], number.as_bytes()));
        // Miri takes minutes for all of them.
        let end = if cfg!(miri) { 15 } else { 200 };
        for section in 1..end {
            assert!(insert(&format!("{section}")));
            for subsection in 1..end {
                assert!(insert(&format!("{section}.{subsection}")));
            }
        }
    }
}
