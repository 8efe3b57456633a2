//! Who is responsible for what in OVHcloud's key management service (OKMS), as facts that the compiler
//! knows: a RACI matrix as exhaustive enums, const lookups, and claims that stop compiling when they
//! stop being true.
//!
//! OVHcloud publishes the matrix on its page
//! [OKMS - Shared responsibilities](https://help.ovhcloud.com/csm/it-kms-raci?id=kb_article_view&sysparm_article=KB0065217):
//! for each of 31 activities in 24 nested sections, the [roles](Role) that the customer and OVHcloud
//! hold. This crate is that page in its revision of 2025-10-21, transcribed letter for letter. A matrix
//! of your own gets all that OKMS has: [`own_matrix`](mod@own_matrix) leads there from a spreadsheet.
//!
//! # Look an assignment up
//!
//! A lookup is total and const. It needs neither `std` nor an allocator, and it does not panic.
//!
//! ```
//! use okms_raci::{Activity, Party, Role, RoleSet};
//!
//! const KEYS: RoleSet = Activity::AdministrateKeysAndSecrets.roles(Party::Customer);
//! assert_eq!(KEYS, RoleSet::RA);
//!
//! // What people type, in any letter case.
//! let activity: Activity = "manage backups".parse()?;
//! assert!(activity.is(Party::OvhCloud, Role::Accountable));
//! assert_eq!(activity.section().number(), "3.1.1");
//! # Ok::<(), okms_raci::ParseError>(())
//! ```
//!
//! [`Activity`], [`Party`] and [`Section`] are exhaustive on purpose: a `match` over them stops
//! compiling when the matrix changes. [`maps`] has static maps of their names, [`SOURCE`] says which revision this is, and [`render`] writes it
//! all as Markdown, CSV, or text for a terminal. [`Matrix`] is for code that works over any matrix.
//!
//! # Claim what your code relies on
//!
//! ```
//! # #[cfg(feature = "macros")]
//! okms_raci::assert_raci! {
//!     only Customer is responsible and accountable for AdministrateKeysAndSecrets;
//!     OvhCloud is accountable for every activity in "3.1.3" except KeepServiceLogs;
//!     revision is "2025-10-21";
//! }
//! ```
//!
//! A claim that does not hold is an error at its own words, with what is published instead.
#![cfg_attr(
    feature = "macros",
    doc = "[`assert_raci!`] has the grammar; beside it there are [`subset!`], an enum of just the
activities that a condition holds for; [`#[raci]`](macro@raci), which puts a claim and its row into
the docs of an item; and [`activity!`], the variant for a title."
)]
//!
//! # Ask for a fact in a bound
//!
//! In [`typed`], parties and activities are types, and the roles are traits:
//!
//! ```
//! use okms_raci::typed::{AdministrateKeysAndSecrets, Customer, ResponsibleFor};
//!
//! fn rotate(_by: impl ResponsibleFor<AdministrateKeysAndSecrets>) {}
//!
//! rotate(Customer); // OvhCloud would not compile.
//! ```
//!
//! # An activity has three names
//!
//! | name | example | where it goes |
//! | --- | --- | --- |
//! | [`variant`](Activity::variant) | `ManageBackups` | code: a `match`, a claim, `#[raci]` |
//! | [`id`](Activity::id) | `manage-backups` | data: JSON, options of commands, links; it never changes |
//! | [`title`](Activity::title) | `Manage backups` | people: it is what OVHcloud published, and what `Display` writes |
//!
//! `FromStr`, serde and clap take all three, and the title behind its section's number, as in
//! `3.1.1 Manage backups`; ASCII letter case and blanks at the ends do not count. `activity!` takes the title or the id, `from_title` and
//! `from_id` the exact one, in const code.
//!
//! # Modules
//!
//! [`typed`] has parties and activities as types, for bounds; [`maps`] static maps of their names;
//! [`render`] writes a matrix as Markdown, CSV or text; [`own_matrix`](mod@own_matrix) is the guide to one of
//! your own.
//!
//! # The matrix
//!
#![doc = include_str!("prebuilt/table.md")]
//!
//! R is in charge of carrying out the process, A is accountable for its successful completion, C is
//! consulted during it, I is informed of its results. The titles and the assignments are quoted from
//! OVHcloud's page; this crate is not OVHcloud's.
//!
//! # Features
//!
//! | feature | default | what it adds | what it costs |
//! | --- | --- | --- | --- |
//! | `macros` | on | the macros | `syn` and `quote` are compiled |
//! | `yaml` | on | the tables are generated from data/okms.yaml at build time | a YAML parser is compiled |
//! | `matrix` | off | `matrix!`, for YAML files of your own without a build script | a YAML parser in the macros |
//! | `serde` | off | enums as their ids, role sets as their letters | `serde` |
//! | `schemars` | off | JSON Schemas of what serde writes | `schemars`, `serde_json`, an allocator |
//! | `clap` | off | enums as values of options, which take what `FromStr` takes | `clap`, `std` |
//! | `defmt` | off | enums log as their variants; the texts stay out of the flash | `defmt` |
//!
//! With `default-features = false` the build takes the same generated code from the package, and
//! compiles `phf` and what that needs, nothing else. What you do not use is not in your program.

#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(test)]
extern crate std;

#[cfg(all(doctest, feature = "macros"))]
#[doc = include_str!("../README.md")]
struct Readme;

mod implement;
mod include_matrix;
mod macros;
mod matrix;
mod refinement;
pub mod render;
#[cfg(feature = "macros")]
mod subsets;
mod text_map;
pub mod typed;

pub use matrix::{Matrix, MatrixActivity, MatrixItem, MatrixParty, MatrixSection, Source};
#[doc(inline)]
pub use okms_raci_core::{
    ComparedWithOneRole, EnumKey, EnumMap, ParseError, Role, RoleSet, RoleSetIter, Variants,
    enum_map,
};
pub use refinement::Refinement;
#[cfg(feature = "macros")]
pub use subsets::NotInSubset;
pub use text_map::TextMap;

/// The crate itself as an item, for generated code.
macro_rules! library_as {
    ($name:ident) => {
        #[doc(hidden)]
        pub extern crate self as $name;
    };
}

// The attribute `#[raci]` finds the library in a module of its own name beside it. Without the attribute
// nothing has that name, so that the compiler says which feature an import of it needs.
#[cfg(feature = "macros")]
library_as!(raci);
#[cfg(not(feature = "macros"))]
library_as!(__library);

#[cfg(doc)]
#[doc = include_str!("../docs/own-matrix.md")]
pub mod own_matrix {}

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

/// Checks claims that belong to an item, and writes them into its docs.
///
/// The claims are those of [`assert_raci!`], several with `;` in between. The
/// item stays what it is; its docs get a line for each claim, with the row, its
/// section and the revision.
///
/// ```
/// use okms_raci::raci;
///
/// /// Gives the key a new version.
/// #[raci(Customer is responsible for AdministrateKeysAndSecrets)]
/// fn rotate() {}
///
/// struct Keys;
///
/// #[raci(Customer is responsible for KeepServiceLogs; OvhCloud has no role in KeepServiceLogs)]
/// impl Keys {
///     #[raci(only Customer is accountable for AdministrateKeysAndSecrets)]
///     fn destroy(self) {}
/// }
/// # rotate(); Keys.destroy();
/// ```
///
/// It goes on functions, methods and constants, in traits too, and on every item that can be in a module: types,
/// traits, impls, modules, statics, imports; not on variants and fields, where Rust takes no such attribute.
/// `use path;` before the claims turns them on a matrix of your own.
///
/// # Other names of the crate
///
/// A module of yours called `raci` and `use okms_raci::raci;` cannot stand in one file, since the attribute is a
/// module as well: import it under another name, `use okms_raci::raci as claim;`, or write `#[okms_raci::raci(…)]`.
///
/// The attribute finds the library through the path that it is written with, so
/// it works whatever you call the dependency, and through re-exports. In the
/// expansion of another macro it expects `okms_raci`; if the dependency has another
/// name there, say it: `#[kms::raci(use kms; Customer is …)]`.
#[cfg(feature = "macros")]
pub use okms_raci_macros::raci;

/// Private, so that the matrix is at the top of the crate only; its module is public, so that its rows are.
mod published {
    // As a file, so that the compiler and editors lead to its lines.
    crate::__include_matrix! {
        __exported_rows
        #[allow(non_upper_case_globals, unreachable_pub, unused_imports, clippy::enum_glob_use)]
        pub mod okms {
            include!(concat!(env!("OUT_DIR"), "/okms.rs"));
        }
    }
}
#[doc(hidden)]
pub use published::okms::__rows_of_the_matrix;
/// Static maps for what people type: ids, titles and numbers of sections.
///
/// ```
/// use okms_raci::{Activity, Section, maps};
///
/// assert_eq!(maps::ACTIVITY_BY_ID.get("Manage-Backups"), Some(Activity::ManageBackups));
/// assert_eq!(maps::ACTIVITY_BY_TITLE.get("manage BACKUPS"), Some(Activity::ManageBackups));
/// assert_eq!(maps::SECTION_BY_NUMBER.get("3.1.3"), Some(Section::Monitoring));
/// ```
pub use published::okms::maps;
#[cfg(rust_analyzer)]
#[doc(hidden)]
pub use published::okms::{__activities, __parties, __sections};

/// An activity of OKMS: a row of the matrix.
///
/// ```
/// use okms_raci::{Activity, Party, Role, RoleSet, Section};
///
/// const HANDLE: Activity = Activity::HandleIncidents;
/// assert_eq!(HANDLE.row(), [(Party::Customer, RoleSet::AI), (Party::OvhCloud, RoleSet::RA)]);
/// assert_eq!(HANDLE.roles(Party::OvhCloud), RoleSet::RA);
/// assert!(HANDLE.is(Party::Customer, Role::Informed));
/// assert_eq!(HANDLE.holders(Role::Accountable).len(), 2);
/// assert_eq!(HANDLE.section(), Section::Incidents);
///
/// // The other way round: what is asked of the customer.
/// let duties = Activity::held_by(Party::Customer, Role::Responsible);
/// assert_eq!(duties.len(), 10);
/// assert_eq!(duties[0].title(), "Provide personal data needed for service subscription");
/// ```
///
/// Its three names, and the ways back from them:
///
/// ```
/// use okms_raci::Activity;
///
/// let backups = Activity::ManageBackups;
/// assert_eq!(
///     [backups.variant(), backups.id(), backups.title()],
///     ["ManageBackups", "manage-backups", "Manage backups"],
/// );
/// // Exact and const.
/// assert_eq!(Activity::from_id("manage-backups"), Some(backups));
/// assert_eq!(Activity::from_title("Manage Backups"), None);
/// // Any of the three, in any letter case.
/// assert_eq!("MANAGE BACKUPS".parse(), Ok(backups));
/// assert_eq!("managebackups".parse(), Ok(backups));
/// ```
///
/// A value for each activity, from an exhaustive `match` or counted as it comes:
///
/// ```
/// use okms_raci::{Activity, EnumMap, Section, enum_map};
///
/// const DAYS: EnumMap<Activity, u32> = enum_map!(|activity: Activity| match activity {
///     Activity::HandleIncidents => 1,
///     _ if activity.is_in(Section::ServiceUsage) => 30,
///     _ => 365,
/// });
/// assert_eq!(DAYS[Activity::ManageBackups], 30);
///
/// let mut tickets = EnumMap::<Activity, u32>::default();
/// tickets[Activity::HandleIncidents] += 1;
/// let busiest = tickets.iter().max_by_key(|(_, count)| *count);
/// assert_eq!(busiest, Some((Activity::HandleIncidents, &1)));
/// ```
pub use published::okms::Activity;

/// The parties that hold a role in an activity, in the order of the columns.
///
/// ```
/// use okms_raci::{Activity, Holders, Party, Role};
///
/// let informed = Activity::HandleIncidents.holders(Role::Informed);
/// assert!(informed.eq([Party::Customer]));
///
/// const ACCOUNTABLE: Holders = Activity::HandleIncidents.holders(Role::Accountable);
/// const _: () = assert!(ACCOUNTABLE.len() == 2 && ACCOUNTABLE.contains(Party::OvhCloud));
/// // `only` is for what takes exactly one.
/// const OWNER: Option<Party> = Activity::ManageBackups.holders(Role::Accountable).only();
/// assert_eq!((OWNER, ACCOUNTABLE.only(), ACCOUNTABLE.first()),
///     (Some(Party::OvhCloud), None, Some(Party::Customer)));
/// ```
pub use published::okms::Holders;

/// The type that stands for the OKMS matrix in generic code.
///
/// ```
/// use okms_raci::{Matrix, MatrixItem, Okms};
///
/// fn ids<M: Matrix>() -> impl Iterator<Item = &'static str> {
///     M::PARTIES.iter().map(|party| party.id())
/// }
///
/// assert!(ids::<Okms>().eq(["customer", "ovh-cloud"]));
/// ```
pub use published::okms::Okms;

/// A party of OKMS: a column of the matrix.
///
/// ```
/// use okms_raci::Party;
///
/// assert_eq!(Party::ALL.map(Party::name), ["Customer", "OVHcloud"]);
/// assert_eq!("ovhcloud".parse(), Ok(Party::OvhCloud));
/// ```
pub use published::okms::Party;

/// A section of OKMS: numbered and nested, as on the page.
///
/// ```
/// use okms_raci::{Activity, Section};
///
/// let incidents = Section::from_number("3.2.1").unwrap();
/// assert_eq!((incidents.title(), incidents.depth()), ("Incidents", 3));
/// assert_eq!(incidents.parent().map(Section::number), Some("3.2"));
/// assert_eq!(incidents.activities()[0], Activity::HandleIncidents);
///
/// // 3.2 lists no activity itself; its subsections do.
/// let above = incidents.parent().unwrap();
/// assert_eq!(above.activities(), []);
/// assert_eq!(above.all_activities().len(), 3);
///
/// fn count(sections: &[Section]) -> usize {
///     sections.iter().map(|section| 1 + count(section.sections())).sum()
/// }
/// assert_eq!(count(Section::ROOTS), Section::COUNT);
/// ```
pub use published::okms::Section;

/// The page, the revision, and the digest of the transcription that the program was built from.
///
/// ```
/// use okms_raci::SOURCE;
///
/// let line = format!("{}, revision {}", SOURCE.title, SOURCE.revision);
/// assert_eq!(line, "OKMS - Shared responsibilities, revision 2025-10-21");
/// ```
pub use published::okms::SOURCE;
