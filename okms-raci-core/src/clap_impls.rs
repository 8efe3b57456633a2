//! Values of command-line options.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::{Called, Role};

/// An item as a value: its id, what it is called for people, and whatever else it is called.
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
