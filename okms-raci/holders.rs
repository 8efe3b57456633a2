use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use okms_raci_core::Variants;

/// The parties that hold a role in an activity, in the order of the columns.
///
/// What [`Activity::holders`](crate::Activity::holders) gives: an iterator in one number, which const
/// code can ask how many there are.
///
/// ```
/// use okms_raci::{Activity, Party, Role};
///
/// let told = Activity::HandleIncidents.holders(Role::Informed);
/// assert!(told.eq([Party::Customer]));
///
/// const ACCOUNTABLE: usize = Activity::HandleIncidents.holders(Role::Accountable).len();
/// assert_eq!(ACCOUNTABLE, 2);
/// ```
#[derive(PartialEq, Eq)]
pub struct Holders<P> {
    /// A bit for each party, the lowest for the first. A matrix has at most 16.
    bits: u16,
    party: PhantomData<fn() -> P>,
}

impl<P> Holders<P> {
    /// For generated code.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn __none() -> Holders<P> {
        Holders::of(0)
    }

    /// For generated code: these after one more party, if it is a holder.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn __after(self, is_holder: bool) -> Holders<P> {
        Holders::of(self.bits << 1 | is_holder as u16)
    }

    #[inline]
    const fn of(bits: u16) -> Holders<P> {
        Holders { bits, party: PhantomData }
    }

    /// How many parties there are, or are left.
    #[must_use]
    #[inline]
    pub const fn len(&self) -> usize {
        self.bits.count_ones() as usize
    }

    /// Whether no party holds the role, or all were given.
    #[must_use]
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.bits == 0
    }
}

impl<P: Variants> Holders<P> {
    #[inline]
    fn take(&mut self, position: u32) -> Option<P> {
        self.bits &= !1_u16.checked_shl(position)?;
        P::ALL.get(position as usize).copied()
    }
}

impl<P: Variants> Iterator for Holders<P> {
    type Item = P;

    #[inline]
    fn next(&mut self) -> Option<P> {
        self.take(self.bits.trailing_zeros())
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len(), Some(self.len()))
    }
}

impl<P: Variants> DoubleEndedIterator for Holders<P> {
    #[inline]
    fn next_back(&mut self) -> Option<P> {
        self.take(self.bits.checked_ilog2()?)
    }
}

impl<P: Variants> ExactSizeIterator for Holders<P> {}
impl<P: Variants> FusedIterator for Holders<P> {}

impl<P> Clone for Holders<P> {
    #[inline]
    fn clone(&self) -> Holders<P> {
        Holders::of(self.bits)
    }
}

impl<P: Variants + fmt::Debug> fmt::Debug for Holders<P> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
