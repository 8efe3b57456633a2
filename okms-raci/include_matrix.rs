//! The module of a matrix around the code that was generated for it, and how macros get its rows.
//!
//! A generated module names a macro `__rows_of_the_matrix`, which hands the rows to another macro, since macros
//! need them before there are types.

/// Includes the module of a matrix that a build script generated.
///
/// The build script calls [`okms_raci_codegen::compile`] with a YAML file; the
/// name given here is the `name` in that file. The module has the enums
/// `Activity`, `Party` and `Section`, the constant `SOURCE`, the module `maps`,
/// and a type named after the matrix that implements [`Matrix`](crate::Matrix).
///
/// ```
/// // What the build script of this crate compiled from data/okms.yaml.
/// okms_raci::include_matrix!(okms);
///
/// assert_eq!(okms::Activity::COUNT, 31);
/// ```
///
/// That module is private. Written out, it takes a visibility, docs and attributes:
///
/// ```
/// okms_raci::include_matrix! {
///     /// Who does what.
///     pub mod okms
/// }
///
/// # #[cfg(feature = "macros")]
/// okms_raci::assert_raci! {
///     use crate::okms;
///     OvhCloud is responsible for ManageBackups;
/// }
/// # fn main() {}
/// ```
///
/// A matrix whose YAML has `refines` is held against the matrices that it refines, and the build stops where they
/// do not fit: OKMS is found without a word, any other one as `crate::NAME` or by the `path` of its entry, which
/// may lead to another crate. All of the chain but its last link has to be `pub` for that. For each entry the module has
/// a module of its name, with the functions of [`Refinement`](crate::Refinement) as const functions.
///
/// [`own_matrix`](mod@crate::own_matrix) leads there from a spreadsheet.
///
/// [`okms_raci_codegen::compile`]: https://docs.rs/okms-raci-codegen/latest/okms_raci_codegen/fn.compile.html
#[macro_export]
macro_rules! include_matrix {
    ($($module:tt)*) => {
        $crate::__include_as! { $($module)* }
    };
}

/// The module as it is asked for.
#[doc(hidden)]
#[macro_export]
macro_rules! __include_as {
    (pub mod $name:ident $(;)?) => {
        $crate::__include_as! {
            #[doc = ::core::concat!("The matrix `", ::core::stringify!($name), "`.")]
            pub mod $name
        }
    };
    ($visibility:vis mod $name:ident $(;)?) => {
        $crate::__include_as! {
            #[doc = ::core::concat!("The matrix `", ::core::stringify!($name), "`.")]
            $visibility mod $name
        }
    };
    ($(#[$attribute:meta])+ pub mod $name:ident $(;)?) => {
        $crate::__include_compiled! { __exported_rows $(#[$attribute])+ pub mod $name }
    };
    ($(#[$attribute:meta])+ $visibility:vis mod $name:ident $(;)?) => {
        $crate::__include_compiled! { __own_rows $(#[$attribute])+ $visibility mod $name }
    };
    ($name:ident $(;)?) => {
        $crate::__include_as! { mod $name }
    };
    ($($other:tt)*) => {
        $crate::__include_refused! { $($other)* }
    };
}

/// Refuses the name, with the reason.
#[cfg(feature = "macros")]
#[doc(hidden)]
#[macro_export]
macro_rules! __include_refused {
    ($($other:tt)*) => {
        $crate::__private::macros::include_refused! { $($other)* }
    };
}

/// Refuses the name; only the macros give the reason.
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

/// The module with the code that the build script compiled under its name, as tokens of a macro: lints are silent
/// about those.
#[cfg(feature = "macros")]
#[doc(hidden)]
#[macro_export]
macro_rules! __include_compiled {
    ($rows:ident $(#[$attribute:meta])* $visibility:vis mod $name:ident) => {
        $crate::__include_matrix! {
            $rows
            $(#[$attribute])*
            $visibility mod $name {
                $crate::__private::macros::include_compiled! { $name }
            }
        }
    };
}

/// The module with the code that the build script compiled under its name, as a file: without the macros nothing
/// else can read it. Lints are not silent about a file.
#[cfg(not(feature = "macros"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __include_compiled {
    ($rows:ident $(#[$attribute:meta])* $visibility:vis mod $name:ident) => {
        $crate::__include_matrix! {
            $rows
            $(#[$attribute])*
            #[allow(dead_code, non_camel_case_types, unreachable_pub)]
            #[allow(non_upper_case_globals, unused_imports, unused_macros, clippy::all, clippy::pedantic)]
            $visibility mod $name {
                ::core::include!(::core::concat!(
                    ::core::env!(
                        "OUT_DIR",
                        "no matrix was compiled here: this package needs a build.rs that calls okms_raci_codegen::compile(\"data/….yaml\")"
                    ),
                    "/",
                    ::core::stringify!($name),
                    ".rs"
                ));
            }
        }
    };
}

/// The library in the module of a matrix, as `raci`, with the attribute of that name.
#[cfg(feature = "macros")]
#[doc(hidden)]
#[macro_export]
macro_rules! __use_library {
    () => {
        #[doc(hidden)]
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
        pub use $crate::__library as raci;
    };
}

/// The first line of generated code: which version of okms-raci-codegen it is from.
///
/// The version is written out, since only so it is compared before names are looked up that another
/// version may lack. The code of OKMS says it, too: with another version than its own this crate does not build.
#[doc(hidden)]
#[macro_export]
macro_rules! __generated_by {
    ("0.1.0") => {};
    ($version:literal) => {
        ::core::compile_error!(::core::concat!(
            "this module was generated by okms-raci-codegen ",
            $version,
            ", and okms-raci is 0.1.0: use the same version of both",
        ));
    };
}

/// The line of a matrix that refines others: the macros hold it against them, see `refine` there.
#[cfg(feature = "macros")]
#[doc(hidden)]
#[macro_export]
macro_rules! __refines {
    () => {};
}

/// The line of a matrix that refines others: without the macros nothing holds it against them.
#[cfg(not(feature = "macros"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __refines {
    () => {
        ::core::compile_error!(
            "this matrix refines another one, and is held against it with the feature `macros` of okms-raci: \
             add it to `features` in Cargo.toml"
        );
    };
}

/// The module of a matrix; `$rows` decides who may ask for its rows.
///
/// Lints are silent about what a macro of another crate writes, apart from `unexpected_cfgs`. What need not be
/// allowed is not, since a crate that forbids a lint forbids to allow it, too.
#[doc(hidden)]
#[macro_export]
macro_rules! __include_matrix {
    ($rows:ident $(#[$attribute:meta])* $visibility:vis mod $name:ident { $($code:tt)* }) => {
        $(#[$attribute])*
        #[allow(unexpected_cfgs)]
        $visibility mod $name {
            $crate::__use_library! {}
            use $crate::$rows as __define_rows;
            $($code)*
        }
    };
}

/// Rows that macros in any crate may ask for, under a name at the top of the crate.
///
/// `$dollar` is a dollar, which a macro that is made by a macro cannot have.
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
        macro_rules! __rows_of_the_matrix {
                            (($dollar($dollar callback:tt)*) $dollar($dollar input:tt)*) => {
                                $dollar($dollar callback)* ! { ($rows) $dollar($dollar input)* }
                            };
                        }
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
