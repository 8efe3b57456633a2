use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter::{Copied, Zip};
use core::ops::{Index, IndexMut};
use core::slice;

use crate::Variants;

/// An enum whose variants are the keys of an [`EnumMap`]: activities, parties, sections, roles and subsets.
///
/// ```
/// # extern crate okms_raci_core as okms_raci;
/// use okms_raci::{EnumKey, EnumMap};
///
/// fn histogram<K: EnumKey>(keys: &[K]) -> EnumMap<K, usize> {
///     let mut counts = EnumMap::from_fn(|_| 0);
///     keys.iter().for_each(|&key| counts[key] += 1);
///     counts
/// }
/// ```
pub trait EnumKey: Variants {
    /// An array with a value for each variant.
    type Array<V>: AsRef<[V]> + AsMut<[V]> + IntoIterator<Item = V>;

    /// The position of the variant in [`ALL`](Variants::ALL), which all of these enums have as `index`.
    #[doc(hidden)]
    fn __index(self) -> usize;

    /// What the function gives for each variant, in order.
    fn array<V>(value: impl FnMut(Self) -> V) -> Self::Array<V>;
}

/// A value for each variant of an enum: a map that is total, so that no lookup fails.
///
/// It is an array behind an index by variant, in published order. [`enum_map!`](macro@crate::enum_map) makes one in
/// const code.
///
/// ```
/// # extern crate okms_raci_core as okms_raci;
/// use okms_raci::{EnumMap, Role, enum_map};
///
/// const WEIGHTS: EnumMap<Role, u32> = enum_map!(|role: Role| match role {
///     Role::Responsible | Role::Accountable => 2,
///     Role::Consulted => 1,
///     Role::Informed => 0,
/// });
/// assert_eq!(WEIGHTS[Role::Consulted], 1);
///
/// let mut counts = EnumMap::from_fn(|_: Role| 0);
/// counts[Role::Informed] += 1;
/// assert!(counts.iter().eq([
///     (Role::Responsible, &0),
///     (Role::Accountable, &0),
///     (Role::Consulted, &0),
///     (Role::Informed, &1),
/// ]));
/// assert_eq!(WEIGHTS.map(|role, weight| weight + counts[role])[Role::Informed], 1);
/// for (role, weight) in &WEIGHTS {
///     println!("{role} counts {weight} of {}", WEIGHTS.values().sum::<u32>());
/// }
/// ```
///
/// With the feature `serde` it is written as a map, and read from one that has each key once; `schemars` says so.
pub struct EnumMap<K: EnumKey, V> {
    values: K::Array<V>,
}

/// Each variant with what is in the same place of another iterator.
type Entries<K, I> = Zip<Copied<slice::Iter<'static, K>>, I>;

impl<K: EnumKey, V> EnumMap<K, V> {
    /// The map with these values, in the order of the variants.
    #[must_use]
    #[inline]
    pub const fn from_array(values: K::Array<V>) -> Self {
        EnumMap { values }
    }

    /// The map with what the function gives for each variant; in const code it is [`enum_map!`](macro@crate::enum_map).
    #[must_use]
    #[inline]
    pub fn from_fn(value: impl FnMut(K) -> V) -> Self {
        EnumMap { values: K::array(value) }
    }

    /// The values in the order of the variants.
    #[must_use]
    #[inline]
    pub const fn as_array(&self) -> &K::Array<V> {
        &self.values
    }

    /// Each variant with its value, in order.
    #[inline]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (K, &V)> + ExactSizeIterator {
        self.into_iter()
    }

    /// Each variant with its value, in order.
    #[inline]
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (K, &mut V)> + ExactSizeIterator {
        self.into_iter()
    }

    /// The values in the order of the variants.
    #[inline]
    pub fn values(&self) -> slice::Iter<'_, V> {
        self.values.as_ref().iter()
    }

    /// The map with what the function makes of each value.
    #[must_use]
    #[inline]
    pub fn map<W>(self, mut value: impl FnMut(K, V) -> W) -> EnumMap<K, W> {
        let mut values = self.values.into_iter();
        EnumMap::from_fn(|key| match values.next() {
            Some(old) => value(key, old),
            None => unreachable!("an array has a value for each variant"),
        })
    }
}

/// An [`EnumMap`] in const code: a value for each variant, as an expression in the variant.
///
/// The values have to be `Copy`; others come from [`EnumMap::from_fn`], which is not const.
///
/// ```
/// # extern crate okms_raci_core as okms_raci;
/// use okms_raci::{EnumMap, Role, enum_map};
///
/// const LETTERS: EnumMap<Role, char> = enum_map!(|role: Role| role.letter());
/// assert_eq!(LETTERS[Role::Consulted], 'C');
/// ```
#[macro_export]
macro_rules! enum_map {
    (|$key:ident: $Key:ty| $value:expr) => {{
        let mut values = {
            let $key = <$Key>::ALL[0];
            [$value; <$Key>::COUNT]
        };
        let mut position = 1;
        while position < <$Key>::COUNT {
            let $key = <$Key>::ALL[position];
            values[position] = $value;
            position += 1;
        }
        $crate::EnumMap::<$Key, _>::from_array(values)
    }};
}

impl<K: EnumKey, V> Index<K> for EnumMap<K, V> {
    type Output = V;

    #[inline]
    fn index(&self, key: K) -> &V {
        &self.values.as_ref()[key.__index()]
    }
}

impl<K: EnumKey, V> IndexMut<K> for EnumMap<K, V> {
    #[inline]
    fn index_mut(&mut self, key: K) -> &mut V {
        &mut self.values.as_mut()[key.__index()]
    }
}

impl<K: EnumKey, V> IntoIterator for EnumMap<K, V> {
    type Item = (K, V);
    type IntoIter = Entries<K, <K::Array<V> as IntoIterator>::IntoIter>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        K::ALL.iter().copied().zip(self.values)
    }
}

impl<'a, K: EnumKey, V> IntoIterator for &'a EnumMap<K, V> {
    type Item = (K, &'a V);
    type IntoIter = Entries<K, slice::Iter<'a, V>>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        K::ALL.iter().copied().zip(self.values())
    }
}

impl<'a, K: EnumKey, V> IntoIterator for &'a mut EnumMap<K, V> {
    type Item = (K, &'a mut V);
    type IntoIter = Entries<K, slice::IterMut<'a, V>>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        K::ALL.iter().copied().zip(self.values.as_mut())
    }
}

impl<K: EnumKey, V: Default> Default for EnumMap<K, V> {
    #[inline]
    fn default() -> Self {
        EnumMap::from_fn(|_| V::default())
    }
}

impl<K: EnumKey, V> Clone for EnumMap<K, V>
where
    K::Array<V>: Clone,
{
    #[inline]
    fn clone(&self) -> Self {
        EnumMap { values: self.values.clone() }
    }
}

impl<K: EnumKey, V> Copy for EnumMap<K, V> where K::Array<V>: Copy {}

impl<K: EnumKey, V: PartialEq> PartialEq for EnumMap<K, V> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.values.as_ref() == other.values.as_ref()
    }
}

impl<K: EnumKey, V: Eq> Eq for EnumMap<K, V> {}

impl<K: EnumKey, V: Hash> Hash for EnumMap<K, V> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.values.as_ref().hash(state);
    }
}

impl<K: EnumKey + fmt::Debug, V: fmt::Debug> fmt::Debug for EnumMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::format;
    use std::string::{String, ToString};
    use std::vec::Vec;

    use super::EnumMap;
    use crate::Role;

    const NAMES: EnumMap<Role, &str> = enum_map!(|role: Role| role.name());

    #[test]
    fn a_map_is_made_in_const_code_and_has_a_value_for_each_variant() {
        for role in Role::ALL {
            assert_eq!(NAMES[role], role.name());
        }
        assert_eq!(NAMES.as_array()[2], "Consulted");
        assert_eq!(EnumMap::<Role, _>::from_array(*NAMES.as_array()), NAMES);
    }

    #[test]
    fn values_are_changed_mapped_and_walked_in_order() {
        let mut lengths = NAMES.map(|_, name| name.len());
        lengths[Role::Informed] += 1;
        for (_, length) in &mut lengths {
            *length += 1;
        }
        let walked: Vec<(Role, usize)> = lengths.into_iter().collect();
        assert!(lengths.iter().map(|(role, &length)| (role, length)).eq(walked));
        assert!(lengths.values().eq(&[12, 12, 10, 10]));
        let texts: EnumMap<Role, String> = EnumMap::from_fn(|role: Role| role.letter().to_string());
        assert!(format!("{texts:?}").starts_with("{Responsible: \"R\", "));
        assert_eq!(EnumMap::<Role, u8>::default(), enum_map!(|_role: Role| 0));
    }
}
