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

/// An enum whose variants are found by what they are called.
///
/// ```
/// use okms_raci_core::{Called, Role};
///
/// fn nearest<T: Called>(text: &str) -> Option<&'static str> {
///     T::VOCABULARY.item::<T>(text).err()?.nearest()
/// }
///
/// assert_eq!(nearest::<Role>("informd"), Some("Informed"));
/// ```
pub trait Called: Variants {
    /// What they are called.
    const VOCABULARY: &'static Vocabulary;
}

/// The names that text is looked up in, column by column, ids first.
///
/// ```
/// use okms_raci_core::{Called, Role};
///
/// let vocabulary = Role::VOCABULARY;
/// assert_eq!((vocabulary.plural, vocabulary.names[0][3]), ("roles", "I"));
/// assert_eq!(vocabulary.item("i"), Ok(Role::Informed));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// What the names are names of, such as `"activities"`.
    pub plural: &'static str,
    /// The ids.
    pub ids: &'static [&'static str],
    /// Former ids, each with the position of what was called so.
    pub aliases: &'static [(&'static str, u16)],
    /// Other columns, as long as `ids`; an empty name is none.
    pub names: &'static [&'static [&'static str]],
}

impl Vocabulary {
    /// The one that is called so in any letter case, or exactly so if several are.
    ///
    /// # Errors
    ///
    /// If nothing is called so, or it cannot be told which is meant.
    #[inline]
    pub fn item<T: Variants>(&'static self, text: &str) -> Result<T, ParseError> {
        let position = self.position(text)?;
        // There are as many items as ids; this only keeps panics out of the program.
        T::ALL.get(position).copied().ok_or_else(|| self.unknown(text))
    }

    #[inline]
    fn position(&'static self, text: &str) -> Result<usize, ParseError> {
        for column in self.columns() {
            let found = || called(column, text);
            let exact = || found().filter(|&position| column.get(position) == Some(&text));
            match (found().next(), found().nth(1)) {
                (None, _) => {}
                (Some(position), None) => return Ok(position),
                (Some(first), Some(second)) => {
                    if let (Some(position), None) = (exact().next(), exact().nth(1)) {
                        return Ok(position);
                    }
                    let positions = [first as u16, second as u16];
                    let reason = Reason::Shared { positions, by: found().count() as u16 };
                    return Err(ParseError::new(text, self, reason));
                }
            }
        }
        match self.aliases.iter().find(|(former, _)| is_former(former, text)) {
            Some(&(_, position)) => Ok(usize::from(position)),
            None => Err(self.unknown(text)),
        }
    }

    #[inline]
    fn columns(&self) -> impl Iterator<Item = &'static [&'static str]> {
        core::iter::once(self.ids).chain(self.names.iter().copied())
    }

    #[inline]
    fn unknown(&'static self, text: &str) -> ParseError {
        let nearest = nearest_of(text, self.ids, self.names);
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
fn called(column: &'static [&'static str], text: &str) -> impl Iterator<Item = usize> {
    column
        .iter()
        .enumerate()
        .filter(move |(_, name)| !name.is_empty() && name.eq_ignore_ascii_case(text))
        .map(|(position, _)| position)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::string::ToString;

    use super::{Called, Variants, Vocabulary};

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Drink {
        Tea,
        Coffee,
        Cocoa,
    }

    impl<const ON_DEMAND: bool> Variants<ON_DEMAND> for Drink {
        const ALL: &'static [Drink] = &[Drink::Tea, Drink::Coffee, Drink::Cocoa];
    }

    impl Called for Drink {
        const VOCABULARY: &'static Vocabulary = &Vocabulary {
            plural: "drinks",
            ids: &["tea", "hot-coffee", "cocoa"],
            aliases: &[("first-flush", 0), ("black-coffee", 1)],
            names: &[&["Strong", "STRONG", ""], &["T", "C", "C"]],
        };
    }

    #[track_caller]
    fn check(text: &str, expected: Result<Drink, &str>) {
        let found = Drink::VOCABULARY.item::<Drink>(text).map_err(|error| {
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
    fn a_former_id_is_found_as_it_was_written_anywhere() {
        check("Black-Coffee", Ok(Drink::Coffee));
        check("BlackCoffee", Ok(Drink::Coffee));
        check("firstflush", Ok(Drink::Tea));
        check("first flash", Err("none of the 3 drinks is called \"first flash\""));
    }
}
