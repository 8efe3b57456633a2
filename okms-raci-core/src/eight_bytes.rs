//! Text as words of 8 bytes, in const code: read, and compared.

/// The first 8 bytes and the last; of a shorter text 0 and all of it.
#[inline(always)]
pub(crate) const fn ends(text: &[u8]) -> (u64, u64) {
    match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (0, short(text)),
    }
}

/// All bytes of a text of up to 7 bytes; those of different texts of the same length differ.
#[inline(always)]
const fn short(text: &[u8]) -> u64 {
    let last = text.len().saturating_sub(1);
    let mut word = 0;
    let mut position = 0;
    while position < 8 {
        let at = last - last.saturating_sub(position);
        // An index that the compiler cannot prove would bring in what reports a panic.
        let byte = if at < text.len() { text[at] } else { 0 };
        word |= (byte as u64) << (8 * position);
        position += 1;
    }
    word
}

/// Whether the texts are equal; neither is longer than `longest`, which should be a constant.
///
/// Which text comes next cannot be predicted, and a branch that went the other way costs as much as
/// forty comparisons. So a text of 8 bytes and more is compared in words that overlap where it ends,
/// as many of them whatever its length.
#[inline(always)]
#[must_use]
pub(crate) const fn equal_up_to(longest: usize, a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    if a.len() < 8 {
        return short(a) == short(b);
    }
    if longest <= 32 {
        return differences(a, b, 0) == 0;
    }
    let mut start = 0;
    while start < a.len() {
        let first = differences(a, b, start);
        if first | differences(a, b, start + 32) | differences(a, b, start + 64) != 0 {
            return false;
        }
        start += 96;
    }
    true
}

/// The bits in which four words from a position on differ. They are written out, because a loop is a
/// branch, and none of them starts where fewer than 8 bytes are left.
#[inline(always)]
const fn differences(a: &[u8], b: &[u8], start: usize) -> u64 {
    difference(a, b, start)
        | difference(a, b, start + 8)
        | difference(a, b, start + 16)
        | difference(a, b, start + 24)
}

#[inline(always)]
const fn difference(a: &[u8], b: &[u8], position: usize) -> u64 {
    let last = a.len() - 8;
    let position = last - last.saturating_sub(position);
    word_at(a, position) ^ word_at(b, position)
}

/// Whether the texts are equal; the least code, where speed does not matter.
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

/// The two words of 16 bytes.
#[inline(always)]
pub(crate) const fn pair(bytes: &[u8; 16]) -> (u64, u64) {
    let both = u128::from_le_bytes(*bytes);
    (both as u64, (both >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::{equal, equal_up_to};

    #[test]
    fn texts_are_equal_if_all_of_their_bytes_are() {
        let text: Vec<u8> = (0..=u8::MAX).collect();
        for len in 0..text.len() {
            let a = &text[..len];
            let longest = len.max(8);
            assert!(equal(a, a) && equal_up_to(longest, a, a) && equal_up_to(usize::MAX, a, a));
            let longer = &text[..=len];
            assert!(!equal(a, longer) && !equal_up_to(longest, a, longer));
            for place in 0..len {
                let mut b = a.to_vec();
                b[place] ^= 0x20;
                assert!(!equal(a, &b), "{place} of {len}");
                assert!(!equal_up_to(longest, a, &b), "{place} of {len}");
                assert!(!equal_up_to(usize::MAX, a, &b), "{place} of {len}");
            }
        }
    }
}
