/// Gives an enum `Activity` the tables that claims are checked against.
#[cfg(feature = "macros")]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_claims {
    () => {
        impl Activity {
            /// What claims are checked against.
            #[doc(hidden)]
            pub const __TABLES: &'static $crate::__private::Tables<'static> =
                &$crate::__private::Tables {
                    activities: tables::ACTIVITY_VARIANTS,
                    activity_ids: tables::ACTIVITY_IDS,
                    activity_titles: tables::ACTIVITY_TITLES,
                    parties: tables::PARTY_VARIANTS,
                    party_names: tables::PARTY_NAMES,
                    section_numbers: tables::SECTION_NUMBERS,
                    section_titles: tables::SECTION_TITLES,
                    section_depths: tables::SECTION_DEPTHS,
                    section_activities: tables::SECTION_ACTIVITIES,
                    roles: tables::ROLES,
                    revision: SOURCE.revision,
                    is_whole: tables::IS_WHOLE,
                };
        }
    };
}

/// Nothing, without the feature `macros`.
#[cfg(not(feature = "macros"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_claims {
    () => {};
}
