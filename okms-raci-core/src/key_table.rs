use crate::eight_bytes::equal_within;
use crate::key_hash::{displaced, of_key, reduce};

/// A perfect hash table over some of the `keys` of a matrix, for exact lookups in const code and at
/// run time.
///
/// Codegen finds the numbers. A text of a length that no key has is no key; any other is hashed, and
/// compared with the one key that it can be.
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
    use std::format;

    use okms_raci::{Activity, Section};

    /// In the tables that are checked in: codegen found their numbers for just this hash.
    #[test]
    fn a_key_is_found_and_what_is_almost_one_is_not() {
        for activity in Activity::ALL {
            let (id, title) = (activity.id(), activity.title());
            assert_eq!(Activity::from_id(id), Some(activity));
            assert_eq!(Activity::from_title(title), Some(activity));
            for other in [&id[1..], &format!("{id}s"), &id.replace('-', " ")] {
                assert_eq!(Activity::from_id(other), None, "{other}");
            }
            assert_eq!(Activity::from_title(&title.to_uppercase()), None, "{title}");
        }
        for section in Section::ALL {
            assert_eq!(Section::from_number(section.number()), Some(section));
            assert_eq!(Section::from_number(&format!("{}.9", section.number())), None);
        }
        assert_eq!((Section::from_number(""), Activity::from_id("")), (None, None));
    }
}
