//! What a claim about a matrix means, in const code and at run time.
//!
//! A macro turns a claim into a call of [`Claim::assert`] or of one of its siblings, which read the [`Tables`] of
//! a matrix and panic with a sentence if the claim does not hold. `subset!` asks a [`Condition`] for
//! each row. All of it is ordinary code over any matrix.

mod assert;
mod check;
mod condition;
mod fact;
mod lookup;
mod message;
mod phrases;
mod pointless;
mod tables;
#[cfg(test)]
mod tests;
mod walk;

pub use condition::{Activities, Claim, Condition, Held, Parties, Who};
pub use fact::Fact;
pub use message::Message;
pub use phrases::role_words;
pub use tables::Tables;
pub use walk::Walk;
