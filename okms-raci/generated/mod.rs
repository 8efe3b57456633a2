//! The ordinary code of every generated module.
//!
//! Codegen writes what the YAML decides: the enums, their names, and tables.
//! The macros here add the functions over them, the same for every matrix.

mod activity;
mod item;
mod lists;
mod party;
mod rows;
mod section;
mod tables;
mod typed;

pub use lists::{
    Called, Listed, Rows, all, held, item, item_called, items_between, role_set, run_of_items,
    section_of,
};
pub use tables::{
    ends_of_trees, held_by_runs, index_of, items, or_former, parents, part, role_sets, run,
    section_of_each, starts, starts_by_parent,
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

/// Nothing, without the feature `macros`.
#[cfg(not(feature = "macros"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_claims {
    () => {};
}
