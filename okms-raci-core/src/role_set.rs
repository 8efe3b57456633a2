use crate::Role;

mod compared;
mod iter;
mod operators;
#[cfg(test)]
mod tests;
mod text;

pub use iter::RoleSetIter;

/// The roles that one party holds in one activity; may be empty.
///
/// Four bits in a byte. There is a constant for each of the sixteen sets, named
/// after its letters in the order R, A, C, I. [`Display`](core::fmt::Display) writes
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
/// let error = "RX".parse::<RoleSet>().unwrap_err();
/// let expected = "\"RX\" is not a role set: 'X' is none of the letters R, A, C and I";
/// assert_eq!(error.to_string(), expected);
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoleSet(u8);

impl RoleSet {
    /// No role at all.
    pub const NONE: RoleSet = RoleSet(0);
    /// Responsible.
    pub const R: RoleSet = RoleSet::of(Role::Responsible);
    /// Accountable.
    pub const A: RoleSet = RoleSet::of(Role::Accountable);
    /// Consulted.
    pub const C: RoleSet = RoleSet::of(Role::Consulted);
    /// Informed.
    pub const I: RoleSet = RoleSet::of(Role::Informed);
    /// Responsible and accountable.
    pub const RA: RoleSet = RoleSet::R.union(RoleSet::A);
    /// Responsible and consulted.
    pub const RC: RoleSet = RoleSet::R.union(RoleSet::C);
    /// Responsible and informed.
    pub const RI: RoleSet = RoleSet::R.union(RoleSet::I);
    /// Accountable and consulted.
    pub const AC: RoleSet = RoleSet::A.union(RoleSet::C);
    /// Accountable and informed.
    pub const AI: RoleSet = RoleSet::A.union(RoleSet::I);
    /// Consulted and informed.
    pub const CI: RoleSet = RoleSet::C.union(RoleSet::I);
    /// Responsible, accountable and consulted.
    pub const RAC: RoleSet = RoleSet::RA.union(RoleSet::C);
    /// Responsible, accountable and informed.
    pub const RAI: RoleSet = RoleSet::RA.union(RoleSet::I);
    /// Responsible, consulted and informed.
    pub const RCI: RoleSet = RoleSet::R.union(RoleSet::CI);
    /// Accountable, consulted and informed.
    pub const ACI: RoleSet = RoleSet::A.union(RoleSet::CI);
    /// All four roles.
    pub const RACI: RoleSet = RoleSet::RA.union(RoleSet::CI);

    /// The letters of each set, in the order of their bits.
    pub(crate) const LETTERS: [&str; 16] = [
        "", "R", "A", "RA", "C", "RC", "AC", "RAC", "I", "RI", "AI", "RAI", "CI", "RCI", "ACI",
        "RACI",
    ];

    /// The set of just this role.
    #[must_use]
    #[inline]
    pub const fn of(role: Role) -> RoleSet {
        RoleSet(role.bit())
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
        if bits <= RoleSet::RACI.0 { Some(RoleSet(bits)) } else { None }
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
        self.0
    }

    /// The letters of the set in the order R, A, C, I; `""` for the empty set.
    #[must_use]
    #[inline]
    pub const fn letters(self) -> &'static str {
        RoleSet::LETTERS[(self.0 & 0b1111) as usize]
    }

    /// Whether the role is in the set.
    #[must_use]
    #[inline]
    pub const fn contains(self, role: Role) -> bool {
        self.0 & role.bit() != 0
    }

    /// Whether every role of `other` is in this set.
    #[must_use]
    #[inline]
    pub const fn contains_all(self, other: RoleSet) -> bool {
        self.0 & other.0 == other.0
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
        self.0 & other.0 != 0
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
        RoleSet(self.0 | other.0)
    }

    /// The roles that are in both sets.
    #[must_use]
    #[inline]
    pub const fn intersection(self, other: RoleSet) -> RoleSet {
        RoleSet(self.0 & other.0)
    }

    /// The roles of this set that are not in `other`.
    #[must_use]
    #[inline]
    pub const fn difference(self, other: RoleSet) -> RoleSet {
        RoleSet(self.0 & !other.0)
    }

    /// The roles that are in one of the sets, but not in both.
    #[must_use]
    #[inline]
    pub const fn symmetric_difference(self, other: RoleSet) -> RoleSet {
        RoleSet(self.0 ^ other.0)
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
        self.0 == 0
    }

    /// How many roles the set holds, 0 to 4.
    #[must_use]
    #[inline]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether both sets hold the same roles; `==` for const code.
    #[must_use]
    #[inline]
    pub const fn equals(self, other: RoleSet) -> bool {
        self.0 == other.0
    }

    /// The roles of the set in the order R, A, C, I.
    #[must_use]
    #[inline]
    pub const fn iter(self) -> RoleSetIter {
        RoleSetIter::over(self)
    }
}

/// The sixteen sets, each named after its letters, for the tables of generated code.
pub mod letters {
    use super::RoleSet;

    /// A constant for each of these sets.
    macro_rules! letters {
        ($($LETTERS:ident)*) => {
            $(
                #[doc = concat!("The set `", stringify!($LETTERS), "`.")]
                pub const $LETTERS: RoleSet = RoleSet::$LETTERS;
            )*
        };
    }

    letters! { NONE R A C I RA RC RI AC AI CI RAC RAI RCI ACI RACI }
}
