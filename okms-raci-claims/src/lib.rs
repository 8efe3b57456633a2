//! The grammar of `okms-raci`: claims about a RACI matrix, read from Rust tokens.
//!
//! `okms_raci::assert_raci!` documents the claims. Here they are types that
//! [syn] parses, with the tokens that they stand in:
//!
//! | what people write | type |
//! |---|---|
//! | the claims of `assert_raci!` and `#[raci]` | [`Block`] |
//! | `subset!` | [`Subset`]; what follows its `where` is a [`Selection`] |
//! | `activity!` | [`Lookup`] |
//! | one module of `matrix!` | [`Module`] |
//!
//! A name is not looked up: this crate knows no matrix. One mistake does not
//! hide another, nor what can be read beside it:
//!
//! ```
//! use okms_raci_claims::{Activities, Block, Kind};
//!
//! let block: Block = syn::parse_str(
//!     "use crate::backup;
//!      Customer is responsible for ManageBackups;
//!      OvhCloud is responsble for DeployPatches;
//!      Customer has role in KeepServiceLogs;",
//! )?;
//! assert_eq!(block.matrix.unwrap().name().unwrap(), "backup");
//! assert_eq!(block.claims[0].to_string(), "Customer is responsible for ManageBackups");
//! let Kind::Holds(_, Activities::Named(activities)) = &block.claims[0].kind else { panic!() };
//! assert_eq!(activities[0], "ManageBackups");
//!
//! let mistakes = block.mistakes.unwrap().into_iter();
//! let mistakes: Vec<String> = mistakes.map(|mistake| mistake.to_string()).collect();
//! assert_eq!(mistakes, [
//!     "expected a role, found `responsble`; did you mean `responsible`?",
//!     "expected `a role` or `no role`, found `role`",
//! ]);
//! # Ok::<(), syn::Error>(())
//! ```

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod activities;
mod block;
mod claim;
mod condition;
mod keyword;
mod letters;
mod list;
mod matrix;
mod name;
mod names;
mod quoted;
mod roles;
mod row;
mod subset;
mod text;
mod token;
mod who;

pub use block::Block;
pub use claim::{Activities, Cell, Claim, Condition, Kind, Named, Section};
pub use matrix::{Head, Lookup, MatrixPath, Module};
pub use name::is_name;
pub use names::{Asked, Called, Names};
pub use okms_raci_core::claim::{Held, Who};
pub use quoted::Quoted;
pub use subset::{Selection, Subset};
pub use text::Text;
