//! Text as words of 8 bytes, in const code: compared, and put into lower case.

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

/// The word with each ASCII letter in lower case.
#[inline(always)]
pub(crate) const fn lower(word: u64) -> u64 {
    word | letters(word)
}

/// The bit by which the cases of a letter differ, in each byte that is an ASCII letter.
#[inline(always)]
const fn letters(word: u64) -> u64 {
    let low_bits = (word | CASES) & each(0x7f);
    // The top bit of each sum says how the other seven bits compare with a letter.
    let from_a = low_bits + each(0x80 - b'a');
    let after_z = low_bits + each(0x7f - b'z');
    ((from_a ^ after_z) & !word & each(0x80)) >> 2
}

const CASES: u64 = each(b'a' ^ b'A');

const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Whether the texts are equal, in any ASCII letter case if `ANY_CASE`.
#[inline(always)]
pub(crate) const fn equal<const ANY_CASE: bool>(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let ((_, a_last), (_, b_last)) = (ends(a), ends(b));
    let mut differences = difference::<ANY_CASE>(a_last, b_last);
    if !ANY_CASE && differences != 0 {
        return false;
    }
    let (mut a, mut b) = (a, b);
    while let (Some((x, a_rest)), Some((y, b_rest))) =
        (a.split_first_chunk(), b.split_first_chunk())
    {
        let difference = difference::<ANY_CASE>(u64::from_le_bytes(*x), u64::from_le_bytes(*y));
        // How people type a text cannot be predicted; so there is no way out of the loop then.
        if ANY_CASE {
            differences |= difference;
        } else if difference != 0 {
            return false;
        }
        (a, b) = (a_rest, b_rest);
    }
    differences == 0
}

/// The bits in which two words differ, and which count.
#[inline(always)]
const fn difference<const ANY_CASE: bool>(a: u64, b: u64) -> u64 {
    if ANY_CASE { (a ^ b) & !letters(a) } else { a ^ b }
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

    use super::{equal, lower};

    #[test]
    fn each_byte_is_put_into_lower_case_as_ascii_has_it() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut bytes = *b"aZ@[`{\x7f\xff";
                bytes[place] = byte;
                let expected = bytes.map(|byte| byte.to_ascii_lowercase());
                assert_eq!(lower(u64::from_le_bytes(bytes)).to_le_bytes(), expected);
            }
        }
    }

    #[test]
    fn texts_are_equal_if_all_of_their_bytes_are() {
        let text: String = ('a'..='z').chain('A'..='Z').collect();
        for len in 0..text.len() {
            let a = &text.as_bytes()[..len];
            assert!(equal::<false>(a, a));
            assert!(equal::<true>(a, &a.to_ascii_uppercase()));
            assert!(!equal::<false>(a, &text.as_bytes()[..=len]));
            for place in 0..len {
                let mut b: Vec<u8> = a.into();
                b[place] ^= 0x20;
                assert!(!equal::<false>(a, &b) && equal::<true>(a, &b));
                b[place] = b'-';
                assert!(!equal::<false>(a, &b) && !equal::<true>(a, &b));
            }
        }
    }
}
