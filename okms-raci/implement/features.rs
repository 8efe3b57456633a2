//! Implementations that optional features add to every item, each by a macro that is empty without the feature.

/// Serialized as the id.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_serialize {
    ($Item:ident) => {
        /// With the feature `serde`: written as the id.
        impl $crate::__private::serde::Serialize for $Item {
            #[inline]
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }
    };
}

/// Nothing, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_serialize {
    ($Item:ident) => {};
}

/// Deserialized from what `FromStr` takes.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_deserialize {
    ($Item:ident) => {
        /// With the feature `serde`: read from what `FromStr` takes.
        impl<'de> $crate::__private::serde::Deserialize<'de> for $Item {
            #[inline]
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::from_text(deserializer, "an id, a title or a name")
            }
        }
    };
}

/// Nothing, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_deserialize {
    ($Item:ident) => {};
}

/// A value of a command-line option: the id, with the title as its help.
#[cfg(feature = "clap")]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_clap {
    ($Item:ident, $shown:ident) => {
        #[doc(hidden)]
        impl $crate::__private::OptionValue for $Item {
            fn possible_value(
                self,
            ) -> ::core::option::Option<$crate::__private::clap::builder::PossibleValue> {
                $crate::__private::possible_value::<Self>(self.index(), self.$shown())
            }
        }

        /// With the feature `clap`: options take what `FromStr` takes, and `--help` lists the ids.
        impl $crate::__private::clap::builder::ValueParserFactory for $Item {
            type Parser = $crate::__private::NameParser<Self>;

            fn value_parser() -> Self::Parser {
                $crate::__private::NameParser::new()
            }
        }
    };
}

/// Nothing, without the feature `clap`.
#[cfg(not(feature = "clap"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_clap {
    ($Item:ident, $shown:ident) => {};
}

/// The schema of what serde writes: one of the ids.
#[cfg(feature = "schemars")]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_schemars {
    ($Item:ident) => {
        /// With the feature `schemars`: one of the ids.
        impl $crate::__private::schemars::JsonSchema for $Item {
            fn schema_name() -> $crate::__private::SchemaName {
                ::core::convert::Into::into(::core::stringify!($Item))
            }

            fn schema_id() -> $crate::__private::SchemaName {
                ::core::convert::Into::into(::core::concat!(
                    ::core::module_path!(),
                    "::",
                    ::core::stringify!($Item)
                ))
            }

            fn json_schema(
                _: &mut $crate::__private::schemars::SchemaGenerator,
            ) -> $crate::__private::schemars::Schema {
                $crate::__private::schema_of::<Self>()
            }
        }
    };
}

/// Nothing, without the feature `schemars`.
#[cfg(not(feature = "schemars"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_schemars {
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

            /// With the feature `defmt`: logged as the variant, whose name only the host has.
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
