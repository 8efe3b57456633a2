//! The ordinary code of every generated module.
//!
//! Codegen writes what the YAML decides: the enums, their names, and tables.
//! The macros here add the functions over them, the same for every matrix.

mod activity;
mod features;
mod item;
mod lookups;
mod party;
mod rows;
mod section;
mod typed;

pub use lookups::{HeldBy, all, held, index_of, item, items, items_between, or_former, text_at};

/// Implements a matrix over the items and tables of a generated module.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_matrix {
    (
        $Matrix:ident
        fn $roles:ident(self, party: Party) -> RoleSet;
        fn $is:ident(self, party: Party, role: Role) -> bool;
        fn $held_by:ident(party: Party, role: Role) -> &'static [Activity];
        fn $from_id:ident(id: &str) -> Option<Activity>;
        fn $from_title:ident(title: &str) -> Option<Activity>;
    ) => {
        $crate::__implement_activity! { $roles $is $held_by $from_id $from_title }
        $crate::__implement_party! {}
        $crate::__implement_section! {}
        $crate::__names_for_editors! {}

        #[diagnostic::do_not_recommend]
        impl $crate::Matrix for $Matrix {
            type Activity = Activity;
            type Party = Party;
            type Section = Section;

            const SOURCE: $crate::Source = SOURCE;
        }
    };
}
