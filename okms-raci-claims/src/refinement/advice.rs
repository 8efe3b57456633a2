//! What to write for a duty: at which row, in `asks`, and wherever else its id stands.

use std::collections::HashSet;

use okms_raci_core::{Part, RoleSet, nearest};

use super::{Covering, Duty, Judge};
use crate::rows::{Cover, Item};
use crate::sentence::the_letters;

/// With more, what a row covers is not repeated.
const MOST_REPEATED: usize = 4;

impl Judge<'_> {
    /// The id as `covers` has it: with the name of the entry if there are several.
    pub(super) fn written(&self, id: &str) -> String {
        if self.inner.refines.len() == 1 {
            id.to_owned()
        } else {
            format!("{}.{id}", self.entry.name)
        }
    }

    /// `` here and in `asks` ``: where else the id of an outer activity stands.
    pub(super) fn and_elsewhere(&self, here: Part, id: &str) -> String {
        let others = self.elsewhere(here, id);
        if others.is_empty() {
            return String::new();
        }
        format!(" here and in {}", others.join(" and in "))
    }

    /// The other places in which the id of an outer activity stands.
    fn elsewhere(&self, here: Part, id: &str) -> Vec<String> {
        let entry = self.position;
        let asked = self.entry.asks.iter().map(|(asked, ..)| asked);
        let asks =
            asked.enumerate().map(|(at, id)| (Part::Asked(entry, at), id, "`asks`".to_owned()));
        let rows = self.inner.activities.iter().enumerate();
        let covers = rows.flat_map(|(row, activity)| {
            let covers = activity.covers.iter().enumerate().filter(|(_, cover)| cover.of == entry);
            covers.map(move |(at, cover)| (Part::Cover(row, at), &cover.id, self.title(row)))
        });
        let except = self.entry.except.iter().enumerate();
        let except =
            except.map(|(at, (id, _))| (Part::Except(entry, at), id, "`except`".to_owned()));
        let open = self.entry.open.iter().enumerate();
        let open = open.map(|(at, (id, _))| (Part::Open(entry, at), id, "`open`".to_owned()));
        let places = asks.chain(covers).chain(except).chain(open);
        let others = places.filter(|(part, found, _)| *found == id && *part != here);
        others.map(|(.., place)| place).collect()
    }

    /// ``remove it from `asks` and from "Keep the logs"``
    pub(super) fn remove(&self, asked: Part, id: &str) -> String {
        let others = self.elsewhere(asked, id);
        let others: Vec<String> = others.iter().map(|place| format!(" and from {place}")).collect();
        format!("remove it from `asks`{}", others.concat())
    }

    /// What a row that covers a duty lacks to take on its letters.
    pub(super) fn how_to_take_on(
        &self,
        duty: &Duty,
        covering: &Covering,
        missing: RoleSet,
    ) -> String {
        let title = self.title(covering.row);
        let cover = &self.inner.activities[covering.row].covers[covering.at];
        match cover.letters {
            Some(letters) if !(missing - letters).is_empty() => {
                let id = self.written(&cover.id);
                // Nobody takes on a letter that is not held there.
                let is_party = |party: &Item| party.is_or_was(&self.entry.party);
                let party = self.outer.parties.iter().position(is_party);
                let roles = &self.outer.activities[duty.activity].roles;
                let held = party.map_or(letters, |party| letters & roles[party]);
                let all = held | missing;
                let id = if all == duty.letters { id } else { format!("{id}: {all}") };
                format!("write `{id}` instead in what {title} covers")
            }
            _ => format!("give {} to a party in {title}", the_letters(missing)),
        }
    }

    /// ``write `covers: [KeepServiceLogs]` at "Keep logs"``, with what the row covers already
    pub(super) fn where_to_cover(&self, duty: &Duty, is_listed: bool) -> String {
        let outer = &self.outer.activities[duty.activity].item;
        let written = self.written(&outer.id);
        let Some(row) = is_listed.then(|| self.nearest_row(&outer.title)).flatten() else {
            return format!("write `covers: [{written}]` at the row that does it");
        };
        let covers = &self.inner.activities[row].covers;
        if covers.len() > MOST_REPEATED {
            return format!("add {written} to what {} covers", self.title(row));
        }
        let several = self.inner.refines.len() > 1;
        let cover = |cover: &Cover| {
            let entry = if several {
                self.inner.refines[cover.of].name.clone() + "."
            } else {
                String::new()
            };
            let letters = cover.letters.map_or_else(String::new, |letters| format!(": {letters}"));
            format!("{entry}{}{letters}, ", cover.id)
        };
        let before: String = covers.iter().map(cover).collect();
        format!("write `covers: [{before}{written}]` at {}", self.title(row))
    }

    /// The row whose title has the most in common with another title, if that is half of it at least.
    pub(super) fn nearest_row(&self, title: &str) -> Option<usize> {
        let titles: Vec<&str> =
            self.inner.activities.iter().map(|row| row.item.title.as_str()).collect();
        if let Some(near) = nearest(title, &titles) {
            return titles.iter().position(|title| *title == near);
        }
        let words = |title: &str| -> HashSet<String> {
            let words = title.split(|c: char| !c.is_alphanumeric());
            words.filter(|word| word.len() > 2).map(str::to_lowercase).collect()
        };
        // A word says the more the fewer duties it is in.
        let outer = self.outer.activities.iter().map(|row| words(&row.item.title));
        let outer: Vec<HashSet<String>> = outer.collect();
        let weight =
            |word: &String| 1_000 / outer.iter().filter(|it| it.contains(word)).count().max(1);
        let wanted: Vec<(String, usize)> =
            words(title).into_iter().map(|word| (word.clone(), weight(&word))).collect();
        let shared = |row: &usize| -> usize {
            let own = words(titles[*row]);
            wanted.iter().filter(|(word, _)| own.contains(word)).map(|(_, weight)| weight).sum()
        };
        // Of several, the first.
        let best = (0..titles.len()).rev().max_by_key(shared)?;
        let all: usize = wanted.iter().map(|(_, weight)| weight).sum();
        (shared(&best) * 2 >= all && all > 0).then_some(best)
    }

    /// ``KeepServiceLogs: { roles: RA, title: "Keep logs" }``, as `asks` has a duty
    pub(super) fn asked(&self, activity: usize, letters: RoleSet) -> String {
        let Item { id, title, .. } = &self.outer.activities[activity].item;
        format!("`{id}: {{ roles: {letters}, title: {title:?} }}`")
    }
}
