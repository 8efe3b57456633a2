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

/// Whether the texts are equal.
#[inline(always)]
#[must_use]
pub const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let ((_, a_last), (_, b_last)) = (ends(a), ends(b));
    if a_last != b_last {
        return false;
    }
    let (mut a, mut b) = (a, b);
    while let (Some((x, a_rest)), Some((y, b_rest))) =
        (a.split_first_chunk(), b.split_first_chunk())
    {
        if u64::from_le_bytes(*x) != u64::from_le_bytes(*y) {
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
