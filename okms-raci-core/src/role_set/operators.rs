//! The operators of sets, on role sets and on roles.

use core::ops::{
    BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Not, Sub, SubAssign,
};

use crate::{Role, RoleSet};

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
