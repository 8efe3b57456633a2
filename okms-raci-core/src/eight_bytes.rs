//! Text as words of 8 or 16 bytes, in const code: read, and compared.
//!
//! `lengths` are those of the shortest and of the longest text that matters, and should be constants:
//! then there is no code for any other. Which text comes next cannot be predicted, and a branch that
//! went the other way costs as much as forty comparisons. So as many words are read of each text
//! whatever its length; they overlap where a text ends, or are its last one once more.

/// The first 8 bytes and the last; of a shorter text 0 and all of it.
#[inline(always)]
pub(crate) const fn ends(lengths: [usize; 2], text: &[u8]) -> (u64, u64) {
    match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (0, short(lengths, text)),
    }
}

/// All bytes of a text of up to 7 bytes; those of different texts of the same length differ.
#[inline(always)]
const fn short([shortest, longest]: [usize; 2], text: &[u8]) -> u64 {
    let last = text.len().saturating_sub(1);
    let mut word = 0;
    let mut position = 0;
    while shortest < 8 && position < 7 && position < longest {
        let at = last - last.saturating_sub(position);
        // An index that the compiler cannot prove would bring in what reports a panic.
        let byte = if at < text.len() { text[at] } else { 0 };
        word |= (byte as u64) << (8 * position);
        position += 1;
    }
    word
}

/// Whether the texts are equal.
#[inline(always)]
#[must_use]
pub(crate) const fn equal_within(lengths: [usize; 2], a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let [shortest, longest] = lengths;
    if shortest < 8 && a.len() < 8 {
        return short(lengths, a) == short(lengths, b);
    }
    match (a.last_chunk(), b.last_chunk()) {
        (Some(a_last), Some(b_last)) if longest > MOST_IN_WORDS => {
            equal_pairs(a, a_last, b, b_last)
        }
        _ => equal_words(a, b),
    }
}

/// Texts that are no longer than this are compared in words of 8 bytes.
const MOST_IN_WORDS: usize = 32;

/// So many bytes of longer texts are compared in pairs of words without a branch.
const MOST_IN_PAIRS: usize = 96;

/// Whether texts of the same length of 8 bytes and more are equal.
#[inline(always)]
const fn equal_words(a: &[u8], b: &[u8]) -> bool {
    let last = a.len().saturating_sub(8);
    let mut differences = 0;
    let mut start = 0;
    while start < MOST_IN_WORDS {
        let position = last - last.saturating_sub(start);
        differences |= word_at(a, position) ^ word_at(b, position);
        start += 8;
    }
    differences == 0
}

/// The word at a position with 8 bytes behind it.
#[inline(always)]
const fn word_at(text: &[u8], position: usize) -> u64 {
    match text.split_at_checked(position) {
        Some((_, rest)) => match rest.first_chunk() {
            Some(word) => u64::from_le_bytes(*word),
            None => 0,
        },
        None => 0,
    }
}

/// Whether texts of the same length are equal, which end in these 16 bytes.
#[inline(always)]
const fn equal_pairs(a: &[u8], a_last: &[u8; 16], b: &[u8], b_last: &[u8; 16]) -> bool {
    let mut differences = 0;
    let mut position = 0;
    while position < MOST_IN_PAIRS {
        differences |= pair_at(a, position, a_last) ^ pair_at(b, position, b_last);
        position += 16;
    }
    // Few texts are longer.
    while differences == 0 && position < a.len() {
        differences = pair_at(a, position, a_last) ^ pair_at(b, position, b_last);
        position += 16;
    }
    differences == 0
}

/// The 16 bytes at a position, or the last ones if fewer are left.
#[inline(always)]
const fn pair_at(text: &[u8], position: usize, last: &[u8; 16]) -> u128 {
    let pair = match text.split_at_checked(position) {
        Some((_, rest)) => match rest.first_chunk() {
            Some(pair) => pair,
            None => last,
        },
        None => last,
    };
    u128::from_le_bytes(*pair)
}

/// Whether the texts are equal; the least code, where speed does not matter.
///
/// ```
/// use okms_raci_core::equal;
///
/// // `==` on texts is not const.
/// const IS_NEWEST: bool = equal(b"2025-10-21", b"2025-10-21");
/// assert!(IS_NEWEST);
/// ```
#[must_use]
pub const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let (mut a, mut b) = (a, b);
    while let ([first, a_rest @ ..], [second, b_rest @ ..]) = (a, b) {
        if *first != *second {
            return false;
        }
        (a, b) = (a_rest, b_rest);
    }
    true
}

/// The two words of 16 bytes.
#[inline(always)]
pub(crate) const fn pair(bytes: &[u8; 16]) -> (u64, u64) {
    let both = u128::from_le_bytes(*bytes);
    (both as u64, (both >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::{equal, equal_within};

    #[test]
    fn texts_are_equal_if_all_of_their_bytes_are() {
        // Miri takes minutes for all of them.
        let last = if cfg!(miri) { 40 } else { u8::MAX };
        let text: Vec<u8> = (0..=last).collect();
        for len in 0..text.len() {
            let a = &text[..len];
            let lengths = [[len, len], [0, len], [len, usize::MAX], [0, usize::MAX]];
            assert!(equal(a, a) && lengths.iter().all(|&lengths| equal_within(lengths, a, a)));
            let longer = &text[..=len];
            assert!(!equal(a, longer) && !equal_within([len, len + 1], a, longer));
            for place in 0..len {
                let mut b = a.to_vec();
                b[place] ^= 0x20;
                assert!(!equal(a, &b), "{place} of {len}");
                for lengths in lengths {
                    assert!(!equal_within(lengths, a, &b), "{place} of {len}, {lengths:?}");
                }
            }
        }
    }
}
