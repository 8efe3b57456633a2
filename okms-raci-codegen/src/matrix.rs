//! A matrix as plain data, with what can be done with it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use okms_raci_core::RoleSet;

#[cfg(feature = "json")]
use crate::json;
use crate::names::kebab;
use crate::places::Position;
use crate::refines::{Cover, OuterParty, Refines, Remark};
use crate::report::Report;
use crate::rule::Rule;
use crate::{check, file, yaml};

/// A RACI matrix.
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
/// let activity = &matrix.activities[0];
/// assert_eq!((activity.id.as_str(), activity.kebab_id().as_str()), ("BoilWater", "boil-water"));
/// assert_eq!(matrix.sections[activity.section].title, "Afternoon");
/// let roles = matrix.parties.iter().zip(&activity.roles);
/// let cells: Vec<_> = roles.map(|(party, roles)| (&*party.name, roles.letters())).collect();
/// assert_eq!(cells, [("Host", "RA"), ("Guest", "I")]);
/// # Ok::<(), okms_raci_codegen::Report>(())
/// ```
///
/// One that a program makes is checked as one that is read:
///
/// ```
/// use okms_raci_codegen::{Activity, Matrix, Party, RoleSet, Section, Source};
///
/// let party = |id: &str| Party { id: id.to_owned(), name: id.to_owned(), ..Party::default() };
/// let mut matrix = Matrix {
///     name: "tea".to_owned(),
///     title: "Who makes the tea".to_owned(),
///     source: Source { revision: "2026-01-31".to_owned(), ..Source::default() },
///     parties: vec![party("Host"), party("Guest")],
///     sections: vec![Section {
///         depth: 1,
///         id: "Afternoon".to_owned(),
///         title: "Afternoon".to_owned(),
///         ..Section::default()
///     }],
///     activities: vec![Activity {
///         id: "BoilWater".to_owned(),
///         title: "Boil water".to_owned(),
///         roles: vec![RoleSet::RA, RoleSet::NONE],
///         ..Activity::default()
///     }],
///     ..Matrix::default()
/// };
/// assert!(matrix.check("tea").is_empty());
/// assert!(matrix.to_yaml().contains("roles: { Host: RA }\n"));
///
/// matrix.activities[0].roles[1] = RoleSet::A;
/// let report = matrix.check("tea");
/// let message = "activity \"Boil water\": 2 parties are accountable: Host, Guest";
/// assert_eq!(report.problems().next().unwrap().message, message);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// A short name in lower case, such as `okms`.
    pub name: String,
    /// The title, as published.
    pub title: String,
    /// Where the matrix comes from.
    pub source: Source,
    /// The paths of further traits that the enums derive.
    pub derive: Vec<String>,
    /// Whether parties and activities are generated as types, too.
    pub typed: bool,
    /// The matrices whose duties this one takes on.
    pub refines: Vec<Refines>,
    /// Who holds roles.
    pub parties: Vec<Party>,
    /// All sections; each comes before its subsections.
    pub sections: Vec<Section>,
    /// The activities of all sections, in the order of the sections.
    pub activities: Vec<Activity>,
}

/// Where a matrix comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "json", serde(deny_unknown_fields))]
pub struct Source {
    /// Who publishes it.
    pub publisher: Option<String>,
    /// The publisher's own number for the page.
    pub article: Option<String>,
    /// The page itself.
    pub url: Option<String>,
    /// The date of the published text, such as `2025-10-21`.
    pub revision: String,
    /// The SHA-256 digest of the YAML file, as `sha256sum` prints it; empty if there is no file.
    #[cfg_attr(feature = "json", serde(default))]
    pub sha256: String,
}

/// One who holds roles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// The id, as code has it: `OvhCloud`.
    pub id: String,
    /// The name, as published.
    pub name: String,
    /// Former ids, as code had them.
    pub aliases: Vec<String>,
    /// The parties of refined matrices that it is; it is none of this matrix's own then.
    pub is: Vec<OuterParty>,
}

/// A part of a matrix that lists activities, or has subsections, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// How deep it is nested, from 1.
    pub depth: usize,
    /// The position of the section that this one is a subsection of.
    pub parent: Option<usize>,
    /// The number, if it has one, such as `3.1.1`.
    pub number: Option<String>,
    /// The id, as code has it: `DailyOperations`.
    pub id: String,
    /// The title, as published.
    pub title: String,
    /// Former ids, as code had them.
    pub aliases: Vec<String>,
}

/// A row of the matrix, with the roles of each party.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// The id, as code has it: `ManageBackups`.
    pub id: String,
    /// The title, as published.
    pub title: String,
    /// Former ids, as code had them.
    pub aliases: Vec<String>,
    /// The position of the section that lists it.
    pub section: usize,
    /// The role set of each party, in the order of the parties.
    pub roles: Vec<RoleSet>,
    /// The rules that the row may break, each with the reason.
    pub allow: Vec<(Rule, String)>,
    /// The publisher's own number or code of the row; several rows may have the same.
    pub reference: Option<String>,
    /// The note of the row.
    pub note: Option<String>,
    /// The notes of cells, by the position of the party.
    pub notes: BTreeMap<usize, String>,
    /// The duties of refined matrices that the row takes on.
    pub covers: Vec<Cover>,
}

impl Party {
    /// The id, as people read it: `ovh-cloud`.
    #[must_use]
    pub fn kebab_id(&self) -> String {
        kebab(&self.id)
    }
}

impl Section {
    /// The id, as people read it: `daily-operations`.
    #[must_use]
    pub fn kebab_id(&self) -> String {
        kebab(&self.id)
    }

    /// The number; empty if the section has none.
    #[must_use]
    pub fn number_or_empty(&self) -> &str {
        self.number.as_deref().unwrap_or_default()
    }
}

impl Activity {
    /// The id, as people read it: `manage-backups`.
    #[must_use]
    pub fn kebab_id(&self) -> String {
        kebab(&self.id)
    }
}

/// A constant of its own, so that the page of [`Matrix`] does not show all of its text.
const SCHEMA: &str = include_str!("matrix.schema.json");

impl Matrix {
    /// The JSON Schema of the YAML, with which editors complete and check the file.
    pub const SCHEMA: &'static str = SCHEMA;

    /// Reads a matrix from YAML, with the problems that do not keep it from being used.
    ///
    /// `file` is the path to name in the report.
    ///
    /// # Errors
    ///
    /// A [`Report`] of everything that is wrong with the matrix.
    pub fn read(yaml: &str, file: &str) -> Result<(Matrix, Report), Report> {
        without_errors(Matrix::read_as_published(yaml, file))
    }

    /// Reads a matrix from YAML whose rows may break the rules about their content, such as one without
    /// an A; the report has these errors, too.
    ///
    /// # Errors
    ///
    /// A [`Report`] of everything that is wrong with the matrix, if that is more than the content of rows.
    pub fn read_as_published(yaml: &str, file: &str) -> Result<(Matrix, Report), Report> {
        Self::read_beside(yaml, file, |_| Vec::new())
    }

    /// Reads a matrix from YAML as [`Matrix::read_as_published`] does, and has it judged beside others,
    /// such as those that it refines.
    ///
    /// `judge` is called once, unless the rows are not known for errors in them; what it remarks
    /// is part of the report.
    ///
    /// # Errors
    ///
    /// As [`Matrix::read_as_published`].
    pub fn read_beside(
        yaml: &str,
        file: &str,
        judge: impl FnOnce(&Matrix) -> Vec<Remark>,
    ) -> Result<(Matrix, Report), Report> {
        let (matrix, report) = check::read_and_judge(yaml, file, judge);
        match matrix {
            Some(mut matrix) if !report.breaks_form() => {
                matrix.source.sha256 = sha256(yaml);
                Ok((matrix, report))
            }
            _ => Err(report),
        }
    }

    /// Reads a matrix from a YAML file, as [`Matrix::read`] does from its text.
    ///
    /// # Errors
    ///
    /// A [`Report`] of everything that is wrong with the matrix, or of why the
    /// file cannot be read.
    pub fn read_file(path: impl AsRef<Path>, file: &str) -> Result<(Matrix, Report), Report> {
        without_errors(Self::read_file_beside(path, file, |_| Vec::new()))
    }

    /// Reads a matrix from a YAML file, as [`Matrix::read_beside`] does from its text.
    ///
    /// # Errors
    ///
    /// As [`Matrix::read_file`].
    pub fn read_file_beside(
        path: impl AsRef<Path>,
        file: &str,
        judge: impl FnOnce(&Matrix) -> Vec<Remark>,
    ) -> Result<(Matrix, Report), Report> {
        match file::read(path.as_ref()) {
            Ok(bytes) => Matrix::read_bytes_beside(&bytes, file, judge),
            Err(finding) => Err(Report::new(file, "", &finding.into())),
        }
    }

    /// Reads a matrix from the bytes of a YAML file, as [`Matrix::read`] does from its text.
    ///
    /// # Errors
    ///
    /// A [`Report`] of everything that is wrong with the matrix, or of where the
    /// bytes are not UTF-8.
    pub fn read_bytes(bytes: &[u8], file: &str) -> Result<(Matrix, Report), Report> {
        without_errors(Self::read_bytes_beside(bytes, file, |_| Vec::new()))
    }

    /// Reads a matrix from the bytes of a YAML file, as [`Matrix::read_beside`] does from its text.
    ///
    /// # Errors
    ///
    /// As [`Matrix::read_bytes`].
    pub fn read_bytes_beside(
        bytes: &[u8],
        file: &str,
        judge: impl FnOnce(&Matrix) -> Vec<Remark>,
    ) -> Result<(Matrix, Report), Report> {
        match std::str::from_utf8(bytes) {
            Ok(yaml) => Matrix::read_beside(yaml, file, judge),
            Err(error) => {
                let finding = file::not_utf8(bytes, error.valid_up_to());
                Err(Report::new(file, &String::from_utf8_lossy(bytes), &finding.into()))
            }
        }
    }

    /// Checks a matrix that was not read from YAML; the report names items instead of lines.
    ///
    /// `source` is what to name in the report as the file.
    #[must_use]
    pub fn check(&self, source: &str) -> Report {
        check::report_of(self, source, |_| Vec::new())
    }

    /// Checks a matrix that was not read from YAML, and has it judged beside others, as
    /// [`Matrix::read_beside`] does.
    #[must_use]
    pub fn check_beside(&self, source: &str, judge: impl FnOnce(&Matrix) -> Vec<Remark>) -> Report {
        check::report_of(self, source, judge)
    }

    /// The matrix as YAML, with every id written out; it reads back the same.
    ///
    /// Comments and the layout of the file that it was read from are not kept.
    #[must_use]
    pub fn to_yaml(&self) -> String {
        yaml::write(self, &BTreeMap::new())
    }

    /// The same with comments above rows, each by the position of its activity.
    #[must_use]
    pub fn to_yaml_with_comments(&self, comments: &BTreeMap<usize, String>) -> String {
        yaml::write(self, comments)
    }

    /// The matrix as JSON, as `data/export.schema.json` describes it.
    ///
    /// Former ids and the keys for generated code are not in it.
    #[cfg(feature = "json")]
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }

    /// Reads a matrix from the JSON of [`Matrix::to_json`]; [`Matrix::check`] says what is wrong with it.
    ///
    /// `file` is the path to name in the report.
    ///
    /// # Errors
    ///
    /// If the text is not such JSON, or what it refers to is not in it.
    #[cfg(feature = "json")]
    pub fn from_json(json: &str, file: &str) -> Result<Matrix, Report> {
        json::read(json).map_err(|finding| Report::new(file, json, &finding.into()))
    }

    /// The same matrix with the digest of the YAML that it is written as.
    #[must_use]
    pub fn with_digest(mut self) -> Self {
        self.source.sha256 = sha256(&self.to_yaml());
        self
    }

    /// Where each of these activities is in the YAML.
    ///
    /// `None` for an activity that does not exist, and in a long text for those after the first ones.
    ///
    /// ```
    /// # use okms_raci_codegen::Matrix;
    /// let yaml = "
    /// format: 1
    /// name: tea
    /// title: Who makes the tea
    /// source: { revision: 2026-01-31 }
    /// parties: [{ id: Host, name: Host }]
    /// sections:
    ///   - title: Afternoon
    ///     activities:
    ///       - { title: Boil water, roles: { Host: RA } }
    /// ";
    /// let place = Matrix::places_of_activities(yaml, &[0])[0].unwrap();
    /// assert_eq!((place.line, place.column), (10, 18));
    /// ```
    #[must_use]
    pub fn places_of_activities(yaml: &str, activities: &[usize]) -> Vec<Option<Position>> {
        check::places_of_activities(yaml, activities)
    }

    /// By section where in [`Matrix::activities`] its activities start, where its own end, and where
    /// those of its subsections do.
    ///
    /// ```
    /// # use okms_raci_codegen::Matrix;
    /// let yaml = "
    /// format: 1
    /// name: tea
    /// title: Who makes the tea
    /// source: { revision: 2026-01-31 }
    /// parties: [{ id: Host, name: Host }]
    /// sections:
    ///   - title: Afternoon
    ///     activities: [{ title: Boil water, roles: { Host: RA } }]
    ///     sections:
    ///       - title: Later
    ///         activities: [{ title: Pour, roles: { Host: RA } }]
    /// ";
    /// let (matrix, _) = Matrix::read(yaml, "tea.yaml")?;
    /// assert_eq!(matrix.section_activities(), [[0, 1, 2], [1, 2, 2]]);
    /// # Ok::<(), okms_raci_codegen::Report>(())
    /// ```
    #[must_use]
    pub fn section_activities(&self) -> Vec<[usize; 3]> {
        let mut start = 0;
        let mut activities = Vec::with_capacity(self.sections.len());
        for position in 0..self.sections.len() {
            let rest = &self.activities[start..];
            let own = rest.iter().take_while(|activity| activity.section == position).count();
            activities.push([start, start + own, start + own]);
            start += own;
        }
        // A section comes after the one that it is a part of.
        for at in (0..self.sections.len()).rev() {
            if let Some(parent) = self.sections[at].parent {
                activities[parent][2] = activities[parent][2].max(activities[at][2]);
            }
        }
        activities
    }

    /// The sections, each with the range of its own activities in [`Matrix::activities`].
    pub fn sections_with_activities(&self) -> impl Iterator<Item = (&Section, Range<usize>)> {
        let own = self.section_activities().into_iter().map(|[start, end, _]| start..end);
        self.sections.iter().zip(own)
    }
}

/// What was read, unless an error was found.
fn without_errors(read: Result<(Matrix, Report), Report>) -> Result<(Matrix, Report), Report> {
    match read {
        Ok((_, report)) if report.has_errors() => Err(report),
        read => read,
    }
}

/// The digest of a text, in hexadecimal digits.
fn sha256(text: &str) -> String {
    let digest = hmac_sha256::Hash::hash(text.as_bytes());
    digest.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}
