//! Facts as bounds: a function takes only a party that holds a role.
//!
//! Each party and each activity is a type here, and each role that a party
//! holds is an implemented trait: [`ResponsibleFor`], [`AccountableFor`],
//! [`ConsultedOn`] or [`InformedOf`]. A function that asks for a fact can only
//! be called while the matrix says so.
//!
//! ```
//! use okms_raci::typed::{AdministrateKeysAndSecrets, Customer, ResponsibleFor};
//!
//! fn rotate<P: ResponsibleFor<AdministrateKeysAndSecrets>>(_by: P) -> &'static str {
//!     P::PARTY.name()
//! }
//!
//! assert_eq!(rotate(Customer), "Customer");
//! ```
//!
//! OVHcloud is not responsible for it, so this does not compile:
//!
//! ```compile_fail,E0277
//! use okms_raci::typed::{AdministrateKeysAndSecrets, OvhCloud, ResponsibleFor};
//!
//! fn rotate<P: ResponsibleFor<AdministrateKeysAndSecrets>>(_by: P) {}
//!
//! rotate(OvhCloud); // the matrix does not say that `OvhCloud` is responsible
//! ```
//!
//! The types lead back to the enums:
//!
//! ```
//! use okms_raci::{Activity, Party, typed};
//!
//! assert_eq!(typed::ManageBackups::ACTIVITY, Activity::ManageBackups);
//! assert_eq!(typed::OvhCloud::PARTY, Party::OvhCloud);
//! ```
//!
//! The fact is the only bound that it takes: it says whose matrix the party is of.
//!
//! The traits are sealed: only generated code implements them. A matrix of your
//! own gets such a module of its own if its YAML says `typed: true`.

use crate::{MatrixActivity, MatrixParty};

pub use crate::published::okms::typed::*;

pub(crate) mod sealed {
    /// What generated code alone has, so that nobody else implements the traits.
    #[derive(Clone, Copy, Debug)]
    pub struct Generated;
}
use sealed::Generated;

/// A party as a type.
///
/// ```
/// use okms_raci::Party;
/// use okms_raci::typed::{OvhCloud, TypedParty};
///
/// fn log<P: TypedParty<Party = Party>>(_: P) -> String {
///     format!("done by {}", P::PARTY)
/// }
///
/// assert_eq!(log(OvhCloud), "done by OVHcloud");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a party",
    label = "expected a type of the module `typed`, such as `okms_raci::typed::Customer`",
    note = "a variant of the enum `Party` is a value; the parties of OKMS as types are `okms_raci::typed::Customer` and `okms_raci::typed::OvhCloud`"
)]
pub trait TypedParty: Copy {
    /// What generated code alone has.
    #[doc(hidden)]
    const __GENERATED: Generated;

    /// The parties of the same matrix.
    type Party: MatrixParty;
    /// The same party as a variant.
    const PARTY: Self::Party;
}

/// An activity as a type.
///
/// ```
/// use okms_raci::typed::{Customer, DeployPatches, InformedOf, TypedActivity, TypedParty};
/// use okms_raci::MatrixActivity;
///
/// fn letter<A: TypedActivity, P: InformedOf<A>>(_: P) -> String {
///     format!("you are informed of: {}", A::ACTIVITY.title())
/// }
///
/// let letter = letter::<DeployPatches, _>(Customer);
/// assert!(letter.starts_with("you are informed of: Deploy patches"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no activity of a matrix",
    note = "the activities of OKMS are types in `okms_raci::typed`, as in `ResponsibleFor<okms_raci::typed::KeepServiceLogs>`, not variants of `okms_raci::Activity`"
)]
pub trait TypedActivity: Copy {
    /// What generated code alone has.
    #[doc(hidden)]
    const __GENERATED: Generated;

    /// The activities of the same matrix.
    type Activity: MatrixActivity;
    /// The same activity as a variant.
    const ACTIVITY: Self::Activity;
}

/// A party that is in charge of carrying out the activity.
///
/// ```
/// use okms_raci::typed::{AdministrateKeysAndSecrets, Customer, ResponsibleFor};
///
/// fn rotate(_: impl ResponsibleFor<AdministrateKeysAndSecrets>) {}
///
/// rotate(Customer);
/// ```
#[diagnostic::on_unimplemented(
    message = "the matrix does not say that `{Self}` is responsible for `{A}`",
    label = "this is not a fact of the matrix",
    note = "a party is a type here, such as `okms_raci::typed::Customer`; a variant such as `Party::Customer` is a value",
    note = "what is published for each activity is in the docs of the enum `Activity`"
)]
pub trait ResponsibleFor<A: TypedActivity>:
    TypedParty<Party = <A::Activity as MatrixActivity>::Party>
{
}

/// A party that is accountable for the successful completion of the activity.
///
/// ```
/// use okms_raci::typed::{AccountableFor, ManageBackups, OvhCloud};
///
/// fn sign(_: impl AccountableFor<ManageBackups>) {}
///
/// sign(OvhCloud);
/// ```
#[diagnostic::on_unimplemented(
    message = "the matrix does not say that `{Self}` is accountable for `{A}`",
    label = "this is not a fact of the matrix",
    note = "a party is a type here, such as `okms_raci::typed::Customer`; a variant such as `Party::Customer` is a value",
    note = "what is published for each activity is in the docs of the enum `Activity`"
)]
pub trait AccountableFor<A: TypedActivity>:
    TypedParty<Party = <A::Activity as MatrixActivity>::Party>
{
}

/// A party that is consulted during the activity.
///
/// Nobody is, in the OKMS matrix; in one of your own somebody may be.
///
/// ```compile_fail,E0277
/// use okms_raci::typed::{ConsultedOn, DeployPatches, OvhCloud};
///
/// fn ask(_: impl ConsultedOn<DeployPatches>) {}
///
/// ask(OvhCloud);
/// ```
#[diagnostic::on_unimplemented(
    message = "the matrix does not say that `{Self}` is consulted on `{A}`",
    label = "this is not a fact of the matrix",
    note = "a party is a type here, such as `okms_raci::typed::Customer`; a variant such as `Party::Customer` is a value",
    note = "what is published for each activity is in the docs of the enum `Activity`"
)]
pub trait ConsultedOn<A: TypedActivity>:
    TypedParty<Party = <A::Activity as MatrixActivity>::Party>
{
}

/// A party that is informed of the results of the activity.
///
/// ```
/// use okms_raci::typed::{Customer, DeployPatches, InformedOf};
///
/// fn notify(_: impl InformedOf<DeployPatches>) {}
///
/// notify(Customer);
/// ```
#[diagnostic::on_unimplemented(
    message = "the matrix does not say that `{Self}` is informed of `{A}`",
    label = "this is not a fact of the matrix",
    note = "a party is a type here, such as `okms_raci::typed::Customer`; a variant such as `Party::Customer` is a value",
    note = "what is published for each activity is in the docs of the enum `Activity`"
)]
pub trait InformedOf<A: TypedActivity>:
    TypedParty<Party = <A::Activity as MatrixActivity>::Party>
{
}

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
