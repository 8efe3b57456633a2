use crate::Role;

#[macro_use]
mod orders;
mod traits;

pub use traits::{ComparedWithOneRole, RoleSetIter};

/// The roles that one party holds in one activity; may be empty.
///
/// Four bits in a byte. Each of the sixteen sets is a variant, named after its letters in the order R, A, C, I,
/// so that a `match` over them is exhaustive. [`Display`](core::fmt::Display) writes
/// those letters, or `-` for the empty set.
///
/// ```
/// # extern crate okms_raci_core as okms_raci;
/// use okms_raci::{Role, RoleSet};
///
/// const DUTY: RoleSet = RoleSet::R.union(RoleSet::A);
/// assert_eq!(DUTY, RoleSet::RA);
/// assert!(DUTY.contains(Role::Accountable));
/// assert_eq!(format!("{DUTY} {}", RoleSet::NONE), "RA -");
/// ```
///
/// The operators are those of sets, on sets and on single roles:
///
/// ```
/// # extern crate okms_raci_core as okms_raci;
/// use okms_raci::{Role, RoleSet};
///
/// let mut duty = Role::Responsible | Role::Accountable;
/// duty |= Role::Informed;
/// assert_eq!(duty - RoleSet::A, RoleSet::RI);
/// assert_eq!(duty & RoleSet::AC, RoleSet::A);
/// assert_eq!(duty ^ RoleSet::AC, RoleSet::RCI);
/// assert_eq!(!duty, RoleSet::C);
/// ```
///
/// Const code has no operators: `==` is [`equals`](RoleSet::equals) there, `|` is [`union`](RoleSet::union),
/// and a `match` takes the constants.
///
/// ```
/// # extern crate okms_raci_core as okms_raci;
/// use okms_raci::RoleSet;
///
/// const fn does_the_work(roles: RoleSet) -> bool {
///     roles.equals(RoleSet::R) || roles.is_subset_of(RoleSet::RA) && roles.intersects(RoleSet::R)
/// }
/// const _: () = assert!(does_the_work(RoleSet::RA) && !does_the_work(RoleSet::RC));
/// ```
///
/// [`from_letters`](RoleSet::from_letters) takes the letters as a matrix has them, in const code too.
/// [`FromStr`](core::str::FromStr) and `TryFrom<&str>` take what people type: any order, any letter
/// case, and `-` for the empty set.
///
/// ```
/// # extern crate okms_raci_core as okms_raci;
/// use okms_raci::RoleSet;
///
/// assert_eq!(RoleSet::from_letters("AR"), Some(RoleSet::RA));
/// assert_eq!("ar".parse(), Ok(RoleSet::RA));
/// assert_eq!("-".parse(), Ok(RoleSet::NONE));
/// let message = |text: &str| text.parse::<RoleSet>().unwrap_err().to_string();
/// assert_eq!(message("RX"), "\"RX\" is not a role set: 'X' is none of the letters R, A, C and I");
/// assert_eq!(message("R, A"), "\"R, A\" is not a role set: write \"RA\"");
/// ```
#[allow(clippy::upper_case_acronyms, reason = "the letters are those of a matrix")]
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum RoleSet {
    /// No role at all.
    #[default]
    NONE,
    /// Responsible.
    R,
    /// Accountable.
    A,
    /// Responsible and accountable.
    RA,
    /// Consulted.
    C,
    /// Responsible and consulted.
    RC,
    /// Accountable and consulted.
    AC,
    /// Responsible, accountable and consulted.
    RAC,
    /// Informed.
    I,
    /// Responsible and informed.
    RI,
    /// Accountable and informed.
    AI,
    /// Responsible, accountable and informed.
    RAI,
    /// Consulted and informed.
    CI,
    /// Responsible, consulted and informed.
    RCI,
    /// Accountable, consulted and informed.
    ACI,
    /// All four roles.
    RACI,
}

impl RoleSet {
    /// The letters of each set, in the order of their bits.
    pub(crate) const LETTERS: [&str; 16] = [
        "", "R", "A", "RA", "C", "RC", "AC", "RAC", "I", "RI", "AI", "RAI", "CI", "RCI", "ACI",
        "RACI",
    ];

    /// The set of just this role.
    #[must_use]
    #[inline]
    pub const fn of(role: Role) -> RoleSet {
        RoleSet::of_bits(role.bit())
    }

    /// The set that these letters name, in any order; `""` is the empty set.
    ///
    /// `None` for a letter that is not one of `R`, `A`, `C`, `I`, and for a
    /// letter that is listed twice.
    #[must_use]
    #[inline]
    pub const fn from_letters(letters: &str) -> Option<RoleSet> {
        let mut rest = letters.as_bytes();
        let mut set = RoleSet::NONE;
        while let [letter, tail @ ..] = rest {
            match Role::from_letter(*letter as char) {
                Some(role) if !set.contains(role) => set = set.union(RoleSet::of(role)),
                _ => return None,
            }
            rest = tail;
        }
        Some(set)
    }

    /// The set with these bits: 1 for R, 2 for A, 4 for C, 8 for I.
    ///
    /// `None` if any other bit is set.
    ///
    /// ```
    /// # extern crate okms_raci_core as okms_raci;
    /// use okms_raci::RoleSet;
    ///
    /// assert_eq!(RoleSet::from_bits(0b1001), Some(RoleSet::RI));
    /// assert_eq!(RoleSet::from_bits(0b1_0000), None);
    /// ```
    #[must_use]
    #[inline]
    pub const fn from_bits(bits: u8) -> Option<RoleSet> {
        if bits < 16 { Some(RoleSet::of_bits(bits)) } else { None }
    }

    /// The set as a number from 0 to 15, for a register or a file: 1 for R, 2 for A, 4 for C, 8 for I.
    ///
    /// ```
    /// # extern crate okms_raci_core as okms_raci;
    /// use okms_raci::RoleSet;
    ///
    /// assert_eq!(RoleSet::RI.bits(), 0b1001);
    /// ```
    #[must_use]
    #[inline]
    pub const fn bits(self) -> u8 {
        self as u8
    }

    /// The set with the lowest four bits.
    #[inline]
    const fn of_bits(bits: u8) -> RoleSet {
        match bits & 0b1111 {
            0 => RoleSet::NONE,
            1 => RoleSet::R,
            2 => RoleSet::A,
            3 => RoleSet::RA,
            4 => RoleSet::C,
            5 => RoleSet::RC,
            6 => RoleSet::AC,
            7 => RoleSet::RAC,
            8 => RoleSet::I,
            9 => RoleSet::RI,
            10 => RoleSet::AI,
            11 => RoleSet::RAI,
            12 => RoleSet::CI,
            13 => RoleSet::RCI,
            14 => RoleSet::ACI,
            _ => RoleSet::RACI,
        }
    }

    /// The letters of the set in the order R, A, C, I; `""` for the empty set.
    #[must_use]
    #[inline]
    pub const fn letters(self) -> &'static str {
        RoleSet::LETTERS[self as usize]
    }

    /// Whether the role is in the set.
    #[must_use]
    #[inline]
    pub const fn contains(self, role: Role) -> bool {
        self.bits() & role.bit() != 0
    }

    /// Whether every role of `other` is in this set.
    #[must_use]
    #[inline]
    pub const fn contains_all(self, other: RoleSet) -> bool {
        self.bits() & other.bits() == other.bits()
    }

    /// Whether every role of this set is in `other`.
    #[must_use]
    #[inline]
    pub const fn is_subset_of(self, other: RoleSet) -> bool {
        other.contains_all(self)
    }

    /// Whether some role is in both sets.
    #[must_use]
    #[inline]
    pub const fn intersects(self, other: RoleSet) -> bool {
        self.bits() & other.bits() != 0
    }

    /// Whether no role is in both sets.
    #[must_use]
    #[inline]
    pub const fn is_disjoint(self, other: RoleSet) -> bool {
        !self.intersects(other)
    }

    /// The roles that are in this set, in `other`, or in both.
    #[must_use]
    #[inline]
    pub const fn union(self, other: RoleSet) -> RoleSet {
        RoleSet::of_bits(self.bits() | other.bits())
    }

    /// The roles that are in both sets.
    #[must_use]
    #[inline]
    pub const fn intersection(self, other: RoleSet) -> RoleSet {
        RoleSet::of_bits(self.bits() & other.bits())
    }

    /// The roles of this set that are not in `other`.
    #[must_use]
    #[inline]
    pub const fn difference(self, other: RoleSet) -> RoleSet {
        RoleSet::of_bits(self.bits() & !other.bits())
    }

    /// The roles that are in one of the sets, but not in both.
    #[must_use]
    #[inline]
    pub const fn symmetric_difference(self, other: RoleSet) -> RoleSet {
        RoleSet::of_bits(self.bits() ^ other.bits())
    }

    /// The roles that are not in this set.
    #[must_use]
    #[inline]
    pub const fn complement(self) -> RoleSet {
        RoleSet::RACI.difference(self)
    }

    /// Whether the set holds no role.
    #[must_use]
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.bits() == 0
    }

    /// How many roles the set holds, 0 to 4.
    #[must_use]
    #[inline]
    pub const fn len(self) -> usize {
        self.bits().count_ones() as usize
    }

    /// Whether both sets hold the same roles; `==` for const code.
    #[must_use]
    #[inline]
    pub const fn equals(self, other: RoleSet) -> bool {
        self.bits() == other.bits()
    }

    /// The roles of the set in the order R, A, C, I.
    #[must_use]
    #[inline]
    pub const fn iter(self) -> RoleSetIter {
        RoleSetIter::over(self)
    }
}

orders! {}

#[cfg(test)]
mod tests {
    use std::format;
    use std::string::{String, ToString};
    use std::vec::Vec;

    use super::RoleSet;
    use crate::Role;

    #[test]
    fn a_set_is_made_of_its_bits_and_of_its_letters_in_any_order() {
        for bits in 0..=u8::MAX {
            let set = RoleSet::from_bits(bits);
            assert_eq!(set.is_some(), bits < 16);
            assert_eq!(set.map_or(bits, RoleSet::bits), bits);
        }
        for set in (0..16).filter_map(RoleSet::from_bits) {
            let backwards: String = set.letters().chars().rev().collect();
            assert_eq!(RoleSet::from_letters(set.letters()), Some(set));
            assert_eq!(RoleSet::from_letters(&backwards), Some(set));
            for role in Role::ALL {
                let more = backwards.clone() + &role.letter().to_string();
                let is_in = set.contains(role);
                assert_eq!(RoleSet::from_letters(&more).is_none(), is_in, "{more}");
                let other = set.symmetric_difference(RoleSet::of(role));
                assert_ne!(other.contains(role), is_in);
                assert_eq!(other.union(RoleSet::of(role)), set.union(RoleSet::of(role)));
            }
        }
        assert_eq!(RoleSet::from_letters("RX"), None);
    }

    #[test]
    fn a_set_is_read_from_letters_and_walked_from_both_ends() {
        for set in (0..16).filter_map(RoleSet::from_bits) {
            let roles: Vec<Role> = set.iter().collect();
            assert_eq!((roles.len(), set.iter().len()), (set.len(), set.len()));
            assert!(roles.iter().all(|&role| set.contains(role)));
            assert!(set.iter().rev().eq(roles.iter().rev().copied()));
            assert_eq!(roles.iter().chain(&roles).copied().collect::<RoleSet>(), set);
            let letters = set.letters().to_lowercase();
            assert_eq!(letters.parse(), Ok(set));
            for role in Role::ALL {
                assert_eq!(RoleSet::from(role).union(!role), RoleSet::RACI);
                assert!(!(!role).contains(role));
                let more = letters.clone() + &role.letter().to_string();
                assert_eq!(more.parse::<RoleSet>().is_err(), set.contains(role), "{more}");
            }
        }
        for (text, wanted) in [
            ("R, A", "write \"RA\""),
            ("responsible and Accountable", "write \"RA\""),
            ("r/c", "write \"RC\""),
            ("R, A, S", "'S' is none of the letters R, A, C and I"),
            ("Responsable", "'e' is none of the letters R, A, C and I"),
            (",", "',' is none of the letters R, A, C and I"),
            ("RR", "it has 'R' twice"),
        ] {
            let message = text.parse::<RoleSet>().unwrap_err().to_string();
            assert_eq!(
                message.split_once(": "),
                Some((&*format!("{text:?} is not a role set"), wanted))
            );
        }
        assert_eq!("-".parse(), Ok(RoleSet::NONE));
        assert!("--".parse::<RoleSet>().is_err() && "RX".parse::<RoleSet>().is_err());
    }
}
