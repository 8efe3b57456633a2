/// What activities, parties and sections have in common: text in and out.
///
/// `$typed` gives the item for text in any letter case where a map has it.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_item {
    ($Item:ident, $variants:path, $ids:path, $shown:path, $vocabulary:expr, $typed:expr) => {
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

        #[doc(hidden)]
        impl $crate::__private::Called for $Item {
            const VOCABULARY: &'static $crate::__private::Vocabulary = &$vocabulary;
        }

        impl ::core::fmt::Debug for $Item {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.variant())
            }
        }

        impl ::core::fmt::Display for $Item {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad($shown[*self as usize])
            }
        }

        impl ::core::str::FromStr for $Item {
            type Err = $crate::ParseError;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::ParseError> {
                let typed: fn(&str) -> ::core::option::Option<Self> = $typed;
                $crate::__private::item_called(typed(text), text)
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

        $crate::__implement_serde! { $Item }
        $crate::__implement_clap! { $Item, $shown }
        $crate::__implement_schemars! { $Item }
    };
}
