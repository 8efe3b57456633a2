use core::hash::Hasher;

use phf_shared::{PhfBorrow, PhfHash};

/// A text that equals any other that differs in ASCII letter case alone: the key of the static maps.
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
        let mut rest = self.0.as_bytes();
        while !rest.is_empty() {
            let mut buffer = [0; 64];
            // And not `chunks`, whose split can panic for all that a compiler knows that optimises for size.
            let (chunk, tail) = rest.split_at_checked(buffer.len()).unwrap_or((rest, &[]));
            if let Some(lower) = buffer.get_mut(..chunk.len()) {
                lower.copy_from_slice(chunk);
            }
            // All of the buffer, because so many bytes are a few instructions, and fewer are a loop.
            buffer.make_ascii_lowercase();
            state.write(buffer.get(..chunk.len()).unwrap_or_default());
            rest = tail;
        }
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
    use std::vec::Vec;

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
}
