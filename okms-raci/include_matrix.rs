//! The module of a matrix, around the code that was generated for it.

/// Includes the module of a matrix that a build script generated.
///
/// The build script calls `okms_raci_codegen::compile` with a YAML file; the
/// name given here is the `name` in that file. The module has the enums
/// `Activity`, `Party` and `Section`, the constant `SOURCE`, the module `maps`,
/// and a type named after the matrix that implements [`Matrix`](crate::Matrix).
///
/// [`own_matrix`](mod@crate::own_matrix) leads there from a spreadsheet.
///
/// ```ignore
/// okms_raci::include_matrix! {
///     /// Who looks after the backups.
///     pub mod backup
/// }
/// ```
#[macro_export]
macro_rules! include_matrix {
    (pub mod $name:ident $(;)?) => {
        $crate::include_matrix! {
            #[doc = ::core::concat!("The matrix `", ::core::stringify!($name), "`.")]
            pub mod $name
        }
    };
    ($visibility:vis mod $name:ident $(;)?) => {
        $crate::include_matrix! {
            #[doc = ::core::concat!("The matrix `", ::core::stringify!($name), "`.")]
            $visibility mod $name
        }
    };
    ($(#[$attribute:meta])+ pub mod $name:ident $(;)?) => {
        $crate::__include_matrix! { __exported_rows $(#[$attribute])+ pub mod $name }
    };
    ($(#[$attribute:meta])+ $visibility:vis mod $name:ident $(;)?) => {
        $crate::__include_matrix! { __own_rows $(#[$attribute])+ $visibility mod $name }
    };
    ($name:ident $(;)?) => {
        $crate::include_matrix! { mod $name }
    };
    ($($other:tt)*) => {
        $crate::__include_refused! { $($other)* }
    };
}

/// What is wrong with the name.
#[cfg(feature = "macros")]
#[doc(hidden)]
#[macro_export]
macro_rules! __include_refused {
    ($($other:tt)*) => {
        $crate::__private::macros::include_refused! { $($other)* }
    };
}

/// That it is no name; only the macros say more.
#[cfg(not(feature = "macros"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __include_refused {
    ($($other:tt)*) => {
        ::core::compile_error!(
            "expected the name of a matrix that the build script compiled, such as `include_matrix!(backup)`"
        );
    };
}

/// What the build script compiled under this name.
#[cfg(feature = "macros")]
#[doc(hidden)]
#[macro_export]
macro_rules! __include_compiled {
    ($name:ident) => {
        $crate::__private::macros::include_compiled! { $name }
    };
}

/// What the build script compiled under this name; only the macros look for it before the compiler does.
#[cfg(not(feature = "macros"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __include_compiled {
    ($name:ident) => {
        ::core::include!(::core::concat!(
            ::core::env!(
                "OUT_DIR",
                "no matrix was compiled here: this package needs a build.rs that calls okms_raci_codegen::compile(\"data/….yaml\")"
            ),
            "/",
            ::core::stringify!($name),
            ".rs"
        ));
    };
}

/// The library in the module of a matrix, as `raci`, with the attribute of that name.
#[cfg(feature = "macros")]
#[doc(hidden)]
#[macro_export]
macro_rules! __use_library {
    () => {
        #[doc(hidden)]
        #[allow(unused_imports)]
        pub use $crate::raci;
    };
}

/// The library in the module of a matrix, as `raci`.
#[cfg(not(feature = "macros"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __use_library {
    () => {
        #[doc(hidden)]
        #[allow(unused_imports)]
        pub use $crate::__library as raci;
    };
}

/// The module of a matrix; `$rows` decides who may ask for its rows.
#[doc(hidden)]
#[macro_export]
macro_rules! __include_matrix {
    ($rows:ident $(#[$attribute:meta])* $visibility:vis mod $name:ident) => {
        $crate::__include_matrix! {
            $rows $(#[$attribute])* $visibility mod $name {
                $crate::__include_compiled! { $name }
            }
        }
    };
    ($rows:ident $(#[$attribute:meta])* $visibility:vis mod $name:ident { $($code:tt)* }) => {
        $(#[$attribute])*
        #[allow(dead_code, unreachable_pub, non_camel_case_types)]
        #[allow(clippy::all, clippy::pedantic)]
        $visibility mod $name {
            $crate::__use_library! {}
            use $crate::$rows as __define_rows;
            $($code)*
        }
    };
}
