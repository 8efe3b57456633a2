//! Which sections and activities a user asks for.

use okms_raci_codegen::Matrix;
use okms_raci_core::{Role, RoleSet};

use crate::matching;

/// What to show of a matrix, by position.
pub(super) struct Selection {
    sections: Vec<bool>,
    activities: Vec<bool>,
}

impl Selection {
    pub(super) fn all(matrix: &Matrix) -> Self {
        Selection {
            sections: vec![true; matrix.sections.len()],
            activities: vec![true; matrix.activities.len()],
        }
    }

    /// What is called so: activities and sections, else a party with all activities that it has a role in.
    pub(super) fn named(matrix: &Matrix, what: &str) -> Option<Self> {
        let selection = Selection::titled(matrix, what);
        if selection.sections.contains(&true) {
            return Some(selection);
        }
        let party = party(matrix, what)?;
        let mut selection = Selection::all(matrix);
        selection.keep_held_by(matrix, Some(party), None);
        Some(selection)
    }

    /// The activities of this id or title, and the sections of this id, title or number with all below them.
    fn titled(matrix: &Matrix, what: &str) -> Self {
        let mut selection = Selection { sections: Vec::new(), activities: Vec::new() };
        for section in &matrix.sections {
            let above = section.parent.is_some_and(|parent| selection.sections[parent]);
            let is_called =
                is_id(what, section.id.as_str(), section.aliases.iter().map(String::as_str))
                    || is_same(what, section.title.as_str())
                    || section.number.as_deref().is_some_and(|number| is_number(what, number));
            selection.sections.push(above || is_called);
        }
        for activity in &matrix.activities {
            let is_called =
                is_id(what, activity.id.as_str(), activity.aliases.iter().map(String::as_str))
                    || is_same(what, activity.title.as_str());
            selection.activities.push(selection.sections[activity.section] || is_called);
        }
        selection.keep_sections(matrix);
        selection
    }

    /// Drops the activities in which the party, or any if it is `None`, does not hold the role, or any.
    pub(super) fn keep_held_by(
        &mut self,
        matrix: &Matrix,
        party: Option<usize>,
        role: Option<Role>,
    ) {
        let holds = |roles: &RoleSet| match role {
            Some(role) => roles.contains(role),
            None => !roles.is_empty(),
        };
        for (kept, activity) in self.activities.iter_mut().zip(&matrix.activities) {
            *kept &= match party {
                Some(party) => holds(&activity.roles[party]),
                None => activity.roles.iter().any(holds),
            };
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

    /// How many activities there are, unless it is all of them.
    pub(super) fn count(&self) -> Option<usize> {
        let count = self.activities.iter().filter(|kept| **kept).count();
        (count < self.activities.len()).then_some(count)
    }
}

/// The party of this name or id.
pub(super) fn party(matrix: &Matrix, name: &str) -> Option<usize> {
    matrix.parties.iter().position(|party| {
        is_same(name, party.name.as_str())
            || is_id(name, party.id.as_str(), party.aliases.iter().map(String::as_str))
    })
}

fn is_same(asked: &str, text: &str) -> bool {
    matching::is_same(asked, text)
}

/// Whether it is the id or an alias, as code has it or with hyphens.
fn is_id<'a>(asked: &str, id: &str, mut aliases: impl Iterator<Item = &'a str>) -> bool {
    let asked = asked.replace('-', "");
    is_same(&asked, id) || aliases.any(|alias| is_same(&asked, alias))
}

/// Whether it is the number, with or without a dot at the end.
fn is_number(asked: &str, number: &str) -> bool {
    asked.trim_end_matches('.') == number.trim_end_matches('.')
}
