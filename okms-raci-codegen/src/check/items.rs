//! What has an id: parties, sections and activities, to be checked alike.

use crate::model::{Matrix, Text};

/// All parties, all sections or all activities.
pub(super) struct Items<'a> {
    /// `party`.
    pub(super) noun: &'static str,
    /// `parties`.
    pub(super) plural: &'static str,
    /// What people call its title: `name` or `title`.
    pub(super) title: &'static str,
    pub(super) all: Vec<Item<'a>>,
}

pub(super) struct Item<'a> {
    pub(super) id: &'a Text,
    pub(super) kebab_id: &'a str,
    pub(super) aliases: &'a [Text],
    pub(super) number: Option<&'a Text>,
    /// The title, or the name.
    pub(super) title: &'a Text,
}

impl Items<'_> {
    /// `a party`.
    pub(super) fn one(&self) -> &'static str {
        match self.noun {
            "party" => "a party",
            "section" => "a section",
            _ => "an activity",
        }
    }
}

pub(super) fn items(matrix: &Matrix) -> [Items<'_>; 3] {
    let parties = matrix.parties.iter().map(|party| Item {
        id: &party.id,
        kebab_id: &party.kebab_id,
        aliases: &party.aliases,
        number: None,
        title: &party.name,
    });
    let sections = matrix.sections.iter().map(|section| Item {
        id: &section.id,
        kebab_id: &section.kebab_id,
        aliases: &section.aliases,
        number: section.number.as_ref(),
        title: &section.title,
    });
    let activities = matrix.activities.iter().map(|activity| Item {
        id: &activity.id,
        kebab_id: &activity.kebab_id,
        aliases: &activity.aliases,
        number: None,
        title: &activity.title,
    });
    [
        Items { noun: "party", plural: "parties", title: "name", all: parties.collect() },
        Items { noun: "section", plural: "sections", title: "title", all: sections.collect() },
        Items { noun: "activity", plural: "activities", title: "title", all: activities.collect() },
    ]
}
