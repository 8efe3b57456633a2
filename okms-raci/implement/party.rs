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
            name,
            $crate::__private::Vocabulary {
                plural: "parties",
                ids: tables::PARTY_IDS,
                aliases: tables::PARTY_ALIASES,
                names: &[tables::PARTY_NAMES, tables::PARTY_VARIANTS],
            },
            [],
            |_| ""
        }

        $crate::__implement_holders! {}

        impl $crate::MatrixParty for Party {
            #[inline]
            fn name(self) -> &'static str {
                self.name()
            }
        }
    };
}

/// The type `Holders`: in each module, because only there const code can ask for the position of a party.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_holders {
    () => {
        /// The parties that hold a role in an activity, in the order of the columns.
        ///
        /// [`Activity::holders`] gives them: an iterator in one number, and a set that const code can ask.
        #[derive(Clone, PartialEq, Eq)]
        pub struct Holders {
            /// A bit for each party, the lowest for the first.
            bits: tables::PartyBits,
        }

        impl Holders {
            /// How many parties there are, or are left.
            #[must_use]
            #[inline]
            pub const fn len(&self) -> usize {
                self.bits.count_ones() as usize
            }

            /// Whether no party holds the role, or all were given.
            #[must_use]
            #[inline]
            pub const fn is_empty(&self) -> bool {
                self.bits == 0
            }

            /// Whether the party is one of them.
            #[must_use]
            #[inline]
            pub const fn contains(&self, party: Party) -> bool {
                self.bits >> party as u32 & 1 == 1
            }

            /// The first in the order of the columns.
            #[must_use]
            #[inline]
            pub const fn first(&self) -> ::core::option::Option<Party> {
                Party::from_index(self.bits.trailing_zeros() as usize)
            }

            /// The only one; none if there are several, or none at all.
            #[must_use]
            #[inline]
            pub const fn only(&self) -> ::core::option::Option<Party> {
                if self.len() == 1 { self.first() } else { ::core::option::Option::None }
            }
        }

        impl ::core::iter::Iterator for Holders {
            type Item = Party;

            #[inline]
            fn next(&mut self) -> ::core::option::Option<Party> {
                let first = self.first()?;
                self.bits &= !(1 << first as u32);
                ::core::option::Option::Some(first)
            }

            #[inline]
            fn size_hint(&self) -> (usize, ::core::option::Option<usize>) {
                (self.len(), ::core::option::Option::Some(self.len()))
            }
        }

        impl ::core::iter::DoubleEndedIterator for Holders {
            #[inline]
            fn next_back(&mut self) -> ::core::option::Option<Party> {
                let last = self.bits.checked_ilog2()?;
                self.bits &= !(1 << last);
                Party::from_index(last as usize)
            }
        }

        impl ::core::iter::ExactSizeIterator for Holders {}
        impl ::core::iter::FusedIterator for Holders {}

        impl ::core::fmt::Debug for Holders {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_list().entries(::core::clone::Clone::clone(self)).finish()
            }
        }
    };
}
