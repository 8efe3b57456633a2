//! The changes between two matrices whose parts are paired.

use std::collections::BTreeMap;

use okms_raci_codegen::{Activity, Matrix, Section};

use super::change::{Change, Item, Kind, Part, Subject};
use super::order::out_of_order;
use super::pairs::{self, Pairs};
use super::same::plain;
use crate::source::{Loaded, Stated};
use crate::text::number;

/// All changes, as the new source has them in order; what is gone comes after what is there.
pub(crate) fn compare(old: &Loaded, new: &Loaded) -> Vec<Change> {
    let stated = old.stated.and(new.stated);
    let with_ids = stated.ids;
    let (old, new) = (&old.matrix, &new.matrix);
    let parties = pairs::parties(old, new, with_ids);
    let sections = pairs::sections(old, new, with_ids);
    let activities = pairs::activities(old, new, &sections, with_ids);
    let mut comparison =
        Comparison { old, new, stated, parties, sections, activities, changes: Vec::new() };
    comparison.matrix();
    comparison.parties();
    comparison.sections();
    comparison.activities();
    comparison.layout();
    comparison.changes
}

struct Comparison<'a> {
    old: &'a Matrix,
    new: &'a Matrix,
    /// What both sources state.
    stated: Stated,
    parties: Pairs,
    sections: Pairs,
    activities: Pairs,
    changes: Vec<Change>,
}

/// What an item is called, in one matrix and in the other.
struct Names<'a> {
    id: [&'a str; 2],
    title: [&'a str; 2],
    aliases: [Vec<&'a str>; 2],
}

impl Comparison<'_> {
    fn add(&mut self, kind: Kind, subject: Subject, [old, new]: [Option<&str>; 2]) {
        self.changes.push(Change::new(kind, subject, old, new));
    }

    fn part(&mut self, kind: Kind, subject: Subject, key: &'static str, values: [Option<&str>; 2]) {
        let [old, new] = values;
        if old != new {
            self.changes.push(Change::new(kind, subject, old, new).of(Part::Key(key)));
        }
    }

    fn matrix(&mut self) {
        let (old, new) = (self.old, self.new);
        if self.stated.title {
            self.title(Subject::Matrix, [old.title(), new.title()]);
        }
        let sources = [old.source(), new.source()];
        if self.stated.revision {
            let revisions = sources.map(|source| Some(source.revision()));
            self.part(Kind::Source, Subject::Matrix, "revision", revisions);
        }
        if self.stated.origin {
            if old.name() != new.name() {
                self.add(Kind::RenamedId, Subject::Matrix, [Some(old.name()), Some(new.name())]);
            }
            let fields = [
                ("publisher", sources.map(|source| source.publisher())),
                ("article", sources.map(|source| source.article())),
                ("url", sources.map(|source| source.url())),
            ];
            for (key, values) in fields {
                self.part(Kind::Source, Subject::Matrix, key, values);
            }
        }
        if self.stated.aliases {
            self.code();
        }
    }

    /// What the YAML says about the code that is generated.
    fn code(&mut self) {
        let (old, new) = (self.old, self.new);
        let [old_derives, new_derives] =
            [old, new].map(|matrix| matrix.derives().collect::<Vec<_>>());
        let gone = old_derives.iter().filter(|path| !new_derives.contains(path));
        let added = new_derives.iter().filter(|path| !old_derives.contains(path));
        for path in gone {
            self.part(Kind::Removed, Subject::Code, "derive", [Some(path), None]);
        }
        for path in added {
            self.part(Kind::Added, Subject::Code, "derive", [None, Some(path)]);
        }
        match [old.is_typed(), new.is_typed()] {
            [true, false] => self.part(Kind::Removed, Subject::Code, "typed", [Some("true"), None]),
            [false, true] => self.part(Kind::Added, Subject::Code, "typed", [None, Some("true")]),
            _ => {}
        }
    }

    fn title(&mut self, subject: Subject, [old, new]: [&str; 2]) {
        if old != new {
            let change = Change::new(Kind::Title, subject, Some(old), Some(new));
            self.changes.push(Change { typographic: plain(old) == plain(new), ..change });
        }
    }

    /// What any two items can differ in.
    fn names(&mut self, subject: &Subject, names: &Names<'_>) {
        let ([old, new], [old_aliases, new_aliases]) = (names.id, &names.aliases);
        self.title(subject.clone(), names.title);
        let is_renamed = self.stated.ids && old != new;
        if is_renamed {
            self.add(Kind::RenamedId, subject.clone(), [Some(old), Some(new)]);
        }
        if !self.stated.aliases {
            return;
        }
        for alias in old_aliases.iter().filter(|alias| !new_aliases.contains(alias)) {
            self.add(Kind::Alias, subject.clone(), [Some(alias), None]);
        }
        // The former id of one that was renamed is told with that.
        let is_new =
            |alias: &&&str| !old_aliases.contains(alias) && !(is_renamed && **alias == old);
        for alias in new_aliases.iter().filter(is_new) {
            self.add(Kind::Alias, subject.clone(), [None, Some(alias)]);
        }
    }

    fn parties(&mut self) {
        let (old, new) = (self.old.parties(), self.new.parties());
        let item = |party: &okms_raci_codegen::Party| {
            let (id, title) = (party.id().to_owned(), party.name().to_owned());
            Subject::Party(Item { id, title, number: String::new() })
        };
        for (position, party) in new.iter().enumerate() {
            match self.parties.old_of(position).map(|position| &old[position]) {
                None => self.add(Kind::Added, item(party), [None, Some(party.name())]),
                Some(before) => {
                    let names = Names {
                        id: [before.id(), party.id()],
                        title: [before.name(), party.name()],
                        aliases: [before, party].map(|party| party.aliases().collect()),
                    };
                    self.names(&item(party), &names);
                }
            }
        }
        for position in self.parties.left_old() {
            let party = &old[position];
            self.add(Kind::Removed, item(party), [Some(party.name()), None]);
        }
        let pairs =
            (0..new.len()).filter_map(|position| Some((position, self.parties.old_of(position)?)));
        for Reordered { position, places } in reordered(&pairs.collect::<Vec<_>>()) {
            self.reordered(item(&new[position]), places);
        }
    }

    fn reordered(&mut self, subject: Subject, places: [usize; 2]) {
        let [old, new] = places.map(|place| place.to_string());
        self.add(Kind::Reordered, subject, [Some(&old), Some(&new)]);
    }

    fn sections(&mut self) {
        let (old, new) = (self.old.sections(), self.new.sections());
        let mut siblings: BTreeMap<Option<usize>, Vec<(usize, usize)>> = BTreeMap::new();
        for (position, section) in new.iter().enumerate() {
            let subject = section_item(section);
            let Some(before) = self.sections.old_of(position) else {
                self.add(Kind::Added, subject, [None, Some(section.title())]);
                continue;
            };
            let names = Names {
                id: [old[before].id(), section.id()],
                title: [old[before].title(), section.title()],
                aliases: [&old[before], section].map(|section| section.aliases().collect()),
            };
            self.names(&subject, &names);
            let parent = old[before].parent().map(|parent| self.sections.new_of(parent));
            let is_in_place = parent == section.parent().map(Some);
            if is_in_place {
                siblings.entry(section.parent()).or_default().push((position, before));
            }
            if !is_in_place || old[before].number() != section.number() {
                let is_renumbered = old[before].number() != section.number();
                let place = if is_renumbered { section_number } else { section_parent };
                let places = [place(self.old, &old[before]), place(self.new, section)];
                let [was, is] = places.each_ref().map(String::as_str);
                self.add(Kind::Moved, subject, [Some(was), Some(is)]);
            }
        }
        for position in self.sections.left_old() {
            let subject = section_item(&old[position]);
            self.add(Kind::Removed, subject, [Some(old[position].title()), None]);
        }
        for Reordered { position, places } in siblings.values().flat_map(|pairs| reordered(pairs)) {
            self.reordered(section_item(&new[position]), places);
        }
    }

    fn activities(&mut self) {
        let (old, new) = (self.old.activities(), self.new.activities());
        let mut siblings: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (position, activity) in new.iter().enumerate() {
            let subject = activity_item(self.new, activity);
            let Some(before) = self.activities.old_of(position) else {
                let row = row(self.new, activity);
                self.add(Kind::Added, subject, [None, Some(&row)]);
                continue;
            };
            self.activity(&subject, &old[before], activity);
            if self.sections.new_of(old[before].section()) == Some(activity.section()) {
                siblings.entry(activity.section()).or_default().push((position, before));
            } else {
                let place = [
                    section_label(&self.old.sections()[old[before].section()]),
                    section_label(&self.new.sections()[activity.section()]),
                ];
                let [was, is] = place.each_ref().map(String::as_str);
                self.add(Kind::Moved, subject, [Some(was), Some(is)]);
            }
        }
        for position in self.activities.left_old() {
            let row = row(self.old, &old[position]);
            let subject = activity_item(self.old, &old[position]);
            self.add(Kind::Removed, subject, [Some(&row), None]);
        }
        for Reordered { position, places } in siblings.values().flat_map(|pairs| reordered(pairs)) {
            self.reordered(activity_item(self.new, &new[position]), places);
        }
    }

    fn activity(&mut self, subject: &Subject, old: &Activity, new: &Activity) {
        let names = Names {
            id: [old.id(), new.id()],
            title: [old.title(), new.title()],
            aliases: [old, new].map(|activity| activity.aliases().collect()),
        };
        self.names(subject, &names);
        for (position, party) in self.new.parties().iter().enumerate() {
            let Some(before) = self.parties.old_of(position) else { continue };
            let cells = [old.roles()[before], new.roles()[position]];
            if cells[0] != cells[1] {
                let [was, is] = cells.map(|roles| Some(roles.letters()));
                let (id, name) = (party.id().to_owned(), party.name().to_owned());
                let change = Change::new(Kind::Cell, subject.clone(), was, is);
                self.changes.push(change.of(Part::Party { id, name }));
            }
        }
        if self.stated.reasons {
            let reason = |activity: &Activity, rule| {
                let mut reasons = activity.allow();
                reasons.find(|(allowed, _)| *allowed == rule).map(|(_, reason)| reason.to_owned())
            };
            for rule in okms_raci_codegen::Rule::ALLOWABLE {
                let reasons = [reason(old, rule), reason(new, rule)];
                let reasons = reasons.each_ref().map(Option::as_deref);
                self.part(Kind::Allow, subject.clone(), rule.id(), reasons);
            }
        }
    }

    /// A file that says the same in other words has another digest, which the library tells.
    fn layout(&mut self) {
        if self.changes.is_empty() && self.stated.aliases {
            let digests = [self.old, self.new].map(|matrix| Some(matrix.sha256()));
            self.part(Kind::Source, Subject::Matrix, "sha256", digests);
        }
    }
}

/// An item that stands at another place among those that are in both matrices.
struct Reordered {
    /// In the new matrix.
    position: usize,
    /// Among its siblings, from 1.
    places: [usize; 2],
}

/// `pairs` are positions in the new matrix, which ascend, and in the old one.
fn reordered(pairs: &[(usize, usize)]) -> Vec<Reordered> {
    let sequence: Vec<usize> = pairs.iter().map(|(_, old)| *old).collect();
    let mut sorted = sequence.clone();
    sorted.sort_unstable();
    let moved = out_of_order(&sequence).into_iter().map(|place| Reordered {
        position: pairs[place].0,
        places: [sorted.partition_point(|old| *old < sequence[place]) + 1, place + 1],
    });
    moved.collect()
}

fn section_item(section: &Section) -> Subject {
    let (id, title) = (section.id().to_owned(), section.title().to_owned());
    Subject::Section(Item { id, title, number: number(section).to_owned() })
}

fn activity_item(matrix: &Matrix, activity: &Activity) -> Subject {
    let (id, title) = (activity.id().to_owned(), activity.title().to_owned());
    let section = &matrix.sections()[activity.section()];
    Subject::Activity(Item { id, title, number: number(section).to_owned() })
}

/// A section, by its number and title.
fn section_label(section: &Section) -> String {
    format!("{} {}", number(section), section.title()).trim_start().to_owned()
}

/// The number of a section, or else what it is in.
fn section_number(matrix: &Matrix, section: &Section) -> String {
    section.number().map_or_else(|| section_parent(matrix, section), str::to_owned)
}

/// What a section is in.
fn section_parent(matrix: &Matrix, section: &Section) -> String {
    let parent = section.parent().map(|parent| section_label(&matrix.sections()[parent]));
    parent.map_or_else(|| "at the top".to_owned(), |parent| format!("in {parent}"))
}

/// A row, as in `Customer RA, OVHcloud I`.
fn row(matrix: &Matrix, activity: &Activity) -> String {
    let cells = matrix.parties().iter().zip(activity.roles());
    let cells: Vec<String> =
        cells.map(|(party, roles)| format!("{} {roles}", party.name())).collect();
    cells.join(", ")
}
