/// The functions of an enum `Party` over the tables of its module.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_party {
    () => {
        impl Party {
            /// The name, exactly as published.
            #[must_use]
            #[inline]
            pub const fn name(self) -> &'static str {
                tables::PARTY_NAMES[self as usize]
            }

            /// The party with exactly this id, or with this former id.
            #[must_use]
            #[inline]
            pub const fn from_id(id: &str) -> ::core::option::Option<Party> {
                let position = $crate::__private::index_of(tables::PARTY_IDS, id);
                let position = $crate::__private::or_former(position, tables::PARTY_ALIASES, id);
                $crate::__private::item(position)
            }
        }

        $crate::__implement_item! {
            Party,
            tables::PARTY_VARIANTS,
            tables::PARTY_IDS,
            tables::PARTY_NAMES,
            $crate::__private::Vocabulary {
                plural: "parties",
                ids: tables::PARTY_IDS,
                aliases: tables::PARTY_ALIASES,
                names: &[tables::PARTY_NAMES, tables::PARTY_VARIANTS],
            },
            |_| ::core::option::Option::None
        }

        impl $crate::MatrixParty for Party {
            #[inline]
            fn name(self) -> &'static str {
                self.name()
            }
        }
    };
}
