//! Text as words of 8 or 16 bytes, in const code: read, and compared.
//!
//! `lengths` are those of the shortest and of the longest relevant text; as constants they remove the code for
//! all other lengths. The next text is not predictable, and a mispredicted branch costs as much as forty
//! comparisons. So the same number of words is read of each text, whatever its length: they overlap at its end, or
//! repeat the last one.

/// Whether `FromStr` spends kilobytes of code on a few nanoseconds: not in firmware.
pub(crate) const UNROLLED: bool = cfg!(target_pointer_width = "64");

/// The first 8 bytes and the last; of a shorter text 0 and all of it, behind a byte that is 0.
#[inline(always)]
pub(crate) const fn ends(lengths: [usize; 2], text: &[u8]) -> (u64, u64) {
    match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (0, short(lengths, text) << 8),
    }
}

/// All bytes of a text of up to 7 bytes; those of different texts of the same length differ.
#[inline(always)]
const fn short([shortest, longest]: [usize; 2], text: &[u8]) -> u64 {
    let last = text.len().saturating_sub(1);
    let mut word = 0;
    let mut position = 0;
    while shortest < 8 && position < 7 && position < longest {
        let at = least(position, last);
        // An index that the compiler cannot prove would bring in what reports a panic.
        let byte = if at < text.len() { text[at] } else { 0 };
        word |= (byte as u64) << (8 * position);
        position += 1;
    }
    word
}

/// The number with this byte in each of its bytes.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The bit in which the cases of each letter of ASCII differ.
pub(crate) const CASE: u64 = each(0x20);

/// That bit, of each byte that is a letter of ASCII.
#[inline(always)]
const fn case_of_letters(word: u64) -> u64 {
    // In the upper bit of each byte: whether it is a letter in lower case, that bit aside, and whether it was set.
    let low = (word | CASE) & each(0x7f);
    let from_a = low + each(0x80 - b'a');
    let after_z = low + each(0x7f - b'z');
    (from_a & !after_z & !word & each(0x80)) >> 2
}

/// Eight letters in lower case, and whatever is no letter of ASCII as it is.
#[cfg(any(feature = "phf", test))]
#[inline(always)]
pub(crate) const fn lower(word: u64) -> u64 {
    word | case_of_letters(word)
}

/// Whether the texts are equal but for the case of ASCII letters.
#[inline]
#[must_use]
pub(crate) const fn equal_in_any_case(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    if a.len() < 16 {
        let (a, b) = (ends([0, 15], a), ends([0, 15], b));
        return beyond_case(a.0, b.0) | beyond_case(a.1, b.1) == 0;
    }
    let last = a.len().saturating_sub(16);
    let (mut differences, mut start) = (0, MOST_IN_PAIRS);
    while start > 0 {
        start -= 16;
        differences |= pair_beyond_case(a, b, least(start, last));
    }
    // Few texts are longer.
    let mut start = MOST_IN_PAIRS;
    while differences == 0 && start < a.len() {
        differences = pair_beyond_case(a, b, least(start, last));
        start += 16;
    }
    differences == 0
}

/// The bits in which the 16 bytes at a position differ in more than the case of ASCII letters.
#[inline(always)]
const fn pair_beyond_case(a: &[u8], b: &[u8], position: usize) -> u64 {
    let (a, b) = (pair(&bytes_at(a, position)), pair(&bytes_at(b, position)));
    beyond_case(a.0, b.0) | beyond_case(a.1, b.1)
}

/// The bits in which two words differ in more than the case of ASCII letters.
#[inline(always)]
const fn beyond_case(a: u64, b: u64) -> u64 {
    (a ^ b) & !case_of_letters(a)
}

/// Whether the texts are equal.
#[inline(always)]
#[must_use]
pub(crate) const fn equal_within(lengths: [usize; 2], a: &[u8], b: &[u8]) -> bool {
    // So that the compiler knows that the lengths are the same from here on.
    let Some((a, [])) = a.split_at_checked(b.len()) else { return false };
    let [shortest, longest] = lengths;
    if shortest < 8 && a.len() < 8 {
        return short(lengths, a) == short(lengths, b);
    }
    if longest > MOST_IN_WORDS && a.len() >= 16 { equal_pairs(a, b) } else { equal_words(a, b) }
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
    // From the end, which takes the compiler fewer registers.
    let mut start = MOST_IN_WORDS;
    while start > 0 {
        start -= 8;
        let position = least(start, last);
        differences |= word_at(a, position) ^ word_at(b, position);
    }
    differences == 0
}

/// The lesser position.
#[inline(always)]
const fn least(a: usize, b: usize) -> usize {
    b - b.saturating_sub(a)
}

/// The bytes at a position that has so many behind it; the compiler cannot know that, and a panic takes room.
#[inline(always)]
const fn bytes_at<const N: usize>(text: &[u8], position: usize) -> [u8; N] {
    match text.split_at_checked(position) {
        Some((_, rest)) => match rest.first_chunk() {
            Some(bytes) => *bytes,
            None => [0; N],
        },
        None => [0; N],
    }
}

/// The word of 8 bytes at a position.
#[inline(always)]
const fn word_at(text: &[u8], position: usize) -> u64 {
    u64::from_le_bytes(bytes_at(text, position))
}

/// Whether texts of the same length of 16 bytes and more are equal.
#[inline(always)]
const fn equal_pairs(a: &[u8], b: &[u8]) -> bool {
    let last = a.len().saturating_sub(16);
    let mut differences = 0;
    let mut start = MOST_IN_PAIRS;
    while start > 0 {
        start -= 16;
        let position = least(start, last);
        differences |= pair_at(a, position) ^ pair_at(b, position);
    }
    // Few texts are longer.
    let mut start = MOST_IN_PAIRS;
    while differences == 0 && start < a.len() {
        let position = least(start, last);
        differences = pair_at(a, position) ^ pair_at(b, position);
        start += 16;
    }
    differences == 0
}

/// The 16 bytes at a position.
#[inline(always)]
const fn pair_at(text: &[u8], position: usize) -> u128 {
    u128::from_le_bytes(bytes_at(text, position))
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

    use super::{equal, equal_in_any_case, equal_within, lower};

    #[test]
    fn texts_are_equal_if_all_of_their_bytes_are() {
        // Miri takes minutes for all of them.
        let last = if cfg!(miri) { 40 } else { u8::MAX };
        let text: Vec<u8> = (0..=last).collect();
        for len in 0..text.len() {
            let a = &text[..len];
            let lengths = [[len, len], [0, len], [len, usize::MAX], [0, usize::MAX]];
            assert!(equal(a, a));
            let longer = &text[..=len];
            assert!(!equal(a, longer) && !equal_within([len, len + 1], a, longer));
            assert!(!equal_in_any_case(a, longer) && equal_in_any_case(a, a));
            assert!(lengths.iter().all(|&lengths| equal_within(lengths, a, a)));
            for place in 0..len {
                let mut b = a.to_vec();
                b[place] ^= 0x20;
                assert!(!equal(a, &b), "{place} of {len}");
                assert_eq!(
                    equal_in_any_case(a, &b),
                    a.eq_ignore_ascii_case(&b),
                    "{place} of {len}"
                );
                for lengths in lengths {
                    assert!(!equal_within(lengths, a, &b), "{place} of {len}, {lengths:?}");
                }
            }
        }
    }

    #[test]
    fn each_byte_has_a_lower_case_of_its_own() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut word = *b"A\xffz[@`{Z";
                word[place] = byte;
                let expected = u64::from_le_bytes(word.map(|byte| byte.to_ascii_lowercase()));
                assert_eq!(lower(u64::from_le_bytes(word)), expected, "{byte} at {place}");
            }
        }
    }
}
