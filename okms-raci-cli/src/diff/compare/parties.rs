//! What changed in the parties.

use okms_raci_codegen::Party;

use super::super::change::{Item, Kind, Subject};
use super::{Comparison, Names, Reordered, reordered};

impl Comparison<'_> {
    pub(super) fn parties(&mut self) {
        let (old, new) = (&self.old.parties, &self.new.parties);
        let item = |party: &Party| {
            let (id, title) = (party.id.as_str().to_owned(), party.name.as_str().to_owned());
            Subject::Party(Item { id, title, number: String::new() })
        };
        for (position, party) in new.iter().enumerate() {
            match self.parties.old_of(position).map(|position| &old[position]) {
                None => self.add(Kind::Added, item(party), [None, Some(party.name.as_str())]),
                Some(before) => {
                    let names = Names {
                        id: [before.id.as_str(), party.id.as_str()],
                        title: [before.name.as_str(), party.name.as_str()],
                        aliases: [before, party]
                            .map(|party| party.aliases.iter().map(String::as_str).collect()),
                    };
                    self.names(&item(party), &names);
                }
            }
        }
        for position in self.parties.unmatched_old() {
            let party = &old[position];
            self.add(Kind::Removed, item(party), [Some(party.name.as_str()), None]);
        }
        let pairs =
            (0..new.len()).filter_map(|position| Some((position, self.parties.old_of(position)?)));
        for Reordered { position, places } in reordered(&pairs.collect::<Vec<_>>()) {
            self.reordered(item(&new[position]), places);
        }
    }
}
