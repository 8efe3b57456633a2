//! Values of command-line options.

extern crate std;

use core::marker::PhantomData;
use std::boxed::Box;
use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser, ValueParserFactory};
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
pub fn possible_value<T: FromName>(position: usize, about: &'static str) -> Option<PossibleValue> {
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
        Err(refusal.unwrap_or_else(|| clap::Error::new(ErrorKind::InvalidValue).with_cmd(command)))
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

#[cfg(test)]
mod tests {
    use std::string::ToString;
    use std::vec::Vec;

    use super::{OptionValue, possible_value};
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
