//! The ordinary code of every generated module.
//!
//! Codegen writes what the YAML decides: the enums, their names, and tables.
//! The macros here add the functions over them, the same for every matrix.

mod activity;
mod features;
mod party;
mod refinement;
mod section;

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

        $crate::__implement_trait! { $Matrix }
    };
}

/// The trait of a matrix. The compiler does not offer OKMS where another matrix is asked for; for one in another
/// crate that would need an attribute which nothing leads to where a crate has `#![no_implicit_prelude]`.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_trait {
    (Okms) => {
        $crate::__implement_trait! { #[diagnostic::do_not_recommend] Okms }
    };
    ($(#[$attribute:meta])* $Matrix:ident) => {
        $(#[$attribute])*
        impl $crate::Matrix for $Matrix {
            type Activity = Activity;
            type Party = Party;
            type Section = Section;

            const SOURCE: $crate::Source = SOURCE;
        }
    };
}

/// The functions that activities, parties and sections share: text in and out.
///
/// The tables are looked up one after the other; `$number` gives the number of the section that may stand
/// before a title.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_item {
    ($Item:ident, $variants:path, $ids:path, $shown:ident, $vocabulary:expr, [$($table:path),*], $number:expr) => {
        impl $Item {
            /// The stable id in kebab-case.
            #[must_use]
            #[inline]
            pub const fn id(self) -> &'static str {
                $ids[self as usize]
            }

            /// The name in code: what a `match` has, and what `Debug` writes.
            #[must_use]
            #[inline]
            pub const fn variant(self) -> &'static str {
                $variants[self as usize]
            }
        }

        #[doc(hidden)]
        impl $crate::__private::FromName for $Item {
            const VOCABULARY: &'static $crate::__private::Vocabulary = &$vocabulary;

            #[inline]
            fn exactly(text: &str) -> ::core::option::Option<Self> {
                let _ = text;
                ::core::option::Option::None$(.or_else(|| $crate::__private::item($table.position(text))))*
            }

            #[inline(never)]
            fn in_any_case(text: &str) -> ::core::option::Option<usize> {
                let _ = text;
                ::core::option::Option::None$(.or_else(|| $table.in_any_case(text)))*
            }

            #[inline]
            fn number(position: usize) -> &'static str {
                let number: fn(Self) -> &'static str = $number;
                Self::from_index(position).map_or("", number)
            }
        }

        impl ::core::fmt::Debug for $Item {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.variant())
            }
        }

        $crate::__implement_matrix_item! { $Item, $shown }
        $crate::__implement_serialize! { $Item }
        $crate::__implement_deserialize! { $Item }
        $crate::__implement_clap! { $Item, $shown }
        $crate::__implement_schemars! { $Item }
    };
}

/// The functions that items of a whole matrix and of a subset share, over `FromName`, `id` and `variant`.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_matrix_item {
    ($Item:ident, $shown:ident) => {
        impl $Item {
            /// The position in `ALL`, from 0.
            ///
            /// It changes with the matrix; what is stored should be the [`id`](Self::id).
            #[must_use]
            #[inline]
            pub const fn index(self) -> usize {
                self as usize
            }

            /// What `ALL` has at this position.
            #[must_use]
            #[inline]
            pub const fn from_index(index: usize) -> ::core::option::Option<Self> {
                $crate::__private::item(::core::option::Option::Some(index))
            }
        }

        impl $crate::EnumKey for $Item {
            type Array<V> = [V; Self::COUNT];

            #[inline]
            fn __index(self) -> usize {
                self.index()
            }

            #[inline]
            fn array<V>(value: impl ::core::ops::FnMut(Self) -> V) -> [V; Self::COUNT] {
                Self::ALL.map(value)
            }
        }

        impl ::core::fmt::Display for $Item {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.$shown())
            }
        }

        impl ::core::str::FromStr for $Item {
            type Err = $crate::ParseError;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::ParseError> {
                $crate::__private::FromName::from_name(text)
            }
        }

        impl ::core::convert::TryFrom<&str> for $Item {
            type Error = $crate::ParseError;

            #[inline]
            fn try_from(text: &str) -> ::core::result::Result<Self, $crate::ParseError> {
                text.parse()
            }
        }

        /// The [`id`](Self::id).
        impl ::core::convert::AsRef<str> for $Item {
            #[inline]
            fn as_ref(&self) -> &str {
                self.id()
            }
        }

        /// The [`id`]($Item::id).
        impl ::core::convert::From<$Item> for &'static str {
            #[inline]
            fn from(item: $Item) -> &'static str {
                item.id()
            }
        }

        impl $crate::MatrixItem for $Item {
            #[inline]
            fn id(self) -> &'static str {
                self.id()
            }

            #[inline]
            fn variant(self) -> &'static str {
                self.variant()
            }

            #[inline]
            fn index(self) -> usize {
                self.index()
            }

            #[inline]
            fn from_id(id: &str) -> ::core::option::Option<Self> {
                Self::from_id(id)
            }

            #[inline]
            fn from_index(index: usize) -> ::core::option::Option<Self> {
                Self::from_index(index)
            }
        }
    };
}
