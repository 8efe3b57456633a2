//! What every subset of a matrix does, whatever is in it.

use core::fmt;

/// An activity that is not one of a subset.
///
/// The error of `TryFrom<Activity>` for an enum that [`subset!`](crate::subset) made.
///
/// ```
/// use okms_raci::{Activity, subset};
///
/// subset! {
///     #[derive(Debug)]
///     pub enum CustomerDuty where Customer is responsible
/// }
///
/// let error = CustomerDuty::try_from(Activity::ManageBackups).unwrap_err();
/// let expected = "\"Manage backups\" is not one of the 10 activities of CustomerDuty";
/// assert_eq!(error.to_string(), expected);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl fmt::Display for NotInSubset {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let NotInSubset { title, subset, count } = self;
        write!(f, "{title:?} is not one of the {count} activities of {subset}")
    }
}

impl core::error::Error for NotInSubset {}

/// The functions of an enum that `subset!` made, over its `activity` and `from_activity`.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_subset {
    ($Activity:ident, $Party:ident, $Section:ident, $Subset:ident) => {
        impl $Subset {
            /// The roles that the party holds in this activity.
            #[must_use]
            #[inline]
            pub const fn roles(&self, party: $Party) -> $crate::RoleSet {
                self.activity().roles(party)
            }

            /// Whether the party holds the role in this activity.
            #[must_use]
            #[inline]
            pub const fn is(&self, party: $Party, role: $crate::Role) -> bool {
                self.activity().is(party, role)
            }

            /// The section that lists this activity.
            #[must_use]
            #[inline]
            pub const fn section(&self) -> $Section {
                self.activity().section()
            }

            /// The title, exactly as published.
            #[must_use]
            #[inline]
            pub const fn title(&self) -> &'static str {
                self.activity().title()
            }

            /// The stable id in kebab-case.
            #[must_use]
            #[inline]
            pub const fn id(&self) -> &'static str {
                self.activity().id()
            }

            /// The activity with exactly this id, if it is one of these.
            #[must_use]
            #[inline]
            pub const fn from_id(id: &str) -> ::core::option::Option<$Subset> {
                match $Activity::from_id(id) {
                    ::core::option::Option::Some(activity) => $Subset::from_activity(activity),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            /// The activity with exactly this title, if it is one of these.
            #[must_use]
            #[inline]
            pub const fn from_title(title: &str) -> ::core::option::Option<$Subset> {
                match $Activity::from_title(title) {
                    ::core::option::Option::Some(activity) => $Subset::from_activity(activity),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }
        }

        impl ::core::fmt::Display for $Subset {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.title())
            }
        }

        impl ::core::convert::From<$Subset> for $Activity {
            #[inline]
            fn from(activity: $Subset) -> $Activity {
                activity.activity()
            }
        }

        impl ::core::convert::TryFrom<$Activity> for $Subset {
            type Error = $crate::NotInSubset;

            #[inline]
            fn try_from(
                activity: $Activity,
            ) -> ::core::result::Result<$Subset, $crate::NotInSubset> {
                $Subset::from_activity(activity).ok_or($crate::NotInSubset::__new(
                    activity.title(),
                    ::core::stringify!($Subset),
                    $Subset::COUNT,
                ))
            }
        }
    };
}
