use crate::RoleSet;

/// The tables of a matrix, for code that needs no enum of it.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Tables {
    /// The variants of `Activity`.
    pub activities: &'static [&'static str],
    /// The ids of the activities.
    pub activity_ids: &'static [&'static str],
    /// The titles of the activities.
    pub activity_titles: &'static [&'static str],
    /// The variants of `Party`.
    pub parties: &'static [&'static str],
    /// The names of the parties.
    pub party_names: &'static [&'static str],
    /// The numbers of the sections; empty if one has none.
    pub section_numbers: &'static [&'static str],
    /// The titles of the sections.
    pub section_titles: &'static [&'static str],
    /// How deep each section is nested.
    pub section_depths: &'static [u8],
    /// How many activities each section lists itself.
    pub section_sizes: &'static [u16],
    /// A cell for each activity and party.
    pub roles: &'static [u8],
    /// The date of the published text.
    pub revision: &'static str,
    /// Whether the matrix could be read. Of one that could not, the names are
    /// left; its mistakes are reported, and no claim is checked against it.
    pub is_whole: bool,
}

impl Tables {
    /// The set of all parties, a bit for each.
    pub(super) const fn all_parties(&self) -> Parties {
        Parties(u16::MAX >> (16 - self.parties.len()))
    }

    pub(super) const fn cell(&self, activity: usize, party: usize) -> RoleSet {
        RoleSet::from_cell(self.roles[activity * self.parties.len() + party])
    }

    /// The position of the section that lists the activity.
    pub(super) const fn section_of(&self, activity: usize) -> usize {
        let (mut section, mut end) = (0, self.section_sizes[0] as usize);
        while end <= activity {
            section += 1;
            end += self.section_sizes[section] as usize;
        }
        section
    }

    /// The position after the last section below this one.
    pub(super) const fn end_of_tree(&self, section: usize) -> usize {
        let depths = self.section_depths;
        let mut end = section + 1;
        while end < depths.len() && depths[end] > depths[section] {
            end += 1;
        }
        end
    }

    /// Where the activities of the section and of those below it start and end.
    pub(super) const fn activities_below(&self, section: usize) -> (usize, usize) {
        let end = self.end_of_tree(section);
        (self.activities_before(section), self.activities_before(end))
    }

    const fn activities_before(&self, section: usize) -> usize {
        let (mut activities, mut before) = (0, 0);
        while before < section {
            activities += self.section_sizes[before] as usize;
            before += 1;
        }
        activities
    }
}

/// Some parties of a matrix, a bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parties(pub u16);

impl Parties {
    pub(super) const fn contains(self, party: usize) -> bool {
        self.0 >> party & 1 != 0
    }

    pub(super) const fn equals(self, other: Parties) -> bool {
        self.0 == other.0
    }

    pub(super) const fn len(self) -> usize {
        self.0.count_ones() as usize
    }
}
