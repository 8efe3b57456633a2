//! Claims about a matrix, checked in const code.
//!
//! A macro turns a claim into one call of [`Claim::check`] or of one of its
//! siblings. They read the [`Tables`] of a matrix, and panic with a [`Message`]
//! if the claim does not hold. All of it is ordinary code over any matrix.

mod claim;
mod facts;
mod lookup;
mod message;
mod phrases;
mod sense;
mod tables;
mod walk;

pub use claim::{Activities, Claim, Held, Who};
pub use tables::{Parties, Tables};
