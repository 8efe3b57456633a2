//! What library, generator, macros and command of [okms-raci] have to agree on, defined once.
//!
//! All four depend on this crate for roles, for the way keys are found, and for the rows of a matrix:
//!
//! - [`Role`] and [`RoleSet`];
//! - [`EnumMap`], a value for each variant of an enum;
//! - [`key_hash`] and [`KeyTable`], exact lookups on text; [`AnyCase`], text in any letter case;
//! - [`Folded`], the normal form in which texts are compared;
//! - [`Line`], a matrix as lines of text, for macros;
//! - [`nearest()`], the name that was probably meant, and [`ParseError`], which offers it;
//! - [`escape`], how text is written into Markdown, HTML or CSV, or for a terminal;
//! - [`render`], the lines of a matrix as Markdown and CSV, and how text is wrapped;
//! - [`reserved`], the names that generated code cannot use.
//!
//! ```
//! use okms_raci_core::{RoleSet, nearest};
//!
//! const HELD: Option<RoleSet> = RoleSet::from_letters("AR");
//! assert_eq!(HELD, Some(RoleSet::RA));
//! assert_eq!(nearest("custmoer", &["Customer", "OvhCloud"]), Some("Customer"));
//! ```
//!
//! Nothing needs `std` or an allocator. Users see the public types through okms-raci; what is hidden there may change in any release.
//!
//! [okms-raci]: https://docs.rs/okms-raci

#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(test)]
extern crate std;

#[cfg(feature = "phf")]
mod any_case;
mod eight_bytes;
mod enum_map;
pub mod escape;
mod features;
pub mod key_hash;
mod line;
mod nearest;
mod odd;
mod parse_error;
pub mod render;
pub mod reserved;
mod role;
mod role_set;
mod vocabulary;

#[cfg(feature = "phf")]
pub use any_case::AnyCase;
pub use eight_bytes::equal;
pub use enum_map::{EnumKey, EnumMap};
#[cfg(feature = "serde")]
pub use features::from_text;
#[cfg(feature = "clap")]
pub use features::{NameParser, OptionValue, possible_value};
#[cfg(feature = "schemars")]
pub use features::{SchemaName, schema_of};
pub use key_hash::KeyTable;
pub use line::{Cells, Line, Part};
pub use nearest::nearest;
pub use odd::{Folded, Odd, Plain};
pub use parse_error::{ParseError, not_in_subset};
pub use role::{Role, fact};
pub use role_set::{ComparedWithOneRole, RoleSet, RoleSetIter};
pub use vocabulary::{FromName, Variants, Vocabulary, from_name_in_subset};
