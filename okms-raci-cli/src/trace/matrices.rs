//! The matrices that claims are held against.

use okms_raci_claims::{Asked, Called, Named, Names};
use okms_raci_codegen::{Matrix, Section, kebab};
use okms_raci_core::RoleSet;
use okms_raci_core::claim::Tables;
use syn::ext::IdentExt;

use crate::status::Error;
use crate::text::number;

/// The name of the matrix that claims without `use path;` are about.
const BUILT_IN: &str = "okms";

/// A matrix, and where it comes from.
pub(crate) struct Known {
    pub(crate) matrix: Matrix,
    /// The file that it was read from and its YAML, if it is YAML.
    pub(crate) yaml: Option<(String, String)>,
    /// Whether it was asked for; the one that is built in may be known all the same.
    pub(crate) is_asked_for: bool,
}

impl Known {
    /// The OKMS matrix, as okms-raci has it.
    pub(crate) fn built_in(is_asked_for: bool) -> Result<Known, Error> {
        let (matrix, _) = Matrix::read(okms_raci::__private::OKMS_YAML, "okms.yaml")
            .map_err(|report| Error::new(format_args!("the built-in matrix: {report}")))?;
        Ok(Known { matrix, yaml: None, is_asked_for })
    }

    /// Whether claims without `use path;` are about it.
    pub(crate) fn is_default(&self) -> bool {
        self.matrix.name.as_str() == BUILT_IN
    }
}

/// A matrix in columns, as claims are held against it.
pub(crate) struct Columns<'a> {
    pub(crate) matrix: &'a Matrix,
    names: Names<'a>,
    parties: Vec<&'a str>,
    party_names: Vec<&'a str>,
    activities: Vec<&'a str>,
    activity_titles: Vec<&'a str>,
    section_numbers: Vec<&'a str>,
    section_titles: Vec<&'a str>,
    section_depths: Vec<u8>,
    section_activities: Vec<[u16; 3]>,
    roles: Vec<RoleSet>,
}

impl<'a> Columns<'a> {
    pub(crate) fn new(matrix: &'a Matrix) -> Self {
        let (parties, activities) = (matrix.parties.iter(), matrix.activities.iter());
        let sections = matrix.sections.iter();
        // Codegen takes no matrix of which a position is too large.
        let position = |position| u16::try_from(position).unwrap_or(u16::MAX);
        let depth = |section: &Section| u8::try_from(section.depth).unwrap_or(u8::MAX);
        let ranges = matrix.section_activities().into_iter();
        Columns {
            matrix,
            names: names(matrix),
            parties: parties.clone().map(|party| party.id.as_str()).collect(),
            party_names: parties.map(|party| party.name.as_str()).collect(),
            activities: activities.clone().map(|activity| activity.id.as_str()).collect(),
            activity_titles: activities.clone().map(|activity| activity.title.as_str()).collect(),
            section_numbers: sections.clone().map(number).collect(),
            section_titles: sections.clone().map(|section| section.title.as_str()).collect(),
            section_depths: sections.map(depth).collect(),
            section_activities: ranges.map(|range| range.map(position)).collect(),
            roles: activities.flat_map(|activity| activity.roles.iter().copied()).collect(),
        }
    }

    pub(crate) fn tables(&self) -> Tables<'_> {
        Tables {
            activities: &self.activities,
            activity_ids: &self.activities,
            activity_titles: &self.activity_titles,
            parties: &self.parties,
            party_names: &self.party_names,
            section_numbers: &self.section_numbers,
            section_titles: &self.section_titles,
            section_depths: &self.section_depths,
            section_activities: &self.section_activities,
            roles: &self.roles,
            revision: self.matrix.source.revision.as_str(),
            is_whole: true,
        }
    }

    /// The position of what is called so in code, now or formerly, or of the section with this number.
    pub(crate) fn position(&self, named: Named, asked: &Asked<'_>) -> Result<usize, syn::Error> {
        let position = self.names.position(named, asked).or_else(|| {
            let Asked::Name(name) = asked else { return None };
            let name = name.unraw().to_string();
            let is_former = |alias: &str| alias == name;
            match named {
                Named::Party => self
                    .matrix
                    .parties
                    .iter()
                    .position(|it| it.aliases.iter().map(String::as_str).any(is_former)),
                Named::Section => self
                    .matrix
                    .sections
                    .iter()
                    .position(|it| it.aliases.iter().map(String::as_str).any(is_former)),
                Named::Activity => self
                    .matrix
                    .activities
                    .iter()
                    .position(|it| it.aliases.iter().map(String::as_str).any(is_former)),
            }
        });
        position.ok_or_else(|| self.names.mistake(named, asked))
    }

    /// The activity that `activity!` finds: by id, by a title that only one has, or by number and title.
    pub(crate) fn activity_called(&self, text: &str) -> Option<usize> {
        let by_id = self.matrix.activities.iter().position(|activity| {
            activity.kebab_id() == text
                || activity.aliases.iter().map(String::as_str).any(|alias| kebab(alias) == text)
        });
        let called_so = |(at, title): (usize, &&str)| (*title == text).then_some(at);
        let mut by_title = self.activity_titles.iter().enumerate().filter_map(called_so);
        let title = by_title.next().filter(|_| by_title.next().is_none());
        by_id.or(title).or_else(|| self.tables().numbered_and_titled(text))
    }
}

fn names(matrix: &Matrix) -> Names<'_> {
    let (parties, activities) = (matrix.parties.iter(), matrix.activities.iter());
    let sections = matrix.sections.iter();
    let called = |id, title| Called { id, title, number: "" };
    Names {
        parties: parties.map(|it| called(it.id.as_str(), it.name.as_str())).collect(),
        sections: sections
            .map(|it| Called { id: it.id.as_str(), title: it.title.as_str(), number: number(it) })
            .collect(),
        activities: activities.map(|it| called(it.id.as_str(), it.title.as_str())).collect(),
        // They have positions here.
        former: Vec::new(),
        is_own: matrix.name.as_str() != BUILT_IN,
    }
}
