//! What changed between two matrices, and which release that calls for.
//!
//! ```text
//! two matrices ──▶ pairs: what is the same in both ──▶ changes, each with its verdict
//! ```

mod change;
mod compare;
mod labels;
mod order;
mod pairs;
mod same;

pub(crate) use change::{Change, Item, Kind, Part, Subject, Verdict};
pub(crate) use compare::compare;
