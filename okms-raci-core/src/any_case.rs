use core::hash::Hasher;

use phf_shared::{PhfBorrow, PhfHash};

use crate::eight_bytes::{ends, lower};

/// A text that equals any other that differs in ASCII letter case alone: the key of the static maps.
///
/// ```
/// use okms_raci_core::AnyCase;
///
/// assert_eq!(AnyCase("Manage Backups"), AnyCase("manage backups"));
/// // Letters beyond ASCII are themselves only.
/// assert_ne!(AnyCase("É"), AnyCase("é"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AnyCase<'a>(pub &'a str);

impl PartialEq for AnyCase<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(other.0)
    }
}

impl Eq for AnyCase<'_> {}

impl PhfHash for AnyCase<'_> {
    #[inline]
    fn phf_hash<H: Hasher>(&self, state: &mut H) {
        // The hasher reads the bytes that a number has on this machine.
        let mut write = |word: u64| state.write_u64(word.to_le());
        let text = self.0.as_bytes();
        write(text.len() as u64);
        let mut rest = text;
        while let Some((word, after)) = rest.split_first_chunk() {
            write(lower(u64::from_le_bytes(*word)));
            rest = after;
        }
        // As many bytes whatever is left: the last word may overlap the one before.
        let (_, last) = ends([0, usize::MAX], text);
        write(lower(last));
    }
}

impl<'a> PhfBorrow<AnyCase<'a>> for AnyCase<'static> {
    #[inline]
    fn borrow(&self) -> &AnyCase<'a> {
        self
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::ToOwned;
    use std::format;
    use std::hash::{DefaultHasher, Hasher};
    use std::vec::Vec;

    use phf_shared::PhfHash;

    use super::AnyCase;

    /// What codegen writes, and phf's own `get` on it.
    #[test]
    fn phf_finds_the_key_in_any_letter_case() {
        let keys = ["Manage backups", "Überwachen", "3.1.7", &"a long title, ".repeat(9)];
        let keys = keys.map(|key| AnyCase(key.to_owned().leak()));
        let state = phf_generator::generate_hash(&keys);
        let entries: Vec<_> = state.map.iter().map(|&at| (keys[at], at)).collect();
        let map = phf::Map { key: state.key, disps: state.disps.leak(), entries: entries.leak() };
        for (at, key) in keys.iter().enumerate() {
            assert_eq!(map.get(key), Some(&at));
            assert_eq!(map.get(&AnyCase(&key.0.to_ascii_uppercase())), Some(&at));
            assert_eq!(map.get(&AnyCase(&format!("{}.", key.0))), None);
        }
    }

    #[test]
    fn texts_that_are_equal_have_the_same_hash_and_no_others() {
        let hash = |text: &str| {
            let mut hasher = DefaultHasher::new();
            AnyCase(text).phf_hash(&mut hasher);
            hasher.finish()
        };
        // In one word that is not full, at the end of a word, and behind one.
        for before in ["", "3.1.1 a", "3.1.10 ab"] {
            let texts: Vec<_> = ('\0'..='\u{ff}').map(|c| format!("{before}{c}")).collect();
            let hashes: Vec<u64> = texts.iter().map(|text| hash(text)).collect();
            for (a, hash_of_a) in texts.iter().zip(&hashes) {
                for (b, hash_of_b) in texts.iter().zip(&hashes) {
                    assert_eq!(AnyCase(a) == AnyCase(b), hash_of_a == hash_of_b, "{a:?} {b:?}");
                }
            }
        }
    }
}
