/// The functions of the module of an entry of `refines`, over the tables in it.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_refinement {
    ($Inner:ty, $Activity:ty, $Outer:ty, $OuterActivity:ty) => {
        /// The outer activities of which this one takes letters on, and which.
        #[must_use]
        #[inline]
        pub const fn covers(activity: $Activity) -> &'static [($OuterActivity, $crate::RoleSet)] {
            COVERS[activity as usize]
        }

        /// The activities that take letters of the outer one on, in published order.
        #[must_use]
        #[inline]
        pub const fn covering(outer: $OuterActivity) -> &'static [$Activity] {
            COVERING[outer as usize]
        }

        /// Who holds the role of the outer activity in the end: of a duty that this matrix takes on, its own
        /// parties, or outer ones that it is handed back to; of all else, parties of outer matrices.
        ///
        /// Nobody, if the activity is excepted or open.
        #[must_use]
        #[inline]
        pub const fn holders(outer: $OuterActivity, role: $crate::Role) -> &'static [Holder] {
            HOLDERS[outer as usize][role as usize]
        }

        /// Why the outer activity does not arise, if it is excepted.
        #[must_use]
        #[inline]
        pub const fn exception(outer: $OuterActivity) -> ::core::option::Option<&'static str> {
            $crate::__private::text_at(EXCEPT, outer as usize)
        }

        /// Why nobody has the outer activity yet, if it is open.
        #[must_use]
        #[inline]
        pub const fn open(outer: $OuterActivity) -> ::core::option::Option<&'static str> {
            $crate::__private::text_at(OPEN, outer as usize)
        }

        /// Why letters of the outer activity may go back to outer parties, if they do.
        #[must_use]
        #[inline]
        pub const fn handed_back(outer: $OuterActivity) -> ::core::option::Option<&'static str> {
            $crate::__private::text_at(HANDED_BACK, outer as usize)
        }

        /// This module as a type, for code that works over any.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct Link;

        #[diagnostic::do_not_recommend]
        impl $crate::Refinement for Link {
            type Inner = $Inner;
            type Outer = $Outer;
            type Holder = Holder;

            const PARTY: <$Outer as $crate::Matrix>::Party = PARTY;
            const REVISION: &'static str = REVISION;

            #[inline]
            fn covers(activity: $Activity) -> &'static [($OuterActivity, $crate::RoleSet)] {
                covers(activity)
            }

            #[inline]
            fn covering(outer: $OuterActivity) -> &'static [$Activity] {
                covering(outer)
            }

            #[inline]
            fn holders(outer: $OuterActivity, role: $crate::Role) -> &'static [Holder] {
                holders(outer, role)
            }

            #[inline]
            fn exception(outer: $OuterActivity) -> ::core::option::Option<&'static str> {
                exception(outer)
            }

            #[inline]
            fn open(outer: $OuterActivity) -> ::core::option::Option<&'static str> {
                open(outer)
            }

            #[inline]
            fn handed_back(outer: $OuterActivity) -> ::core::option::Option<&'static str> {
                handed_back(outer)
            }
        }
    };
}

/// The enum `Holder` of a matrix that refines others: a variant for each matrix of the chain.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_chain_holder {
    ($($(#[$doc:meta])* $Variant:ident($Party:ty),)*) => {
        /// Who holds a role in the end: a party of any matrix of the chain.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Holder {
            $($(#[$doc])* $Variant($Party),)*
        }

        impl Holder {
            /// The name of the party, exactly as published.
            #[must_use]
            #[inline]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Holder::$Variant(party) => party.name(),)*
                }
            }
        }

        impl ::core::fmt::Display for Holder {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

/// The duties of an entry as types, each with a fact for who takes which letter on.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_typed_duties {
    ($($(#[$doc:meta])* $Duty:ident = $Activity:ident { $($Holder:ident: $($Fact:ident)*;)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
            pub struct $Duty;

            impl $Duty {
                /// The activity that takes it on; of several, the first.
                pub const ACTIVITY: super::super::Activity = super::super::Activity::$Activity;
            }

            #[diagnostic::do_not_recommend]
            impl $crate::typed::TypedActivity for $Duty {
                type Activity = super::super::Activity;
                const ACTIVITY: super::super::Activity = $Duty::ACTIVITY;
                const __GENERATED: $crate::__private::Generated = $crate::__private::Generated;
            }

            $($(
                #[diagnostic::do_not_recommend]
                impl $crate::typed::$Fact<$Duty> for super::super::typed::$Holder {}
            )*)*
        )*
    };
}
