use crate::eight_bytes::UNROLLED;
use crate::nearest::nearest_of;
use crate::{ParseError, parse_error::Reason};

/// An enum with all its variants.
///
/// ```
/// # extern crate okms_raci_core as okms_raci;
/// use okms_raci::{Role, Variants};
///
/// fn counters<T: Variants>() -> Vec<(T, usize)> {
///     T::ALL.iter().map(|&variant| (variant, 0)).collect()
/// }
///
/// assert_eq!(counters::<Role>().len(), 4);
/// ```
///
/// For 10,000 variants the compiler takes half a second to evaluate a list of them. It evaluates all
/// constants of a crate, but those of a generic implementation only for code that asks for them. So
/// this trait has a parameter that means nothing, and generated code implements it for both values.
pub trait Variants<const ON_DEMAND: bool = true>: Copy + 'static {
    /// Every variant, in order.
    const ALL: &'static [Self];
}

/// An enum whose variants are found by their names: what `FromStr`, serde and clap take.
///
/// ```
/// use okms_raci_core::{FromName, Role};
///
/// fn nearest<T: FromName>(text: &str) -> Option<&'static str> {
///     T::from_name(text).err()?.nearest()
/// }
///
/// assert_eq!(nearest::<Role>("informd"), Some("Informed"));
/// ```
pub trait FromName: Variants {
    /// The names.
    const VOCABULARY: &'static Vocabulary;

    /// The variant of exactly this name, if a table has it; other names are searched for, column by column.
    #[inline]
    #[must_use]
    fn exactly(_: &str) -> Option<Self> {
        None
    }

    /// The position of this name in any case of ASCII letters, if a table has it.
    #[inline]
    #[must_use]
    fn in_any_case(_: &str) -> Option<usize> {
        None
    }

    /// The number of a section that may stand before the title at this position; empty if none may.
    #[inline]
    #[must_use]
    fn number(_: usize) -> &'static str {
        ""
    }

    /// The variant with this name, in any case of ASCII letters and between any blanks.
    ///
    /// # Errors
    ///
    /// If no variant has the name, or it is ambiguous.
    #[inline]
    fn from_name(text: &str) -> Result<Self, ParseError> {
        let exactly = if UNROLLED { Self::exactly(text) } else { None };
        exactly.map_or_else(|| inexactly(text), Ok)
    }
}

/// The variant with this name in another letter case, or a name that no table has.
#[inline]
fn inexactly<T: FromName>(text: &str) -> Result<T, ParseError> {
    let position = match T::in_any_case(text) {
        Some(position) => position,
        None => T::VOCABULARY.position(text, T::number)?,
    };
    // There are as many items as ids; this only keeps panics out of the program.
    T::ALL.get(position).copied().ok_or_else(|| T::VOCABULARY.unknown(text))
}

/// The variant of a subset with this name in the whole enum.
///
/// # Errors
///
/// If no variant of the whole enum has the name, or it is ambiguous, or what has it is not in the subset.
#[inline]
pub fn from_name_in_subset<Whole: FromName, Subset: FromName>(
    text: &str,
    in_subset: fn(Whole) -> Option<Subset>,
    subset: &'static str,
) -> Result<Subset, ParseError> {
    let reason = Reason::NotInSubset { subset };
    in_subset(Whole::from_name(text)?)
        .ok_or_else(|| ParseError::new(text, Subset::VOCABULARY, reason))
}

/// The names that text is looked up in, column by column, ids first.
///
/// ```
/// use okms_raci_core::{FromName, Role};
///
/// let vocabulary = Role::VOCABULARY;
/// assert_eq!((vocabulary.plural, vocabulary.names[0][3]), ("roles", "I"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// The noun for the items, such as `"activities"`.
    pub plural: &'static str,
    /// The ids.
    pub ids: &'static [&'static str],
    /// Former ids, each with the position of its item.
    pub aliases: &'static [(&'static str, u16)],
    /// Other columns, as long as `ids`; an empty name is none.
    pub names: &'static [&'static [&'static str]],
}

impl Vocabulary {
    /// The position of the item with this name in any letter case, or with exactly this name if several have it.
    pub(crate) fn position(
        &'static self,
        text: &str,
        number: fn(usize) -> &'static str,
    ) -> Result<usize, ParseError> {
        let name = text.trim_ascii();
        for column in self.columns() {
            let found = Found::of(name, column);
            match (found.count, found.exact) {
                (0, _) => {}
                (1, _) => return Ok(usize::from(found.positions[0])),
                (_, [Some(position), None]) => return Ok(position),
                (by, _) => {
                    let reason = Reason::Shared { positions: found.positions, by };
                    return Err(ParseError::new(text, self, reason));
                }
            }
        }
        let former = self.aliases.iter().find(|(former, _)| is_former(former, name));
        let former = former.map(|&(_, position)| usize::from(position));
        former.or_else(|| self.numbered(name, number)).ok_or_else(|| self.unknown(text))
    }

    /// The position of a name behind the number of a section, as in `3.1.1 Manage backups`.
    fn numbered(&self, text: &str, number: fn(usize) -> &'static str) -> Option<usize> {
        (0..self.ids.len()).find(|&position| {
            let number = number(position);
            let Some((before, after)) = text.split_at_checked(number.len()) else { return false };
            let name = after.trim_ascii_start();
            let is_numbered = !number.is_empty() && before.eq_ignore_ascii_case(number);
            is_numbered
                && name.len() < after.len()
                && self
                    .columns()
                    .any(|column| column.get(position).is_some_and(|known| is_called(known, name)))
        })
    }

    #[inline]
    fn columns(&self) -> impl Iterator<Item = &'static [&'static str]> {
        core::iter::once(self.ids).chain(self.names.iter().copied())
    }

    #[inline]
    fn unknown(&'static self, text: &str) -> ParseError {
        let nearest = nearest_of(text.trim_ascii(), self.columns().flatten().copied());
        ParseError::new(text, self, Reason::Unknown { nearest })
    }
}

/// Whether the text is a former id, or the name in code that it was made from.
#[inline]
fn is_former(former: &str, text: &str) -> bool {
    let without_hyphens = former.bytes().filter(|&byte| byte != b'-');
    former.eq_ignore_ascii_case(text)
        || without_hyphens
            .map(|byte| byte.to_ascii_lowercase())
            .eq(text.bytes().map(|byte| byte.to_ascii_lowercase()))
}

#[inline]
fn is_called(known: &str, text: &str) -> bool {
    !known.is_empty() && known.eq_ignore_ascii_case(text)
}

/// The items with a name in one column.
struct Found {
    count: u16,
    /// The first two.
    positions: [u16; 2],
    /// The first two that have exactly this name.
    exact: [Option<usize>; 2],
}

impl Found {
    fn of(name: &str, column: &[&str]) -> Found {
        let mut found = Found { count: 0, positions: [0; 2], exact: [None; 2] };
        for (position, known) in column.iter().enumerate().filter(|(_, it)| is_called(it, name)) {
            if let Some(place) = found.positions.get_mut(usize::from(found.count)) {
                *place = position as u16;
            }
            found.count = found.count.saturating_add(1);
            if *known == name {
                found.exact = [found.exact[0].or(Some(position)), found.exact[0].map(|_| position)];
            }
        }
        found
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::string::ToString;

    use super::{FromName, Variants, Vocabulary};

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Drink {
        Tea,
        Coffee,
        Cocoa,
    }

    impl<const ON_DEMAND: bool> Variants<ON_DEMAND> for Drink {
        const ALL: &'static [Drink] = &[Drink::Tea, Drink::Coffee, Drink::Cocoa];
    }

    impl FromName for Drink {
        const VOCABULARY: &'static Vocabulary = &Vocabulary {
            plural: "drinks",
            ids: &["tea", "hot-coffee", "cocoa"],
            aliases: &[("first-flush", 0), ("black-coffee", 1)],
            names: &[&["Strong", "STRONG", ""], &["T", "C", "C"]],
        };

        fn number(position: usize) -> &'static str {
            ["1", "2.a", ""][position]
        }
    }

    #[track_caller]
    fn check(text: &str, expected: Result<Drink, &str>) {
        let found = Drink::from_name(text).map_err(|error| {
            assert_eq!((error.asked(), error.count()), (text, 3));
            error.to_string()
        });
        assert_eq!(found, expected.map_err(str::to_string), "{text:?}");
    }

    #[test]
    fn what_is_called_so_alone_or_exactly_is_found() {
        check("TEA", Ok(Drink::Tea));
        check("t", Ok(Drink::Tea));
        check("STRONG", Ok(Drink::Coffee));
        check("Strong", Ok(Drink::Tea));
        let shared = "of the 3 drinks are called";
        let ids = "ask for an id, such as \"tea\" or \"hot-coffee\"";
        check("strong", Err(&std::format!("2 {shared} \"strong\"; {ids}")));
        let ids = "ask for an id, such as \"hot-coffee\" or \"cocoa\"";
        check("C", Err(&std::format!("2 {shared} \"C\"; {ids}")));
        check("", Err("none of the 3 drinks is called \"\""));
    }

    #[test]
    fn blanks_around_a_name_do_not_count() {
        check(" \tTEA\n", Ok(Drink::Tea));
        check(" spirit ", Err("none of the 3 drinks is called \" spirit \""));
    }

    #[test]
    fn a_number_before_a_title_says_which_is_meant() {
        check("1 strong", Ok(Drink::Tea));
        check("2.A  strong ", Ok(Drink::Coffee));
        for text in ["3 strong", "1strong", "1 cocoa", "1 "] {
            assert!(Drink::from_name(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_former_id_is_found_as_it_was_written_anywhere() {
        check("Black-Coffee", Ok(Drink::Coffee));
        check("BlackCoffee", Ok(Drink::Coffee));
        check("firstflush", Ok(Drink::Tea));
        check("first flash", Err("none of the 3 drinks is called \"first flash\""));
    }
}
