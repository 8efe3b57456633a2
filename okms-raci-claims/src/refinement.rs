//! The judge of a matrix that refines another one: which letters of each duty its rows take on.

mod advice;
mod gap;
mod link;
mod revision;

use std::collections::HashMap;

use okms_raci_core::{Part, Role, RoleSet};

use crate::rows::{Cover, Refines, Row, Rows};

use self::link::Links;

/// Allowed at a row, it lets a duty go back to the outer matrix.
const HANDED_BACK: &str = "duty-handed-back";
/// Allowed at a row, it lets several parties answer for a duty.
const SPLIT: &str = "accountability-split";

/// After one of these, neither duties nor what goes back can be judged.
const UNSURE: [&str; 3] = ["other-matrix", "unknown-party-refined", "party-of-both"];

/// Of so many gaps, what to write is looked for; nobody reads more.
const MOST_LISTED: usize = 25;

/// What is wrong with a matrix that refines another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The id of the rule that is broken.
    pub rule: &'static str,
    /// Whether the matrix can be used all the same.
    pub is_warning: bool,
    /// What of the refining matrix it is about.
    pub part: Part,
    /// What was found; further lines give the section and the title of the duty, and its row as published.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Gap {
    /// Whether it says that a party is not the one that it is said to be.
    fn is_about_who(&self) -> bool {
        UNSURE.contains(&self.rule)
    }
}

/// How a matrix stands beside one that it refines.
///
/// ```
/// use okms_raci_claims::{Refinement, Rows};
///
/// let outer = "matrix backup\nrevision 2026-01-31\nparty Customer Customer\nparty Provider Provider\n\
///     section 1 Operation Operation\nactivity Restore restore RA,C Restore files\n";
/// let inner = "matrix support\nrevision 2026-02-28\nrefines backup backup Customer 2026-01-31 RA\n\
///     party Desk Help desk\nparty Store Storage team\n\
///     section 1 Restores Restores\nactivity Ask ask R,A Ask for files\ncovers backup - Restore\n";
/// let (inner, outer) = (Rows::read(inner).unwrap(), Rows::read(outer).unwrap());
/// let refinement = Refinement::new(&inner, 0, &outer);
/// assert!(refinement.gaps.is_empty());
/// assert_eq!(refinement.duties[0].taken_on().to_string(), "RA");
/// ```
#[derive(Clone, Debug)]
pub struct Refinement {
    /// The duties, in the order of the outer matrix; none if the party is not known there.
    pub duties: Vec<Duty>,
    /// Every row that covers an outer activity, a duty or not, with that activity; letters beyond those
    /// that have to be taken on included.
    pub covers: Vec<(usize, Covering)>,
    /// What is wrong, in no particular order.
    pub gaps: Vec<Gap>,
    /// The rules that rows have to allow, by row.
    pub allowed: Vec<(usize, &'static str)>,
}

/// An activity of the outer matrix in which the party holds a letter that has to be taken on.
#[derive(Clone, Debug)]
pub struct Duty {
    /// The position of the outer activity.
    pub activity: usize,
    /// The letters that have to be taken on.
    pub letters: RoleSet,
    /// The rows that cover it.
    pub covers: Vec<Covering>,
    /// Why it does not arise.
    pub except: Option<String>,
    /// Why nobody has it yet.
    pub open: Option<String>,
}

/// A row that covers a duty.
#[derive(Clone, Debug)]
pub struct Covering {
    /// The position of the row.
    pub row: usize,
    /// The position of the duty in what the row covers.
    pub at: usize,
    /// The letters of the duty that parties of this matrix hold in the row.
    pub own: RoleSet,
    /// Those that only parties of outer matrices hold.
    pub back: RoleSet,
    /// Why the row may hand them back, if it may.
    pub contract: Option<String>,
}

impl Duty {
    /// The letters that rows take on, with those that are handed back for a reason.
    #[must_use]
    pub fn taken_on(&self) -> RoleSet {
        let letters = self.covers.iter().map(Covering::taken_on);
        letters.fold(RoleSet::NONE, |all, letters| all | letters)
    }

    /// The letters that rows hand back, and no row takes on.
    #[must_use]
    pub fn handed_back(&self) -> RoleSet {
        let back = self.covers.iter().fold(RoleSet::NONE, |all, covering| all | covering.back);
        let own = self.covers.iter().fold(RoleSet::NONE, |all, covering| all | covering.own);
        back - own
    }

    /// The rows in which parties of this matrix carry the duty out: those that take on its R, or if none
    /// does, its A.
    pub fn carriers(&self) -> impl Iterator<Item = usize> {
        let takes = |role: Role| self.covers.iter().any(|it| it.own.contains(role));
        let role = [Role::Responsible, Role::Accountable].into_iter().find(|role| takes(*role));
        let covers = self.covers.iter();
        covers.filter(move |it| role.is_some_and(|role| it.own.contains(role))).map(|it| it.row)
    }

    /// The letters that no row takes on; none if the duty does not arise or is open.
    #[must_use]
    pub fn missing(&self) -> RoleSet {
        if self.except.is_some() || self.open.is_some() {
            return RoleSet::NONE;
        }
        self.letters - self.taken_on()
    }
}

impl Covering {
    /// The letters that the row takes on, with those that it hands back for a reason.
    #[must_use]
    pub fn taken_on(&self) -> RoleSet {
        if self.contract.is_some() { self.own | self.back } else { self.own }
    }
}

impl Refinement {
    /// Judges one entry of `refines` beside the outer matrix.
    ///
    /// Every finding is about one mistake: what follows from a name that is not known is left out.
    #[must_use]
    pub fn new(inner: &Rows, entry: usize, outer: &Rows) -> Refinement {
        let mut judge = Judge { inner, outer, position: entry, entry: &inner.refines[entry] };
        judge.refinement()
    }

    /// The duties that nobody has yet, as warnings; a build says nothing of them.
    #[must_use]
    pub fn open_duties(&self, inner: &Rows, entry: usize, outer: &Rows) -> Vec<Gap> {
        let judge = Judge { inner, outer, position: entry, entry: &inner.refines[entry] };
        let open = self.duties.iter().filter(|duty| !(duty.letters - duty.taken_on()).is_empty());
        open.filter_map(|duty| judge.open(duty)).collect()
    }

    /// The parties that have a letter of the outer activity, by position: whoever holds it in the rows that
    /// take it on, of a C or an I whoever holds any role there.
    ///
    /// Parties of outer matrices are among them where they hold the letter beside our own, or instead of them.
    #[must_use]
    pub fn takers(&self, inner: &Rows, activity: usize, role: Role) -> Vec<usize> {
        let mut takers = Vec::new();
        for (_, covering) in self.covers_of(activity, role) {
            let roles = &inner.activities[covering.row].roles;
            let has = |party: &usize| {
                let takes_any = matches!(role, Role::Consulted | Role::Informed);
                roles[*party].contains(role) || takes_any && !roles[*party].is_empty()
            };
            let is_outer = |party: &usize| !inner.is[*party].is_empty();
            let (outer, own): (Vec<usize>, Vec<usize>) =
                (0..roles.len()).filter(has).partition(is_outer);
            let is_back = own.is_empty();
            takers.extend(own);
            takers.extend(outer.iter().filter(|at| is_back || roles[**at].contains(role)));
        }
        takers.sort_unstable();
        takers.dedup();
        takers
    }

    /// The rows that take on a letter of the outer activity.
    pub(crate) fn covers_of(
        &self,
        activity: usize,
        role: Role,
    ) -> impl Iterator<Item = &(usize, Covering)> {
        self.covers.iter().filter(move |(of, it)| *of == activity && it.taken_on().contains(role))
    }

    /// The rules of the chain that rows allow, though no refinement has to.
    ///
    /// It takes the refinements of all entries, because a row may cover duties of several.
    #[must_use]
    pub fn needless(inner: &Rows, all: &[Refinement]) -> Vec<Gap> {
        // Who is who has to be known first.
        if all.iter().flat_map(|refinement| &refinement.gaps).any(Gap::is_about_who) {
            return Vec::new();
        }
        let is_needed = |row: usize, rule: &str| {
            let mut allowed = all.iter().flat_map(|refinement| &refinement.allowed);
            allowed.any(|(at, needed)| *at == row && *needed == rule)
        };
        let mut gaps = Vec::new();
        for (row, activity) in inner.activities.iter().enumerate() {
            for (at, (rule, _)) in activity.allow.iter().enumerate() {
                if [HANDED_BACK, SPLIT].contains(&rule.as_str()) && !is_needed(row, rule) {
                    gaps.push(Gap {
                        rule: "allow-not-needed",
                        is_warning: false,
                        part: Part::Allow(row, at),
                        message: format!("`{rule}` is allowed here, but not needed"),
                        help: "remove it".to_owned(),
                    });
                }
            }
        }
        gaps
    }
}

/// One entry of `refines`, and both matrices.
struct Judge<'a> {
    inner: &'a Rows,
    outer: &'a Rows,
    /// The position of the entry.
    position: usize,
    entry: &'a Refines,
}

impl Judge<'_> {
    fn refinement(&mut self) -> Refinement {
        let mut found = Refinement {
            duties: Vec::new(),
            covers: Vec::new(),
            gaps: Vec::new(),
            allowed: Vec::new(),
        };
        let gaps = &mut found.gaps;
        if self.outer.name != self.entry.matrix {
            gaps.push(self.other_matrix());
            return found;
        }
        if !self.outer.is_whole || !self.inner.is_whole {
            return found;
        }
        if let Some(asked) = self.asked_of_another() {
            gaps.push(self.another_party(asked));
            return found;
        }
        self.outer_parties(gaps);
        let Some(party) = self.refined_party(gaps) else { return found };
        let links = Links::new(self, party, gaps);
        found.duties = self.duties(party, &links);
        let covering = |(row, at, activity): (usize, usize, usize)| {
            let held = self.outer.activities[activity].roles[party];
            (activity, self.covering(row, at, held))
        };
        found.covers = links.covers().map(covering).collect();
        let unheld = self.covers(party, &found.duties, &links, gaps);
        self.exceptions(&found.duties, &links, gaps);
        let duties = std::mem::take(&mut found.duties);
        for duty in &duties {
            let unheld = unheld.get(&duty.activity).copied().unwrap_or_default();
            self.duty(duty, unheld, &links, &mut found);
        }
        self.revision(&duties, &links, &mut found.gaps);
        if found.gaps.iter().any(Gap::is_about_who) {
            found.gaps.retain(|gap| ![HANDED_BACK, SPLIT].contains(&gap.rule));
        }
        Refinement { duties, ..found }
    }

    fn duties(&self, party: usize, links: &Links) -> Vec<Duty> {
        let mut duties: Vec<Option<Duty>> = vec![None; self.outer.activities.len()];
        for (activity, row) in self.outer.activities.iter().enumerate() {
            let letters = row.roles[party] & self.entry.roles;
            if !letters.is_empty() {
                let (except, open) = (links.except(activity), links.open(activity));
                let covers = Vec::new();
                duties[activity] = Some(Duty { activity, letters, covers, except, open });
            }
        }
        for (row, at, activity) in links.covers() {
            if let Some(duty) = &mut duties[activity] {
                let held = self.outer.activities[activity].roles[party];
                let covering = self.covering(row, at, held);
                let (own, back) = (covering.own & duty.letters, covering.back & duty.letters);
                duty.covers.push(Covering { own, back, ..covering });
            }
        }
        duties.into_iter().flatten().collect()
    }

    fn covering(&self, row: usize, at: usize, held: RoleSet) -> Covering {
        let activity = &self.inner.activities[row];
        let letters = held & activity.covers[at].letters.unwrap_or(self.entry.roles);
        let own = letters & takes(activity, |party| self.inner.is[party].is_empty());
        let outer = letters & takes(activity, |party| !self.inner.is[party].is_empty());
        let contract = activity.allow.iter().find(|(rule, _)| rule == HANDED_BACK);
        let contract = contract.map(|(_, reason)| reason.clone());
        Covering { row, at, own, back: outer - own, contract }
    }

    /// Rows that cover what is none, or take on letters that nobody holds there: these by activity.
    fn covers(
        &self,
        party: usize,
        duties: &[Duty],
        links: &Links,
        gaps: &mut Vec<Gap>,
    ) -> HashMap<usize, RoleSet> {
        let missing: HashMap<usize, RoleSet> =
            duties.iter().map(|duty| (duty.activity, duty.missing())).collect();
        let mut unheld: HashMap<usize, RoleSet> = HashMap::new();
        for (row, at, activity) in links.covers().filter(|link| !links.is_said(link.2)) {
            let inner = &self.inner.activities[row];
            let Cover { letters, .. } = inner.covers[at];
            let held = self.outer.activities[activity].roles[party];
            let asked = letters.unwrap_or(self.entry.roles);
            let is_gap = missing.get(&activity).is_some_and(|missing| !missing.is_empty());
            if (held & asked).is_empty() {
                gaps.push(self.no_duty(row, at, activity, asked, (held, is_gap)));
                // With the letters that are held, nothing is missing.
                *unheld.entry(activity).or_default() |= held;
                continue;
            }
            let anyone = takes(inner, |_| true);
            let without = match letters {
                Some(letters) => letters - anyone,
                // If no other row takes them on, the gap is reported.
                None if is_gap || !(held & asked & anyone).is_empty() => RoleSet::NONE,
                None => held & asked,
            };
            if !without.is_empty() {
                *unheld.entry(activity).or_default() |= without;
                gaps.push(self.without_role(row, at, activity, without));
            }
        }
        unheld
    }

    fn exceptions(&self, duties: &[Duty], links: &Links, gaps: &mut Vec<Gap>) {
        for (part, activity) in links.exceptions().filter(|(_, at)| !links.is_said(*at)) {
            match duties.iter().find(|duty| duty.activity == activity) {
                None => gaps.push(self.no_duty_to_except(part, activity)),
                Some(duty) if (duty.letters - duty.taken_on()).is_empty() => {
                    gaps.push(self.needless_exception(part, duty));
                }
                Some(_) => {}
            }
        }
    }

    /// The letters that nobody holds in a row that is to take them on were reported.
    fn duty(&self, duty: &Duty, unheld: RoleSet, links: &Links, found: &mut Refinement) {
        let back = duty.handed_back();
        let is_back = |covering: &&Covering| !(covering.back & back).is_empty();
        let with_contract = duty.covers.iter().filter(is_back).filter(|it| it.contract.is_some());
        found.allowed.extend(with_contract.map(|it| (it.row, HANDED_BACK)));
        let missing = duty.missing();
        if let Some(covering) = duty.covers.iter().find(|it| !(it.back & missing).is_empty()) {
            found.gaps.push(self.handed_back(duty, covering, back & missing));
        }
        let missing = missing - back - unheld - self.unfinished(duty);
        let is_listed = found.gaps.len() < MOST_LISTED;
        let is_said = is_listed && self.seems_covered(duty, &found.gaps)
            || links.of_sections.contains(&duty.activity);
        if !(missing.is_empty() || is_said) {
            found.gaps.push(self.not_covered(duty, missing, links, is_listed));
        }
        let (covers, parties) = self.accountable(duty);
        if parties.len() > 1 {
            let may_split: Vec<usize> = covers.iter().map(|covering| covering.row).collect();
            let may_split = may_split.into_iter().filter(|row| self.allows(*row, SPLIT));
            let before = found.allowed.len();
            found.allowed.extend(may_split.map(|row| (row, SPLIT)));
            if found.allowed.len() == before {
                found.gaps.extend(self.split(duty, &covers, &parties));
            }
        }
    }

    /// Whether the row that a duty would stand at covers an unknown activity, which was reported.
    fn seems_covered(&self, duty: &Duty, gaps: &[Gap]) -> bool {
        let unknown = |gap: &Gap| match gap.part {
            Part::Cover(row, _) if gap.rule == "unknown-activity-covered" => Some(row),
            _ => None,
        };
        let mut rows = gaps.iter().filter_map(unknown).peekable();
        rows.peek().is_some() && duty.covers.is_empty() && {
            let title = &self.outer.activities[duty.activity].item.title;
            self.nearest_row(title).is_some_and(|near| rows.any(|row| row == near))
        }
    }

    /// The A, if a row that takes it on has none; the row itself is reported then.
    fn unfinished(&self, duty: &Duty) -> RoleSet {
        let lacks_it = |it: &Covering| {
            let row = &self.inner.activities[it.row];
            row.covers[it.at].letters.is_none_or(|letters| letters.contains(Role::Accountable))
                && !row.roles.iter().any(|roles| roles.contains(Role::Accountable))
                && !self.allows(it.row, "nobody-accountable")
        };
        if duty.covers.iter().any(lacks_it) { RoleSet::A } else { RoleSet::NONE }
    }

    /// The rows that take on the A of a duty, and who is accountable in them.
    fn accountable<'d>(&self, duty: &'d Duty) -> (Vec<&'d Covering>, Vec<usize>) {
        let takes_on = |it: &&Covering| it.taken_on().contains(Role::Accountable);
        let covers: Vec<&Covering> = duty.covers.iter().filter(takes_on).collect();
        let mut parties: Vec<usize> = Vec::new();
        for covering in &covers {
            let roles = self.inner.activities[covering.row].roles.iter().enumerate();
            let holders = roles.filter(|(_, roles)| roles.contains(Role::Accountable));
            parties.extend(holders.map(|(party, _)| party));
        }
        parties.sort_unstable();
        parties.dedup();
        (covers, parties)
    }

    fn allows(&self, row: usize, rule: &str) -> bool {
        self.inner.activities[row].allow.iter().any(|(allowed, _)| allowed == rule)
    }
}

/// The letters that these parties take on in a row: a C or an I with any role.
fn takes(row: &Row, is_meant: impl Fn(usize) -> bool) -> RoleSet {
    // That nobody has a role yet is reported for the row itself.
    if row.roles.iter().all(|roles| roles.is_empty()) {
        return RoleSet::RACI;
    }
    let roles = row.roles.iter().enumerate().filter(|(party, _)| is_meant(*party));
    let roles = roles.fold(RoleSet::NONE, |all, (_, roles)| all | *roles);
    if roles.is_empty() { roles } else { roles | RoleSet::C | RoleSet::I }
}
