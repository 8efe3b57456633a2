use crate::eight_bytes::equal_within;
use crate::key_hash::{displaced, of_key, reduce};

/// A perfect hash table over some of the `keys` of a matrix, for exact lookups in const code and at
/// run time.
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
/// };
/// const BACKUPS: Option<usize> = TABLE.position("manage-backups");
/// assert_eq!(BACKUPS, Some(0));
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
}

impl KeyTable {
    /// The position of the key that equals `text`.
    #[must_use]
    #[inline(always)]
    pub const fn position(&self, text: &str) -> Option<usize> {
        let text = text.as_bytes();
        if text.len() < self.shortest || text.len() > self.longest {
            return None;
        }
        let position = at(self.slots, self.slot(text)) as usize;
        if position < self.keys.len()
            && equal_within(self.lengths(), self.keys[position].as_bytes(), text)
        {
            Some(position)
        } else {
            None
        }
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
    use std::vec::Vec;

    use super::KeyTable;

    const KEYS: &[&str] = &["tea", "hot chocolate", "milk", "coffee", "water"];

    /// A table in which `water` cannot be found.
    fn table() -> KeyTable {
        let with = |multiplier| KeyTable {
            keys: KEYS,
            shortest: 3,
            longest: 13,
            whole: false,
            multiplier,
            displacements: &[0],
            slots: &[0; 8],
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
        }
        for text in
            ["", "te", "tee", "Tea", "milk ", "hot chocolates", "hot_chocolate", "water", "coffea"]
        {
            assert_eq!(table.position(text), None, "{text}");
        }
    }
}
