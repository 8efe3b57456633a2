//! What changed between two matrices, and which release that calls for.
//!
//! ```text
//! two matrices ──▶ their items, matched ──▶ changes, each with its verdict
//! ```

mod change;
mod compare;
mod items;
mod order;
mod same_cells;

pub(crate) use change::{Change, Item, Kind, Part, Subject, Verdict};
pub(crate) use compare::compare;
pub(crate) use same_cells::compare as same_cells;
