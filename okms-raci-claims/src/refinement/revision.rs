//! What differs between `asks` and the outer matrix after a new revision.

use okms_raci_core::Part;

use super::gap::gap;
use super::link::Links;
use super::{Duty, Gap, Judge};

impl Judge<'_> {
    /// Whether the revision is the one that this was written against, and `asks` is whole.
    pub(super) fn revision(&self, duties: &[Duty], links: &Links, gaps: &mut Vec<Gap>) {
        // What is no date is reported as that, and nothing follows from it.
        let dashes = |date: &str| date.split('-').map(str::len).eq([4, 2, 2]);
        if dashes(&self.entry.revision) != dashes(&self.outer.revision) {
            return;
        }
        let is_other = self.entry.revision != self.outer.revision;
        let is_asked = !self.entry.asks.is_empty();
        let not_asked = |duty: &&Duty| is_asked && !links.is_asked(duty.activity);
        let new: Vec<&Duty> = duties.iter().filter(not_asked).collect();
        let is_reported = |rule: &str| gaps.iter().any(|gap| gap.rule == rule);
        let differs =
            is_reported("asked-otherwise") || new.iter().any(|it| !it.missing().is_empty());
        match (is_other, is_asked) {
            // Who did what these say would go back to the older one.
            _ if self.outer.revision < self.entry.revision => {
                gaps.retain(|gap| !["asked-otherwise", "duty-not-covered"].contains(&gap.rule));
                gaps.push(self.older());
            }
            (true, true) if new.is_empty() && !differs => {
                // With a former id the new revision was reported.
                if !links.has_former_duty {
                    gaps.push(self.outdated(&[], true));
                }
            }
            (true, true) if differs => {}
            (true, _) => gaps.push(self.outdated(&new, false)),
            (false, _) => {
                let new = new.iter().filter(|duty| duty.missing().is_empty());
                gaps.extend(new.map(|duty| self.not_in_asks(duty)));
            }
        }
    }

    pub(super) fn another_party(&self, asked: usize) -> Gap {
        let asked = &self.outer.parties[asked].id;
        let message = format!("`asks` has the duties of {asked}, and none of {}", self.party());
        let help =
            format!("write `party: {asked}`; if it is {} indeed, remove `asks`", self.party());
        gap("asked-otherwise", Part::Refines(self.position), message, help)
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
        let (outer, written) = (self.outer_revision(), &self.entry.revision);
        let message =
            format!("{outer} is older than the revision that this was written against, {written}");
        let update = match self.outer.name.as_str() {
            "okms" => "okms-raci and the command `raci` to a release that has it".to_owned(),
            name => format!("what {name} comes from"),
        };
        // A date of this matrix itself is of no revision of the other.
        let help = format!(
            "write `revision: {}` if this was written against that; if there is a revision {written} of {}, \
             update {update}, or name a file of it",
            self.outer.revision, self.outer.name
        );
        gap("outdated-refinement", Part::Revision(self.position), message, help)
    }

    pub(super) fn not_in_asks(&self, duty: &Duty) -> Gap {
        let id = self.id(duty.activity);
        let message = format!("{id} is a duty of {}, and not in `asks`", self.party());
        let help = format!("add {}, or leave `asks` out", self.asked(duty.activity, duty.letters));
        let message = self.about(duty.activity, &message);
        gap("asked-otherwise", Part::Refines(self.position), message, help)
    }
}
