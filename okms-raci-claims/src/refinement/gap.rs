//! What is said of each mistake, and what to write instead.

use okms_raci_core::{Part, Role, RoleSet, nearest};

use super::link::Links;
use super::{Covering, Duty, Gap, HANDED_BACK, Judge, SPLIT};
use crate::rows::{Item, Row};
use crate::sentence::the_letters;

impl Judge<'_> {
    /// `okms 2025-10-21`
    pub(super) fn outer_revision(&self) -> String {
        format!("{} {}", self.outer.name, self.outer.revision)
    }

    pub(super) fn party(&self) -> &str {
        &self.entry.party
    }

    pub(super) fn id(&self, activity: usize) -> &str {
        &self.outer.activities[activity].item.id
    }

    /// A message, with the section, the title and the row of an outer activity.
    pub(super) fn about(&self, activity: usize, message: &str) -> String {
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

    /// The duties of the party in what is called so, if that is a section, or all of the matrix.
    pub(super) fn duties_in(&self, name: &str) -> Option<Vec<usize>> {
        let section = self.outer.section_called(name);
        if section.is_none() && !matches!(name, "all" | "All" | "every" | "everything" | "*") {
            return None;
        }
        let is_party = |party: &Item| party.is_or_was(&self.entry.party);
        let party = self.outer.parties.iter().position(is_party)?;
        let is_in = |row: &Row| {
            section.is_none_or(|it| row.section == it || self.outer.is_below(row.section, it))
        };
        let is_duty = |row: &Row| is_in(row) && !(row.roles[party] & self.entry.roles).is_empty();
        let rows = self.outer.activities.iter().enumerate();
        let duties: Vec<usize> = rows.filter(|(_, row)| is_duty(row)).map(|(at, _)| at).collect();
        // Of all, those that no other place names.
        let names = self.inner.activities.iter().flat_map(|row| &row.covers).map(|it| &it.id);
        let names: Vec<&String> = names
            .chain(self.entry.except.iter().chain(&self.entry.open).map(|(id, _)| id))
            .collect();
        let is_left = |at: &usize| section.is_none() && !names.iter().any(|it| *it == self.id(*at));
        let left: Vec<usize> = duties.iter().copied().filter(is_left).collect();
        Some(if left.is_empty() { duties } else { left })
    }

    /// The one duty that no place names, if all others are named.
    pub(super) fn only_left(&self) -> Option<Vec<usize>> {
        let [left] = self.duties_in("all")?[..] else { return None };
        let mut covers = self.inner.activities.iter().flat_map(|row| &row.covers);
        covers.all(|cover| cover.id != self.id(left)).then(|| vec![left])
    }

    pub(super) fn unknown_activity(
        &self,
        part: Part,
        id: &str,
        meant: Option<usize>,
        of_section: Option<&[usize]>,
    ) -> Gap {
        let message = format!("{} has no activity {id}", self.outer_revision());
        let help = match (meant, of_section) {
            (Some(meant), _) => {
                let row = &self.outer.activities[meant];
                format!("did you mean `{}`, \"{}\"?", row.item.id, row.item.title)
            }
            (None, Some([])) => format!("remove it: there is no duty of {} in it", self.party()),
            (None, Some(duties)) => {
                let ids: Vec<String> = duties.iter().map(|at| self.written(self.id(*at))).collect();
                format!("name the activities in its place: {}", ids.join(", "))
            }
            (None, None) => {
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

    pub(super) fn no_duty(
        &self,
        row: usize,
        at: usize,
        activity: usize,
        asked: RoleSet,
        (has, is_gap): (RoleSet, bool),
    ) -> Gap {
        let (party, id) = (self.party(), self.id(activity));
        let message = format!("{party} does not hold {} in {id}", or(asked));
        let help = if has.is_empty() {
            "remove it from `covers`".to_owned()
        } else {
            let id = self.written(id);
            let or_not = if is_gap { "" } else { "remove it, or " };
            format!("{or_not}write the letter: `covers: {{ {id}: {has} }}`")
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
        // One without a reason is reported for that.
        let reason = duty.open.as_ref().filter(|reason| !reason.is_empty())?;
        let id = self.id(duty.activity);
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

    pub(super) fn title(&self, row: usize) -> String {
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
}

pub(super) fn gap(rule: &'static str, part: Part, message: String, help: String) -> Gap {
    Gap { rule, is_warning: false, part, message, help }
}

/// `an R or an A`
fn or(letters: RoleSet) -> String {
    let article = |role: &Role| if *role == Role::Consulted { "a" } else { "an" };
    let letters: Vec<String> =
        letters.iter().map(|role| format!("{} {}", article(&role), role.letter())).collect();
    letters.join(" or ")
}
