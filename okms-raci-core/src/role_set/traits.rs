//! What traits make of role sets: iteration, the operators of sets, text, and no comparison with a role.

use core::convert::Infallible;
use core::fmt;
use core::iter::FusedIterator;
use core::ops::{
    BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Not, Sub, SubAssign,
};
use core::str::FromStr;

use crate::parse_error::Reason;
use crate::{ParseError, Role, RoleSet, Vocabulary};

/// The roles of a [`RoleSet`] in the order R, A, C, I.
///
/// ```
/// # extern crate okms_raci_core as okms_raci;
/// use okms_raci::{Role, RoleSet};
///
/// let mut roles = RoleSet::RAI.iter();
/// assert_eq!(roles.len(), 3);
/// assert_eq!(roles.next_back(), Some(Role::Informed));
/// assert!(roles.eq([Role::Responsible, Role::Accountable]));
/// ```
#[derive(Clone, Debug)]
pub struct RoleSetIter(RoleSet);

impl RoleSetIter {
    #[inline]
    pub(super) const fn over(set: RoleSet) -> RoleSetIter {
        RoleSetIter(set)
    }

    #[inline]
    fn take(&mut self, role: Option<Role>) -> Option<Role> {
        self.0 -= role?;
        role
    }
}

impl Iterator for RoleSetIter {
    type Item = Role;

    #[inline]
    fn next(&mut self) -> Option<Role> {
        let role = Role::ALL.into_iter().find(|&role| self.0.contains(role));
        self.take(role)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.len(), Some(self.0.len()))
    }
}

impl DoubleEndedIterator for RoleSetIter {
    #[inline]
    fn next_back(&mut self) -> Option<Role> {
        let role = Role::ALL.into_iter().rfind(|&role| self.0.contains(role));
        self.take(role)
    }
}

impl ExactSizeIterator for RoleSetIter {}
impl FusedIterator for RoleSetIter {}

impl IntoIterator for RoleSet {
    type Item = Role;
    type IntoIter = RoleSetIter;

    #[inline]
    fn into_iter(self) -> RoleSetIter {
        self.iter()
    }
}

impl IntoIterator for &RoleSet {
    type Item = Role;
    type IntoIter = RoleSetIter;

    #[inline]
    fn into_iter(self) -> RoleSetIter {
        self.iter()
    }
}

impl From<Role> for RoleSet {
    #[inline]
    fn from(role: Role) -> RoleSet {
        RoleSet::of(role)
    }
}

impl<const N: usize> From<[Role; N]> for RoleSet {
    #[inline]
    fn from(roles: [Role; N]) -> RoleSet {
        roles.into_iter().collect()
    }
}

impl FromIterator<Role> for RoleSet {
    #[inline]
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> RoleSet {
        roles.into_iter().fold(RoleSet::NONE, |set, role| set | role)
    }
}

impl Extend<Role> for RoleSet {
    #[inline]
    fn extend<I: IntoIterator<Item = Role>>(&mut self, roles: I) {
        *self |= roles.into_iter().collect::<RoleSet>();
    }
}

/// A binary operator of sets, and its assignment, for a set or a role on each side.
macro_rules! operator {
    ($Operator:ident $operator:ident $Assign:ident $assign:ident $function:ident) => {
        operator! { @ RoleSet, $Operator $operator $function RoleSet }
        operator! { @ RoleSet, $Operator $operator $function Role }
        operator! { @ Role, $Operator $operator $function RoleSet }
        operator! { @ Role, $Operator $operator $function Role }

        impl<T: Into<RoleSet>> $Assign<T> for RoleSet {
            #[inline]
            fn $assign(&mut self, other: T) {
                *self = self.$function(other.into());
            }
        }
    };
    (@ $Left:ident, $Operator:ident $operator:ident $function:ident $Right:ident) => {
        impl $Operator<$Right> for $Left {
            type Output = RoleSet;

            #[inline]
            fn $operator(self, other: $Right) -> RoleSet {
                RoleSet::from(self).$function(RoleSet::from(other))
            }
        }
    };
}

operator! { BitOr bitor BitOrAssign bitor_assign union }
operator! { BitAnd bitand BitAndAssign bitand_assign intersection }
operator! { BitXor bitxor BitXorAssign bitxor_assign symmetric_difference }
operator! { Sub sub SubAssign sub_assign difference }

impl Not for RoleSet {
    type Output = RoleSet;

    #[inline]
    fn not(self) -> RoleSet {
        self.complement()
    }
}

/// All roles but this.
impl Not for Role {
    type Output = RoleSet;

    #[inline]
    fn not(self) -> RoleSet {
        RoleSet::of(self).complement()
    }
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
                    let is_repeated = role.is_some();
                    let reason = apart(letters).filter(|_| !is_repeated);
                    let reason = reason.unwrap_or(Reason::Letter { letter, is_repeated });
                    return Err(ParseError::new(text, &VOCABULARY, reason));
                }
            }
        }
        Ok(set)
    }
}

/// The roles of `R, A` and `Responsible and accountable`, or the first letter that is no role's.
fn apart(text: &str) -> Option<Reason> {
    // `-` stands for no role.
    let is_between = |c: char| c != '-' && c.is_ascii_punctuation() || c.is_ascii_whitespace();
    let words = text.split(is_between).filter(|word| !word.eq_ignore_ascii_case("and"));
    let mut roles = RoleSet::NONE;
    for word in words {
        let named = Role::ALL.into_iter().find(|role| role.name().eq_ignore_ascii_case(word));
        for letter in word.chars().take(if named.is_some() { 0 } else { usize::MAX }) {
            match Role::from_letter(letter.to_ascii_uppercase()) {
                Some(role) => roles |= role,
                None => return Some(Reason::Letter { letter, is_repeated: false }),
            }
        }
        roles.extend(named);
    }
    (!roles.is_empty()).then_some(Reason::Apart { roles })
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

/// What a role would need to be compared with a set of roles; it has not.
///
/// It would not be clear whether the role is one of the set or all of it, so `==` between them does not compile, and
/// the error says what to write.
#[diagnostic::on_unimplemented(
    message = "a set of roles cannot be compared with one role",
    label = "is it one of the roles, or the only one?",
    note = "one of the roles: `roles.contains(role)`, or `activity.is(party, role)`",
    note = "the only one: `roles == RoleSet::of(role)`"
)]
pub trait ComparedWithOneRole {}

/// With this, a set can be compared with more than one type; else the compiler would ask for a set
/// where a role is, and offer `.into()`, which makes a wrong program of it.
#[doc(hidden)]
#[diagnostic::do_not_recommend]
impl PartialEq<Infallible> for RoleSet {
    fn eq(&self, never: &Infallible) -> bool {
        match *never {}
    }
}

#[doc(hidden)]
impl PartialEq<Role> for RoleSet
where
    for<'never> Role: ComparedWithOneRole,
{
    fn eq(&self, role: &Role) -> bool {
        *self == RoleSet::of(*role)
    }
}

#[doc(hidden)]
impl PartialEq<RoleSet> for Role
where
    for<'never> Role: ComparedWithOneRole,
{
    fn eq(&self, roles: &RoleSet) -> bool {
        roles == self
    }
}
