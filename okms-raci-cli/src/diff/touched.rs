//! `raci diff --for`: the rows of a refining matrix that a new revision of the outer one touches.

use okms_raci_claims::{Refinement, Rows};
use okms_raci_codegen::{Activity, Matrix, Refines};
use okms_raci_core::RoleSet;
use serde::Serialize;

use super::refines;
use crate::chain::{rows, who};
use crate::export::cells;
use crate::matching::{Matching, StatedIds};
use crate::source::Loaded;

/// What a revision touches of one entry of `refines`.
#[derive(Debug, Serialize)]
pub(crate) struct Touched {
    pub(crate) file: String,
    /// The name of the outer matrix, and of the party there.
    pub(crate) matrix: String,
    pub(crate) party: String,
    /// How many duties the new revision has.
    pub(crate) duties: usize,
    #[serde(rename = "touched")]
    pub(crate) changed: Vec<Duty>,
}

/// A duty that a revision touches.
#[derive(Debug, Serialize)]
pub(crate) struct Duty {
    /// Its id now, or if it is gone what it was.
    pub(crate) activity: String,
    /// Its section and title, to show.
    pub(crate) title: String,
    /// What changed, in words.
    pub(crate) changes: Vec<String>,
    pub(crate) rows: Vec<OwnRow>,
}

/// A row of the refining matrix that covers it.
#[derive(Debug, Serialize)]
pub(crate) struct OwnRow {
    pub(crate) activity: String,
    pub(crate) title: String,
    pub(crate) who: String,
}

/// By entry of a refining matrix, what the new revision touches; none if it refines another matrix.
pub(crate) fn touched(own: &Loaded, old: &Loaded, new: &Loaded) -> Vec<Touched> {
    let ids = StatedIds {
        activities: old.stated.ids && new.stated.ids,
        sections_and_parties: old.stated.ids && new.stated.ids,
        are_in_sections: old.stated.sections && new.stated.sections,
    };
    let matching = Matching::none(&old.matrix, &new.matrix).complete(&old.matrix, &new.matrix, ids);
    let is_it =
        |entry: &Refines| entry.matrix == new.matrix.name || entry.matrix == old.matrix.name;
    let entries = own.matrix.refines.iter().enumerate().filter(|(_, entry)| is_it(entry));
    let all = entries.filter_map(|(at, entry)| {
        let both = Both {
            own: &own.matrix,
            own_rows: rows(&own.matrix),
            entry,
            at,
            old: &old.matrix,
            new: &new.matrix,
            parties: [party(&old.matrix, entry)?, party(&new.matrix, entry)?],
        };
        Some(both.touched(&own.file, &matching))
    });
    all.collect()
}

fn party(matrix: &Matrix, entry: &Refines) -> Option<usize> {
    let is_it = |id: &String| *id == entry.party;
    matrix.parties.iter().position(|party| is_it(&party.id) || party.aliases.iter().any(is_it))
}

/// A refining matrix between two revisions.
struct Both<'a> {
    own: &'a Matrix,
    own_rows: Rows,
    entry: &'a Refines,
    at: usize,
    old: &'a Matrix,
    new: &'a Matrix,
    /// The party that it is in each.
    parties: [usize; 2],
}

impl Both<'_> {
    fn touched(&self, file: &str, matching: &Matching) -> Touched {
        let refinement = Refinement::new(&self.own_rows, self.at, &rows(self.new));
        let mut touched = Vec::new();
        for (position, activity) in self.new.activities.iter().enumerate() {
            let before = matching.activities.old_of(position).map(|at| &self.old.activities[at]);
            let own = self.covering(&[Some(activity), before]);
            let changes = match before {
                Some(before) => self.changes(before, activity, &own, matching),
                None if self.asked(activity, 1).is_empty() => Vec::new(),
                None => vec![self.new_duty(activity, &own)],
            };
            if !changes.is_empty() {
                touched.push(duty(self.new, activity, changes, own));
            }
        }
        for gone in matching.activities.unmatched_old() {
            let activity = &self.old.activities[gone];
            let own = self.covering(&[None, Some(activity)]);
            if !self.asked(activity, 0).is_empty() || !own.is_empty() {
                let what = format!("is gone; it was {}", cells(self.old, activity));
                touched.push(duty(self.old, activity, vec![what], own));
            }
        }
        Touched {
            file: file.to_owned(),
            matrix: self.new.name.clone(),
            party: self.new.parties[self.parties[1]].name.clone(),
            duties: refinement.duties.len(),
            changed: touched,
        }
    }

    /// What is asked of us in an activity of the old (0) or the new (1) revision.
    fn asked(&self, activity: &Activity, of: usize) -> RoleSet {
        activity.roles[self.parties[of]] & self.entry.roles
    }

    fn new_duty(&self, activity: &Activity, own: &[OwnRow]) -> String {
        let asked = self.asked(activity, 1);
        let written = refines::written(self.own, self.at, &activity.id);
        if own.is_empty() {
            format!(
                "is a new duty ({asked}): write `covers: [{written}]` at the row that does it, or `except`, or `open`"
            )
        } else {
            format!("is a new duty ({asked})")
        }
    }

    /// What changed in an activity that is a duty in one of the revisions, or covered.
    fn changes(
        &self,
        old: &Activity,
        new: &Activity,
        own: &[OwnRow],
        matching: &Matching,
    ) -> Vec<String> {
        let (was, is) = (self.asked(old, 0), self.asked(new, 1));
        if was.is_empty() && is.is_empty() && own.is_empty() {
            return Vec::new();
        }
        let mut changes = Vec::new();
        match (was.is_empty(), is.is_empty()) {
            (true, false) => changes.push(self.new_duty(new, own)),
            (false, true) => changes.push(format!("is no duty any more; it was {was}")),
            _ if was != is => changes.push(format!("asked {was}, asks {is} now")),
            _ => {}
        }
        if old.title != new.title {
            changes.push(format!("was called \"{}\"", old.title));
        }
        if old.id != new.id {
            let written = refines::written(self.own, self.at, &new.id);
            changes.push(format!("has another id: write {written} for {}", old.id));
        }
        for (at, party) in self.new.parties.iter().enumerate() {
            let Some(before) = matching.parties.old_of(at) else { continue };
            let (was, is) = (old.roles[before], new.roles[at]);
            let is_reported = at == self.parties[1]
                && (was - is) & self.entry.roles == was - is
                && (is - was) & self.entry.roles == is - was;
            if was != is && !is_reported {
                changes.push(format!("{} was {was}, is {is}", party.name));
            }
        }
        changes
    }

    /// Our rows that cover the activity, by its id in one of the revisions or a former one.
    fn covering(&self, outer: &[Option<&Activity>]) -> Vec<OwnRow> {
        let is_called = |id: &String| {
            let mut outer = outer.iter().flatten();
            outer.any(|outer| outer.id == *id || outer.aliases.contains(id))
        };
        let covers = |row: &&Activity| {
            row.covers.iter().any(|it| it.of == self.at && is_called(&it.activity))
        };
        let rows = self.own.activities.iter().zip(&self.own_rows.activities);
        let rows = rows.filter(|(row, _)| covers(row));
        let row = |(row, of_rows): (&Activity, _)| OwnRow {
            activity: row.id.clone(),
            title: row.title.clone(),
            who: who(&self.own_rows, of_rows),
        };
        rows.map(row).collect()
    }
}

fn duty(matrix: &Matrix, activity: &Activity, changes: Vec<String>, rows: Vec<OwnRow>) -> Duty {
    let number = matrix.sections[activity.section].number.as_deref();
    let number = number.map_or_else(String::new, |number| format!("{number} "));
    let title = format!("{number}\"{}\"", activity.title);
    Duty { activity: activity.id.clone(), title, changes, rows }
}

impl Touched {
    /// A line for each duty, and below it one for each row.
    pub(crate) fn lines(&self) -> Vec<String> {
        let Touched { file, matrix, party, duties, .. } = self;
        let count = match self.changed.len() {
            0 => "nothing that concerns it changed".to_owned(),
            1 => "1 duty is touched".to_owned(),
            several => format!("{several} duties are touched"),
        };
        let head =
            format!("for {file}, which is {party} in {matrix} ({duties} duties now): {count}");
        let mut lines = vec![head];
        for Duty { title, changes, rows, .. } in &self.changed {
            lines.push(format!("  {title} {}", changes.join("; ")));
            let row = |row: &OwnRow| format!("    your row \"{}\": {}", row.title, row.who);
            lines.extend(rows.iter().map(row));
        }
        lines
    }
}
