//! What a claim about a matrix means, in const code and at run time.
//!
//! A macro turns a claim into a call of [`Claim::assert`] or of one of its siblings, which read the [`Tables`] of
//! a matrix and panic with a sentence if the claim does not hold. `subset!` asks a [`Condition`] for
//! each row. All of it is ordinary code over any matrix.
//!
//! ```
//! use okms_raci_core::RoleSet;
//! use okms_raci_core::claim::{Activities, Claim, Condition, Held, Parties, Tables, Walk, Who};
//!
//! const TEA: &Tables<'_> = &Tables {
//!     activities: &["BoilWater", "Pour"],
//!     activity_ids: &["boil-water", "pour"],
//!     activity_titles: &["Boil water", "Pour"],
//!     parties: &["Host", "Guest"],
//!     party_names: &["Host", "Guest"],
//!     section_numbers: &["1"],
//!     section_titles: &["Afternoon"],
//!     section_depths: &[1],
//!     section_activities: &[[0, 2, 2]],
//!     roles: &[RoleSet::RA, RoleSet::I, RoleSet::A, RoleSet::R],
//!     revision: "2026-01-31",
//!     is_whole: true,
//! };
//!
//! // "Host is responsible for BoilWater", as a constant that compiles only while it holds.
//! const _: () = Claim::assert_held(TEA, 0, RoleSet::R, 0);
//!
//! // "Host is responsible for Pour", and what is said against it.
//! let condition = Condition { who: Who::Each(Parties(0b01)), held: Held::All(RoleSet::R) };
//! let claim = Claim { tables: TEA, condition, activities: Activities::Named(&[1]) };
//! assert_eq!(
//!     claim.problem().unwrap().as_str(),
//!     "Host is not responsible for Pour\n\
//!      1 Afternoon: \"Pour\"\n\
//!      published 2026-01-31: Host A, Guest R",
//! );
//!
//! // "every activity except BoilWater"
//! let mut walk = Walk::new(Activities::Every { sections: &[], except: &[0] });
//! assert_eq!([walk.next(TEA), walk.next(TEA)], [Some(1), None]);
//! ```

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
