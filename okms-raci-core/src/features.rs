//! What the optional features add to roles, role sets and total maps, and what generated code calls.

#[cfg(feature = "clap")]
pub use options::{NameParser, OptionValue, possible_value};
#[cfg(feature = "schemars")]
pub use schemas::{SchemaName, schema_of};
#[cfg(feature = "serde")]
pub use texts::from_text;

/// Enums as their ids, role sets as their letters.
#[cfg(feature = "serde")]
mod texts {
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
            write!(
                f,
                "a map with a value for each of the {} {}",
                K::ALL.len(),
                K::VOCABULARY.plural
            )
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
            Ok(EnumMap::from_fn(|_| {
                values.next().unwrap_or_else(|| unreachable!("none is missing"))
            }))
        }
    }
}

/// Schemas of what serde writes.
#[cfg(feature = "schemars")]
mod schemas {
    extern crate alloc;

    use alloc::borrow::Cow;
    use alloc::collections::BTreeMap;
    use alloc::format;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use crate::{EnumKey, EnumMap, FromName, Role, RoleSet, Vocabulary};

    /// The type of a schema's name.
    pub type SchemaName = Cow<'static, str>;

    /// The schema of an item: one of the ids, since serde writes those.
    ///
    /// ```
    /// use okms_raci_core::{Role, schema_of};
    ///
    /// let schema = schema_of::<Role>();
    /// assert_eq!(schema.get("description").unwrap(), "One of the 4 roles.");
    /// assert_eq!(schema.get("enum").unwrap()[0], "Responsible");
    /// ```
    #[must_use]
    pub fn schema_of<T: FromName>() -> Schema {
        let Vocabulary { ids, plural, .. } = T::VOCABULARY;
        one_of(ids, &format!("One of the {} {plural}.", ids.len()))
    }

    fn one_of(texts: &[&str], description: &str) -> Schema {
        json_schema!({ "description": description, "type": "string", "enum": texts })
    }

    /// With the feature `schemars`: one of the names.
    impl JsonSchema for Role {
        fn schema_name() -> SchemaName {
            "Role".into()
        }

        fn schema_id() -> SchemaName {
            "okms_raci::Role".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            schema_of::<Role>()
        }
    }

    /// With the feature `schemars`: the letters.
    impl JsonSchema for RoleSet {
        fn schema_name() -> SchemaName {
            "RoleSet".into()
        }

        fn schema_id() -> SchemaName {
            "okms_raci::RoleSet".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            let description = "The letters of the roles that one party holds in one activity.";
            one_of(&RoleSet::LETTERS, description)
        }
    }

    /// With the feature `schemars`: an object with each id once.
    impl<K: EnumKey + FromName, V: JsonSchema> JsonSchema for EnumMap<K, V> {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> SchemaName {
            format!("{} of each of the {}", V::schema_name(), K::VOCABULARY.plural).into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let value = generator.subschema_for::<V>();
            let Vocabulary { ids, plural, .. } = K::VOCABULARY;
            let values: BTreeMap<&str, &Schema> = ids.iter().map(|id| (*id, &value)).collect();
            json_schema!({
                "description": format!("A value for each of the {} {plural}.", ids.len()),
                "type": "object",
                "properties": values,
                "required": ids,
                "additionalProperties": false,
            })
        }
    }
}

/// Values of command-line options.
#[cfg(feature = "clap")]
mod options {
    extern crate std;

    use core::marker::PhantomData;
    use std::boxed::Box;
    use std::ffi::OsStr;

    use clap::builder::{
        PossibleValue, PossibleValuesParser, TypedValueParser, ValueParserFactory,
    };
    use clap::error::ErrorKind;
    use clap::{Arg, Command};

    use crate::{FromName, Role};

    /// An enum whose variants are values of options.
    ///
    /// Not clap's own `ValueEnum`, which compares values letter for letter and would be preferred to [`NameParser`].
    pub trait OptionValue: FromName + Send + Sync {
        /// The value and the text of `--help` for the variant.
        fn possible_value(self) -> Option<PossibleValue>;
    }

    /// An item as a value: its id, and as aliases its other names, but for those that others have as well.
    ///
    /// ```
    /// use okms_raci_core::{Role, possible_value};
    ///
    /// let value = possible_value::<Role>(1, "answers for it").unwrap();
    /// assert!(value.get_name_and_aliases().eq(["Accountable", "A"]));
    /// assert!(possible_value::<Role>(4, "there are only four").is_none());
    /// ```
    #[must_use]
    pub fn possible_value<T: FromName>(
        position: usize,
        about: &'static str,
    ) -> Option<PossibleValue> {
        let vocabulary = T::VOCABULARY;
        let &id = vocabulary.ids.get(position)?;
        let names = vocabulary.names.iter().filter_map(|column| column.get(position).copied());
        let former = vocabulary.aliases.iter().filter(|(_, of)| usize::from(*of) == position);
        let names = names.chain(former.map(|(former, _)| *former));
        let is_own = |name: &&str| vocabulary.position(name, T::number) == Ok(position);
        Some(PossibleValue::new(id).help(about).aliases(names.filter(is_own)))
    }

    /// Parses a value as `FromStr` does: in any case of ASCII letters, and between any blanks.
    ///
    /// `--help` lists the ids, and other values are refused as clap does.
    #[derive(Clone, Debug)]
    pub struct NameParser<T>(PhantomData<fn() -> T>);

    impl<T> NameParser<T> {
        /// A parser of any name of a variant.
        #[must_use]
        pub const fn new() -> NameParser<T> {
            NameParser(PhantomData)
        }
    }

    impl<T> Default for NameParser<T> {
        fn default() -> NameParser<T> {
            NameParser::new()
        }
    }

    impl<T: OptionValue> TypedValueParser for NameParser<T> {
        type Value = T;

        fn parse_ref(
            &self,
            command: &Command,
            argument: Option<&Arg>,
            value: &OsStr,
        ) -> Result<T, clap::Error> {
            if let Some(item) = value.to_str().and_then(|text| T::from_name(text).ok()) {
                return Ok(item);
            }
            let values = PossibleValuesParser::new(self.possible_values().into_iter().flatten());
            let refusal = values.parse_ref(command, argument, value).err();
            Err(refusal
                .unwrap_or_else(|| clap::Error::new(ErrorKind::InvalidValue).with_cmd(command)))
        }

        fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
            Some(Box::new(T::ALL.iter().filter_map(|item| item.possible_value())))
        }
    }

    /// `--help` lists `responsible` and so on.
    impl OptionValue for Role {
        fn possible_value(self) -> Option<PossibleValue> {
            let (id, letter) = match self {
                Role::Responsible => ("responsible", "R"),
                Role::Accountable => ("accountable", "A"),
                Role::Consulted => ("consulted", "C"),
                Role::Informed => ("informed", "I"),
            };
            let value = PossibleValue::new(id).help(self.definition());
            Some(value.aliases([letter, self.name()]))
        }
    }

    /// With the feature `clap`: options take what `FromStr` takes, and `--help` lists the roles.
    impl ValueParserFactory for Role {
        type Parser = NameParser<Role>;

        fn value_parser() -> NameParser<Role> {
            NameParser::new()
        }
    }
}

/// Role sets as their letters, which only the host has.
#[cfg(feature = "defmt")]
mod logs {
    use defmt::{Format, Formatter, Str, intern};

    use crate::RoleSet;

    /// With the feature `defmt`: logged as the letters.
    impl Format for RoleSet {
        fn format(&self, f: Formatter<'_>) {
            defmt::write!(f, "{=istr}", letters(*self));
        }
    }

    /// What `Display` writes.
    // On a host all arms expand to the same code; on a target each has a symbol of its own.
    #[allow(clippy::match_same_arms)]
    fn letters(set: RoleSet) -> Str {
        match set {
            RoleSet::R => intern!("R"),
            RoleSet::A => intern!("A"),
            RoleSet::C => intern!("C"),
            RoleSet::I => intern!("I"),
            RoleSet::RA => intern!("RA"),
            RoleSet::RC => intern!("RC"),
            RoleSet::RI => intern!("RI"),
            RoleSet::AC => intern!("AC"),
            RoleSet::AI => intern!("AI"),
            RoleSet::CI => intern!("CI"),
            RoleSet::RAC => intern!("RAC"),
            RoleSet::RAI => intern!("RAI"),
            RoleSet::RCI => intern!("RCI"),
            RoleSet::ACI => intern!("ACI"),
            RoleSet::RACI => intern!("RACI"),
            RoleSet::NONE => intern!("-"),
        }
    }
}

#[cfg(all(test, feature = "clap"))]
mod tests {
    use std::string::ToString;
    use std::vec::Vec;

    use super::options::{OptionValue, possible_value};
    use crate::Role;
    use crate::vocabulary::tests::Drink;

    #[test]
    fn a_value_is_called_by_its_id_and_by_all_it_is_or_was_called() {
        let called = |position| {
            let value = possible_value::<Drink>(position, "hot")?;
            assert_eq!(value.get_help()?.to_string(), "hot");
            Some(value.get_name_and_aliases().map(ToString::to_string).collect::<Vec<_>>())
        };
        assert_eq!(called(0).unwrap(), ["tea", "Strong", "T", "first-flush"]);
        // C is also called coffee.
        assert_eq!(called(2).unwrap(), ["cocoa"]);
        assert_eq!(called(3), None);
    }

    #[test]
    fn a_role_is_a_value() {
        let value = Role::Accountable.possible_value().unwrap();
        assert!(value.get_name_and_aliases().eq(["accountable", "A", "Accountable"]));
        assert_eq!(value.get_help().unwrap().to_string(), Role::Accountable.definition());
    }
}
