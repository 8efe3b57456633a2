//! What changed in the sections.

use std::collections::BTreeMap;

use okms_raci_codegen::{Matrix, Section};

use super::super::change::Kind;
use super::super::labels::{section_item, section_number, section_parent};
use super::{Comparison, Names, Reordered, reordered};
use crate::matching::folded_heading;

impl Comparison<'_> {
    pub(super) fn sections(&mut self) {
        let (old, new) = (&self.old.sections, &self.new.sections);
        let mut siblings: BTreeMap<Option<usize>, Vec<(usize, usize)>> = BTreeMap::new();
        for (position, section) in new.iter().enumerate() {
            let subject = section_item(section);
            let Some(before) = self.sections.old_of(position) else {
                if self.is_stated(self.new, position) {
                    self.add(Kind::Added, subject, [None, Some(section.title.as_str())]);
                }
                continue;
            };
            // A page writes both in one line, and where the number ends is a matter of reading.
            let is_exact = self.stated.ids && self.stated.outline;
            let is_called_so = !is_exact && folded_heading(&old[before]) == folded_heading(section);
            let title =
                if is_called_so { section.title.as_str() } else { old[before].title.as_str() };
            let names = Names {
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
                self.add(Kind::Moved, subject.clone(), [Some(was), Some(is)]);
            }
        }
        for position in self.sections.unmatched_old() {
            if self.is_stated(self.old, position) {
                let subject = section_item(&old[position]);
                self.add(Kind::Removed, subject, [Some(old[position].title.as_str()), None]);
            }
        }
        for Reordered { position, places } in siblings.values().flat_map(|pairs| reordered(pairs)) {
            self.reordered(section_item(&new[position]), places);
        }
    }

    /// Whether a section is in the one that it was in; without an outline nothing is said of that.
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
