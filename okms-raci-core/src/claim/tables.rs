use super::condition::Parties;
use crate::RoleSet;

/// A matrix in columns, for code that needs no enum of it.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'a> {
    /// The variants of `Activity`.
    pub activities: &'a [&'a str],
    /// The ids of the activities.
    pub activity_ids: &'a [&'a str],
    /// The titles of the activities.
    pub activity_titles: &'a [&'a str],
    /// The variants of `Party`.
    pub parties: &'a [&'a str],
    /// The names of the parties.
    pub party_names: &'a [&'a str],
    /// The numbers of the sections; empty if one has none.
    pub section_numbers: &'a [&'a str],
    /// The titles of the sections.
    pub section_titles: &'a [&'a str],
    /// How deep each section is nested.
    pub section_depths: &'a [u8],
    /// By section where its activities start, where its own end, and where those of its subsections do.
    pub section_activities: &'a [[u16; 3]],
    /// Row by row the role set of each party.
    pub roles: &'a [RoleSet],
    /// The date of the published text.
    pub revision: &'a str,
    /// Whether the matrix could be read. Of one that could not, the names are
    /// left; its mistakes are reported, and no claim is checked against it.
    pub is_whole: bool,
}

impl<'a> Tables<'a> {
    /// The set of all parties, a bit for each.
    pub(super) const fn all_parties(&self) -> Parties {
        Parties::first(self.parties.len())
    }

    /// The role set of each party in an activity.
    #[must_use]
    pub const fn row(&self, activity: usize) -> &'a [RoleSet] {
        let parties = self.parties.len();
        self.roles.split_at(activity * parties).1.split_at(parties).0
    }

    /// The position of the section that lists the activity.
    #[must_use]
    pub const fn section_of(&self, activity: usize) -> usize {
        let mut section = 0;
        loop {
            let [start, end, _] = self.section_activities[section];
            if start as usize <= activity && activity < end as usize {
                return section;
            }
            section += 1;
        }
    }

    /// Where the activities of the section and of those below it start and end.
    pub(super) const fn activities_below(&self, section: usize) -> (usize, usize) {
        let [start, _, end] = self.section_activities[section];
        (start as usize, end as usize)
    }

    /// Whether the section is a subsection of the other, at any depth.
    pub(super) const fn is_below(&self, section: usize, outer: usize) -> bool {
        let mut between = section;
        while between > outer {
            if self.section_depths[between] <= self.section_depths[outer] {
                return false;
            }
            between -= 1;
        }
        section > outer
    }
}
