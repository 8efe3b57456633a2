//! From role sets to roles, and back.

use core::iter::FusedIterator;

use crate::{Role, RoleSet};

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
