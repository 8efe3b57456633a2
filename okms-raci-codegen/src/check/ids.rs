//! Ids are identifiers, and no two of a kind are the same.

use okms_raci_core::Odd;
use okms_raci_core::reserved::is_device;

use super::View;
use crate::finding::{Edit, Finding, Findings, repeats};
use crate::matrix::Section;
use crate::names::{id_from_title, kebab, mistake_in_id};
use crate::places::{Field, Item, Text, in_line};
use crate::rule::Rule;

/// The types of a generated module; the one named after the matrix is beside them.
const TYPES: [&str; 4] = ["Activity", "Holders", "Party", "Section"];

type Mistake = (Rule, &'static str);

/// All parties, all sections or all activities.
pub(super) struct Items<'a> {
    /// `party`.
    pub(super) noun: &'static str,
    /// `parties`.
    pub(super) plural: &'static str,
    /// The key of its title: `name` or `title`.
    pub(super) title: &'static str,
    pub(super) all: Vec<Identified<'a>>,
}

/// What has an id.
pub(super) struct Identified<'a> {
    pub(super) id: Text<&'a str>,
    pub(super) aliases: Vec<Text<&'a str>>,
    pub(super) number: Option<Text<&'a str>>,
    /// The title, or the name.
    pub(super) title: Text<&'a str>,
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

pub(super) fn items<'a>(view: &View<'a>) -> [Items<'a>; 3] {
    let matrix = view.matrix;
    let parties = matrix.parties.iter().enumerate().map(|(at, party)| {
        view.identified(Item::Party(at), &party.id, &party.name, &party.aliases)
    });
    let sections = matrix.sections.iter().enumerate().map(|(at, section)| {
        let Section { id, title, aliases, .. } = section;
        let item = Item::Section(at);
        let number = section.number.as_ref().map(|number| view.text(item, Field::Number, number));
        Identified { number, ..view.identified(item, id, title, aliases) }
    });
    let activities = matrix.activities.iter().enumerate().map(|(at, activity)| {
        view.identified(Item::Activity(at), &activity.id, &activity.title, &activity.aliases)
    });
    [
        Items { noun: "party", plural: "parties", title: "name", all: parties.collect() },
        Items { noun: "section", plural: "sections", title: "title", all: sections.collect() },
        Items { noun: "activity", plural: "activities", title: "title", all: activities.collect() },
    ]
}

impl<'a> View<'a> {
    fn identified(
        &self,
        item: Item,
        id: &'a str,
        title: &'a str,
        aliases: &'a [String],
    ) -> Identified<'a> {
        let aliases = aliases.iter().enumerate();
        Identified {
            id: self.text(item, Field::Id, id),
            aliases: aliases.map(|(at, alias)| self.text(item, Field::Alias(at), alias)).collect(),
            number: None,
            title: self.text(item, Field::Title, title),
        }
    }
}

pub(super) fn check(view: &View<'_>, items: &[Items<'_>], problems: &mut Findings) {
    name(view.text(Item::Matrix, Field::Id, &view.matrix.name), problems);
    for items in items {
        unique(items, problems);
    }
}

fn name(name: Text<&str>, problems: &mut Findings) {
    if name.is_missing() {
        return;
    }
    let type_name = id_from_title(name.text);
    if let Some((rule, reason)) = mistake_in_id(name.text).or_else(|| mistake_in_id(&type_name)) {
        let message = format!("the name {:?} {reason}", name.text);
        let suggestion = kebab(name.text).replace('-', "_");
        let finding = Finding::new(rule, name.at, message);
        let is_right = |name: &str| {
            mistake_in_id(name).is_none() && mistake_in_id(&id_from_title(name)).is_none()
        };
        problems.push(if is_right(&suggestion) {
            finding.help(format!("write `name: {suggestion}`")).edit(Edit::Text(suggestion))
        } else {
            finding.help("write a short name in lower case, such as `backup`")
        });
    } else if is_device(name.text) {
        let message = format!(
            "the name {:?} is that of a device of Windows, and no file can have it",
            name.text
        );
        problems.push(Finding::new(Rule::ReservedId, name.at, message).help("choose another name"));
    } else if TYPES.contains(&type_name.as_str()) {
        let message =
            format!("the type of the matrix would be called {type_name}, as another one is");
        problems.push(Finding::new(Rule::ReservedId, name.at, message).help("choose another name"));
    }
}

fn unique(of_kind: &Items<'_>, problems: &mut Findings) {
    let (of, items) = (of_kind.one(), &of_kind.all);
    let mut ids: Vec<(String, Text<&str>, Kind)> = Vec::new();
    for Identified { id, title, .. } in items.iter().filter(|item| !item.id.is_missing()) {
        let from_title = of_kind.title == "title" && title.at == id.at;
        match mistake_in_id(id.text) {
            Some(mistake) => {
                let finding = refused(of, *id, mistake, from_title);
                let made = id_from_title(id.text);
                let is_taken = items
                    .iter()
                    .any(|item| item.id.at != id.at && kebab(item.id.text) == kebab(&made));
                problems.push(if is_taken { finding.edit(None) } else { finding });
            }
            None => ids.push((kebab(id.text), *id, Kind::Id { from_title })),
        }
    }
    for alias in items.iter().flat_map(|item| &item.aliases) {
        match mistake_in_id(alias.text) {
            Some(mistake) => problems.push(refused_alias(of, *alias, mistake)),
            None => ids.push((kebab(alias.text), *alias, Kind::Alias)),
        }
    }
    let before = repeats(ids.iter().map(|(key, ..)| key));
    for (before, (_, id, kind)) in before.into_iter().zip(&ids) {
        let Some(before) = before else { continue };
        let first = ids[before].1;
        problems.push(match *kind {
            Kind::Id { from_title } => duplicate(of, *id, first, from_title),
            Kind::Alias => duplicate_alias(of, *id, first),
        });
    }
}

/// Whether an id is one of today or a former one.
enum Kind {
    Id { from_title: bool },
    Alias,
}

fn refused(of: &str, id: Text<&str>, (rule, reason): Mistake, from_title: bool) -> Finding {
    if from_title {
        let message = match id.text {
            "" => "no id can be made from the title".to_owned(),
            made => format!("the id {made:?}, made from the title, {reason}"),
        };
        return Finding::new(rule, id.at, message).help("add an `id: …` of your own");
    }
    let odd = Odd::first_in(id.text).map_or_else(String::new, |odd| format!(": it has {odd}"));
    let problem = Finding::new(rule, id.at, format!("the id {:?} of {of} {reason}{odd}", id.text));
    let suggestion = id_from_title(id.text);
    if mistake_in_id(&suggestion).is_none() {
        problem.help(format!("write `id: {suggestion}`")).edit(Edit::Text(suggestion))
    } else {
        problem.help("write letters and digits, a letter first, such as `ManageBackups`")
    }
}

fn refused_alias(of: &str, alias: Text<&str>, (rule, reason): Mistake) -> Finding {
    let message = format!("the alias {:?} of {of} {reason}", alias.text);
    let suggestion = id_from_title(alias.text);
    Finding::new(rule, alias.at, message).help(match mistake_in_id(&suggestion) {
        None => format!("write the former id as it was, such as `{suggestion}`"),
        Some(_) => "write the former id as it was, such as `ManageBackups`".to_owned(),
    })
}

fn duplicate(of: &str, id: Text<&str>, first: Text<&str>, from_title: bool) -> Finding {
    if id.at == first.at {
        let message = format!("{of} with the id {} is repeated by a YAML alias", id.text);
        return Finding::new(Rule::DuplicateId, id.at, message)
            .help("write the second one out, with an id of its own");
    }
    let message = if id.text == first.text {
        format!("the id {} is that of {of}{} already", id.text, in_line(first.at))
    } else {
        let written = kebab(id.text);
        format!(
            "the id {} and {} of {of}{} are both written {written:?}",
            id.text,
            first.text,
            in_line(first.at)
        )
    };
    Finding::new(Rule::DuplicateId, id.at, message).beside(first.at).help(if from_title {
        "it is made from the title: add an `id: …` of your own"
    } else {
        "give each an id of its own"
    })
}

fn duplicate_alias(of: &str, alias: Text<&str>, first: Text<&str>) -> Finding {
    let message = format!("the alias {} is an id of {of}{} already", alias.text, in_line(first.at));
    Finding::new(Rule::DuplicateId, alias.at, message)
        .beside(first.at)
        .help("an alias is a former id that nothing else is called now: remove it")
}
