//! Exact lookups on text, in const code and at run time.

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
    #[must_use]
    #[inline]
    pub const fn position(&self, text: &str) -> Option<usize> {
        let text = text.as_bytes();
        if text.len() < self.shortest || text.len() > self.longest {
            return None;
        }
        let position = at(self.slots, self.slot(text)) as usize;
        if position < self.keys.len() && equal(self.keys[position].as_bytes(), text) {
            Some(position)
        } else {
            None
        }
    }

    #[inline]
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
#[inline]
const fn at(list: &[u16], position: usize) -> u16 {
    if position < list.len() { list[position] } else { 0 }
}

#[inline]
const fn displaced(hash: u64, displacement: u16, multiplier: u64) -> u64 {
    let spread = (displacement as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (hash ^ (hash >> 32) ^ spread).wrapping_mul(multiplier)
}

/// A number less than `count`, from the upper bits, which depend on all bits of a product's factors.
#[inline]
const fn reduce(hash: u64, count: usize) -> usize {
    (((hash >> 32) * count as u64) >> 32) as usize
}

#[inline]
const fn ends_hash(text: &[u8]) -> u64 {
    match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first).rotate_left(25)
            ^ u64::from_le_bytes(*last))
        .wrapping_add(text.len() as u64),
        _ => short_word(text).wrapping_add(text.len() as u64),
    }
}

#[inline]
const fn whole_hash(text: &[u8], multiplier: u64) -> u64 {
    let mut hash = text.len() as u64;
    let mut rest = text;
    while let Some((chunk, tail)) = rest.split_first_chunk() {
        hash = fold(hash ^ u64::from_le_bytes(*chunk), multiplier);
        rest = tail;
    }
    fold(hash ^ short_word(rest), multiplier)
}

/// All bytes of a text of up to 7 bytes; those of different texts of the same length differ.
#[inline]
const fn short_word(text: &[u8]) -> u64 {
    match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => {
            u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << 32
        }
        _ => match *text {
            [a, b, c] => a as u64 | (b as u64) << 8 | (c as u64) << 16,
            [a, b] => a as u64 | (b as u64) << 8,
            [a] => a as u64,
            _ => 0,
        },
    }
}

/// Both halves of the 128-bit product: no bit of the factors gets lost.
#[inline]
const fn fold(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
}

/// Byte equality in const code, 8 bytes at a time.
#[inline]
pub(crate) const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let (mut a, mut b) = (a, b);
    while let (Some((x, a_tail)), Some((y, b_tail))) =
        (a.split_first_chunk(), b.split_first_chunk())
    {
        if u64::from_le_bytes(*x) != u64::from_le_bytes(*y) {
            return false;
        }
        (a, b) = (a_tail, b_tail);
    }
    short_word(a) == short_word(b)
}
