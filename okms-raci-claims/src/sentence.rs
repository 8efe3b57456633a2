//! What is said against a claim.

use okms_raci_core::escape::{Markdown, Terminal};
use okms_raci_core::{Odd, RoleSet, nearest};
use proc_macro2::Ident;

use crate::roles::spoken;
use crate::rows::{Row, Rows};

/// How many activities a message lists.
const MOST_LISTED: usize = 40;

/// What is published that contradicts a claim about one activity; parties are positions.
pub(crate) enum Fact {
    /// The party lacks these roles.
    Lacks { party: usize, roles: RoleSet },
    /// The party holds all of these roles.
    Holds { party: usize, roles: RoleSet },
    /// The party holds all of these roles, besides those that should be the only ones to do so.
    HoldsToo { party: usize, roles: RoleSet },
    /// None of these parties holds any of these roles.
    AllLack { parties: Vec<usize>, roles: RoleSet },
    /// Each of these parties holds one of these roles.
    SeveralHold { parties: Vec<usize>, roles: RoleSet },
}

impl Rows {
    /// `3.1.3 Monitoring`
    #[must_use]
    pub fn heading(&self, section: usize) -> String {
        let section = &self.sections[section];
        let blank = if section.number.is_empty() { "" } else { " " };
        format!("{}{blank}{}", section.number, section.item.title)
    }

    /// `Customer RA, OVHcloud -`
    #[must_use]
    pub fn cells(&self, row: &Row) -> String {
        let cells = self.parties.iter().zip(&row.roles);
        let cells: Vec<String> =
            cells.map(|(party, roles)| format!("{} {roles}", party.title)).collect();
        cells.join(", ")
    }

    /// Section, title, cells and revision in a sentence of Markdown, for documentation.
    #[must_use]
    pub fn documentation(&self, row: &Row) -> String {
        let (heading, cells) = (self.heading(row.section), self.cells(row));
        let (title, revision) = (&row.item.title, &self.revision);
        Markdown(format_args!("{heading}, \"{title}\": {cells}. Published {revision}.")).to_string()
    }

    /// Section, title, cells and revision below the first line of a message.
    pub(crate) fn details(&self, activity: usize) -> String {
        let row = &self.activities[activity];
        let (heading, cells) = (self.heading(row.section), self.cells(row));
        format!("\n{heading}: \"{}\"\npublished {}: {cells}", row.item.title, self.revision)
    }

    pub(crate) fn contradicted(&self, activity: usize, fact: &Fact) -> String {
        let id = &self.activities[activity].item.id;
        let as_well = if matches!(fact, Fact::HoldsToo { .. }) { " as well" } else { "" };
        format!("{}{id}{as_well}{}", self.before_activity(fact), self.details(activity))
    }

    pub(crate) fn contradicted_in_several(&self, covered: usize, breaking: &[usize]) -> String {
        let line = |&activity: &usize| {
            let row = &self.activities[activity];
            let (id, heading) = (&row.item.id, self.heading(row.section));
            format!("\n{id} ({heading}): {}", self.cells(row))
        };
        let lines: String = breaking.iter().take(MOST_LISTED).map(line).collect();
        let more = match breaking.len().saturating_sub(MOST_LISTED) {
            0 => String::new(),
            more => format!("\n… and {more} more"),
        };
        let count = breaking.len();
        let revision = &self.revision;
        format!(
            "{count} of {covered} activities break this claim{lines}{more}\npublished {revision}"
        )
    }

    /// The row in the form in which it can be pinned.
    pub(crate) fn other_row(&self, activity: usize, claimed: &[RoleSet]) -> String {
        let row = &self.activities[activity];
        let cells = self.parties.iter().zip(&row.roles).zip(claimed);
        let cells: Vec<String> = cells
            .filter(|((_, roles), claimed)| !roles.is_empty() || !claimed.is_empty())
            .map(|((party, roles), _)| format!("{}: {roles}", party.id))
            .collect();
        format!("{} is {{ {} }}{}", row.item.id, cells.join(", "), self.details(activity))
    }

    pub(crate) fn other_revision(&self, claimed: &str) -> String {
        format!(
            "the revision is \"{}\", not \"{claimed}\"\n\
             check the other claims against it, then write the new revision here",
            self.revision
        )
    }

    pub(crate) fn no_other_party(&self) -> String {
        let all: Vec<usize> = (0..self.parties.len()).collect();
        let all = self.list(&all, " and ");
        format!("`only` says nothing here: there is no party besides {all}\nleave `only` out")
    }

    pub(crate) fn part_of(&self, inner: usize, outer: usize) -> String {
        let (inner, outer) = (self.heading(inner), self.heading(outer));
        format!("{inner} is a part of {outer}\nleave it out")
    }

    /// That an exception is not in the sections of its claim.
    pub(crate) fn outside(&self, name: &Ident, activity: usize) -> String {
        let heading = self.heading(self.activities[activity].section);
        format!("`except {name}` says nothing here: it is an activity of {heading}\nleave it out")
    }

    pub(crate) fn not_needed(&self, name: &Ident, activity: usize, reason: &str) -> String {
        let details = self.details(activity);
        format!("`except {name}` is not needed: {reason}{details}\nleave it out")
    }

    /// `3.1.1 Manage backups`, if the section has a number.
    pub(crate) fn numbered_title(&self, activity: usize) -> Option<String> {
        let row = &self.activities[activity];
        let number = &self.sections[row.section].number;
        (!number.is_empty()).then(|| format!("{number} {}", row.item.title))
    }

    /// That no activity is called so, or several are; names the nearest, or each of them.
    pub(crate) fn no_activity(&self, text: &str) -> String {
        let titled = self.activities.iter().enumerate().filter(|(_, row)| row.item.title == text);
        let unambiguous = titled.map(|(at, row)| {
            format!("\"{}\"", self.numbered_title(at).unwrap_or_else(|| row.kebab_id.clone()))
        });
        let unambiguous: Vec<String> = unambiguous.collect();
        if !unambiguous.is_empty() {
            return format!("several activities are called so: write {}", unambiguous.join(" or "));
        }
        let is_number = self.sections.iter().any(|section| section.number == text);
        let hint = match self.nearest_title(text) {
            _ if is_number && !text.is_empty() => {
                "it is the number of a section: write a title, or the number and a title".to_owned()
            }
            Some(near) => format!("the nearest is \"{}\"", Terminal(near)),
            None if self.is_own => {
                format!("expected a title or an id of {}", self.name)
            }
            None => format!(
                "expected a title or an id of {}; of a matrix of your own, the path of its module \
                 comes first: `use crate::backup; \"{}\"`",
                self.name,
                Terminal(text)
            ),
        };
        let odd = Odd::first_in(text).map_or_else(String::new, |odd| format!("\nit has {odd}"));
        format!("no activity is called \"{}\"\n{hint}{odd}", Terminal(text))
    }

    /// The title of the activity whose id or title is the nearest.
    fn nearest_title<'a>(&'a self, text: &'a str) -> Option<&'a str> {
        let columns = self.activities.iter().map(|row| row.kebab_id.as_str());
        let columns: Vec<&str> =
            columns.chain(self.activities.iter().map(|row| row.item.title.as_str())).collect();
        let near = nearest(text, &columns)?;
        let position = columns.iter().position(|name| *name == near)?;
        // A short text is nearly a part of some long title, which may share no word with it.
        let words =
            |text: &'a str| text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
        let near: Vec<&str> = words(near).collect();
        let is_meant = words(text).all(|word| nearest(word, &near).is_some());
        is_meant.then(|| &*self.activities[position % self.activities.len()].item.title)
    }

    /// A fact up to the name of the activity.
    fn before_activity(&self, fact: &Fact) -> String {
        match fact {
            Fact::Lacks { party, roles } => {
                self.parties[*party].id.clone() + &lack(*roles, " is not ", " has no role in ")
            }
            Fact::Holds { party, roles } | Fact::HoldsToo { party, roles } => {
                format!("{} is {} ", self.parties[*party].id, spoken(*roles, " and "))
            }
            Fact::AllLack { parties, roles } => {
                let nobody = match parties.len() {
                    count if count == self.parties.len() => "no party".to_owned(),
                    2 => format!("neither {}", self.list(parties, " nor ")),
                    _ => format!("none of {}", self.list(parties, " and ")),
                };
                nobody + &lack(*roles, " is ", " has a role in ")
            }
            Fact::SeveralHold { parties, roles } => {
                let (count, list) = (parties.len(), self.list(parties, " and "));
                format!("{count} parties, {list},{}", lack(*roles, " are ", " have a role in "))
            }
        }
    }

    /// `Customer, OvhCloud and Partner`
    fn list(&self, parties: &[usize], join: &str) -> String {
        let ids: Vec<&str> = parties.iter().map(|&party| self.parties[party].id.as_str()).collect();
        match ids.split_last() {
            Some((last, others)) if !others.is_empty() => {
                format!("{}{join}{last}", others.join(", "))
            }
            _ => ids.concat(),
        }
    }
}

/// ` is not responsible or accountable for `; of all four roles, ` has no role in `.
fn lack(roles: RoleSet, some: &str, all: &str) -> String {
    if roles == RoleSet::RACI {
        all.to_owned()
    } else {
        format!("{some}{} ", spoken(roles, " or "))
    }
}

/// `the R and the A`
#[must_use]
pub fn the_letters(letters: RoleSet) -> String {
    let letters: Vec<String> =
        letters.iter().map(|role| format!("the {}", role.letter())).collect();
    letters.join(" and ")
}
