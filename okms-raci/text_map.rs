use core::fmt;
use core::hash::Hasher;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use crate::generated::Listed;
use crate::key_table::mix;
use crate::words::{ends, equal, lower};

/// A static map from text that people type to a variant; ASCII letter case is ignored.
///
/// The maps of a matrix are in its module `maps`, those of OKMS in
/// [`okms_raci::maps`](crate::maps). They are perfect hash maps, built by
/// codegen. For text that is known exactly, `from_id` and its siblings are
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
    texts: &'static [&'static str],
    /// More texts, each with the position of its value; their numbers go on where those of `texts` end.
    aliases: &'static [(&'static str, u16)],
    /// The numbers of the texts that are keys.
    numbers: phf::Map<u16, ()>,
    /// Whether the hash reads the whole key, or its length and its first and last 8 bytes.
    whole: bool,
    value: PhantomData<fn() -> V>,
}

impl<V: Listed> TextMap<V> {
    /// For generated code.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn __new(
        texts: &'static [&'static str],
        aliases: &'static [(&'static str, u16)],
        whole: bool,
        numbers: phf::Map<u16, ()>,
    ) -> TextMap<V> {
        TextMap { texts, aliases, numbers, whole, value: PhantomData }
    }

    /// The value for a text in any letter case.
    #[must_use]
    #[inline]
    pub fn get(&self, text: &str) -> Option<V> {
        let (key, position) = self.entry(self.number(text)?)?;
        if !equal::<true>(key.as_bytes(), text.as_bytes()) {
            return None;
        }
        V::EACH.get(position).copied()
    }

    /// The number of the only key that the text can be, as in `phf::Map::get`.
    ///
    /// That one, for all that the compiler can tell, divides by zero in an empty map, which
    /// would bring the code that reports a panic into every firmware.
    #[inline]
    fn number(&self, text: &str) -> Option<u16> {
        let phf::Map { key, disps, entries } = &self.numbers;
        let hashes = if self.whole {
            phf_shared::hash(&LowerCase(text.as_bytes()), key)
        } else {
            phf_shared::hash(&ends_hash(text.as_bytes()), key)
        };
        let bucket = hashes.g.checked_rem(disps.len() as u32)?;
        let &(first, second) = disps.get(bucket as usize)?;
        let slot = phf_shared::displace(hashes.f1, hashes.f2, first, second);
        let (number, ()) = entries.get(slot.checked_rem(entries.len() as u32)? as usize)?;
        Some(*number)
    }

    /// The key with a number, and the position of its value.
    #[inline]
    fn entry(&self, number: u16) -> Option<(&'static str, usize)> {
        let number = usize::from(number);
        if let Some(text) = self.texts.get(number) {
            return Some((text, number));
        }
        let &(alias, position) = self.aliases.get(number - self.texts.len())?;
        Some((alias, usize::from(position)))
    }

    /// The keys as they are published, and their values, in an order of the map's own.
    #[must_use]
    #[inline]
    pub fn entries(&self) -> impl ExactSizeIterator<Item = (&'static str, V)> + FusedIterator {
        self.numbers.keys().map(|&number| {
            let (key, position) = self.entry(number).unwrap_or_default();
            (key, V::EACH[position])
        })
    }

    /// How many keys there are.
    #[must_use]
    #[inline]
    pub const fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there are no keys.
    #[must_use]
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }
}

impl<V: Listed + fmt::Debug> fmt::Debug for TextMap<V> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.entries()).finish()
    }
}

#[inline]
fn ends_hash(text: &[u8]) -> u64 {
    let (first, last) = ends(text);
    mix(lower(first), lower(last), text.len())
}

/// Text that hashes as if it were in lower case.
struct LowerCase<'a>(&'a [u8]);

impl phf::PhfHash for LowerCase<'_> {
    #[inline]
    fn phf_hash<H: Hasher>(&self, state: &mut H) {
        let mut rest = self.0;
        // And not `chunks`, whose split can panic for all that a compiler knows that optimises for size.
        while !rest.is_empty() {
            let (chunk, tail) = rest.split_at_checked(64).unwrap_or((rest, &[]));
            rest = tail;
            let mut buffer = [0; 64];
            for (lower, byte) in buffer.iter_mut().zip(chunk) {
                *lower = byte.to_ascii_lowercase();
            }
            state.write(buffer.get(..chunk.len()).unwrap_or_default());
        }
    }
}

/// The entries of a map whose keys are these numbers.
#[doc(hidden)]
#[must_use]
#[inline]
pub const fn entries<const N: usize>(numbers: &[u16; N]) -> [(u16, ()); N] {
    let mut entries = [(0, ()); N];
    let mut slot = 0;
    while slot < N {
        entries[slot].0 = numbers[slot];
        slot += 1;
    }
    entries
}
