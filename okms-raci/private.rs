//! For generated code and for the command `raci`; not part of the interface.

use okms_raci_core::equal;

/// The transcription that the matrix is generated from, for the command `raci`.
pub const OKMS_YAML: &str = include_str!("../data/okms.yaml");

pub use crate::text_map::entries;
pub use crate::typed::sealed::Generated;
#[cfg(feature = "clap")]
pub use clap;
#[cfg(feature = "defmt")]
pub use defmt;
#[cfg(feature = "serde")]
pub use okms_raci_core::from_text;
pub use okms_raci_core::{FromName, KeyTable, Variants, Vocabulary, from_name_in_subset};
#[cfg(feature = "clap")]
pub use okms_raci_core::{NameParser, OptionValue, possible_value};
#[cfg(feature = "schemars")]
pub use okms_raci_core::{SchemaName, schema_of};
pub use phf;
#[cfg(feature = "schemars")]
pub use schemars;
#[cfg(feature = "serde")]
pub use serde;

/// The macros that generated code and other macros call.
#[cfg(feature = "macros")]
pub mod macros {
    #[cfg(rust_analyzer)]
    pub use okms_raci_macros::claims_in_editors as claims_of_rows;
    pub use okms_raci_macros::*;
}

/// The words for roles, which editors offer in claims.
#[allow(missing_docs, non_upper_case_globals)]
#[cfg(rust_analyzer)]
pub mod role_words {
    pub const responsible: crate::Role = crate::Role::Responsible;
    pub const accountable: crate::Role = crate::Role::Accountable;
    pub const consulted: crate::Role = crate::Role::Consulted;
    pub const informed: crate::Role = crate::Role::Informed;
}

/// Activities, listed by party and role; the parameter is that of [`Variants`].
pub trait HeldBy<const ON_DEMAND: bool = true>: Variants {
    /// Those of each party and role, one run after the other.
    const HELD: &'static [Self];
}

/// Every variant as an array.
///
/// # Panics
///
/// When it is compiled, if there are fewer.
#[must_use]
pub const fn all<T: Variants, const N: usize>() -> [T; N] {
    match T::ALL.first_chunk() {
        Some(all) => *all,
        None => panic!("codegen counts the variants that it writes"),
    }
}

/// The activities at these positions.
#[must_use]
pub const fn items<T: Variants, const N: usize>(positions: &[u16; N]) -> [T; N] {
    let mut items = [T::ALL[0]; N];
    let mut item = 0;
    while item < N {
        items[item] = T::ALL[positions[item] as usize];
        item += 1;
    }
    items
}

/// The activities of the run with this number, if `starts` says where each starts and the last ends.
#[must_use]
#[inline]
pub const fn held<T: HeldBy>(starts: &[u32], number: usize) -> &'static [T] {
    match starts.split_at_checked(number) {
        Some((_, &[start, end, ..])) => part(T::HELD, start as usize, end as usize),
        _ => &[],
    }
}

/// The items from `start` to before `end`.
#[must_use]
#[inline]
pub const fn items_between<T: Variants>(start: u16, end: u16) -> &'static [T] {
    part(T::ALL, start as usize, end as usize)
}

/// The part of a list from `start` to before `end`.
///
/// Empty if the list has no such part, which codegen never asks for; but a check that the compiler
/// cannot leave out would bring the code that reports a panic into every firmware.
#[inline]
const fn part<T>(list: &'static [T], start: usize, end: usize) -> &'static [T] {
    match list.split_at_checked(end) {
        Some((head, _)) => match head.split_at_checked(start) {
            Some((_, part)) => part,
            None => &[],
        },
        None => &[],
    }
}

/// The text at a position, of texts that are sorted by theirs.
#[must_use]
#[inline]
pub const fn text_at(
    texts: &'static [(u32, &'static str)],
    position: usize,
) -> Option<&'static str> {
    let mut rest = texts;
    while let Some((before, [(at, text), after @ ..])) = rest.split_at_checked(rest.len() / 2) {
        if *at as usize == position {
            return Some(text);
        }
        rest = if position < *at as usize { before } else { after };
    }
    None
}

/// The position of the text in a short list.
#[must_use]
#[inline]
pub const fn index_of(list: &[&str], text: &str) -> Option<usize> {
    let mut position = 0;
    while position < list.len() {
        if equal(list[position].as_bytes(), text.as_bytes()) {
            return Some(position);
        }
        position += 1;
    }
    None
}

/// The position that a lookup found, or else that of what was once called so.
#[must_use]
#[inline]
pub const fn or_former(
    position: Option<usize>,
    aliases: &[(&str, u16)],
    text: &str,
) -> Option<usize> {
    if position.is_some() {
        return position;
    }
    let mut alias = 0;
    while alias < aliases.len() {
        let (former, position) = aliases[alias];
        if equal(former.as_bytes(), text.as_bytes()) {
            return Some(position as usize);
        }
        alias += 1;
    }
    None
}

/// The item at the position that a lookup found.
#[must_use]
#[inline]
pub const fn item<T: Variants>(position: Option<usize>) -> Option<T> {
    match position {
        Some(position) if position < T::ALL.len() => Some(T::ALL[position]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{index_of, item, or_former, text_at};
    use crate::Role;

    #[test]
    fn a_text_is_found_in_a_short_list() {
        assert_eq!(
            ["a", "b", "c"].map(|text| index_of(&["a", "b"], text)),
            [Some(0), Some(1), None]
        );
    }

    #[test]
    fn a_text_is_found_at_its_position() {
        const TEXTS: &[(u32, &str)] = &[(0, "a"), (3, "b"), (4, "c"), (7, "d"), (9, "e")];
        for count in 0..=TEXTS.len() {
            for position in 0..11 {
                let texts = &TEXTS[..count];
                let expected = texts.iter().find(|(at, _)| *at as usize == position);
                assert_eq!(text_at(texts, position), expected.map(|(_, text)| *text));
            }
        }
    }

    #[test]
    fn a_former_id_is_looked_up_last() {
        let former = |position, text| or_former(position, &[("old", 1), ("older", 2)], text);
        assert_eq!(former(Some(3), "old"), Some(3));
        assert_eq!(
            ["old", "older", "new"].map(|text| former(None, text)),
            [Some(1), Some(2), None]
        );
    }

    #[test]
    fn an_item_is_where_it_was_found() {
        let found = [Some(0), Some(3), Some(4), None].map(item::<Role>);
        assert_eq!(found, [Some(Role::Responsible), Some(Role::Informed), None, None]);
    }
}
