//! What is said of each mistake, and what to write instead.

use std::collections::HashSet;

use okms_raci_core::{Part, Role, RoleSet, nearest};

use super::link::Links;
use super::{Covering, Duty, Gap, HANDED_BACK, Judge, SPLIT};
use crate::rows::{Cover, Item};
use crate::sentence::the_letters;

/// With more, what a row covers is not repeated.
const MOST_REPEATED: usize = 4;

impl Judge<'_> {
    /// `okms 2025-10-21`
    fn outer_revision(&self) -> String {
        format!("{} {}", self.outer.name, self.outer.revision)
    }

    fn party(&self) -> &str {
        &self.entry.party
    }

    fn id(&self, activity: usize) -> &str {
        &self.outer.activities[activity].item.id
    }

    /// The id as `covers` has it: with the name of the entry if there are several.
    fn written(&self, id: &str) -> String {
        if self.inner.refines.len() == 1 {
            id.to_owned()
        } else {
            format!("{}.{id}", self.entry.name)
        }
    }

    /// A message, with the section, the title and the row of an outer activity.
    fn about(&self, activity: usize, message: &str) -> String {
        format!("{message}{}", self.outer.details(activity))
    }

    pub(super) fn other_matrix(&self) -> Gap {
        let (found, expected) = (&self.outer.name, &self.entry.matrix);
        let message = format!("expected the matrix {expected}, found {found}");
        let help = if self.entry.name == *expected {
            format!("write `matrix: {found}`, with `as: {expected}`, or name another file")
        } else {
            format!("write `matrix: {found}`, or name another file")
        };
        gap("other-matrix", Part::File(self.position), message, help)
    }

    pub(super) fn unknown_party(&self, part: Part, id: &str) -> Gap {
        let ids: Vec<&str> = self.outer.parties.iter().map(|party| party.id.as_str()).collect();
        let named = self.outer.parties.iter().find(|party| party.title == id);
        let near = named.map(|party| party.id.as_str()).or_else(|| nearest(id, &ids));
        let message = format!("{} has no party {id}", self.outer_revision());
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("its parties are {}", ids.join(", ")),
        };
        gap("unknown-party-refined", part, message, help)
    }

    pub(super) fn party_of_both(&self, party: usize, outer: &Item) -> Gap {
        let own = &self.inner.parties[party];
        let name = &self.entry.name;
        let message =
            format!("{} is the name of a party of this matrix and of one of {name}", own.title);
        let help = if outer.id == self.entry.party {
            "there it is this matrix as a whole: give the party here another id and name".to_owned()
        } else {
            format!(
                "if it is that party, write `is: {name}.{}`; if not, give it another id and name",
                outer.id
            )
        };
        gap("party-of-both", Part::Party(party), message, help)
    }

    pub(super) fn party_as_itself(&self, part: Part) -> Gap {
        let party = &self.entry.party;
        let message = format!("{party} of {} is this matrix as a whole", self.entry.name);
        let help = "remove it: no party here is another name for all of them".to_owned();
        gap("party-of-both", part, message, help)
    }

    pub(super) fn another_party(&self, asked: usize) -> Gap {
        let asked = &self.outer.parties[asked].id;
        let message = format!("`asks` has the duties of {asked}, and none of {}", self.party());
        let help =
            format!("write `party: {asked}`; if it is {} indeed, remove `asks`", self.party());
        gap("asked-otherwise", Part::Refines(self.position), message, help)
    }

    pub(super) fn unknown_activity(&self, part: Part, id: &str, meant: Option<usize>) -> Gap {
        let message = format!("{} has no activity {id}", self.outer_revision());
        let help = match meant {
            Some(meant) => {
                let row = &self.outer.activities[meant];
                format!("did you mean `{}`, \"{}\"?", row.item.id, row.item.title)
            }
            None => {
                format!("`raci export` with `--format json` lists the ids of {}", self.outer.name)
            }
        };
        gap("unknown-activity-covered", part, message, help)
    }

    pub(super) fn former(&self, part: Part, id: &str, now: &str) -> Gap {
        let message = format!("{id} is called {now} in {}", self.outer_revision());
        let help = format!("write `{now}`{}", self.and_elsewhere(part, id));
        Gap { is_warning: true, ..gap("former-id-covered", part, message, help) }
    }

    /// `` here and in `asks` ``: where else the id of an outer activity stands.
    fn and_elsewhere(&self, here: Part, id: &str) -> String {
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
    fn remove(&self, asked: Part, id: &str) -> String {
        let others = self.elsewhere(asked, id);
        let others: Vec<String> = others.iter().map(|place| format!(" and from {place}")).collect();
        format!("remove it from `asks`{}", others.concat())
    }

    /// A duty of `asks` whose id the outer matrix has no more.
    pub(super) fn gone(&self, at: usize, renamed: Option<usize>) -> Gap {
        let (id, roles, title) = &self.entry.asks[at];
        let part = Part::Asked(self.position, at);
        let was = format!("{id} is not in {}: it was {roles}, \"{title}\"", self.outer_revision());
        let (message, help) = match renamed {
            Some(now) => {
                let now_id = self.id(now);
                let elsewhere = self.and_elsewhere(part, id);
                (
                    self.about(now, &was),
                    format!("it is called `{now_id}` now: write that{elsewhere}"),
                )
            }
            None => (was, self.remove(part, id)),
        };
        gap("asked-otherwise", part, message, help)
    }

    /// What an outer activity is that `asks` has otherwise: the message and what to write.
    pub(super) fn asked_otherwise(
        &self,
        party: usize,
        activity: usize,
        at: usize,
    ) -> Option<(String, String)> {
        let (id, roles, title) = &self.entry.asks[at];
        let row = &self.outer.activities[activity];
        let (was, is) = (*roles & self.entry.roles, row.roles[party] & self.entry.roles);
        // One that was renamed is reported as that.
        if !row.item.is_or_was(id) {
            return None;
        }
        if is.is_empty() {
            let message = format!("{id} is no duty of {} any more: it was {roles}", self.party());
            return Some((message, self.remove(Part::Asked(self.position, at), id)));
        }
        let mut changes = Vec::new();
        if was != is {
            changes.push(format!("it was {was}, and is {is}"));
        }
        if *title != row.item.title {
            changes.push(format!("its title was \"{title}\""));
        }
        let message = format!("{id} is asked otherwise: {}", changes.join("; "));
        let help =
            format!("look at what takes it on, then write {} in `asks`", self.asked(activity, is));
        (!changes.is_empty()).then_some((message, help))
    }

    /// Reports what is asked otherwise, unless a letter is new, which is a gap if nobody takes it on.
    pub(super) fn all_asked_otherwise(&self, party: usize, links: &Links, gaps: &mut Vec<Gap>) {
        let duties = self.duties(party, links);
        for activity in 0..self.outer.activities.len() {
            let Some(at) = links.asked(activity) else { continue };
            let Some((message, help)) = self.asked_otherwise(party, activity, at) else { continue };
            let duty = duties.iter().find(|duty| duty.activity == activity);
            if duty.is_some_and(|duty| !(duty.missing() - duty.handed_back()).is_empty()) {
                continue;
            }
            let part = Part::Asked(self.position, at);
            gaps.push(gap("asked-otherwise", part, self.about(activity, &message), help));
        }
    }

    pub(super) fn no_duty(
        &self,
        row: usize,
        at: usize,
        activity: usize,
        asked: RoleSet,
        has: RoleSet,
    ) -> Gap {
        let (party, id) = (self.party(), self.id(activity));
        let message = format!("{party} does not hold {} in {id}", or(asked));
        let help = if has.is_empty() {
            "remove it from `covers`".to_owned()
        } else {
            let id = self.written(id);
            format!("remove it, or write the letter: `covers: {{ {id}: {has} }}`")
        };
        gap("covers-no-duty", Part::Cover(row, at), self.about(activity, &message), help)
    }

    pub(super) fn without_role(
        &self,
        row: usize,
        at: usize,
        activity: usize,
        letters: RoleSet,
    ) -> Gap {
        let title = &self.inner.activities[row].item.title;
        let id = self.id(activity);
        let message =
            format!("nobody holds {} in \"{title}\", which covers {id}", the_letters(letters));
        let help = format!(
            "give {} to a party of the row, or take it out of `covers`",
            the_letters(letters)
        );
        gap("covers-without-role", Part::Cover(row, at), message, help)
    }

    pub(super) fn open(&self, duty: &Duty) -> Option<Gap> {
        let (reason, id) = (duty.open.as_ref()?, self.id(duty.activity));
        let at = self.entry.open.iter().position(|(open, _)| open == id);
        let part = at.map_or(Part::Refines(self.position), |at| Part::Open(self.position, at));
        let reason = reason.trim_end_matches('.');
        let message = self.about(duty.activity, &format!("nobody has {id} yet: {reason}"));
        let help = format!("once it is decided, write `covers: [{}]` at its row", self.written(id));
        Some(Gap { is_warning: true, ..gap("open-duty", part, message, help) })
    }

    pub(super) fn no_duty_to_except(&self, part: Part, activity: usize) -> Gap {
        let message = format!("{} is no duty of {}", self.id(activity), self.party());
        let message = self.about(activity, &message);
        gap("exception-not-needed", part, message, "remove it".to_owned())
    }

    pub(super) fn needless_exception(&self, part: Part, duty: &Duty) -> Gap {
        let rows: Vec<String> = duty.covers.iter().map(|it| self.title(it.row)).collect();
        let (id, rows) = (self.id(duty.activity), rows.join(" and "));
        let message = format!("{id} is taken on by {rows}");
        let help = "remove it here, or from what the rows cover".to_owned();
        gap("exception-not-needed", part, message, help)
    }

    fn title(&self, row: usize) -> String {
        format!("\"{}\"", self.inner.activities[row].item.title)
    }

    pub(super) fn handed_back(&self, duty: &Duty, covering: &Covering, letters: RoleSet) -> Gap {
        let row = &self.inner.activities[covering.row];
        let holders = self.inner.parties.iter().zip(&row.roles).zip(&self.inner.is);
        let holders = holders
            .filter(|((_, roles), is)| !is.is_empty() && !roles.intersection(letters).is_empty());
        let holders: Vec<&str> = holders.map(|((party, _), _)| party.title.as_str()).collect();
        let (id, title) = (self.id(duty.activity), self.title(covering.row));
        let message = format!(
            "{} of {id} goes back to {}: no party of this matrix holds it in {title}",
            the_letters(letters),
            holders.join(" and "),
        );
        let help = format!(
            "give {} to a party of this matrix; if a contract says so, write \
             `allow: {{ {HANDED_BACK}: \"…\" }}` with it",
            the_letters(letters)
        );
        let part = Part::Cover(covering.row, covering.at);
        gap(HANDED_BACK, part, self.about(duty.activity, &message), help)
    }

    pub(super) fn not_covered(
        &self,
        duty: &Duty,
        missing: RoleSet,
        links: &Links,
        is_listed: bool,
    ) -> Gap {
        let id = self.id(duty.activity);
        let asked = links.asked(duty.activity);
        let is_new = asked.is_none() && !self.entry.asks.is_empty();
        let new = if is_new { "new " } else { "" };
        let mut message = format!(
            "no row takes on {} of {id}, a {new}duty of {}",
            the_letters(missing),
            self.party()
        );
        if let Some((_, roles, _)) = asked.map(|at| &self.entry.asks[at]) {
            if *roles & self.entry.roles != duty.letters {
                message = format!("{message}: {roles} was asked before");
            }
        }
        let covering = duty.covers.first();
        let part = match (asked, covering) {
            (_, Some(covering)) => Part::Cover(covering.row, covering.at),
            (Some(at), None) => Part::Asked(self.position, at),
            (None, None) => Part::Refines(self.position),
        };
        let first = match covering {
            Some(covering) => self.how_to_take_on(duty, covering, missing),
            None => self.where_to_cover(duty, is_listed),
        };
        let [except, open] =
            [("except", &self.entry.except), ("open", &self.entry.open)].map(|(key, reasons)| {
                match reasons.as_slice() {
                    [] => format!("`{key}: {{ {id}: \"…\" }}`"),
                    _ => format!("`{id}: \"…\"` in `{key}`"),
                }
            });
        let mut help = format!("{first}, or {except}, or {open}");
        if is_new {
            let asked = self.asked(duty.activity, duty.letters);
            help = format!("{help}; then add {asked} to `asks`");
        }
        gap("duty-not-covered", part, self.about(duty.activity, &message), help)
    }

    /// What a row that covers a duty lacks to take on its letters.
    fn how_to_take_on(&self, duty: &Duty, covering: &Covering, missing: RoleSet) -> String {
        let title = self.title(covering.row);
        let cover = &self.inner.activities[covering.row].covers[covering.at];
        match cover.letters {
            Some(letters) if !(missing - letters).is_empty() => {
                let id = self.written(&cover.id);
                let all = letters | missing;
                let id = if all == duty.letters { id } else { format!("{id}: {all}") };
                format!("write `{id}` instead in what {title} covers")
            }
            _ => format!("give {} to a party in {title}", the_letters(missing)),
        }
    }

    /// ``write `covers: [KeepServiceLogs]` at "Keep logs"``, with what the row covers already
    fn where_to_cover(&self, duty: &Duty, is_listed: bool) -> String {
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
    fn nearest_row(&self, title: &str) -> Option<usize> {
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

    /// Unless it is about one row whose As are refused for the row alone.
    pub(super) fn split(
        &self,
        duty: &Duty,
        covers: &[&Covering],
        parties: &[usize],
    ) -> Option<Gap> {
        let accountable = |row: usize| {
            let roles = &self.inner.activities[row].roles;
            roles.iter().filter(|roles| roles.contains(Role::Accountable)).count()
        };
        let is_refused =
            |row: usize| accountable(row) > 1 && !self.allows(row, "several-accountable");
        if covers.iter().any(|covering| is_refused(covering.row)) {
            return None;
        }
        let names: Vec<&str> =
            parties.iter().map(|party| self.inner.parties[*party].title.as_str()).collect();
        let rows: Vec<String> = covers.iter().map(|covering| self.title(covering.row)).collect();
        let id = self.id(duty.activity);
        let message = format!(
            "{} parties are accountable for {id}: {}, in {}",
            names.len(),
            names.join(" and "),
            rows.join(" and ")
        );
        let written = self.written(id);
        let help = format!(
            "let all but one row take on the R alone, `covers: {{ {written}: R }}`, or write \
             `allow: {{ {SPLIT}: \"…\" }}` at one of them with the reason"
        );
        let last = covers.last()?;
        let part = Part::Cover(last.row, last.at);
        Some(gap(SPLIT, part, self.about(duty.activity, &message), help))
    }

    pub(super) fn outdated(&self, new: &[&Duty], is_warning: bool) -> Gap {
        let (name, is) = (&self.outer.name, &self.outer.revision);
        let mut message = format!(
            "{name} has the revision {is}, and this was written against {}",
            self.entry.revision
        );
        if !new.is_empty() {
            let ids: Vec<&str> = new.iter().map(|duty| self.id(duty.activity)).collect();
            message = format!("{message}; `asks` lacks {}", ids.join(", "));
        }
        let help = if is_warning {
            format!("nothing in `asks` differs: write `revision: {is}`")
        } else if new.is_empty() {
            format!("compare the two with `raci diff`, then write `revision: {is}`")
        } else {
            let asked: Vec<String> =
                new.iter().map(|duty| self.asked(duty.activity, duty.letters)).collect();
            format!("write `revision: {is}`, and in `asks` {}", asked.join(", "))
        };
        let found = gap("outdated-refinement", Part::Revision(self.position), message, help);
        Gap { is_warning, ..found }
    }

    pub(super) fn older(&self) -> Gap {
        let (is, written) = (self.outer_revision(), &self.entry.revision);
        let message =
            format!("{is} is older than the revision that this was written against, {written}");
        let help = match self.outer.name.as_str() {
            "okms" => format!(
                "{written} is in a newer release of okms-raci and of the command `raci`: update that, or name \
                 a file of that revision"
            ),
            name => format!("update what {name} comes from, or name a file of that revision"),
        };
        gap("outdated-refinement", Part::Revision(self.position), message, help)
    }

    /// ``KeepServiceLogs: { roles: RA, title: "Keep logs" }``, as `asks` has a duty
    fn asked(&self, activity: usize, letters: RoleSet) -> String {
        let Item { id, title, .. } = &self.outer.activities[activity].item;
        format!("`{id}: {{ roles: {letters}, title: {title:?} }}`")
    }

    pub(super) fn not_in_asks(&self, duty: &Duty) -> Gap {
        let id = self.id(duty.activity);
        let message = format!("{id} is a duty of {}, and not in `asks`", self.party());
        let help = format!("add {}, or leave `asks` out", self.asked(duty.activity, duty.letters));
        let message = self.about(duty.activity, &message);
        gap("asked-otherwise", Part::Refines(self.position), message, help)
    }
}

fn gap(rule: &'static str, part: Part, message: String, help: String) -> Gap {
    Gap { rule, is_warning: false, part, message, help }
}

/// `an R or an A`
fn or(letters: RoleSet) -> String {
    let article = |role: &Role| if *role == Role::Consulted { "a" } else { "an" };
    let letters: Vec<String> =
        letters.iter().map(|role| format!("{} {}", article(&role), role.letter())).collect();
    letters.join(" or ")
}
