//! Turns a RACI matrix written in YAML into Rust: enums, tables and static maps.
//!
//! This is the generator of [okms-raci], which is what generated code needs to
//! compile. [`compile()`] is for build scripts. [`generate()`] takes text and gives
//! text, and everything that is wrong with the matrix as a [`Report`].
//! [`Matrix`] is for programs that ask what the YAML says, and for those that make a matrix.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), okms_raci_codegen::CompileError> {
//!     okms_raci_codegen::compile("data/backup.yaml")
//! }
//! ```
//!
//! YAML text becomes nodes with positions, these a model, and that, once it is
//! checked, Rust text. Each step notes all problems that it finds, so that one
//! run shows them all, each with its place in the file and what to write instead:
//!
//! ```text
//! error: there is no party "Custmer"
//!   --> data/backup.yaml:26:22
//!    |
//! 26 |             roles: { Custmer: RA, Provider: I }
//!    |                      ^^^^^^^
//!    = help: did you mean `Customer`?
//! ```
//!
//! The same YAML gives the same code, byte for byte, on any machine.
//!
//! With the feature `unicode`, on by default, ids may have characters beyond
//! ASCII; titles may have them without it. With the feature `json` a matrix can be written as JSON, and read from it.
//!
//! [okms-raci]: https://docs.rs/okms-raci

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod check;
mod code;
mod compile;
mod date;
mod edit;
mod emit;
mod file;
mod finding;
mod generate;
#[cfg(feature = "json")]
mod json;
mod key_table;
mod keys;
mod matrix;
mod names;
mod places;
mod read;
mod refines;
mod report;
mod rule;
mod yaml;

pub use compile::{CompileError, compile};
#[doc(hidden)]
pub use edit::MatrixEdit;
#[doc(hidden)]
pub use emit::lines;
#[doc(hidden)]
pub use file::{write_new, write_whole};
#[doc(hidden)]
pub use generate::generate_or_salvage;
pub use generate::{Generated, generate, generate_file};
pub use matrix::{Activity, Matrix, Party, Section, Source};
pub use names::{id_from_title, kebab};
pub use okms_raci_core::{Part, Role, RoleSet};
pub use places::Position;
pub use refines::{Asked, Cover, OuterParty, Refines, Remark};
pub use report::{Excerpt, Fix, Problem, Report};
pub use rule::{Rule, Severity};
