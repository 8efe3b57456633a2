use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use okms_raci_core::{AnyCase, Variants};

/// A static map from text that people type to a variant; ASCII letter case is ignored.
///
/// The maps of a matrix are in its module `maps`, those of OKMS in
/// [`okms_raci::maps`](crate::maps). They are perfect hash maps of `phf`, built by
/// codegen. For text that is known exactly, [`from_id`](crate::Activity::from_id) and its siblings are
/// faster and work in const code.
///
/// ```
/// use okms_raci::{Activity, maps};
///
/// assert_eq!(maps::ACTIVITY_BY_ID.get("Manage-Backups"), Some(Activity::ManageBackups));
/// assert_eq!(maps::ACTIVITY_BY_TITLE.get("MANAGE BACKUPS"), Some(Activity::ManageBackups));
/// assert_eq!(maps::ACTIVITY_BY_TITLE.len(), 31);
/// ```
pub struct TextMap<V: 'static> {
    /// By text the position of its variant. A map of 10,000 variants costs the compiler a second more.
    positions: phf::Map<AnyCase<'static>, u16>,
    /// The lengths in bytes of the shortest key and of the longest: no other text needs to be hashed.
    lengths: [usize; 2],
    value: PhantomData<fn() -> V>,
}

impl<V: Variants> TextMap<V> {
    /// For generated code.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn __new(
        lengths: [usize; 2],
        positions: phf::Map<AnyCase<'static>, u16>,
    ) -> TextMap<V> {
        TextMap { positions, lengths, value: PhantomData }
    }

    /// The value for a text in any letter case.
    #[must_use]
    #[inline]
    pub fn get(&self, text: &str) -> Option<V> {
        let [shortest, longest] = self.lengths;
        if text.len() < shortest || text.len() > longest {
            return None;
        }
        let position = self.positions.get(&AnyCase(text))?;
        V::ALL.get(usize::from(*position)).copied()
    }

    /// The keys as they are published, and their values, in an order of the map's own.
    #[must_use]
    #[inline]
    pub fn entries(&self) -> impl ExactSizeIterator<Item = (&'static str, V)> + FusedIterator {
        self.positions.entries().map(|(key, &position)| (key.0, V::ALL[usize::from(position)]))
    }

    /// How many keys there are.
    #[must_use]
    #[inline]
    pub const fn len(&self) -> usize {
        self.positions.len()
    }

    /// Whether there are no keys.
    #[must_use]
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }
}

impl<V: Variants + fmt::Debug> fmt::Debug for TextMap<V> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.entries()).finish()
    }
}

/// The entries of a map over texts and former ids, which are numbered one after the other.
#[doc(hidden)]
#[must_use]
pub const fn entries<const N: usize>(
    texts: &[&'static str],
    aliases: &[(&'static str, u16)],
    numbers: &[u16; N],
) -> [(AnyCase<'static>, u16); N] {
    let mut entries = [(AnyCase(""), 0); N];
    let mut slot = 0;
    while slot < N {
        let number = numbers[slot] as usize;
        entries[slot] = if number < texts.len() {
            (AnyCase(texts[number]), numbers[slot])
        } else {
            let (alias, position) = aliases[number - texts.len()];
            (AnyCase(alias), position)
        };
        slot += 1;
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::{TextMap, entries};
    use crate::Role;

    #[test]
    fn former_ids_are_numbered_after_the_texts() {
        let entries = entries(&["a", "b"], &[("old-a", 0), ("old-b", 1)], &[3, 0, 2, 1]);
        let entries = entries.map(|(key, position)| (key.0, position));
        assert_eq!(entries, [("old-b", 1), ("a", 0), ("old-a", 0), ("b", 1)]);
    }

    #[test]
    fn a_map_may_be_empty() {
        let map = TextMap::<Role>::__new([1, 0], phf::Map::new());
        assert_eq!((map.is_empty(), map.len(), map.get("")), (true, 0, None));
    }
}
