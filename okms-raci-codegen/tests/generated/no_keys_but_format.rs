/// Each variant is an activity of "", in published order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Activity {
    /// ""
    ///
    /// .  -.
    #[doc(alias = "unnamed1")]
    Unnamed1,
}

impl Activity {
    /// How many activities there are.
    pub const COUNT: usize = 1;

    /// Every activity, in published order.
    pub const ALL: [Activity; 1] = raci::__private::all();
}

impl<const ON_DEMAND: bool> raci::__private::Variants<ON_DEMAND> for Activity {
    const ALL: &'static [Activity] = &[Activity::Unnamed1];
}

raci::__implement_defmt![Activity, Unnamed1];

/// Each variant is a party of "", in the order of the columns.
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

/// Each variant is a section of "", in published order: each comes before its subsections.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// .
    #[doc(alias = "unnamed1")]
    Unnamed1,
}

impl Section {
    /// How many sections there are.
    pub const COUNT: usize = 1;

    /// Every section, in published order.
    pub const ALL: [Section; 1] = raci::__private::all();
}

impl<const ON_DEMAND: bool> raci::__private::Variants<ON_DEMAND> for Section {
    const ALL: &'static [Section] = &[Section::Unnamed1];
}

raci::__implement_defmt![Section, Unnamed1];

/// Where "" comes from.
pub const SOURCE: raci::Source = raci::Source::__new(
    "",
    ::core::option::Option::None,
    ::core::option::Option::None,
    ::core::option::Option::None,
    "",
    "",
);

/// The matrix "", for code that works over any.
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
     revision \n\
     party Unnamed1 \n\
     section 1 Unnamed1 \n\
     activity Unnamed1 unnamed1 - \n\
    "
}

#[cfg_attr(rustfmt, rustfmt::skip)]
mod tables {
    use super::raci::RoleSet;
    use super::raci::__private::KeyTable;
    use super::raci::RoleSet::*;
    use super::Section;
    use ::core::option::Option::{self, None, Some};

    pub(super) const ACTIVITY_VARIANTS: &[&str; 1] = &["Unnamed1"];

    pub(super) const ACTIVITY_IDS: &[&str; 1] = &["unnamed1"];

    pub(super) const ACTIVITY_ALIASES: &[(&str, u16); 0] = &[];

    pub(super) const ACTIVITY_TITLES: &[&str; 1] = &[""];

    pub(super) const ACTIVITY_BY_ID: KeyTable = KeyTable {
        keys: ACTIVITY_IDS,
        shortest: 8,
        longest: 8,
        whole: false,
        multiplier: 0xe220_a839_7b1d_cdaf,
        displacements: &[0],
        slots: &[0, 0],
        by_case: &[],
    };

    pub(super) const ACTIVITY_BY_TITLE: KeyTable = KeyTable {
        keys: ACTIVITY_TITLES,
        shortest: 1,
        longest: 0,
        whole: false,
        multiplier: 0xe220_a839_7b1d_cdaf,
        displacements: &[0],
        slots: &[65535],
        by_case: &[],
    };

    /// A bit for each party.
    pub(super) type PartyBits = u32;

    pub(super) const PARTY_VARIANTS: &[&str; 1] = &["Unnamed1"];

    pub(super) const PARTY_IDS: &[&str; 1] = &["unnamed1"];

    pub(super) const PARTY_ALIASES: &[(&str, u16); 0] = &[];

    pub(super) const PARTY_NAMES: &[&str; 1] = &[""];

    pub(super) const SECTION_VARIANTS: &[&str; 1] = &["Unnamed1"];

    pub(super) const SECTION_IDS: &[&str; 1] = &["unnamed1"];

    pub(super) const SECTION_ALIASES: &[(&str, u16); 0] = &[];

    pub(super) const SECTION_NUMBERS: &[&str; 1] = &[""];

    pub(super) const SECTION_TITLES: &[&str; 1] = &[""];

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
        [0, 1, 1], // Unnamed1
    ];

    /// The section that lists each activity.
    pub(super) const ACTIVITY_SECTIONS: &[Section; 1] = &[
        Section::Unnamed1, // Unnamed1
    ];

    /// A line for each activity: Unnamed1.
    pub(super) const ROLES: &[RoleSet; 1] = &[
        NONE, // Unnamed1
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
    pub static ACTIVITY_BY_ID: TextMap<Activity> = TextMap::__new([8, 8], phf::Map {
        key: 0xe207_de9e_b602_0399,
        disps: &[(0, 0)],
        entries: &entries(tables::ACTIVITY_IDS, tables::ACTIVITY_ALIASES, &[0]),
    });

    /// Activities by title; a title that several share is no key.
    pub static ACTIVITY_BY_TITLE: TextMap<Activity> = TextMap::__new([0, 0], phf::Map {
        key: 0xe207_de9e_b602_0399,
        disps: &[],
        entries: &entries(tables::ACTIVITY_TITLES, &[], &[]),
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

