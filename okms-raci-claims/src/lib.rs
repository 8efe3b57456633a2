//! The claims of `okms-raci`: their grammar, and whether they hold in a RACI matrix.
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
//! [`Rows`] are a matrix, which judges claims. One mistake does not hide another,
//! nor what can be read beside it:
//!
//! ```
//! use okms_raci_claims::{Activities, Block, Statement};
//!
//! let block: Block = syn::parse_str(
//!     "use crate::backup;
//!      Customer is responsible for ManageBackups;
//!      OvhCloud is responsble for DeployPatches;
//!      Customer has role in KeepServiceLogs;",
//! )?;
//! assert_eq!(block.matrix.unwrap().name().unwrap(), "backup");
//! assert_eq!(block.claims[0].to_string(), "Customer is responsible for ManageBackups");
//! let Statement::Holds(_, Activities::Named(activities)) = &block.claims[0].statement else {
//!     panic!()
//! };
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

mod beside;
mod block;
mod cells;
mod claim;
mod code;
mod condition;
mod gather;
mod judge;
mod lookup;
mod matrix;
mod names;
mod near;
mod positions;
mod refinement;
mod roles;
mod rows;
mod selection;
mod sentence;
mod subset;
mod tokens;

pub use beside::Beside;
pub use block::Block;
pub use claim::{
    Activities, Cell, Claim, Condition, OuterName, Predicate, Quantifier, SectionName, Selection,
    State, Statement,
};
pub use judge::{Judgement, Mistake, MistakeKind};
pub use lookup::Name;
pub use matrix::{Head, Lookup, MatrixPath, Module};
pub use names::{LooseName, is_name};
pub use okms_raci_core::Part;
pub use refinement::{Covering, Duty, Gap, Refinement};
pub use rows::{Cover, Item, ItemKind, Refines, Row, Rows, Section};
pub use sentence::the_letters;
pub use subset::Subset;
pub use tokens::Text;
