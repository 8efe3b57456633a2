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
    let mut word = 0;
    let mut position = 0;
    while position < 8 && !text.is_empty() {
        let last = text.len() - 1;
        let byte = text[last - last.saturating_sub(position)];
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
    let mut start = 0;
    while start < a.len() {
        let mut differences = differences(a, b, start);
        start += 32;
        if longest > 32 {
            differences |= self::differences(a, b, start) | self::differences(a, b, start + 32);
            start += 64;
        }
        if differences != 0 {
            return false;
        }
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

/// Whether the texts are equal.
#[inline]
#[must_use]
pub const fn equal(a: &[u8], b: &[u8]) -> bool {
    equal_up_to(usize::MAX, a, b)
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
    use std::string::String;
    use std::vec::Vec;

    use super::equal;

    #[test]
    fn texts_are_equal_if_all_of_their_bytes_are() {
        let text: String = ('a'..='z').chain('A'..='Z').collect();
        for len in 0..text.len() {
            let a = &text.as_bytes()[..len];
            assert!(equal(a, a));
            assert!(!equal(a, &text.as_bytes()[..=len]));
            for place in 0..len {
                let mut b: Vec<u8> = a.into();
                b[place] ^= 0x20;
                assert!(!equal(a, &b));
            }
        }
    }
}
