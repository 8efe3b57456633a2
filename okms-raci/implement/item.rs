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
        }

        impl $crate::__private::Called for $Item {
            const VOCABULARY: &'static $crate::__private::Vocabulary = &$vocabulary;
        }

        impl ::core::fmt::Debug for $Item {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad($variants[*self as usize])
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

        impl $crate::MatrixItem for $Item {
            #[inline]
            fn id(self) -> &'static str {
                self.id()
            }

            #[inline]
            fn from_id(id: &str) -> ::core::option::Option<Self> {
                Self::from_id(id)
            }
        }

        $crate::__implement_serde! { $Item }
    };
}

/// Serialized as the id, deserialized from what `FromStr` takes.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_serde {
    ($Item:ident) => {
        impl $crate::__private::serde::Serialize for $Item {
            #[inline]
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $Item {
            #[inline]
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::from_text(deserializer)
            }
        }
    };
}

/// Nothing, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_serde {
    ($Item:ident) => {};
}

/// Logged by defmt as the variant's name, which only the host has.
///
/// defmt derives that for an enum that it sees. Here it sees one with the same
/// variants in the same order, because the item's own is in code that does not
/// know which features this crate has.
#[cfg(feature = "defmt")]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_defmt {
    [$Item:ident $(, $Variant:ident)+ $(,)?] => {
        const _: () = {
            // The derive and `write!` look for the crate under this name.
            use $crate::__private::defmt;

            #[derive(defmt::Format)]
            enum Name {
                $($Variant,)+
            }

            impl defmt::Format for $Item {
                #[inline]
                fn format(&self, f: defmt::Formatter<'_>) {
                    defmt::write!(f, "{}", Name::of(*self));
                }
            }

            impl Name {
                #[inline]
                fn of(item: $Item) -> Name {
                    match item {
                        $($Item::$Variant => Name::$Variant,)+
                    }
                }
            }
        };
    };
}

/// Nothing, without the feature `defmt`.
#[cfg(not(feature = "defmt"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_defmt {
    [$Item:ident $(, $Variant:ident)+ $(,)?] => {};
}
