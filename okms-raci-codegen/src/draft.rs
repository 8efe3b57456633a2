//! Matrices as plain data, for programs that make or change one.

mod yaml;

use okms_raci_core::RoleSet;

use crate::model::{self, Matrix};
use crate::rule::Rule;

/// A matrix as plain data, not checked yet.
///
/// Its YAML is read as any other: [`Matrix::read`] says what is wrong with it.
///
/// ```
/// use okms_raci_codegen::{Matrix, RoleSet};
/// use okms_raci_codegen::draft::{Activity, Draft, Party, Section, Source};
///
/// let party = |id: &str| Party { id: id.to_owned(), name: id.to_owned(), ..Party::default() };
/// let draft = Draft {
///     name: "tea".to_owned(),
///     title: "Who makes the tea".to_owned(),
///     source: Source { revision: "2026-01-31".to_owned(), ..Source::default() },
///     parties: vec![party("Host"), party("Guest")],
///     sections: vec![Section {
///         depth: 1,
///         title: "Afternoon".to_owned(),
///         activities: vec![Activity {
///             title: "Boil water".to_owned(),
///             roles: vec![("Host".to_owned(), RoleSet::RA)],
///             ..Activity::default()
///         }],
///         ..Section::default()
///     }],
///     ..Draft::default()
/// };
/// let (matrix, _) = Matrix::read(&draft.to_yaml(), "tea.yaml")?;
/// assert_eq!(matrix.activities()[0].id(), "BoilWater");
/// # Ok::<(), okms_raci_codegen::Report>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// A short name in lower case.
    pub name: String,
    /// The title, as published.
    pub title: String,
    /// Where the matrix comes from.
    pub source: Source,
    /// The paths of further traits that the enums derive.
    pub derive: Vec<String>,
    /// Whether parties and activities are types, too.
    pub typed: bool,
    /// Who holds roles.
    pub parties: Vec<Party>,
    /// In published order; the depth says which belongs to which.
    pub sections: Vec<Section>,
}

/// Where a matrix comes from.
///
/// ```
/// use okms_raci_codegen::draft::{Draft, Source};
///
/// // What nobody knows is not written; what is missing is said when the YAML is read.
/// let source = Source { article: Some("KB0065217".to_owned()), ..Source::default() };
/// let yaml = Draft { source, ..Draft::default() }.to_yaml();
/// assert!(yaml.contains("article: KB0065217\n") && !yaml.contains("publisher"));
/// assert!(okms_raci_codegen::Matrix::read(&yaml, "draft.yaml").is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Who publishes it.
    pub publisher: Option<String>,
    /// The publisher's own number for the page.
    pub article: Option<String>,
    /// The page itself.
    pub url: Option<String>,
    /// The date of the published text, such as `2025-10-21`.
    pub revision: String,
}

/// One who holds roles.
///
/// ```
/// use okms_raci_codegen::draft::{Draft, Party};
///
/// let party = Party {
///     id: "Customer".to_owned(),
///     name: "Order platform".to_owned(),
///     aliases: vec!["Client".to_owned()],
/// };
/// let yaml = Draft { parties: vec![party], ..Draft::default() }.to_yaml();
/// assert!(yaml.contains("{ id: Customer, name: Order platform, aliases: [Client] }"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// The id, as code has it.
    pub id: String,
    /// The name, as published.
    pub name: String,
    /// Former ids.
    pub aliases: Vec<String>,
}

/// A section with the activities that it lists itself.
///
/// ```
/// use okms_raci_codegen::draft::{Draft, Section};
///
/// let sections = [(1, "Daily"), (2, "Dumps"), (1, "Yearly")]
///     .map(|(depth, title)| Section { depth, title: title.to_owned(), ..Section::default() });
/// let sections = Vec::from(sections);
/// let yaml = Draft { sections, ..Draft::default() }.to_yaml();
/// let nested = "
///   - title: Daily
///     sections:
///       - title: Dumps
///   - title: Yearly
/// ";
/// assert!(yaml.ends_with(nested));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// How deep it is nested, from 1: a subsection of the last section before it that is less deep.
    pub depth: usize,
    /// The number, such as `3.1.1`.
    pub number: Option<String>,
    /// The id, as code has it; without one it is made from the title.
    pub id: Option<String>,
    /// The title, as published.
    pub title: String,
    /// Former ids.
    pub aliases: Vec<String>,
    /// Its rows.
    pub activities: Vec<Activity>,
}

/// A row of the matrix.
///
/// ```
/// use okms_raci_codegen::Rule;
/// use okms_raci_codegen::draft::{Activity, Draft, Section};
///
/// // A reason that is left out would be refused when the YAML is read.
/// let shared = Activity {
///     title: "Handle incidents".to_owned(),
///     allow: vec![(Rule::SeveralAccountable, "Published so.".to_owned())],
///     ..Activity::default()
/// };
/// let section = Section { depth: 1, activities: vec![shared], ..Section::default() };
/// let yaml = Draft { sections: vec![section], ..Draft::default() }.to_yaml();
/// assert!(yaml.contains("allow: { several-accountable: \"Published so.\" }"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// The id, as code has it; without one it is made from the title.
    pub id: Option<String>,
    /// The title, as published.
    pub title: String,
    /// Former ids.
    pub aliases: Vec<String>,
    /// By the id of a party, what it holds; a party that holds no role is left out of the YAML.
    pub roles: Vec<(String, RoleSet)>,
    /// The rules that the row may break, each with the reason.
    pub allow: Vec<(Rule, String)>,
}

impl From<&Matrix> for Draft {
    fn from(matrix: &Matrix) -> Self {
        let source = matrix.source();
        let sections = matrix.sections().iter().enumerate().map(|(position, section)| {
            let own = matrix.activities().iter().filter(|activity| activity.section() == position);
            Section {
                depth: section.depth(),
                number: section.number().map(str::to_owned),
                id: Some(section.id().to_owned()),
                title: section.title().to_owned(),
                aliases: section.aliases().map(str::to_owned).collect(),
                activities: own.map(|activity| Activity::of(activity, matrix.parties())).collect(),
            }
        });
        let parties = matrix.parties().iter().map(|party| Party {
            id: party.id().to_owned(),
            name: party.name().to_owned(),
            aliases: party.aliases().map(str::to_owned).collect(),
        });
        Draft {
            name: matrix.name().to_owned(),
            title: matrix.title().to_owned(),
            source: Source {
                publisher: source.publisher().map(str::to_owned),
                article: source.article().map(str::to_owned),
                url: source.url().map(str::to_owned),
                revision: source.revision().to_owned(),
            },
            derive: matrix.derives().map(str::to_owned).collect(),
            typed: matrix.is_typed(),
            parties: parties.collect(),
            sections: sections.collect(),
        }
    }
}

impl Activity {
    fn of(activity: &model::Activity, parties: &[model::Party]) -> Self {
        let cells = parties.iter().zip(activity.roles());
        let held = cells.filter(|(_, roles)| !roles.is_empty());
        let allow = activity.allow().map(|(rule, reason)| (rule, reason.to_owned()));
        Activity {
            id: Some(activity.id().to_owned()),
            title: activity.title().to_owned(),
            aliases: activity.aliases().map(str::to_owned).collect(),
            roles: held.map(|(party, roles)| (party.id().to_owned(), *roles)).collect(),
            allow: allow.collect(),
        }
    }
}
