//! Which sections and activities a user asks for.

use okms_raci_codegen::Matrix;
use okms_raci_core::{Role, RoleSet};

use crate::matching::{Thing, party};
use crate::source::Loaded;
use crate::sources::{known_parties, nothing_called};
use crate::status::Error;

/// What to show of a matrix, by position.
pub(super) struct Selection {
    sections: Vec<bool>,
    activities: Vec<bool>,
}

/// For each matrix what is called so, of that what one of the parties holds one of the roles in.
///
/// A party as `what` is as good as one of `parties`. A name has to be known in one of the matrices.
pub(super) fn of_all(
    all: &[Loaded],
    what: &str,
    parties: &[String],
    roles: &[Role],
) -> Result<Vec<Selection>, Error> {
    known_parties(
        &all.iter().map(|loaded| &loaded.matrix).collect::<Vec<_>>(),
        "--party",
        parties,
    )?;
    let matrices = || all.iter().map(|loaded| &loaded.matrix);
    let is_part =
        what.is_empty() || matrices().any(|matrix| Selection::titled(matrix, what).is_some());
    let is_party = || matrices().any(|matrix| party(matrix, what).is_some());
    if !all.is_empty() && !is_part && !is_party() {
        let each = what.split(' ').map(|word| format!("--party {word}")).collect::<Vec<_>>();
        let are_parties =
            what.split(' ').all(|word| matrices().any(|it| party(it, word).is_some()));
        if are_parties {
            let what = format!("nothing is called {what:?}");
            return Err(Error::new(format_args!("{what}\nwrite {}", each.join(" "))));
        }
        return Err(nothing_called(matrices(), what));
    }
    let names: Vec<&str> =
        parties.iter().map(String::as_str).chain((!is_part).then_some(what)).collect();
    let selections = matrices().map(|matrix| {
        let mut selection = match what {
            what if is_part && !what.is_empty() => {
                Selection::titled(matrix, what).unwrap_or_else(|| Selection::of(matrix, false))
            }
            _ => Selection::of(matrix, true),
        };
        if !names.is_empty() || !roles.is_empty() {
            let parties: Vec<usize> = if names.is_empty() {
                (0..matrix.parties.len()).collect()
            } else {
                names.iter().filter_map(|name| party(matrix, name)).collect()
            };
            selection.keep_held_by(matrix, &parties, roles);
        }
        selection
    });
    Ok(selections.collect())
}

impl Selection {
    /// All of it, or nothing.
    fn of(matrix: &Matrix, is_all: bool) -> Self {
        Selection {
            sections: vec![is_all; matrix.sections.len()],
            activities: vec![is_all; matrix.activities.len()],
        }
    }

    /// The activities of this id, title or reference, and the sections of this id, title or number with
    /// all below them.
    fn titled(matrix: &Matrix, what: &str) -> Option<Self> {
        let mut selection = Selection { sections: Vec::new(), activities: Vec::new() };
        for (at, section) in matrix.sections.iter().enumerate() {
            let above = section.parent.is_some_and(|parent| selection.sections[parent]);
            let is_called = Thing::Section(at).is_called(matrix, what);
            selection.sections.push(above || is_called);
        }
        for (at, activity) in matrix.activities.iter().enumerate() {
            let is_called = Thing::Activity(at).is_called(matrix, what);
            selection.activities.push(selection.sections[activity.section] || is_called);
        }
        selection.keep_sections(matrix);
        selection.sections.contains(&true).then_some(selection)
    }

    /// Drops the activities in which none of the parties holds one of the roles, or any if there are none.
    fn keep_held_by(&mut self, matrix: &Matrix, parties: &[usize], roles: &[Role]) {
        let holds = |held: RoleSet| {
            roles.iter().any(|role| held.contains(*role)) || roles.is_empty() && !held.is_empty()
        };
        for (kept, activity) in self.activities.iter_mut().zip(&matrix.activities) {
            *kept &= parties.iter().any(|party| holds(activity.roles[*party]));
        }
        self.sections.fill(false);
        self.keep_sections(matrix);
    }

    /// Adds the sections of the activities, and those above them.
    fn keep_sections(&mut self, matrix: &Matrix) {
        for (activity, _) in
            matrix.activities.iter().zip(&self.activities).filter(|(_, kept)| **kept)
        {
            let mut above = Some(activity.section);
            while let Some(section) = above {
                self.sections[section] = true;
                above = matrix.sections[section].parent;
            }
        }
    }

    pub(super) fn has_section(&self, section: usize) -> bool {
        self.sections[section]
    }

    pub(super) fn has_activity(&self, activity: usize) -> bool {
        self.activities[activity]
    }

    /// How many activities there are.
    pub(super) fn count(&self) -> usize {
        self.activities.iter().filter(|kept| **kept).count()
    }

    pub(super) fn is_all(&self) -> bool {
        !self.activities.contains(&false)
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.sections.contains(&true)
    }
}
