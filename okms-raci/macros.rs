//! The doors to the macros: they hand on `$crate`, so that a renamed dependency works.

/// Claims about the matrix, checked by the compiler.
#[macro_export]
macro_rules! assert_raci {
    ($($claims:tt)*) => { $crate::__private::macros::assert_raci! { ($crate) $($claims)* } };
}
