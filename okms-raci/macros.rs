//! The doors to the macros: they hand on `$crate`, so that a renamed dependency works.

/// Claims about the matrix, checked by the compiler.
#[macro_export]
macro_rules! assert_raci {
    ($($claims:tt)*) => { $crate::__private::macros::assert_raci! { ($crate) $($claims)* } };
}

/// The activity for a title.
#[macro_export]
macro_rules! activity {
    ($($text:tt)*) => { $crate::__private::macros::activity! { ($crate) $($text)* } };
}

/// An enum of just the activities that a condition holds for.
#[macro_export]
macro_rules! subset {
    ($($subset:tt)*) => { $crate::__private::macros::subset! { ($crate) $($subset)* } };
}
