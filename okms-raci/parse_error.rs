use core::fmt;

use crate::generated::Listed;
use crate::nearness::{Nearness, nearest};

/// A text that names no activity, party, section or role, or more than one.
///
/// It says what was asked for, what comes nearest, and how many there are.
///
/// ```
/// use okms_raci::Activity;
///
/// let error = "manage backup".parse::<Activity>().unwrap_err();
/// assert_eq!(error.asked(), "manage backup");
/// assert_eq!(error.nearest(), Some("Manage backups"));
/// assert_eq!(
///     error.to_string(),
///     "none of the 31 activities is called \"manage backup\"; the nearest is \"Manage backups\"",
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseError {
    asked: Excerpt,
    vocabulary: &'static Vocabulary,
    reason: Reason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    Unknown {
        nearest: Option<&'static str>,
    },
    /// Positions of the first two that are called so, and how many are.
    Shared {
        positions: [u16; 2],
        by: u16,
    },
}

impl ParseError {
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
            Reason::Shared { .. } => None,
        }
    }

    /// The ids of the first two that share the text as their title, if it is no key for that reason.
    #[must_use]
    #[inline]
    pub fn shared_by(&self) -> Option<[&'static str; 2]> {
        match self.reason {
            Reason::Unknown { .. } => None,
            Reason::Shared { positions, .. } => {
                let id = |position| self.vocabulary.ids.get(usize::from(position));
                Some(positions.map(|position| id(position).copied().unwrap_or_default()))
            }
        }
    }

    /// How many there are to choose from.
    #[must_use]
    #[inline]
    pub fn count(&self) -> usize {
        self.vocabulary.ids.len()
    }
}

impl fmt::Display for ParseError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (asked, plural, count) = (&self.asked, self.vocabulary.plural, self.count());
        if let (Reason::Shared { by, .. }, Some([first, second])) = (self.reason, self.shared_by())
        {
            write!(f, "{by} of the {count} {plural} are called {asked:?}; ")?;
            return write!(f, "ask for an id, such as {first:?} or {second:?}");
        }
        write!(f, "none of the {count} {plural} is called {asked:?}")?;
        self.nearest().map_or(Ok(()), |nearest| write!(f, "; the nearest is {nearest:?}"))
    }
}

impl core::error::Error for ParseError {}

/// The names that text is looked up in, column by column: first ids, last titles.
#[doc(hidden)]
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
    pub fn item<T: Listed>(&'static self, text: &str) -> Result<T, ParseError> {
        let position = self.position(text)?;
        // There are as many items as ids; this only keeps panics out of the program.
        T::EACH.get(position).copied().ok_or_else(|| self.unknown(text))
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
                    return Err(self.error(text, reason));
                }
            }
        }
        match self.aliases.iter().find(|(former, _)| former.eq_ignore_ascii_case(text)) {
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
        self.error(text, Reason::Unknown { nearest: nearest(text, self.ids, self.names) })
    }

    #[inline]
    fn error(&'static self, text: &str, reason: Reason) -> ParseError {
        ParseError { asked: Excerpt::new(text), vocabulary: self, reason }
    }
}

#[inline]
fn called(column: &'static [&'static str], text: &str) -> impl Iterator<Item = usize> {
    column
        .iter()
        .enumerate()
        .filter(move |(_, name)| !name.is_empty() && name.eq_ignore_ascii_case(text))
        .map(|(position, _)| position)
}

/// The start of a text, kept without an allocator.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Excerpt {
    bytes: [u8; Excerpt::CAPACITY],
    len: u8,
    whole: bool,
}

impl Excerpt {
    const CAPACITY: usize = Nearness::LONGEST;

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
