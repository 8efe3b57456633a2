//! Role sets to text, and from text that people type.

use core::fmt;
use core::str::FromStr;

use crate::parse_error::Reason;
use crate::{ParseError, Role, RoleSet, Vocabulary};

impl fmt::Display for RoleSet {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(if self.is_empty() { "-" } else { self.letters() })
    }
}

impl fmt::Debug for RoleSet {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RoleSet({self})")
    }
}

/// What role sets are called.
static VOCABULARY: Vocabulary =
    Vocabulary { plural: "role sets", ids: &RoleSet::LETTERS, aliases: &[], names: &[] };

/// From letters in any order and letter case, each at most once, between any blanks; `""` and `"-"` are the
/// empty set.
impl FromStr for RoleSet {
    type Err = ParseError;

    #[inline]
    fn from_str(text: &str) -> Result<RoleSet, ParseError> {
        let mut set = RoleSet::NONE;
        let letters = text.trim_ascii();
        for letter in (if letters == "-" { "" } else { letters }).chars() {
            match Role::from_letter(letter.to_ascii_uppercase()) {
                Some(role) if !set.contains(role) => set |= role,
                role => {
                    let reason = Reason::Letter { letter, is_repeated: role.is_some() };
                    return Err(ParseError::new(text, &VOCABULARY, reason));
                }
            }
        }
        Ok(set)
    }
}

/// From letters in any order and letter case, each at most once, between any blanks; `""` and `"-"` are the
/// empty set.
impl TryFrom<&str> for RoleSet {
    type Error = ParseError;

    #[inline]
    fn try_from(text: &str) -> Result<RoleSet, ParseError> {
        text.parse()
    }
}
