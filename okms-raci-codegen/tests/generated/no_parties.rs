/// Each variant is an activity of "Managed backup", in published order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Activity {
    /// "Run backups"
    ///
    /// 1 Operation.  -.
    #[doc(alias = "Run backups")]
    #[doc(alias = "run-backups")]
    RunBackups,
    /// "Restore data"
    ///
    /// 1 Operation.  -.
    #[doc(alias = "Restore data")]
    #[doc(alias = "restore-data")]
    RestoreData,
}

impl Activity {
    /// How many activities there are.
    pub const COUNT: usize = 2;

    /// Every activity, in published order.
    pub const ALL: [Activity; 2] = raci::__private::all();
}

impl<const ON_DEMAND: bool> raci::__private::Variants<ON_DEMAND> for Activity {
    const ALL: &'static [Activity] = &[Activity::RunBackups, Activity::RestoreData];
}

raci::__implement_defmt![Activity, RunBackups, RestoreData];

/// Each variant is a party of "Managed backup", in the order of the columns.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// .
    #[doc(alias = "unnamed1")]
    Unnamed1,
}

impl Party {
    /// How many parties there are.
    pub const COUNT: usize = 1;

    /// Every party, in the order of the columns.
    pub const ALL: [Party; 1] = raci::__private::all();
}

impl<const ON_DEMAND: bool> raci::__private::Variants<ON_DEMAND> for Party {
    const ALL: &'static [Party] = &[Party::Unnamed1];
}

raci::__implement_defmt![Party, Unnamed1];

/// Each variant is a section of "Managed backup", in published order: each comes before its subsections.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// 1 Operation.
    #[doc(alias = "1")]
    #[doc(alias = "operation")]
    Operation,
}

impl Section {
    /// How many sections there are.
    pub const COUNT: usize = 1;

    /// Every section, in published order.
    pub const ALL: [Section; 1] = raci::__private::all();
}

impl<const ON_DEMAND: bool> raci::__private::Variants<ON_DEMAND> for Section {
    const ALL: &'static [Section] = &[Section::Operation];
}

raci::__implement_defmt![Section, Operation];

/// Where "Managed backup" comes from.
pub const SOURCE: raci::Source = raci::Source::__new(
    "Managed backup",
    ::core::option::Option::Some("Example"),
    ::core::option::Option::None,
    ::core::option::Option::None,
    "2026-01-31",
    "",
);

/// The matrix "Managed backup", for code that works over any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AskedFor;

raci::__implement_matrix! {
    AskedFor
    // Here, so that the compiler shows these lines where an argument is wrong.
    fn roles(self, party: Party) -> RoleSet;
    fn is(self, party: Party, role: Role) -> bool;
    fn held_by(party: Party, role: Role) -> &'static [Activity];
    fn from_id(id: &str) -> Option<Activity>;
    fn from_title(title: &str) -> Option<Activity>;
}

#[cfg_attr(rustfmt, rustfmt::skip)]
__define_rows! {
    ($) __raci_rows_of_asked_for
    "generated 0.1.0 AskedFor\n\
     incomplete\n\
     matrix asked_for\n\
     revision 2026-01-31\n\
     party Unnamed1 \n\
     section 1 Operation Operation\n\
     number 1\n\
     activity RunBackups run-backups - Run backups\n\
     activity RestoreData restore-data - Restore data\n\
    "
}

#[cfg_attr(rustfmt, rustfmt::skip)]
mod tables {
    use super::raci::RoleSet;
    use super::raci::__private::KeyTable;
    use super::raci::RoleSet::*;
    use super::Section;
    use ::core::option::Option::{self, None, Some};

    pub(super) const ACTIVITY_VARIANTS: &[&str; 2] = &["RunBackups", "RestoreData"];

    pub(super) const ACTIVITY_IDS: &[&str; 2] = &["run-backups", "restore-data"];

    pub(super) const ACTIVITY_ALIASES: &[(&str, u16); 0] = &[];

    pub(super) const ACTIVITY_TITLES: &[&str; 2] = &["Run backups", "Restore data"];

    pub(super) const ACTIVITY_BY_ID: KeyTable = KeyTable {
        keys: ACTIVITY_IDS,
        shortest: 11,
        longest: 12,
        whole: false,
        multiplier: 0x06c4_5d18_8009_454f,
        displacements: &[0],
        slots: &[0, 0, 0, 1],
        by_case: &[],
    };

    pub(super) const ACTIVITY_BY_TITLE: KeyTable = KeyTable {
        keys: ACTIVITY_TITLES,
        shortest: 11,
        longest: 12,
        whole: false,
        multiplier: 0x6e78_9e6a_a1b9_65f5,
        displacements: &[0],
        slots: &[0, 0, 1, 0],
        by_case: &[],
    };

    /// A bit for each party.
    pub(super) type PartyBits = u32;

    pub(super) const PARTY_VARIANTS: &[&str; 1] = &["Unnamed1"];

    pub(super) const PARTY_IDS: &[&str; 1] = &["unnamed1"];

    pub(super) const PARTY_ALIASES: &[(&str, u16); 0] = &[];

    pub(super) const PARTY_NAMES: &[&str; 1] = &[""];

    pub(super) const SECTION_VARIANTS: &[&str; 1] = &["Operation"];

    pub(super) const SECTION_IDS: &[&str; 1] = &["operation"];

    pub(super) const SECTION_ALIASES: &[(&str, u16); 0] = &[];

    pub(super) const SECTION_NUMBERS: &[&str; 1] = &["1"];

    pub(super) const SECTION_TITLES: &[&str; 1] = &["Operation"];

    pub(super) const SECTION_BY_NUMBER: KeyTable = KeyTable {
        keys: SECTION_NUMBERS,
        shortest: 1,
        longest: 1,
        whole: false,
        multiplier: 0xe220_a839_7b1d_cdaf,
        displacements: &[0],
        slots: &[0, 0],
        by_case: &[],
    };

    /// How deep each section is nested.
    pub(super) const SECTION_DEPTHS: &[u8; 1] = &[1];

    /// The section that each is a subsection of.
    pub(super) const SECTION_PARENTS: &[Option<Section>; 1] = &[
        None, // Operation
    ];

    /// The sections that are no subsections.
    pub(super) const SECTION_ROOTS: &[Section] = &[Section::Operation];

    /// The direct subsections of each section.
    pub(super) const SECTION_CHILDREN: &[&[Section]; 1] = &[
        &[], // Operation
    ];

    /// Where in `Activity::ALL` the activities of each section start, where its own end, and
    /// where those of its subsections do.
    pub(super) const SECTION_ACTIVITIES: &[[u16; 3]; 1] = &[
        [0, 2, 2], // Operation
    ];

    /// The section that lists each activity.
    pub(super) const ACTIVITY_SECTIONS: &[Section; 2] = &[
        Section::Operation, // RunBackups
        Section::Operation, // RestoreData
    ];

    /// A line for each activity: Unnamed1.
    pub(super) const ROLES: &[RoleSet; 2] = &[
        NONE, // RunBackups
        NONE, // RestoreData
    ];

    /// Where in `HELD` the activities of each party and role start, and where the last end.
    pub(super) const HELD_STARTS: &[u32; 5] = &[0, 0, 0, 0, 0];

    /// Positions of activities: for each party those in which it holds R, A, C and I.
    pub(super) const HELD: &[u16; 0] = &[
        // Unnamed1, R
        // Unnamed1, A
        // Unnamed1, C
        // Unnamed1, I
    ];

    /// Texts by position: of the activity, or of the cell in `ROLES`.
    pub(super) const REFERENCES: &[(u32, &str); 0] = &[];
    pub(super) const NOTES: &[(u32, &str); 0] = &[];
    pub(super) const CELL_NOTES: &[(u32, &str); 0] = &[];
}

/// Each map finds its keys in any ASCII letter case.
#[cfg_attr(rustfmt, rustfmt::skip)]
pub mod maps {
    use super::raci::__private::{entries, phf};
    use super::raci::TextMap;
    use super::{Activity, Section, tables};

    /// Activities by id; former ids are keys, too.
    pub static ACTIVITY_BY_ID: TextMap<Activity> = TextMap::__new([11, 12], phf::Map {
        key: 0xe1b4_35a9_f095_e808,
        disps: &[(1, 0)],
        entries: &entries(tables::ACTIVITY_IDS, tables::ACTIVITY_ALIASES, &[1, 0]),
    });

    /// Activities by title; a title that several share is no key.
    pub static ACTIVITY_BY_TITLE: TextMap<Activity> = TextMap::__new([11, 12], phf::Map {
        key: 0xe207_de9e_b602_0399,
        disps: &[(0, 0)],
        entries: &entries(tables::ACTIVITY_TITLES, &[], &[0, 1]),
    });

    /// Sections by number.
    pub static SECTION_BY_NUMBER: TextMap<Section> = TextMap::__new([1, 1], phf::Map {
        key: 0xe207_de9e_b602_0399,
        disps: &[(0, 0)],
        entries: &entries(tables::SECTION_NUMBERS, &[], &[0]),
    });
}
#[cfg(feature = "typed: true in its YAML")]
pub mod typed {}

