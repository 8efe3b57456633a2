//! The matrices that claims are held against.

use okms_raci_claims::{Known as KnownNames, Section, Unknown};
use okms_raci_codegen::{self as codegen, Activity, Matrix, Party, kebab};
use okms_raci_core::RoleSet;
use okms_raci_core::claim::Tables;
use proc_macro2::Ident;

use crate::status::Error;

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
        self.matrix.name() == BUILT_IN
    }
}

/// A matrix in columns, as claims are held against it.
pub(crate) struct Columns<'a> {
    pub(crate) matrix: &'a Matrix,
    known: KnownNames<'a>,
    activity_ids: Vec<&'a str>,
    activity_titles: Vec<&'a str>,
    party_names: Vec<&'a str>,
    section_titles: Vec<&'a str>,
    section_depths: Vec<u8>,
    section_activities: Vec<[u16; 3]>,
    roles: Vec<RoleSet>,
}

impl<'a> Columns<'a> {
    pub(crate) fn new(matrix: &'a Matrix) -> Self {
        let (parties, sections) = (matrix.parties(), matrix.sections());
        let activities = matrix.activities();
        // Codegen takes no matrix of which a position is too large.
        let position = |position| u16::try_from(position).unwrap_or(u16::MAX);
        let ranges = matrix.section_activities();
        Columns {
            matrix,
            known: KnownNames {
                parties: parties.iter().map(Party::id).collect(),
                activities: activities.iter().map(Activity::id).collect(),
                sections: sections.iter().map(codegen::Section::id).collect(),
                numbers: sections.iter().map(|section| section.number().unwrap_or("")).collect(),
            },
            activity_ids: activities.iter().map(Activity::kebab_id).collect(),
            activity_titles: activities.iter().map(Activity::title).collect(),
            party_names: parties.iter().map(Party::name).collect(),
            section_titles: sections.iter().map(codegen::Section::title).collect(),
            section_depths: sections
                .iter()
                .map(|section| u8::try_from(section.depth()).unwrap_or(u8::MAX))
                .collect(),
            section_activities: ranges.into_iter().map(|range| range.map(position)).collect(),
            roles: activities.iter().flat_map(Activity::roles).copied().collect(),
        }
    }

    pub(crate) fn tables(&self) -> Tables<'_> {
        Tables {
            activities: &self.known.activities,
            activity_ids: &self.activity_ids,
            activity_titles: &self.activity_titles,
            parties: &self.known.parties,
            party_names: &self.party_names,
            section_numbers: &self.known.numbers,
            section_titles: &self.section_titles,
            section_depths: &self.section_depths,
            section_activities: &self.section_activities,
            roles: &self.roles,
            revision: self.matrix.source().revision(),
            is_whole: true,
        }
    }

    /// The position of a party, by its id or a former one.
    pub(crate) fn party(&self, name: &Ident) -> Result<usize, Unknown> {
        self.known.party(name).or_else(|unknown| {
            let is_former = |alias: &str| name == alias;
            let mut parties = self.matrix.parties().iter();
            parties.position(|party| party.aliases().any(is_former)).ok_or(unknown)
        })
    }

    /// The position of an activity, by its id or a former one.
    pub(crate) fn activity(&self, name: &Ident) -> Result<usize, Unknown> {
        self.known.activity(name).or_else(|unknown| {
            let is_former = |alias: &str| name == alias;
            let mut activities = self.matrix.activities().iter();
            activities.position(|activity| activity.aliases().any(is_former)).ok_or(unknown)
        })
    }

    /// The position of a section, by its number, its id or a former one.
    pub(crate) fn section(&self, section: &Section) -> Result<usize, Unknown> {
        self.known.section(section).or_else(|unknown| {
            let Section::Name(name) = section else { return Err(unknown) };
            let is_former = |alias: &str| name == alias;
            let mut sections = self.matrix.sections().iter();
            sections.position(|section| section.aliases().any(is_former)).ok_or(unknown)
        })
    }

    /// The activity that `activity!` finds: by id, by a title that only one has, or by number and title.
    pub(crate) fn activity_called(&self, text: &str) -> Option<usize> {
        let by_id = self.matrix.activities().iter().position(|activity| {
            activity.kebab_id() == text || activity.aliases().any(|alias| kebab(alias) == text)
        });
        let called_so = |(at, title): (usize, &&str)| (*title == text).then_some(at);
        let mut by_title = self.activity_titles.iter().enumerate().filter_map(called_so);
        let title = by_title.next().filter(|_| by_title.next().is_none());
        by_id.or(title).or_else(|| self.tables().numbered_and_titled(text))
    }
}
