use crate::eight_bytes::{UNROLLED, equal, equal_in_any_case, equal_within};
use crate::key_hash::{displaced, of_key, reduce};

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
    use std::vec::Vec;

    use super::KeyTable;

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
