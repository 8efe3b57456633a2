use core::fmt::{Debug, Display};
use core::hash::Hash;
use core::iter::FusedIterator;
use core::str::FromStr;

use okms_raci_core::Variants;

use crate::{EnumKey, ParseError, Role, RoleSet};

/// A matrix, for code that works over any: [`Okms`](crate::Okms) or one of your own.
///
/// Implemented by generated code only, so items may be added in any release.
///
/// ```
/// use okms_raci::{Matrix, MatrixActivity, MatrixParty, Okms, Role};
///
/// fn accountable<M: Matrix>(activity: M::Activity) -> Option<&'static str> {
///     let party = M::PARTIES.iter().find(|&&party| activity.is(party, Role::Accountable))?;
///     Some(party.name())
/// }
///
/// assert_eq!(accountable::<Okms>(okms_raci::Activity::ManageBackups), Some("OVHcloud"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a matrix",
    label = "expected the type that is named after a matrix",
    note = "that of OKMS is `okms_raci::Okms`; a matrix of your own has one in its module, such as `backup::Backup`"
)]
pub trait Matrix: Copy + Debug + 'static {
    /// The activities of the matrix.
    type Activity: MatrixActivity<Party = Self::Party, Section = Self::Section>;
    /// The parties of the matrix.
    type Party: MatrixParty;
    /// The sections of the matrix.
    type Section: MatrixSection<Activity = Self::Activity>;

    /// Where the matrix comes from.
    const SOURCE: Source;
    /// Every activity, in published order.
    const ACTIVITIES: &'static [Self::Activity] = <Self::Activity as Variants>::ALL;
    /// Every party, in the order of the columns.
    const PARTIES: &'static [Self::Party] = <Self::Party as Variants>::ALL;
    /// Every section, in published order; a section comes before its subsections.
    const SECTIONS: &'static [Self::Section] = <Self::Section as Variants>::ALL;
}

/// An activity, a party or a section of any matrix.
///
/// They display as their title or name, and are parsed from it, or from their id, or from their name in code,
/// in any case of ASCII letters and between any blanks; an activity or a section also from its title behind the
/// section's number. Where one text is the title of one item and the name in code of another, the title counts.
///
/// ```
/// use okms_raci::{MatrixItem, Party};
///
/// fn link<T: MatrixItem>(item: T) -> String {
///     format!("[{item}](#{})", item.id())
/// }
///
/// assert_eq!(link(Party::OvhCloud), "[OVHcloud](#ovh-cloud)");
/// ```
pub trait MatrixItem:
    Copy
    + Debug
    + Display
    + Eq
    + Ord
    + Hash
    + Send
    + Sync
    + FromStr<Err = ParseError>
    + for<'a> TryFrom<&'a str, Error = ParseError>
    + AsRef<str>
    + Into<&'static str>
    + EnumKey
    + 'static
{
    /// The stable id in kebab-case, such as `"manage-backups"`.
    fn id(self) -> &'static str;

    /// The name in code, such as `"ManageBackups"`.
    fn variant(self) -> &'static str;

    /// The position in the published order, from 0.
    fn index(self) -> usize;

    /// The item with exactly this id.
    fn from_id(id: &str) -> Option<Self>;

    /// The item at this position.
    fn from_index(index: usize) -> Option<Self>;
}

/// An activity of any [`Matrix`], or of a [subset](crate::subset) of one.
///
/// ```
/// use okms_raci::{Activity, MatrixActivity, Role};
///
/// fn is_clear<A: MatrixActivity>(activity: A) -> bool {
///     activity.holders(Role::Accountable).len() == 1
/// }
///
/// assert!(is_clear(Activity::ManageBackups));
/// assert!(!is_clear(Activity::HandleIncidents));
/// ```
///
/// In a subset, [`activity`](Self::activity) and [`from_activity`](Self::from_activity) lead to the whole matrix
/// and back:
///
/// ```
/// # #[cfg(feature = "macros")] {
/// use okms_raci::{MatrixActivity, Variants};
///
/// okms_raci::subset! { enum Duty where Customer is responsible }
///
/// /// How many activities of both enums are the same, if they are of one matrix.
/// fn shared<A: MatrixActivity, B: MatrixActivity<Section = A::Section>>() -> usize {
///     A::ALL.iter().filter(|a| B::from_activity(a.activity()).is_some()).count()
/// }
///
/// assert_eq!(shared::<okms_raci::Activity, Duty>(), Duty::COUNT);
/// # }
/// ```
pub trait MatrixActivity: MatrixItem {
    /// The parties of the same matrix.
    type Party: MatrixParty;
    /// The sections of the same matrix, whose [`Activity`](MatrixSection::Activity) is that of the whole matrix.
    type Section: MatrixSection<Activity: MatrixActivity<Party = Self::Party>>;
    /// An array with a cell for each party.
    type Row: Copy
        + Debug
        + Eq
        + AsRef<[(Self::Party, RoleSet)]>
        + IntoIterator<Item = (Self::Party, RoleSet)>;
    /// The parties that hold a role.
    type Holders: Clone
        + Debug
        + Eq
        + DoubleEndedIterator<Item = Self::Party>
        + ExactSizeIterator
        + FusedIterator;

    /// The roles that the party holds in the activity.
    fn roles(self, party: Self::Party) -> RoleSet;
    /// Whether the party holds the role in the activity.
    fn is(self, party: Self::Party, role: Role) -> bool;
    /// Each party with the roles that it holds in the activity, in the order of the columns.
    fn row(self) -> Self::Row;
    /// The parties that hold the role in the activity, in the order of the columns.
    fn holders(self, role: Role) -> Self::Holders;
    /// The section that lists the activity.
    fn section(self) -> Self::Section;
    /// Whether the section, or one below it, lists the activity.
    fn is_in(self, section: Self::Section) -> bool;
    /// The title, exactly as published.
    fn title(self) -> &'static str;
    /// The publisher's own number or code of the activity, if it has one; several may have the same.
    fn reference(self) -> Option<&'static str>;
    /// The note on the activity, if there is one.
    fn note(self) -> Option<&'static str>;
    /// The note on the roles of the party in the activity, if there is one.
    fn note_of(self, party: Self::Party) -> Option<&'static str>;
    /// The activity with exactly this title, if only one has it.
    fn from_title(title: &str) -> Option<Self>;
    /// The activities in which the party holds the role, in published order.
    fn held_by(party: Self::Party, role: Role) -> &'static [Self];
    /// The same activity in the whole matrix; itself, if this is the whole matrix.
    fn activity(self) -> <Self::Section as MatrixSection>::Activity;
    /// The same activity as one of the whole matrix, if it is one of these.
    fn from_activity(activity: <Self::Section as MatrixSection>::Activity) -> Option<Self>;
}

/// A party of any [`Matrix`].
///
/// ```
/// use okms_raci::{Matrix, MatrixParty, Okms};
///
/// fn header<M: Matrix>() -> Vec<&'static str> {
///     M::PARTIES.iter().map(|party| party.name()).collect()
/// }
///
/// assert_eq!(header::<Okms>(), ["Customer", "OVHcloud"]);
/// ```
pub trait MatrixParty: MatrixItem {
    /// The name, exactly as published.
    fn name(self) -> &'static str;
}

/// A section of any [`Matrix`].
///
/// ```
/// use okms_raci::{MatrixSection, Section};
///
/// fn path<S: MatrixSection>(section: S) -> String {
///     let above = section.parent().map_or(String::new(), |parent| path(parent) + " / ");
///     above + section.title()
/// }
///
/// assert_eq!(path(Section::Incidents), "Service usage / Event management / Incidents");
/// ```
pub trait MatrixSection: MatrixItem {
    /// The activities of the same matrix.
    type Activity: MatrixActivity<Section = Self>;

    /// The number, such as `"3.1.1"`; empty if the section has none.
    fn number(self) -> &'static str;
    /// The title, exactly as published.
    fn title(self) -> &'static str;
    /// How deep the section is nested, from 1.
    fn depth(self) -> usize;
    /// The section that this one is a subsection of.
    fn parent(self) -> Option<Self>;
    /// The direct subsections, in published order.
    fn sections(self) -> &'static [Self];
    /// The activities that the section itself lists, in published order.
    fn activities(self) -> &'static [Self::Activity];
    /// The activities of the section and of all sections below it, in published order.
    fn all_activities(self) -> &'static [Self::Activity];
    /// Whether the section, or one below it, lists the activity.
    fn contains(self, activity: Self::Activity) -> bool;
    /// The section with exactly this number.
    fn from_number(number: &str) -> Option<Self>;
}

/// Where a matrix comes from.
///
/// ```
/// use okms_raci::SOURCE;
///
/// assert_eq!(SOURCE.revision, "2025-10-21");
/// assert_eq!(SOURCE.publisher, Some("OVHcloud"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct Source {
    /// The title of the published matrix.
    pub title: &'static str,
    /// Who publishes it.
    pub publisher: Option<&'static str>,
    /// The publisher's own number for the page.
    pub article: Option<&'static str>,
    /// The page itself.
    pub url: Option<&'static str>,
    /// The date of the published text, such as `"2025-10-21"`.
    pub revision: &'static str,
    /// The SHA-256 of the YAML file that the matrix was generated from: 64
    /// lower-case hexadecimal digits, as `sha256sum` prints them.
    pub sha256: &'static str,
}

impl Source {
    /// For generated code; use the constant `SOURCE` of a matrix.
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(
        title: &'static str,
        publisher: Option<&'static str>,
        article: Option<&'static str>,
        url: Option<&'static str>,
        revision: &'static str,
        sha256: &'static str,
    ) -> Source {
        Source { title, publisher, article, url, revision, sha256 }
    }
}

/// With all its fields; what a matrix does not say is null.
#[cfg(feature = "serde")]
impl serde::Serialize for Source {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        let mut fields = serializer.serialize_struct("Source", 6)?;
        fields.serialize_field("title", self.title)?;
        fields.serialize_field("publisher", &self.publisher)?;
        fields.serialize_field("article", &self.article)?;
        fields.serialize_field("url", &self.url)?;
        fields.serialize_field("revision", self.revision)?;
        fields.serialize_field("sha256", self.sha256)?;
        fields.end()
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Source {
    fn schema_name() -> okms_raci_core::SchemaName {
        "Source".into()
    }

    fn schema_id() -> okms_raci_core::SchemaName {
        "okms_raci::Source".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Where a matrix comes from.",
            "type": "object",
            "properties": {
                "title": { "type": "string" },
                "publisher": { "type": ["string", "null"] },
                "article": { "type": ["string", "null"] },
                "url": { "type": ["string", "null"] },
                "revision": { "type": "string" },
                "sha256": { "type": "string" }
            },
            "required": ["title", "publisher", "article", "url", "revision", "sha256"]
        })
    }
}
