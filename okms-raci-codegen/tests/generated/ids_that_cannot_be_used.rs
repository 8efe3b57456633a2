/// Each variant is an activity of "Ids that cannot be used", in published order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Activity {
    /// "Boil water"
    ///
    /// Afternoon. Host RA, Guest -, Neighbour -.
    #[doc(alias = "Boil water")]
    #[doc(alias = "boil-water")]
    BoilWater,
    /// "Boil more water"
    ///
    /// Afternoon. Host RA, Guest -, Neighbour -.
    #[doc(alias = "Boil more water")]
    #[doc(alias = "unnamed1")]
    Unnamed1,
    /// "Pour"
    ///
    /// Afternoon. Host RA, Guest -, Neighbour -.
    #[doc(alias = "pour")]
    Pour,
}

impl Activity {
    /// How many activities there are.
    pub const COUNT: usize = 3;

    /// Every activity, in published order.
    pub const ALL: [Activity; 3] = raci::__private::all();

    /// The former name of [`BoilWater`](Self::BoilWater).
    #[deprecated(note = "it is called `BoilWater` now")]
    pub const HeatWater: Activity = Activity::BoilWater;

    /// The former name of [`Unnamed1`](Self::Unnamed1).
    #[deprecated(note = "it is called `Unnamed1` now")]
    pub const HeatMore: Activity = Activity::Unnamed1;
}

impl<const ON_DEMAND: bool> raci::__private::Variants<ON_DEMAND> for Activity {
    const ALL: &'static [Activity] = &[Activity::BoilWater, Activity::Unnamed1, Activity::Pour];
}

raci::__implement_defmt![Activity, BoilWater, Unnamed1, Pour];

/// Each variant is a party of "Ids that cannot be used", in the order of the columns.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// Host.
    #[doc(alias = "host")]
    Host,
    /// Guest.
    #[doc(alias = "Guest")]
    #[doc(alias = "unnamed1")]
    Unnamed1,
    /// Neighbour.
    #[doc(alias = "Neighbour")]
    #[doc(alias = "unnamed2")]
    Unnamed2,
}

impl Party {
    /// How many parties there are.
    pub const COUNT: usize = 3;

    /// Every party, in the order of the columns.
    pub const ALL: [Party; 3] = raci::__private::all();

    /// The former name of [`Unnamed2`](Self::Unnamed2).
    #[deprecated(note = "it is called `Unnamed2` now")]
    pub const Friend: Party = Party::Unnamed2;
}

impl<const ON_DEMAND: bool> raci::__private::Variants<ON_DEMAND> for Party {
    const ALL: &'static [Party] = &[Party::Host, Party::Unnamed1, Party::Unnamed2];
}

raci::__implement_defmt![Party, Host, Unnamed1, Unnamed2];

/// Each variant is a section of "Ids that cannot be used", in published order: each comes before its subsections.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Afternoon.
    #[doc(alias = "Afternoon")]
    #[doc(alias = "unnamed1")]
    Unnamed1,
}

impl Section {
    /// How many sections there are.
    pub const COUNT: usize = 1;

    /// Every section, in published order.
    pub const ALL: [Section; 1] = raci::__private::all();

    /// The former name of [`Unnamed1`](Self::Unnamed1).
    #[deprecated(note = "it is called `Unnamed1` now")]
    pub const Afternoon: Section = Section::Unnamed1;

    /// The former name of [`Unnamed1`](Self::Unnamed1).
    #[deprecated(note = "it is called `Unnamed1` now")]
    pub const Noon: Section = Section::Unnamed1;
}

impl<const ON_DEMAND: bool> raci::__private::Variants<ON_DEMAND> for Section {
    const ALL: &'static [Section] = &[Section::Unnamed1];
}

raci::__implement_defmt![Section, Unnamed1];

/// Where "Ids that cannot be used" comes from.
pub const SOURCE: raci::Source = raci::Source::__new(
    "Ids that cannot be used",
    ::core::option::Option::None,
    ::core::option::Option::None,
    ::core::option::Option::None,
    "2026-01-31",
    "",
);

/// The matrix "Ids that cannot be used", for code that works over any.
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
     party Host Host\n\
     party Unnamed1 Guest\n\
     party Unnamed2 Neighbour\n\
     former Friend friend\n\
     section 1 Unnamed1 Afternoon\n\
     former Afternoon afternoon\n\
     former Noon noon\n\
     activity BoilWater boil-water RA,-,- Boil water\n\
     former HeatWater heat-water\n\
     activity Unnamed1 unnamed1 RA,-,- Boil more water\n\
     former HeatMore heat-more\n\
     activity Pour pour RA,-,- Pour\n\
    "
}

#[cfg_attr(rustfmt, rustfmt::skip)]
mod tables {
    use super::raci::RoleSet;
    use super::raci::__private::KeyTable;
    use super::raci::RoleSet::*;
    use super::Section;
    use ::core::option::Option::{self, None, Some};

    pub(super) const ACTIVITY_VARIANTS: &[&str; 3] = &["BoilWater", "Unnamed1", "Pour"];

    pub(super) const ACTIVITY_IDS: &[&str; 3] = &["boil-water", "unnamed1", "pour"];

    pub(super) const ACTIVITY_ALIASES: &[(&str, u16); 2] = &[("heat-water", 0), ("heat-more", 1)];

    pub(super) const ACTIVITY_TITLES: &[&str; 3] = &["Boil water", "Boil more water", "Pour"];

    pub(super) const ACTIVITY_BY_ID: KeyTable = KeyTable {
        keys: ACTIVITY_IDS,
        shortest: 4,
        longest: 10,
        whole: false,
        multiplier: 0x6e78_9e6a_a1b9_65f5,
        displacements: &[0],
        slots: &[1, 0, 0, 0, 0, 0, 0, 2],
        by_case: &[],
    };

    pub(super) const ACTIVITY_BY_TITLE: KeyTable = KeyTable {
        keys: ACTIVITY_TITLES,
        shortest: 4,
        longest: 15,
        whole: false,
        multiplier: 0x6e78_9e6a_a1b9_65f5,
        displacements: &[0],
        slots: &[0, 0, 0, 0, 0, 0, 1, 2],
        by_case: &[],
    };

    /// A bit for each party.
    pub(super) type PartyBits = u32;

    pub(super) const PARTY_VARIANTS: &[&str; 3] = &["Host", "Unnamed1", "Unnamed2"];

    pub(super) const PARTY_IDS: &[&str; 3] = &["host", "unnamed1", "unnamed2"];

    pub(super) const PARTY_ALIASES: &[(&str, u16); 1] = &[("friend", 2)];

    pub(super) const PARTY_NAMES: &[&str; 3] = &["Host", "Guest", "Neighbour"];

    pub(super) const SECTION_VARIANTS: &[&str; 1] = &["Unnamed1"];

    pub(super) const SECTION_IDS: &[&str; 1] = &["unnamed1"];

    pub(super) const SECTION_ALIASES: &[(&str, u16); 2] = &[("afternoon", 0), ("noon", 0)];

    pub(super) const SECTION_NUMBERS: &[&str; 1] = &[""];

    pub(super) const SECTION_TITLES: &[&str; 1] = &["Afternoon"];

    pub(super) const SECTION_BY_NUMBER: KeyTable = KeyTable {
        keys: SECTION_NUMBERS,
        shortest: 1,
        longest: 0,
        whole: false,
        multiplier: 0xe220_a839_7b1d_cdaf,
        displacements: &[0],
        slots: &[65535],
        by_case: &[],
    };

    /// How deep each section is nested.
    pub(super) const SECTION_DEPTHS: &[u8; 1] = &[1];

    /// The section that each is a subsection of.
    pub(super) const SECTION_PARENTS: &[Option<Section>; 1] = &[
        None, // Unnamed1
    ];

    /// The sections that are no subsections.
    pub(super) const SECTION_ROOTS: &[Section] = &[Section::Unnamed1];

    /// The direct subsections of each section.
    pub(super) const SECTION_CHILDREN: &[&[Section]; 1] = &[
        &[], // Unnamed1
    ];

    /// Where in `Activity::ALL` the activities of each section start, where its own end, and
    /// where those of its subsections do.
    pub(super) const SECTION_ACTIVITIES: &[[u16; 3]; 1] = &[
        [0, 3, 3], // Unnamed1
    ];

    /// The section that lists each activity.
    pub(super) const ACTIVITY_SECTIONS: &[Section; 3] = &[
        Section::Unnamed1, // BoilWater
        Section::Unnamed1, // Unnamed1
        Section::Unnamed1, // Pour
    ];

    /// A line for each activity: Host, Unnamed1, Unnamed2.
    pub(super) const ROLES: &[RoleSet; 9] = &[
        RA, NONE, NONE, // BoilWater
        RA, NONE, NONE, // Unnamed1
        RA, NONE, NONE, // Pour
    ];

    /// Where in `HELD` the activities of each party and role start, and where the last end.
    pub(super) const HELD_STARTS: &[u32; 13] = &[0, 3, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6];

    /// Positions of activities: for each party those in which it holds R, A, C and I.
    pub(super) const HELD: &[u16; 6] = &[
        // Host, R
        0, 1, 2,
        // Host, A
        0, 1, 2,
        // Host, C
        // Host, I
        // Unnamed1, R
        // Unnamed1, A
        // Unnamed1, C
        // Unnamed1, I
        // Unnamed2, R
        // Unnamed2, A
        // Unnamed2, C
        // Unnamed2, I
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
    pub static ACTIVITY_BY_ID: TextMap<Activity> = TextMap::__new([4, 10], phf::Map {
        key: 0x3a55_cde4_8e4e_284e,
        disps: &[(0, 0)],
        entries: &entries(tables::ACTIVITY_IDS, tables::ACTIVITY_ALIASES, &[0, 3, 1, 2, 4]),
    });

    /// Activities by title; a title that several share is no key.
    pub static ACTIVITY_BY_TITLE: TextMap<Activity> = TextMap::__new([4, 15], phf::Map {
        key: 0xe207_de9e_b602_0399,
        disps: &[(1, 0)],
        entries: &entries(tables::ACTIVITY_TITLES, &[], &[1, 2, 0]),
    });

    /// Sections by number.
    pub static SECTION_BY_NUMBER: TextMap<Section> = TextMap::__new([0, 0], phf::Map {
        key: 0xe207_de9e_b602_0399,
        disps: &[],
        entries: &entries(tables::SECTION_NUMBERS, &[], &[]),
    });
}
#[cfg(feature = "typed: true in its YAML")]
pub mod typed {}

