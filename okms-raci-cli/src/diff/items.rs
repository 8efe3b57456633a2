//! The changes of parties, sections and activities.

use std::collections::BTreeMap;

use okms_raci_codegen::{Activity, Matrix, Party, Rule, Section};

use super::compare::{Comparison, ItemNames};
use super::order::{Reordered, reordered};
use super::{Change, ChangeKind, ItemLabel, Part, Subject};
use crate::export::cells;
use crate::matching::folded_heading;

impl Comparison<'_> {
    pub(super) fn parties(&mut self) {
        let (old, new) = (&self.old.parties, &self.new.parties);
        let item = |party: &Party| {
            let (id, title) = (party.id.as_str().to_owned(), party.name.as_str().to_owned());
            Subject::Party(ItemLabel { id, title, number: String::new() })
        };
        for (position, party) in new.iter().enumerate() {
            match self.parties.old_of(position).map(|position| &old[position]) {
                None => self.add(ChangeKind::Added, item(party), [None, Some(party.name.as_str())]),
                Some(before) => {
                    let names = ItemNames {
                        id: [before.id.as_str(), party.id.as_str()],
                        title: [before.name.as_str(), party.name.as_str()],
                        aliases: [before, party]
                            .map(|party| party.aliases.iter().map(String::as_str).collect()),
                    };
                    self.names(&item(party), &names);
                    if self.stated.chain {
                        self.is(&item(party), before, party);
                    }
                }
            }
        }
        for position in self.parties.unmatched_old() {
            let party = &old[position];
            self.add(ChangeKind::Removed, item(party), [Some(party.name.as_str()), None]);
        }
        let pairs =
            (0..new.len()).filter_map(|position| Some((position, self.parties.old_of(position)?)));
        for Reordered { position, places } in reordered(&pairs.collect::<Vec<_>>()) {
            self.reordered(item(&new[position]), places);
        }
    }
}

impl Comparison<'_> {
    pub(super) fn sections(&mut self) {
        let (old, new) = (&self.old.sections, &self.new.sections);
        let mut siblings: BTreeMap<Option<usize>, Vec<(usize, usize)>> = BTreeMap::new();
        for (position, section) in new.iter().enumerate() {
            let subject = section_item(section);
            let Some(before) = self.sections.old_of(position) else {
                if self.is_stated(self.new, position) {
                    self.add(ChangeKind::Added, subject, [None, Some(section.title.as_str())]);
                }
                continue;
            };
            // A page has both in one line, and the end of the number is ambiguous.
            let is_exact = self.stated.ids && self.stated.outline;
            let is_called_so = !is_exact && folded_heading(&old[before]) == folded_heading(section);
            let title =
                if is_called_so { section.title.as_str() } else { old[before].title.as_str() };
            let names = ItemNames {
                id: [old[before].id.as_str(), section.id.as_str()],
                title: [title, section.title.as_str()],
                aliases: [&old[before], section]
                    .map(|section| section.aliases.iter().map(String::as_str).collect()),
            };
            self.names(&subject, &names);
            let is_renumbered =
                old[before].number.as_deref() != section.number.as_deref() && !is_called_so;
            let is_in_place = self.is_in_place(&old[before], section);
            if is_in_place {
                let parent = section.parent.filter(|_| self.stated.outline);
                siblings.entry(parent).or_default().push((position, before));
            }
            let place_of: [fn(&Matrix, &Section) -> String; 2] = [section_number, section_parent];
            let is_another = [is_renumbered, !is_in_place];
            for (place_of, _) in
                place_of.iter().zip(is_another).filter(|(_, is_another)| *is_another)
            {
                let places = [place_of(self.old, &old[before]), place_of(self.new, section)];
                let [was, is] = places.each_ref().map(String::as_str);
                self.add(ChangeKind::Moved, subject.clone(), [Some(was), Some(is)]);
            }
        }
        for position in self.sections.unmatched_old() {
            if self.is_stated(self.old, position) {
                let subject = section_item(&old[position]);
                self.add(ChangeKind::Removed, subject, [Some(old[position].title.as_str()), None]);
            }
        }
        for Reordered { position, places } in siblings.values().flat_map(|pairs| reordered(pairs)) {
            self.reordered(section_item(&new[position]), places);
        }
    }

    /// Whether a section has the same parent; true without an outline.
    fn is_in_place(&self, old: &Section, new: &Section) -> bool {
        let parent = old.parent.map(|parent| self.sections.new_of(parent));
        parent == new.parent.map(Some) || !self.stated.outline
    }

    /// Whether both sources would have the section; without an outline only those that list activities.
    fn is_stated(&self, matrix: &Matrix, section: usize) -> bool {
        let mut activities = matrix.activities.iter();
        self.stated.outline || activities.any(|activity| activity.section == section)
    }
}

impl Comparison<'_> {
    pub(super) fn activities(&mut self) {
        let (old, new) = (&self.old.activities, &self.new.activities);
        let mut siblings: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (position, activity) in new.iter().enumerate() {
            let subject = activity_item(self.new, activity);
            let Some(before) = self.activities.old_of(position) else {
                let row = cells(self.new, activity);
                self.add(ChangeKind::Added, subject, [None, Some(&row)]);
                continue;
            };
            self.activity(&subject, &old[before], activity);
            if self.sections.new_of(old[before].section) == Some(activity.section) {
                siblings.entry(activity.section).or_default().push((position, before));
            } else {
                let places = [
                    section_label(&self.old.sections[old[before].section]),
                    section_label(&self.new.sections[activity.section]),
                ];
                let [was, is] = places.each_ref().map(String::as_str);
                self.add(ChangeKind::Moved, subject, [Some(was), Some(is)]);
            }
        }
        for position in self.activities.unmatched_old() {
            let row = cells(self.old, &old[position]);
            let subject = activity_item(self.old, &old[position]);
            self.add(ChangeKind::Removed, subject, [Some(&row), None]);
        }
        for Reordered { position, places } in siblings.values().flat_map(|pairs| reordered(pairs)) {
            self.reordered(activity_item(self.new, &new[position]), places);
        }
    }

    fn activity(&mut self, subject: &Subject, old: &Activity, new: &Activity) {
        let names = ItemNames {
            id: [old.id.as_str(), new.id.as_str()],
            title: [old.title.as_str(), new.title.as_str()],
            aliases: [old, new]
                .map(|activity| activity.aliases.iter().map(String::as_str).collect()),
        };
        self.names(subject, &names);
        self.cells(subject, old, new);
        if self.stated.reasons {
            self.reasons(subject, old, new);
        }
        if self.stated.chain {
            self.covers(subject, old, new);
        }
        if self.stated.notes {
            self.notes(subject, old, new);
        }
    }

    fn notes(&mut self, subject: &Subject, old: &Activity, new: &Activity) {
        let references = [old.reference.as_deref(), new.reference.as_deref()];
        self.part(ChangeKind::Note, subject.clone(), "ref", references);
        let notes = [old.note.as_deref(), new.note.as_deref()];
        self.part(ChangeKind::Note, subject.clone(), "note", notes);
        for (position, party) in self.new.parties.iter().enumerate() {
            let Some(before) = self.parties.old_of(position) else { continue };
            let [was, is] = [old.notes.get(&before), new.notes.get(&position)];
            if was != is {
                let (id, name) = (party.id.clone(), party.name.clone());
                let change =
                    Change::new(ChangeKind::Note, subject.clone(), was.cloned(), is.cloned());
                self.changes.push(change.of(Part::Party { id, name }));
            }
        }
    }

    fn cells(&mut self, subject: &Subject, old: &Activity, new: &Activity) {
        for (position, party) in self.new.parties.iter().enumerate() {
            let Some(before) = self.parties.old_of(position) else { continue };
            let cells = [old.roles[before], new.roles[position]];
            if cells[0] != cells[1] {
                let [was, is] = cells.map(|roles| Some(roles.letters()));
                let (id, name) = (party.id.as_str().to_owned(), party.name.as_str().to_owned());
                let change = Change::new(ChangeKind::Cell, subject.clone(), was, is);
                self.changes.push(change.of(Part::Party { id, name }));
            }
        }
    }

    fn reasons(&mut self, subject: &Subject, old: &Activity, new: &Activity) {
        let reason = |activity: &Activity, rule| {
            let mut reasons = activity.allow.iter();
            reasons.find(|(allowed, _)| *allowed == rule).map(|(_, reason)| reason.to_owned())
        };
        for rule in Rule::ALLOWABLE {
            let reasons = [reason(old, rule), reason(new, rule)];
            let reasons = reasons.each_ref().map(Option::as_deref);
            self.part(ChangeKind::Allow, subject.clone(), rule.id(), reasons);
        }
    }
}

fn section_item(section: &Section) -> Subject {
    let (id, title) = (section.id.as_str().to_owned(), section.title.as_str().to_owned());
    Subject::Section(ItemLabel { id, title, number: section.number_or_empty().to_owned() })
}

fn activity_item(matrix: &Matrix, activity: &Activity) -> Subject {
    let (id, title) = (activity.id.as_str().to_owned(), activity.title.as_str().to_owned());
    let section = &matrix.sections[activity.section];
    Subject::Activity(ItemLabel { id, title, number: section.number_or_empty().to_owned() })
}

/// A section, by its number and title.
pub(super) fn section_label(section: &Section) -> String {
    format!("{} {}", section.number_or_empty(), section.title.as_str()).trim_start().to_owned()
}

/// The number of a section.
fn section_number(_: &Matrix, section: &Section) -> String {
    section.number.as_deref().unwrap_or("no number").to_owned()
}

/// The parent of a section.
fn section_parent(matrix: &Matrix, section: &Section) -> String {
    let parent = section.parent.map(|parent| section_label(&matrix.sections[parent]));
    parent.map_or_else(|| "at the top".to_owned(), |parent| format!("in {parent}"))
}
