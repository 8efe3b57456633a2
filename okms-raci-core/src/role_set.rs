use core::convert::Infallible;
use core::fmt;
use core::iter::FusedIterator;
use core::ops::{BitAnd, BitOr, Sub};

use crate::Role;

/// The roles that one party holds in one activity; may be empty.
///
/// Four bits in a byte. There is a constant for each of the sixteen sets, named
/// after its letters in the order R, A, C, I. [`Display`](fmt::Display) writes
/// those letters, or `-` for the empty set.
///
/// ```
/// use okms_raci::{Role, RoleSet};
///
/// const DUTY: RoleSet = RoleSet::R.union(RoleSet::A);
/// assert_eq!(DUTY, RoleSet::RA);
/// assert!(DUTY.contains(Role::Accountable));
/// assert_eq!(RoleSet::from_letters("AR"), Some(RoleSet::RA));
/// assert_eq!(format!("{DUTY} {}", RoleSet::NONE), "RA -");
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

    /// The set of just this role.
    #[must_use]
    #[inline]
    pub const fn of(role: Role) -> RoleSet {
        RoleSet(role.bit())
    }

    /// The set that these letters name, in any order; `""` is the empty set.
    ///
    /// `None` for a letter that is not one of `R`, `A`, `C`, `I`, and for a
    /// letter that stands twice.
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

    /// The letters of the set in the order R, A, C, I; `""` for the empty set.
    #[must_use]
    #[inline]
    pub const fn letters(self) -> &'static str {
        const LETTERS: [&str; 16] = [
            "", "R", "A", "RA", "C", "RC", "AC", "RAC", "I", "RI", "AI", "RAI", "CI", "RCI", "ACI",
            "RACI",
        ];
        LETTERS[(self.0 & 0b1111) as usize]
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
        RoleSetIter(self)
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

impl From<Role> for RoleSet {
    #[inline]
    fn from(role: Role) -> RoleSet {
        RoleSet::of(role)
    }
}

impl FromIterator<Role> for RoleSet {
    #[inline]
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> RoleSet {
        roles.into_iter().fold(RoleSet::NONE, |set, role| set | RoleSet::of(role))
    }
}

impl BitOr for RoleSet {
    type Output = RoleSet;

    #[inline]
    fn bitor(self, other: RoleSet) -> RoleSet {
        self.union(other)
    }
}

impl BitAnd for RoleSet {
    type Output = RoleSet;

    #[inline]
    fn bitand(self, other: RoleSet) -> RoleSet {
        self.intersection(other)
    }
}

impl Sub for RoleSet {
    type Output = RoleSet;

    #[inline]
    fn sub(self, other: RoleSet) -> RoleSet {
        self.difference(other)
    }
}

impl IntoIterator for RoleSet {
    type Item = Role;
    type IntoIter = RoleSetIter;

    #[inline]
    fn into_iter(self) -> RoleSetIter {
        self.iter()
    }
}

/// The roles of a [`RoleSet`] in the order R, A, C, I.
#[derive(Clone, Debug)]
pub struct RoleSetIter(RoleSet);

impl Iterator for RoleSetIter {
    type Item = Role;

    #[inline]
    fn next(&mut self) -> Option<Role> {
        let role = Role::ALL.into_iter().find(|&role| self.0.contains(role))?;
        self.0 = self.0 - RoleSet::of(role);
        Some(role)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.len(), Some(self.0.len()))
    }
}

impl ExactSizeIterator for RoleSetIter {}
impl FusedIterator for RoleSetIter {}

/// Refused by the compiler, with what to write instead: it would not be clear whether the role is
/// one of the set or all of it.
#[diagnostic::on_unimplemented(
    message = "a set of roles cannot be compared with one role",
    label = "is it one of the roles, or the only one?",
    note = "one of the roles: `roles.contains(role)`, or `activity.is(party, role)`",
    note = "the only one: `roles == RoleSet::of(role)`"
)]
#[doc(hidden)]
pub trait ComparedWithOneRole {}

/// With this, a set can be compared with more than one type; else the compiler would ask for a set
/// where a role stands, and offer `.into()`, which makes a wrong program of it.
#[doc(hidden)]
impl PartialEq<Infallible> for RoleSet {
    fn eq(&self, never: &Infallible) -> bool {
        match *never {}
    }
}

impl PartialEq<Role> for RoleSet
where
    for<'never> Role: ComparedWithOneRole,
{
    fn eq(&self, role: &Role) -> bool {
        *self == RoleSet::of(*role)
    }
}

impl PartialEq<RoleSet> for Role
where
    for<'never> Role: ComparedWithOneRole,
{
    fn eq(&self, roles: &RoleSet) -> bool {
        roles == self
    }
}
