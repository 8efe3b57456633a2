//! Draft.
#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

#[cfg(test)]
extern crate std;

mod generated;
mod key_table;
mod matrix;
mod nearness;
mod parse_error;
pub mod render;
mod role;
mod role_set;
#[cfg(feature = "serde")]
mod serde_impls;
mod source;
mod text_map;

pub use matrix::{Matrix, MatrixActivity, MatrixItem, MatrixParty, MatrixSection};
pub use parse_error::ParseError;
pub use role::Role;
pub use role_set::{RoleSet, RoleSetIter};
pub use source::Source;
pub use text_map::TextMap;

/// The crate itself under a path that generated code can import: Rust 1.85 refuses `use $crate as raci`.
#[doc(hidden)]
pub extern crate self as __raci;

/// For generated code; not part of the interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::generated::*;
    pub use crate::key_table::KeyTable;
    pub use crate::parse_error::Vocabulary;
    #[cfg(feature = "serde")]
    pub use crate::serde_impls::from_text;
    pub use crate::text_map::{AnyCase, entries};
    pub use phf;
    #[cfg(feature = "serde")]
    pub use serde;
}

/// Includes the module that a build script generated from a YAML file.
#[macro_export]
macro_rules! include_matrix {
    ($name:ident) => {
        $crate::include_matrix! { mod $name }
    };
    ($(#[$attribute:meta])* $visibility:vis mod $name:ident) => {
        $(#[$attribute])*
        $visibility mod $name {
            #[allow(unused_imports)]
            use $crate::__raci as raci;
            ::core::include!(::core::concat!(
                ::core::env!("OUT_DIR"),
                "/",
                ::core::stringify!($name),
                ".rs"
            ));
        }
    };
}

include_matrix! { mod okms }
pub use okms::{Activity, Okms, Party, SOURCE, Section, maps};
