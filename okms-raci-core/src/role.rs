use core::fmt;
use core::str::FromStr;

use crate::{EnumKey, FromName, ParseError, Variants, Vocabulary};

/// A role that a party holds in an activity: one letter of a RACI matrix.
///
/// ```
/// # extern crate okms_raci_core as okms_raci;
/// use okms_raci::Role;
///
/// assert_eq!(Role::Accountable.letter(), 'A');
/// assert_eq!(Role::from_letter('A'), Some(Role::Accountable));
///
/// let definition = "accountable for the successful completion of the process";
/// assert_eq!(Role::Accountable.definition(), definition);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[repr(u8)]
pub enum Role {
    /// R: in charge of carrying out the process.
    Responsible,
    /// A: accountable for the successful completion of the process.
    Accountable,
    /// C: consulted during the process.
    Consulted,
    /// I: informed of the results of the process.
    Informed,
}

impl Role {
    /// How many roles there are.
    pub const COUNT: usize = 4;

    /// The four roles in the order R, A, C, I.
    pub const ALL: [Role; Role::COUNT] =
        [Role::Responsible, Role::Accountable, Role::Consulted, Role::Informed];

    /// The letter that stands for the role in a matrix: `R`, `A`, `C` or `I`.
    #[must_use]
    #[inline]
    pub const fn letter(self) -> char {
        match self {
            Role::Responsible => 'R',
            Role::Accountable => 'A',
            Role::Consulted => 'C',
            Role::Informed => 'I',
        }
    }

    /// The role that an upper-case letter stands for.
    #[must_use]
    #[inline]
    pub const fn from_letter(letter: char) -> Option<Role> {
        match letter {
            'R' => Some(Role::Responsible),
            'A' => Some(Role::Accountable),
            'C' => Some(Role::Consulted),
            'I' => Some(Role::Informed),
            _ => None,
        }
    }

    /// The role in one word, such as `"Responsible"`.
    #[must_use]
    #[inline]
    pub const fn name(self) -> &'static str {
        match self {
            Role::Responsible => "Responsible",
            Role::Accountable => "Accountable",
            Role::Consulted => "Consulted",
            Role::Informed => "Informed",
        }
    }

    /// The meaning of the role, as the published matrix defines it.
    #[must_use]
    #[inline]
    pub const fn definition(self) -> &'static str {
        match self {
            Role::Responsible => "in charge of carrying out the process",
            Role::Accountable => "accountable for the successful completion of the process",
            Role::Consulted => "consulted during the process",
            Role::Informed => "informed of the results of the process",
        }
    }

    /// The bit that stands for the role in a [`RoleSet`](crate::RoleSet).
    #[inline]
    pub(crate) const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl fmt::Display for Role {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Variants for Role {
    const ALL: &'static [Role] = &Role::ALL;
}

impl EnumKey for Role {
    type Array<V> = [V; Role::COUNT];

    #[inline]
    fn __index(self) -> usize {
        self as usize
    }

    #[inline]
    fn array<V>(value: impl FnMut(Role) -> V) -> [V; Role::COUNT] {
        Role::ALL.map(value)
    }
}

#[doc(hidden)]
impl FromName for Role {
    const VOCABULARY: &'static Vocabulary = &Vocabulary {
        plural: "roles",
        ids: &["Responsible", "Accountable", "Consulted", "Informed"],
        aliases: &[],
        names: &[&["R", "A", "C", "I"]],
    };
}

/// From the name or the letter, in any case of ASCII letters and between any blanks.
impl FromStr for Role {
    type Err = ParseError;

    #[inline]
    fn from_str(text: &str) -> Result<Role, ParseError> {
        Role::from_name(text)
    }
}

impl TryFrom<&str> for Role {
    type Error = ParseError;

    #[inline]
    fn try_from(text: &str) -> Result<Role, ParseError> {
        text.parse()
    }
}

/// The trait of typed facts that says that a party holds the role.
///
/// ```
/// use okms_raci_core::{Role, fact};
///
/// assert_eq!(fact(Role::Consulted), "ConsultedOn");
/// ```
#[must_use]
pub const fn fact(role: Role) -> &'static str {
    match role {
        Role::Responsible => "ResponsibleFor",
        Role::Accountable => "AccountableFor",
        Role::Consulted => "ConsultedOn",
        Role::Informed => "InformedOf",
    }
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn a_role_has_a_letter_of_its_own_and_a_meaning() {
        for role in Role::ALL {
            assert_eq!(Role::from_letter(role.letter()), Some(role));
            assert!(role.name().starts_with(role.letter()));
            assert!(role.definition().ends_with(" the process"), "{role}");
        }
        assert!(('\0'..'\u{200}').filter_map(Role::from_letter).eq([
            Role::Accountable,
            Role::Consulted,
            Role::Informed,
            Role::Responsible
        ]));
    }
}
