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
#[cfg(test)]
mod tests;
mod walk;

pub use claim::{Activities, Claim, Held, Who};
pub use tables::{Parties, Tables};

/// Gives an enum `Activity` the tables that claims are checked against.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_claims {
    () => {
        impl Activity {
            /// What claims are checked against.
            #[doc(hidden)]
            pub const __TABLES: &'static $crate::__private::Tables = &$crate::__private::Tables {
                activities: tables::ACTIVITY_VARIANTS,
                activity_ids: tables::ACTIVITY_IDS,
                activity_titles: tables::ACTIVITY_TITLES,
                parties: tables::PARTY_VARIANTS,
                party_names: tables::PARTY_NAMES,
                section_numbers: tables::SECTION_NUMBERS,
                section_titles: tables::SECTION_TITLES,
                section_depths: tables::SECTION_DEPTHS,
                section_sizes: tables::SECTION_SIZES,
                roles: tables::ROLES,
                revision: SOURCE.revision,
                is_whole: !SOURCE.sha256.is_empty(),
            };
        }
    };
}
