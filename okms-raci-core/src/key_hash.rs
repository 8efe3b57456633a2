//! The hash of exact keys.
//!
//! Codegen searches for numbers with which each key of a matrix has a slot of its own; a
//! [`KeyTable`] finds the key there. Both call these functions. They are always
//! inlined: the numbers of a table become constants of the code that looks a text up. `lengths` are
//! those of the shortest key and of the longest; no other text is hashed. The bit in which the cases of a
//! letter differ does not count in any byte, so that one table serves exact lookups and those in any case.

use crate::eight_bytes::{CASE, UNROLLED, ends, equal, equal_in_any_case, equal_within, pair};

/// The hash of a text's length, its first 8 bytes and its last; of 15 bytes, the one in the middle does not count.
///
/// Of a text shorter than 8 bytes, the length has a byte of its own: elsewhere it would make up for a
/// character, and "4.1" would be "3.11".
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
    ((last ^ text.len() as u64).rotate_left(56) ^ first) | CASE
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

/// A perfect hash table over some of the `keys` of a matrix, for exact lookups in const code and at
/// run time, and for those in any case of ASCII letters.
///
/// Codegen finds the numbers. A text of a length that no key has is no key; any other is hashed, and
/// compared with the one key that it can be.
///
/// ```
/// use okms_raci_core::KeyTable;
///
/// const TABLE: KeyTable = KeyTable {
///     keys: &["manage-backups"],
///     shortest: 14,
///     longest: 14,
///     whole: false,
///     multiplier: 1,
///     displacements: &[0],
///     slots: &[0],
///     by_case: &[],
/// };
/// const BACKUPS: Option<usize> = TABLE.position("manage-backups");
/// assert_eq!(BACKUPS, Some(0));
/// assert_eq!(TABLE.position("Manage-Backups"), None);
/// assert_eq!(TABLE.in_any_case("Manage-Backups"), Some(0));
/// // Whatever the slot, the key that is there is compared.
/// assert_eq!(TABLE.position("manage-bakcups"), None);
/// ```
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
    /// Positions of keys that differ from another one in case alone, or in what the hash takes for that: they
    /// have no slot, and are compared one after the other.
    pub by_case: &'static [u16],
}

impl KeyTable {
    /// The position of the key that equals `text`.
    #[must_use]
    #[inline(always)]
    pub const fn position(&self, text: &str) -> Option<usize> {
        if let Some((position, key)) = self.candidate(text.as_bytes()) {
            if equal_within(self.lengths(), key, text.as_bytes()) {
                return Some(position);
            }
        }
        self.found_by_case(text)
    }

    /// The position of the key that equals `text` but for the case of ASCII letters; none if several do.
    ///
    /// On a machine where size matters it takes less code than [`position`](Self::position).
    #[must_use]
    #[inline(always)]
    pub fn in_any_case(&self, text: &str) -> Option<usize> {
        let (position, key) = self.candidate(text.as_bytes())?;
        let is_equal = if UNROLLED {
            equal_in_any_case(key, text.as_bytes())
        } else {
            key.eq_ignore_ascii_case(text.as_bytes())
        };
        is_equal.then_some(position)
    }

    /// The key in the slot of the text, with its position.
    #[inline(always)]
    const fn candidate(&self, text: &[u8]) -> Option<(usize, &'static [u8])> {
        if text.len() < self.shortest || text.len() > self.longest {
            return None;
        }
        let position = at(self.slots, self.slot(text)) as usize;
        if position < self.keys.len() {
            Some((position, self.keys[position].as_bytes()))
        } else {
            None
        }
    }

    #[inline(always)]
    const fn found_by_case(&self, text: &str) -> Option<usize> {
        let mut rest = self.by_case;
        while let [position, others @ ..] = rest {
            let position = *position as usize;
            if position < self.keys.len() && equal(self.keys[position].as_bytes(), text.as_bytes())
            {
                return Some(position);
            }
            rest = others;
        }
        None
    }

    #[inline(always)]
    const fn lengths(&self) -> [usize; 2] {
        [self.shortest, self.longest]
    }

    #[inline(always)]
    const fn slot(&self, text: &[u8]) -> usize {
        let hash = of_key(self.lengths(), text, self.whole, self.multiplier);
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::format;
    use std::vec::Vec;

    use super::{KeyTable, displaced, of_all, of_ends, reduce};

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
            let is_read = |place: usize| (place < 8 || place + 8 >= len) && (len, place) != (15, 7);
            let read = (0..len).filter(|place| is_read(*place));
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

    const KEYS: &[&str] = &["tea", "hot chocolate", "milk", "coffee", "water", "Mate", "mate"];

    /// A table in which `water` cannot be found, and `mate` by its case alone.
    fn table() -> KeyTable {
        let with = |multiplier| KeyTable {
            keys: KEYS,
            shortest: 3,
            longest: 13,
            whole: false,
            multiplier,
            displacements: &[0],
            slots: &[0; 8],
            by_case: &[5, 6],
        };
        let slots_with = |multiplier| {
            let mut slots = Vec::from([u16::MAX; 8]);
            for (position, key) in KEYS[..4].iter().enumerate() {
                let slot = &mut slots[with(multiplier).slot(key.as_bytes())];
                if *slot != u16::MAX {
                    return None;
                }
                *slot = position as u16;
            }
            Some(slots)
        };
        let multipliers = (1..).map(|number: u64| number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let found = multipliers.map(|multiplier| (multiplier, slots_with(multiplier)));
        let (multiplier, slots) = found
            .take(1_000)
            .find_map(|(multiplier, slots)| Some((multiplier, slots?)))
            .expect("some multiplier gives each key a slot");
        KeyTable { slots: slots.leak(), ..with(multiplier) }
    }

    #[test]
    fn a_key_is_found_at_its_position_and_nothing_else_is() {
        let table = table();
        for (position, key) in KEYS[..4].iter().enumerate() {
            assert_eq!(table.position(key), Some(position), "{key}");
            assert_eq!(table.in_any_case(&key.to_uppercase()), Some(position), "{key}");
        }
        for (text, position) in [("Mate", Some(5)), ("mate", Some(6)), ("MATE", None)] {
            assert_eq!((table.position(text), table.in_any_case(text)), (position, None));
        }
        for text in
            ["", "te", "tee", "Tea", "milk ", "hot chocolates", "hot_chocolate", "water", "coffea"]
        {
            assert_eq!(table.position(text), None, "{text}");
        }
    }
}
