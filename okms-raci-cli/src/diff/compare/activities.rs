//! What changed in the activities and their rows.

use std::collections::BTreeMap;

use okms_raci_codegen::{Activity, Rule};

use super::super::change::{Change, Kind, Part, Subject};
use super::super::labels::{activity_item, row, section_label};
use super::{Comparison, Names, Reordered, reordered};

impl Comparison<'_> {
    pub(super) fn activities(&mut self) {
        let (old, new) = (&self.old.activities, &self.new.activities);
        let mut siblings: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (position, activity) in new.iter().enumerate() {
            let subject = activity_item(self.new, activity);
            let Some(before) = self.activities.old_of(position) else {
                let row = row(self.new, activity);
                self.add(Kind::Added, subject, [None, Some(&row)]);
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
                self.add(Kind::Moved, subject, [Some(was), Some(is)]);
            }
        }
        for position in self.activities.unmatched_old() {
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
    }

    fn cells(&mut self, subject: &Subject, old: &Activity, new: &Activity) {
        for (position, party) in self.new.parties.iter().enumerate() {
            let Some(before) = self.parties.old_of(position) else { continue };
            let cells = [old.roles[before], new.roles[position]];
            if cells[0] != cells[1] {
                let [was, is] = cells.map(|roles| Some(roles.letters()));
                let (id, name) = (party.id.as_str().to_owned(), party.name.as_str().to_owned());
                let change = Change::new(Kind::Cell, subject.clone(), was, is);
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
            self.part(Kind::Allow, subject.clone(), rule.id(), reasons);
        }
    }
}
