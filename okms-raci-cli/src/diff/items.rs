//! The changes of parties, sections and activities.

use std::collections::BTreeMap;

use okms_raci_codegen::{Activity, Matrix, Party, Rule, Section};

use super::compare::{Comparison, Names};
use super::{ChangeKind, ItemLabel, Subject};
use crate::export::{cells, reason, section_label};
use crate::matching::folded_heading;

impl Comparison<'_> {
    pub(super) fn parties(&mut self) {
        let (old, new) = (&self.old.parties, &self.new.parties);
        let mut pairs = Vec::new();
        for (position, party) in new.iter().enumerate() {
            let subject = party_item(party);
            let Some(at) = self.parties.old_of(position) else {
                self.add(ChangeKind::Added, &subject, [None, Some(&party.name)]);
                continue;
            };
            pairs.push((position, at));
            let names = |it| -> Names<'_> {
                let Party { id, name, aliases, .. }: &Party = it;
                (id, name, aliases)
            };
            self.names(&subject, [names(&old[at]), names(party)]);
            if self.stated.chain {
                self.is(&subject, &old[at], party);
            }
        }
        for position in self.parties.unmatched_old() {
            let party = &old[position];
            self.add(ChangeKind::Removed, &party_item(party), [Some(&party.name), None]);
        }
        self.order(&pairs, |position| party_item(&new[position]));
    }

    pub(super) fn sections(&mut self) {
        if !self.stated.sections {
            return;
        }
        let (old, new) = (&self.old.sections, &self.new.sections);
        let mut siblings: BTreeMap<Option<usize>, Vec<(usize, usize)>> = BTreeMap::new();
        for (position, section) in new.iter().enumerate() {
            let Some(at) = self.sections.old_of(position) else {
                if self.is_stated(self.new, position) {
                    let subject = section_item(section);
                    self.add(ChangeKind::Added, &subject, [None, Some(&section.title)]);
                }
                continue;
            };
            if self.section(&old[at], section) {
                let parent = section.parent.filter(|_| self.stated.outline);
                siblings.entry(parent).or_default().push((position, at));
            }
        }
        for position in self.sections.unmatched_old() {
            if self.is_stated(self.old, position) {
                let subject = section_item(&old[position]);
                self.add(ChangeKind::Removed, &subject, [Some(&old[position].title), None]);
            }
        }
        for pairs in siblings.values() {
            self.order(pairs, |position| section_item(&new[position]));
        }
    }

    /// Adds the changes of a section; says whether it has the same parent.
    fn section(&mut self, old: &Section, new: &Section) -> bool {
        let subject = section_item(new);
        // A page has both in one line, and the end of the number is ambiguous.
        let is_exact = self.stated.ids && self.stated.outline;
        let is_called_so = !is_exact && folded_heading(old) == folded_heading(new);
        let title = if is_called_so { &new.title } else { &old.title };
        let names = [(&*old.id, &**title, &*old.aliases), (&*new.id, &*new.title, &*new.aliases)];
        self.names(&subject, names);
        if old.number != new.number && !is_called_so {
            let [was, is] = [old, new].map(|it| it.number.as_deref().unwrap_or("no number"));
            self.add(ChangeKind::Moved, &subject, [Some(was), Some(is)]);
        }
        let is_in_place = self.is_in_place(old, new);
        if !is_in_place {
            let [was, is] = [place_in(self.old, old), place_in(self.new, new)];
            self.add(ChangeKind::Moved, &subject, [Some(&was), Some(&is)]);
        }
        is_in_place
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

    pub(super) fn activities(&mut self) {
        let (old, new) = (&self.old.activities, &self.new.activities);
        let mut siblings: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (position, activity) in new.iter().enumerate() {
            let subject = activity_item(self.new, activity);
            let Some(at) = self.activities.old_of(position) else {
                let row = cells(self.new, activity);
                self.add(ChangeKind::Added, &subject, [None, Some(&row)]);
                continue;
            };
            self.activity(&subject, &old[at], activity);
            if !self.stated.sections {
                siblings.entry(0).or_default().push((position, at));
            } else if self.sections.new_of(old[at].section) == Some(activity.section) {
                siblings.entry(activity.section).or_default().push((position, at));
            } else {
                let was = section_label(&self.old.sections[old[at].section]);
                let is = section_label(&self.new.sections[activity.section]);
                self.add(ChangeKind::Moved, &subject, [Some(&was), Some(&is)]);
            }
        }
        for position in self.activities.unmatched_old() {
            let row = cells(self.old, &old[position]);
            let subject = activity_item(self.old, &old[position]);
            self.add(ChangeKind::Removed, &subject, [Some(&row), None]);
        }
        for pairs in siblings.values() {
            self.order(pairs, |position| activity_item(self.new, &new[position]));
        }
    }

    fn activity(&mut self, subject: &Subject, old: &Activity, new: &Activity) {
        let names = |it| -> Names<'_> {
            let Activity { id, title, aliases, .. }: &Activity = it;
            (id, title, aliases)
        };
        self.names(subject, [names(old), names(new)]);
        for (position, party) in self.new.parties.iter().enumerate() {
            if let Some(before) = self.parties.old_of(position) {
                let cells = [old.roles[before], new.roles[position]];
                let letters = cells.map(|roles| Some(roles.letters()));
                self.part(ChangeKind::Cell, subject, party, letters);
            }
        }
        if self.stated.reasons {
            for rule in Rule::ALLOWABLE {
                let reasons = [old, new].map(|activity| reason(activity, rule));
                self.part(ChangeKind::Allow, subject, rule.id(), reasons);
            }
        }
        if self.stated.chain {
            self.covers(subject, old, new);
        }
        if self.stated.notes {
            self.notes(subject, old, new);
        }
    }

    fn notes(&mut self, subject: &Subject, old: &Activity, new: &Activity) {
        let references = [old, new].map(|activity| activity.reference.as_deref());
        self.part(ChangeKind::Note, subject, "ref", references);
        let notes = [old, new].map(|activity| activity.note.as_deref());
        self.part(ChangeKind::Note, subject, "note", notes);
        for (position, party) in self.new.parties.iter().enumerate() {
            if let Some(before) = self.parties.old_of(position) {
                let notes = [old.notes.get(&before), new.notes.get(&position)];
                self.part(ChangeKind::Note, subject, party, notes.map(|it| it.map(String::as_str)));
            }
        }
    }
}

fn party_item(party: &Party) -> Subject {
    let (id, title) = (party.id.clone(), party.name.clone());
    Subject::Party(ItemLabel { id, title, number: String::new() })
}

fn section_item(section: &Section) -> Subject {
    let (id, title) = (section.id.clone(), section.title.clone());
    Subject::Section(ItemLabel { id, title, number: section.number_or_empty().to_owned() })
}

fn activity_item(matrix: &Matrix, activity: &Activity) -> Subject {
    let (id, title) = (activity.id.clone(), activity.title.clone());
    let number = matrix.sections[activity.section].number_or_empty().to_owned();
    Subject::Activity(ItemLabel { id, title, number })
}

/// The parent of a section.
fn place_in(matrix: &Matrix, section: &Section) -> String {
    let parent = section.parent.map(|parent| section_label(&matrix.sections[parent]));
    parent.map_or_else(|| "at the top".to_owned(), |parent| format!("in {parent}"))
}
