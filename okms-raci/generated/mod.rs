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
            };
        }

        impl $crate::Matrix for $Matrix {
            type Activity = Activity;
            type Party = Party;
            type Section = Section;

            const SOURCE: $crate::Source = SOURCE;
        }
    };
}
