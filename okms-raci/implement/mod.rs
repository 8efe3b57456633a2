//! The ordinary code of every generated module.
//!
//! Codegen writes what the YAML decides: the enums, their names, and tables.
//! The macros here add the functions over them, the same for every matrix.

mod activity;
mod claims;
mod features;
mod item;
mod lookups;
mod party;
mod rows;
mod section;
mod typed;

pub use lookups::{
    HeldBy, all, held, index_of, item, item_called, items, items_between, or_former,
};

/// Implements a matrix over the items and tables of a generated module.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_matrix {
    ($Matrix:ident) => {
        $crate::__implement_activity! {}
        $crate::__implement_party! {}
        $crate::__implement_section! {}

        $crate::__implement_claims! {}

        impl $crate::Matrix for $Matrix {
            type Activity = Activity;
            type Party = Party;
            type Section = Section;

            const SOURCE: $crate::Source = SOURCE;
        }
    };
}
