//! For generated code, and for the command `raci`; not part of the interface.

/// The transcription that the matrix is generated from, for the command `raci`.
pub const OKMS_YAML: &str = include_str!("../data/okms.yaml");

pub use crate::implement::*;
pub use crate::text_map::entries;
pub use crate::typed::sealed::Generated;
#[cfg(feature = "clap")]
pub use clap;
#[cfg(feature = "defmt")]
pub use defmt;
#[cfg(feature = "serde")]
pub use okms_raci_core::from_text;
pub use okms_raci_core::{FromName, KeyTable, Variants, Vocabulary, from_name_in_subset};
#[cfg(feature = "clap")]
pub use okms_raci_core::{NameParser, OptionValue, possible_value};
#[cfg(feature = "schemars")]
pub use okms_raci_core::{SchemaName, schema_of};
pub use phf;
#[cfg(feature = "schemars")]
pub use schemars;
#[cfg(feature = "serde")]
pub use serde;

/// The macros that generated code and other macros call.
#[cfg(feature = "macros")]
pub mod macros {
    #[cfg(rust_analyzer)]
    pub use okms_raci_macros::claims_in_editors as claims_of_rows;
    pub use okms_raci_macros::*;
}

/// The words for roles, which editors offer in claims.
#[allow(missing_docs, non_upper_case_globals)]
#[cfg(rust_analyzer)]
pub mod role_words {
    pub const responsible: crate::Role = crate::Role::Responsible;
    pub const accountable: crate::Role = crate::Role::Accountable;
    pub const consulted: crate::Role = crate::Role::Consulted;
    pub const informed: crate::Role = crate::Role::Informed;
}
