//! A matrix as the YAML describes it.

use okms_raci_core::RoleSet;

use crate::place::Place;
use crate::rule::Rule;

/// A piece of text and where it is; neither, if a key that should be there is not.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) at: Option<Place>,
}

impl Text {
    fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether there is no such text, which is noted already.
    pub(crate) fn is_missing(&self) -> bool {
        self.text.is_empty() && self.at.is_none()
    }
}

/// A matrix that was read from YAML and has no errors: everything that the YAML says.
///
/// Parties, sections and activities are in published order. What refers to one of
/// them gives its position in that order.
///
/// ```
/// # use okms_raci_codegen::Matrix;
/// let yaml = "
/// format: 1
/// name: tea
/// title: Who makes the tea
/// source: { revision: 2026-01-31 }
/// parties: [{ id: Host, name: Host }, { id: Guest, name: Guest }]
/// sections:
///   - title: Afternoon
///     activities:
///       - { title: Boil water, roles: { Host: RA, Guest: I } }
/// ";
/// let (matrix, warnings) = Matrix::read(yaml, "tea.yaml")?;
/// assert!(warnings.is_empty());
/// let activity = &matrix.activities()[0];
/// assert_eq!((activity.id(), activity.kebab_id()), ("BoilWater", "boil-water"));
/// assert_eq!(matrix.sections()[activity.section()].title(), "Afternoon");
/// let roles = matrix.parties().iter().zip(activity.roles());
/// let cells: Vec<_> = roles.map(|(party, roles)| (party.name(), roles.letters())).collect();
/// assert_eq!(cells, [("Host", "RA"), ("Guest", "I")]);
/// # Ok::<(), okms_raci_codegen::Report>(())
/// ```
#[derive(Clone, Debug)]
pub struct Matrix {
    pub(crate) name: Text,
    pub(crate) title: Text,
    pub(crate) source: Source,
    /// Further traits to derive for the enums.
    pub(crate) derives: Vec<Text>,
    /// Whether to generate parties and activities as types, too.
    pub(crate) typed: bool,
    pub(crate) parties: Vec<Party>,
    /// A section comes before its subsections.
    pub(crate) sections: Vec<Section>,
    /// In the order of their sections; those that a section lists itself come before those of its subsections.
    pub(crate) activities: Vec<Activity>,
    /// The digest of the YAML, in hexadecimal digits.
    pub(crate) sha256: String,
}

/// Here, so that the page of [`Matrix`] does not show all of its text.
const SCHEMA: &str = include_str!("matrix.schema.json");

impl Matrix {
    /// The JSON Schema of the YAML, with which editors complete and check what is written.
    pub const SCHEMA: &'static str = SCHEMA;

    /// Its short name, such as `okms`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name.text
    }

    /// The title, as published.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title.text
    }

    /// Where the matrix comes from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The SHA-256 digest of the YAML, as `sha256sum` prints it.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The paths of further traits that the enums derive.
    #[must_use]
    pub fn derives(&self) -> impl ExactSizeIterator<Item = &str> {
        self.derives.iter().map(Text::as_str)
    }

    /// Whether parties and activities are generated as types, too.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        self.typed
    }

    /// Who holds roles.
    #[must_use]
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// All sections; each comes before its subsections.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The activities of all sections.
    #[must_use]
    pub fn activities(&self) -> &[Activity] {
        &self.activities
    }
}

/// Where a matrix comes from.
#[derive(Clone, Debug, Default)]
pub struct Source {
    pub(crate) publisher: Option<Text>,
    pub(crate) article: Option<Text>,
    pub(crate) url: Option<Text>,
    pub(crate) revision: Text,
}

impl Source {
    /// Who publishes it.
    #[must_use]
    pub fn publisher(&self) -> Option<&str> {
        self.publisher.as_ref().map(Text::as_str)
    }

    /// The publisher's own number for the page.
    #[must_use]
    pub fn article(&self) -> Option<&str> {
        self.article.as_ref().map(Text::as_str)
    }

    /// The page itself.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.url.as_ref().map(Text::as_str)
    }

    /// The date of the published text, such as `2025-10-21`.
    #[must_use]
    pub fn revision(&self) -> &str {
        &self.revision.text
    }
}

/// The accessors of what has an id.
macro_rules! identified {
    ($Item:ident, $id:literal is $kebab_id:literal) => {
        impl $Item {
            #[doc = concat!("The id, as code has it: `", $id, "`.")]
            #[must_use]
            pub fn id(&self) -> &str {
                &self.id.text
            }

            #[doc = concat!("The id, as people read it: `", $kebab_id, "`.")]
            #[must_use]
            pub fn kebab_id(&self) -> &str {
                &self.kebab_id
            }

            /// Former ids, as code had them.
            #[must_use]
            pub fn aliases(&self) -> impl ExactSizeIterator<Item = &str> {
                self.aliases.iter().map(Text::as_str)
            }
        }
    };
}

identified! { Party, "OvhCloud" is "ovh-cloud" }
identified! { Section, "DailyOperations" is "daily-operations" }
identified! { Activity, "ManageBackups" is "manage-backups" }

/// One who holds roles.
#[derive(Clone, Debug, Default)]
pub struct Party {
    pub(crate) id: Text,
    /// The id as people read it.
    pub(crate) kebab_id: String,
    pub(crate) name: Text,
    pub(crate) aliases: Vec<Text>,
}

impl Party {
    /// The name, as published.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name.text
    }
}

/// A part of a matrix that lists activities, or has subsections, or both.
#[derive(Clone, Debug, Default)]
pub struct Section {
    pub(crate) number: Option<Text>,
    pub(crate) id: Text,
    /// The id as people read it.
    pub(crate) kebab_id: String,
    pub(crate) title: Text,
    pub(crate) aliases: Vec<Text>,
    /// From 1.
    pub(crate) depth: usize,
    /// The position of the section that this one is a subsection of.
    pub(crate) parent: Option<usize>,
    /// How many activities the section itself lists.
    pub(crate) size: usize,
}

impl Section {
    /// The number, if it has one, such as `3.1.1`.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        self.number.as_ref().map(Text::as_str)
    }

    /// The title, as published.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title.text
    }

    /// How deep it is nested, from 1.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The position of the section that this one is a subsection of.
    #[must_use]
    pub fn parent(&self) -> Option<usize> {
        self.parent
    }

    /// Empty if the section is not numbered.
    pub(crate) fn number_or_empty(&self) -> &str {
        self.number.as_ref().map_or("", |number| &number.text)
    }
}

/// A row of the matrix, with the roles of each party.
#[derive(Clone, Debug, Default)]
pub struct Activity {
    pub(crate) id: Text,
    /// The id as people read it.
    pub(crate) kebab_id: String,
    pub(crate) title: Text,
    /// Former ids.
    pub(crate) aliases: Vec<Text>,
    /// The position of the section that lists it.
    pub(crate) section: usize,
    /// By party.
    pub(crate) roles: Vec<RoleSet>,
    /// Where the roles stand.
    pub(crate) roles_at: Option<Place>,
    /// Whether `roles` is all that the YAML says; if not, that is noted already.
    pub(crate) roles_understood: bool,
    pub(crate) allow: Vec<Allowance>,
}

impl Activity {
    /// The title, as published.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title.text
    }

    /// The position of the section that lists it.
    #[must_use]
    pub fn section(&self) -> usize {
        self.section
    }

    /// What each party holds, in the order of the parties.
    #[must_use]
    pub fn roles(&self) -> &[RoleSet] {
        &self.roles
    }

    /// The rules that the row may break, each with the reason.
    #[must_use]
    pub fn allow(&self) -> impl ExactSizeIterator<Item = (Rule, &str)> {
        self.allow.iter().map(|allowance| (allowance.rule, allowance.reason.as_str()))
    }
}

/// An exception from a check, and the reason for it.
#[derive(Clone, Debug)]
pub(crate) struct Allowance {
    pub(crate) rule: Rule,
    pub(crate) reason: String,
    pub(crate) at: Option<Place>,
}
