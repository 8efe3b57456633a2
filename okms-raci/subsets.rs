//! The functions that all subsets of a matrix share.

use core::fmt;

use okms_raci_core::not_in_subset;

/// An activity that is not one of a subset.
///
/// The error of `TryFrom<Activity>` for an enum that [`subset!`](crate::subset) made.
///
/// ```
/// use okms_raci::{Activity, subset};
///
/// subset! { pub enum CustomerDuty where Customer is responsible }
///
/// let error = CustomerDuty::try_from(Activity::ManageBackups).unwrap_err();
/// assert_eq!(error.to_string(), "\"Manage backups\" is not among the 10 of `CustomerDuty`");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NotInSubset {
    title: &'static str,
    subset: &'static str,
    count: usize,
}

impl NotInSubset {
    /// For generated code.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn __new(title: &'static str, subset: &'static str, count: usize) -> NotInSubset {
        NotInSubset { title, subset, count }
    }
}

/// The sentence that [`Display`](fmt::Display) writes, since `?` in `main`, `unwrap()` and `expect()` show this.
impl fmt::Debug for NotInSubset {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for NotInSubset {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        not_in_subset(f, &self.title, self.count, self.subset)
    }
}

impl core::error::Error for NotInSubset {}

/// The functions of an enum that `subset!` made, over its `activity`, `from_activity` and `held_by`.
///
/// `Activity` and the other types of its matrix are in scope.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_subset {
    ($Subset:ident, $vocabulary:expr) => {
        impl $Subset {
            /// The roles that the party holds in this activity.
            #[must_use]
            #[inline]
            pub const fn roles(self, party: Party) -> $crate::RoleSet {
                self.activity().roles(party)
            }

            /// Whether the party holds the role in this activity.
            #[must_use]
            #[inline]
            pub const fn is(self, party: Party, role: $crate::Role) -> bool {
                self.activity().is(party, role)
            }

            /// Each party with the roles that it holds in this activity, in the order of the columns.
            #[must_use]
            #[inline]
            pub const fn row(self) -> [(Party, $crate::RoleSet); Party::COUNT] {
                self.activity().row()
            }

            /// The parties that hold the role in this activity, in the order of the columns.
            #[must_use]
            #[inline]
            pub const fn holders(self, role: $crate::Role) -> Holders {
                self.activity().holders(role)
            }

            /// The section that lists this activity.
            #[must_use]
            #[inline]
            pub const fn section(self) -> Section {
                self.activity().section()
            }

            /// Whether the section, or one below it, lists this activity.
            #[must_use]
            #[inline]
            pub const fn is_in(self, section: Section) -> bool {
                self.activity().is_in(section)
            }

            /// The title, exactly as published.
            #[must_use]
            #[inline]
            pub const fn title(self) -> &'static str {
                self.activity().title()
            }

            /// The publisher's own number or code of this activity, if it has one; several may have the same.
            #[must_use]
            #[inline]
            pub const fn reference(self) -> ::core::option::Option<&'static str> {
                self.activity().reference()
            }

            /// The note on this activity, if there is one.
            #[must_use]
            #[inline]
            pub const fn note(self) -> ::core::option::Option<&'static str> {
                self.activity().note()
            }

            /// The note on the roles of the party in this activity, if there is one.
            #[must_use]
            #[inline]
            pub const fn note_of(self, party: Party) -> ::core::option::Option<&'static str> {
                self.activity().note_of(party)
            }

            /// The stable id in kebab-case.
            #[must_use]
            #[inline]
            pub const fn id(self) -> &'static str {
                self.activity().id()
            }

            /// The name in code: what a `match` has, and what `Debug` writes.
            #[must_use]
            #[inline]
            pub const fn variant(self) -> &'static str {
                self.activity().variant()
            }

            /// The activity with exactly this id, or with this former id, if it is one of these.
            #[must_use]
            #[inline]
            pub const fn from_id(id: &str) -> ::core::option::Option<$Subset> {
                match Activity::from_id(id) {
                    ::core::option::Option::Some(activity) => $Subset::from_activity(activity),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            /// The activity with exactly this title, if it is one of these; none if several have it.
            #[must_use]
            #[inline]
            pub const fn from_title(title: &str) -> ::core::option::Option<$Subset> {
                match Activity::from_title(title) {
                    ::core::option::Option::Some(activity) => $Subset::from_activity(activity),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }
        }

        #[doc(hidden)]
        impl $crate::__private::FromName for $Subset {
            const VOCABULARY: &'static $crate::__private::Vocabulary = &$vocabulary;

            #[inline]
            fn from_name(text: &str) -> ::core::result::Result<$Subset, $crate::ParseError> {
                $crate::__private::from_name_in_subset(
                    text,
                    $Subset::from_activity,
                    ::core::stringify!($Subset),
                )
            }
        }

        impl ::core::convert::From<$Subset> for Activity {
            #[inline]
            fn from(activity: $Subset) -> Activity {
                activity.activity()
            }
        }

        impl ::core::convert::TryFrom<Activity> for $Subset {
            type Error = $crate::NotInSubset;

            #[inline]
            fn try_from(
                activity: Activity,
            ) -> ::core::result::Result<$Subset, $crate::NotInSubset> {
                $Subset::from_activity(activity).ok_or($crate::NotInSubset::__new(
                    activity.title(),
                    ::core::stringify!($Subset),
                    $Subset::COUNT,
                ))
            }
        }

        $crate::__implement_matrix_item! { $Subset, title }
        $crate::__implement_matrix_activity! { $Subset }
    };
}
