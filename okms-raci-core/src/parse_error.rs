use core::fmt;

use crate::nearest::LONGEST;
use crate::{RoleSet, Vocabulary};

/// A text that is the name of no activity, party, section, role or role set, or of more than one.
///
/// It says what was asked for, what comes nearest, and how many there are to choose from.
///
/// ```
/// # extern crate okms_raci_core as okms_raci;
/// use okms_raci::Role;
///
/// let error = "acountable".parse::<Role>().unwrap_err();
/// assert_eq!(error.asked(), "acountable");
/// assert_eq!(error.nearest(), Some("Accountable"));
/// assert_eq!(
///     error.to_string(),
///     "none of the 4 roles is called \"acountable\"; the nearest is \"Accountable\"",
/// );
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ParseError {
    asked: Excerpt,
    vocabulary: &'static Vocabulary,
    reason: Reason,
}

/// Why a text names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// No item has the name.
    Unknown { nearest: Option<&'static str> },
    /// Several items have the name: the positions of the first two, and how many.
    Shared { positions: [u16; 2], by: u16 },
    /// A letter that cannot be in a role set, or not once more.
    Letter { letter: char, is_repeated: bool },
    /// Role letters or the names of roles with something between them.
    Apart { roles: RoleSet },
    /// The name is that of an activity outside of this subset.
    NotInSubset { subset: &'static str },
}

impl ParseError {
    #[inline]
    pub(crate) fn new(asked: &str, vocabulary: &'static Vocabulary, reason: Reason) -> ParseError {
        ParseError { asked: Excerpt::new(asked), vocabulary, reason }
    }

    /// The text that was asked for; only its start if it is longer than 64 bytes.
    #[must_use]
    #[inline]
    pub fn asked(&self) -> &str {
        self.asked.as_str()
    }

    /// The name, id, title or number that comes nearest, if one is near at all.
    #[must_use]
    #[inline]
    pub fn nearest(&self) -> Option<&'static str> {
        match self.reason {
            Reason::Unknown { nearest } => nearest,
            _ => None,
        }
    }

    /// The ids of the first two that share the text as their title, if it is no key for that reason.
    #[must_use]
    #[inline]
    pub fn shared_by(&self) -> Option<[&'static str; 2]> {
        match self.reason {
            Reason::Shared { positions, .. } => {
                let id = |position| self.vocabulary.ids.get(usize::from(position));
                Some(positions.map(|position| id(position).copied().unwrap_or_default()))
            }
            _ => None,
        }
    }

    /// How many there are to choose from.
    #[must_use]
    #[inline]
    pub fn count(&self) -> usize {
        self.vocabulary.ids.len()
    }
}

/// The sentence that [`Display`](fmt::Display) writes, since `?` in `main`, `unwrap()` and `expect()` show this.
impl fmt::Debug for ParseError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for ParseError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (asked, plural, count) = (&self.asked, self.vocabulary.plural, self.count());
        match self.reason {
            Reason::Unknown { nearest } => {
                write!(f, "none of the {count} {plural} is called {asked:?}")?;
                nearest.map_or(Ok(()), |nearest| write!(f, "; the nearest is {nearest:?}"))
            }
            Reason::Shared { by, .. } => {
                let [first, second] = self.shared_by().unwrap_or_default();
                write!(f, "{by} of the {count} {plural} are called {asked:?}; ")?;
                write!(f, "ask for an id, such as {first:?} or {second:?}")
            }
            Reason::Letter { letter, is_repeated: false } => write!(
                f,
                "{asked:?} is not a role set: {letter:?} is none of the letters R, A, C and I"
            ),
            Reason::Letter { letter, is_repeated: true } => {
                write!(f, "{asked:?} is not a role set: it has {letter:?} twice")
            }
            Reason::Apart { roles } => {
                write!(f, "{asked:?} is not a role set: write \"{roles}\"")
            }
            Reason::NotInSubset { subset } => not_in_subset(f, asked, count, subset),
        }
    }
}

/// Writes that an activity is not one of a subset.
///
/// # Errors
///
/// Those of the formatter.
#[inline]
pub fn not_in_subset(
    f: &mut fmt::Formatter<'_>,
    activity: &impl fmt::Debug,
    count: usize,
    subset: &str,
) -> fmt::Result {
    write!(f, "{activity:?} is not among the {count} of `{subset}`")
}

impl core::error::Error for ParseError {}

/// What `Display` writes, put together on the host.
#[cfg(feature = "defmt")]
impl defmt::Format for ParseError {
    fn format(&self, f: defmt::Formatter<'_>) {
        let (asked, plural, count) = (&self.asked, self.vocabulary.plural, self.count());
        match self.reason {
            Reason::Unknown { nearest: None } => {
                defmt::write!(f, "none of the {} {} is called {}", count, plural, asked);
            }
            Reason::Unknown { nearest: Some(nearest) } => defmt::write!(
                f,
                "none of the {} {} is called {}; the nearest is \"{}\"",
                count,
                plural,
                asked,
                nearest
            ),
            Reason::Shared { by, .. } => {
                let [first, second] = self.shared_by().unwrap_or_default();
                defmt::write!(
                    f,
                    "{} of the {} {} are called {}; ask for an id, such as \"{}\" or \"{}\"",
                    by,
                    count,
                    plural,
                    asked,
                    first,
                    second
                );
            }
            Reason::Letter { letter, is_repeated: false } => defmt::write!(
                f,
                "{} is not a role set: '{}' is none of the letters R, A, C and I",
                asked,
                letter
            ),
            Reason::Letter { letter, is_repeated: true } => {
                defmt::write!(f, "{} is not a role set: it has '{}' twice", asked, letter);
            }
            Reason::Apart { roles } => {
                defmt::write!(f, "{} is not a role set: write \"{}\"", asked, roles.letters());
            }
            Reason::NotInSubset { subset } => {
                defmt::write!(f, "{} is not among the {} of `{}`", asked, count, subset);
            }
        }
    }
}

/// The start of a text, kept without an allocator.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Excerpt {
    bytes: [u8; Excerpt::CAPACITY],
    len: u8,
    whole: bool,
}

impl Excerpt {
    const CAPACITY: usize = LONGEST;

    #[inline]
    fn new(text: &str) -> Excerpt {
        let mut len = text.len().min(Self::CAPACITY);
        while !text.is_char_boundary(len) {
            len -= 1;
        }
        let mut bytes = [0; Self::CAPACITY];
        for (byte, &of_text) in bytes.iter_mut().zip(text.as_bytes()).take(len) {
            *byte = of_text;
        }
        Excerpt { bytes, len: len as u8, whole: len == text.len() }
    }

    #[inline]
    fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.len)).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default()
    }
}

impl fmt::Debug for Excerpt {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}{}", self.as_str(), if self.whole { "" } else { "…" })
    }
}

#[cfg(feature = "defmt")]
impl defmt::Format for Excerpt {
    fn format(&self, f: defmt::Formatter<'_>) {
        let end = if self.whole { "" } else { "…" };
        defmt::write!(f, "\"{=str}\"{=str}", self.as_str(), end);
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::{ParseError, Reason};
    use crate::escape::is_shown;
    use crate::{RoleSet, Vocabulary};

    const HOSTILE: &str = "a\u{1b}[31m\u{202e}\u{2066}\n\u{85}";

    #[test]
    fn nothing_that_was_asked_or_is_near_reaches_a_terminal_as_it_is() {
        static VOCABULARY: Vocabulary =
            Vocabulary { plural: "keys", ids: &[HOSTILE, HOSTILE], aliases: &[], names: &[] };
        let letter = |is_repeated| Reason::Letter { letter: '\u{202e}', is_repeated };
        for reason in [
            Reason::Unknown { nearest: None },
            Reason::Unknown { nearest: Some(HOSTILE) },
            Reason::Shared { positions: [0, 1], by: 2 },
            letter(false),
            letter(true),
            Reason::Apart { roles: RoleSet::RA },
        ] {
            let error = ParseError::new(HOSTILE, &VOCABULARY, reason).to_string();
            assert!(error.chars().all(is_shown), "{error}");
        }
    }
}
