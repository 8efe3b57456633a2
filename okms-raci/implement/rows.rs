//! The rows of a matrix for macros that need them before there are types.
//!
//! A generated module names a macro `__rows_of_the_matrix` that hands them to another one.
//! `$dollar` is a dollar, which a macro that is made by a macro cannot have.

/// Rows that macros in any crate may ask for, under a name at the top of the crate.
#[doc(hidden)]
#[macro_export]
macro_rules! __exported_rows {
    (($dollar:tt) $name:ident $rows:literal) => {
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $name {
                            (($dollar($dollar callback:tt)*) $dollar($dollar input:tt)*) => {
                                $dollar($dollar callback)* ! { ($rows) $dollar($dollar input)* }
                            };
                        }
        #[doc(hidden)]
        pub use $name as __rows_of_the_matrix;
    };
}

/// Rows that macros in the same crate may ask for.
#[doc(hidden)]
#[macro_export]
macro_rules! __own_rows {
    (($dollar:tt) $name:ident $rows:literal) => {
        #[allow(unused_macros)]
        macro_rules! __rows_of_the_matrix {
                            (($dollar($dollar callback:tt)*) $dollar($dollar input:tt)*) => {
                                $dollar($dollar callback)* ! { ($rows) $dollar($dollar input)* }
                            };
                        }
        #[allow(unused_imports)]
        pub(crate) use __rows_of_the_matrix;
    };
}

/// Paths of names in claims, which editors complete and follow; nothing for the compiler.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __for_editors {
    ($($names:tt)*) => {};
}

/// Paths of names in claims, which editors complete and follow.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! __for_editors {
    ($($names:tt)*) => { const _: () = { $($names)* }; };
}

/// Modules with the variants alone, which editors offer in claims; nothing for the compiler.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __names_for_editors {
    () => {};
}

/// Modules with the variants alone, which editors offer in claims.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! __names_for_editors {
    () => {
        pub mod __parties {
            pub use super::Party::*;
        }
        pub mod __activities {
            pub use super::Activity::*;
        }
        pub mod __sections {
            pub use super::Section::*;
        }
    };
}
