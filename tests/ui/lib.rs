//! Builds each case in `cases/`, which has a mistake, and keeps what the compiler says.
//!
//! The cases are targets of a package of their own, made in cargo's target
//! folder, because a package whose targets do not compile is no member that
//! `cargo build --workspace` could build.

mod compare;
mod project;

pub use compare::{Comparison, normalized, own_sentences};
pub use project::{Case, cases, compiler, said};
