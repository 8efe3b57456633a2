/// The types of a module `typed`, and the facts about them.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_typed {
    (
        parties { $($(#[$party_doc:meta])* $Party:ident;)* }
        activities {
            $($(#[$activity_doc:meta])* $Activity:ident { $($Holder:ident: $($Fact:ident)*;)* })*
        }
    ) => {
        #[doc(hidden)]
        #[allow(unused_imports)]
        pub use $crate::typed::{
            AccountableFor, ConsultedOn, InformedOf, ResponsibleFor, TypedActivity, TypedParty,
        };

        $(
            $(#[$party_doc])*
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
            pub struct $Party;

            impl $Party {
                /// The same party as a variant.
                pub const PARTY: super::Party = super::Party::$Party;
            }

            #[diagnostic::do_not_recommend]
            impl $crate::typed::TypedParty for $Party {
                type Party = super::Party;
                const PARTY: super::Party = $Party::PARTY;
                const __GENERATED: $crate::__private::Generated = $crate::__private::Generated;
            }
        )*

        $(
            $(#[$activity_doc])*
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
            pub struct $Activity;

            impl $Activity {
                /// The same activity as a variant.
                pub const ACTIVITY: super::Activity = super::Activity::$Activity;
            }

            #[diagnostic::do_not_recommend]
            impl $crate::typed::TypedActivity for $Activity {
                type Activity = super::Activity;
                const ACTIVITY: super::Activity = $Activity::ACTIVITY;
                const __GENERATED: $crate::__private::Generated = $crate::__private::Generated;
            }

            $($(
                #[diagnostic::do_not_recommend]
                impl $crate::typed::$Fact<$Activity> for $Holder {}
            )*)*
        )*
    };
}
