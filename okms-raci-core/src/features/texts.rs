//! Enums as their ids, role sets as their letters.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{EnumKey, EnumMap, FromName, ParseError, Role, RoleSet};

/// Deserializes from what `FromStr` takes, which is `expected`.
///
/// ```
/// use okms_raci_core::{Role, from_text};
/// use serde::de::value::{Error, StrDeserializer};
///
/// let letter: StrDeserializer<'_, Error> = StrDeserializer::new("a");
/// assert_eq!(from_text(letter, "a role"), Ok(Role::Accountable));
/// let other: StrDeserializer<'_, Error> = StrDeserializer::new("owner");
/// let error = from_text::<Role, _>(other, "a role").unwrap_err();
/// assert_eq!(error.to_string(), "none of the 4 roles is called \"owner\"");
/// ```
///
/// # Errors
///
/// Those of the deserializer, and that of `FromStr`.
pub fn from_text<'de, T, D>(deserializer: D, expected: &'static str) -> Result<T, D::Error>
where
    T: FromStr<Err = ParseError>,
    D: Deserializer<'de>,
{
    struct Text<T>(&'static str, PhantomData<T>);

    impl<T: FromStr<Err = ParseError>> Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }

    deserializer.deserialize_str(Text(expected, PhantomData))
}

/// With the feature `serde`: written as the letters.
impl Serialize for RoleSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.letters())
    }
}

/// With the feature `serde`: read from what `FromStr` takes.
impl<'de> Deserialize<'de> for RoleSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, "letters of roles, each of R, A, C and I at most once")
    }
}

/// With the feature `serde`: written as the name.
impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// With the feature `serde`: read from what `FromStr` takes.
impl<'de> Deserialize<'de> for Role {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, "the name or the letter of a role")
    }
}

/// With the feature `serde`: written as a map, in the order of the variants.
impl<K: EnumKey + Serialize, V: Serialize> Serialize for EnumMap<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// With the feature `serde`: read from a map that has each key once.
impl<'de, K, V> Deserialize<'de> for EnumMap<K, V>
where
    K: EnumKey + FromName + Deserialize<'de>,
    V: Deserialize<'de>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

/// The entries of a total map.
struct Entries<K, V>(PhantomData<(K, V)>);

impl<'de, K, V> Visitor<'de> for Entries<K, V>
where
    K: EnumKey + FromName + Deserialize<'de>,
    V: Deserialize<'de>,
{
    type Value = EnumMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a map with a value for each of the {} {}", K::ALL.len(), K::VOCABULARY.plural)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<EnumMap<K, V>, A::Error> {
        let id = |key: K| K::VOCABULARY.ids.get(key.__index()).copied().unwrap_or_default();
        let mut values = EnumMap::<K, Option<V>>::from_fn(|_| None);
        while let Some(key) = map.next_key::<K>()? {
            if values[key].replace(map.next_value()?).is_some() {
                return Err(A::Error::custom(format_args!("{:?} is there twice", id(key))));
            }
        }
        let missing = || values.iter().filter(|(_, value)| value.is_none());
        if let Some((first, _)) = missing().next() {
            let (without, of, plural) = (missing().count(), K::ALL.len(), K::VOCABULARY.plural);
            return Err(A::Error::custom(format_args!(
                "no value for {without} of the {of} {plural}, such as {:?}",
                id(first)
            )));
        }
        let mut values = values.into_iter().filter_map(|(_, value)| value);
        Ok(EnumMap::from_fn(|_| values.next().unwrap_or_else(|| unreachable!("none is missing"))))
    }
}
