//! Values of command-line options.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::{Called, Role};

/// An item as a value: its id, what it is called for people, and whatever else it is called.
///
/// ```
/// use okms_raci_core::{Role, possible_value};
///
/// let value = possible_value::<Role>(1, "answers for it").unwrap();
/// assert!(value.get_name_and_aliases().eq(["Accountable", "A"]));
/// assert!(possible_value::<Role>(4, "there are only four").is_none());
/// ```
#[must_use]
pub fn possible_value<T: Called>(position: usize, about: &'static str) -> Option<PossibleValue> {
    let vocabulary = T::VOCABULARY;
    let &id = vocabulary.ids.get(position)?;
    let names = vocabulary.names.iter().filter_map(|column| column.get(position).copied());
    let former = vocabulary.aliases.iter().filter(|(_, of)| usize::from(*of) == position);
    let names = names.chain(former.map(|(former, _)| *former)).filter(|name| !name.is_empty());
    Some(PossibleValue::new(id).help(about).aliases(names))
}

/// With the feature `clap`: `--help` lists the roles.
impl ValueEnum for Role {
    fn value_variants<'a>() -> &'a [Role] {
        &Role::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        possible_value::<Role>(*self as usize, self.definition())
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;
    use std::vec::Vec;

    use super::possible_value;
    use crate::Role;
    use crate::vocabulary::tests::Drink;
    use clap::ValueEnum;

    #[test]
    fn a_value_is_called_by_its_id_and_by_all_it_is_or_was_called() {
        let called = |position| {
            let value = possible_value::<Drink>(position, "hot")?;
            assert_eq!(value.get_help()?.to_string(), "hot");
            Some(value.get_name_and_aliases().map(ToString::to_string).collect::<Vec<_>>())
        };
        assert_eq!(called(0).unwrap(), ["tea", "Strong", "T", "first-flush"]);
        assert_eq!(called(2).unwrap(), ["cocoa", "C"]);
        assert_eq!(called(3), None);
    }

    #[test]
    fn a_role_is_a_value() {
        let value = Role::Accountable.to_possible_value().unwrap();
        assert!(value.get_name_and_aliases().eq(["Accountable", "A"]));
        assert_eq!(value.get_help().unwrap().to_string(), Role::Accountable.definition());
        assert_eq!(Role::value_variants(), Role::ALL);
    }
}
