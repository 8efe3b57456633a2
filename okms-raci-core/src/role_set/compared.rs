//! A role set and a role are not compared.

use core::convert::Infallible;

use crate::{Role, RoleSet};

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
/// where a role is, and offer `.into()`, which makes a wrong program of it.
#[doc(hidden)]
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
