//! The changes as people put them: an entry for each row, grouped by section.

mod cells;
mod line;
mod summary;

use std::collections::HashMap;

use indexmap::IndexMap;
use okms_raci_codegen::{Activity, Matrix, RoleSet};

use self::cells::{Cell, role_set, roles};
use self::line::line;
use self::summary::summary;
use super::{Change, ChangeKind, Subject, Verdict};
use crate::export::{holders, section_label};

/// All changes in words.
pub(crate) struct Words<'a> {
    /// The groups in which responsibility or accountability moves come first.
    pub(crate) groups: Vec<Group<'a>>,
    /// `3 duties changed hands, 1 activity is new`
    pub(crate) summary: String,
}

impl<'a> Words<'a> {
    /// All entries, each with its group.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&Group<'a>, &Entry<'a>)> {
        self.groups.iter().flat_map(|group| group.entries.iter().map(move |entry| (group, entry)))
    }
}

/// The changes of a section, or of the matrix as a whole.
pub(crate) struct Group<'a> {
    pub(crate) heading: String,
    pub(crate) entries: Vec<Entry<'a>>,
}

/// The changes of an item.
pub(crate) struct Entry<'a> {
    pub(crate) subject: &'a Subject,
    /// The title of the row; of nothing else.
    pub(crate) title: Option<String>,
    pub(crate) is: Is,
    /// Each change in words.
    pub(crate) lines: Vec<String>,
    /// The cells that changed: `Customer RA → R`.
    pub(crate) cells: Option<String>,
    pub(crate) changes: Vec<&'a Change>,
}

/// Whether an item is in both matrices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Is {
    New,
    Gone,
    Changed,
}

impl Entry<'_> {
    /// Whether it changes who does the work or answers for it.
    pub(crate) fn moves_duty(&self) -> bool {
        self.changes.iter().any(|change| match change.kind {
            ChangeKind::Cell => {
                let duties = |letters: Option<&String>| role_set(letters).intersection(RoleSet::RA);
                duties(change.old.as_ref()) != duties(change.new.as_ref())
            }
            ChangeKind::Added | ChangeKind::Removed => {
                matches!(change.subject, Subject::Activity(_))
            }
            _ => false,
        })
    }

    /// The heaviest verdict of its changes.
    pub(crate) fn verdict(&self) -> Verdict {
        self.changes.iter().map(|change| change.verdict()).max().unwrap_or(Verdict::None)
    }

    /// The title with what became of the row, if it is one.
    pub(crate) fn heading(&self) -> Option<String> {
        self.title.as_ref().map(|title| match self.is {
            Is::New => format!("new: {title}"),
            Is::Gone => format!("removed: {title}"),
            Is::Changed => title.clone(),
        })
    }
}

/// Puts the changes from `old` to `new` in words.
pub(crate) fn words<'a>(changes: &'a [Change], old: &Matrix, new: &Matrix) -> Words<'a> {
    let [old_places, new_places] = [old, new].map(Places::of);
    let mut groups: IndexMap<String, (usize, Group)> = IndexMap::new();
    for changes in by_subject(changes) {
        let entry = entry(changes, [&old_places, &new_places]);
        let places = if entry.is == Is::Gone { &old_places } else { &new_places };
        let (place, heading) = match places.section(entry.subject) {
            None => (0, "The matrix".to_owned()),
            Some(section) => {
                let heading = section_label(&places.matrix.sections[section]);
                let in_new = new_places.headings.get(&heading).copied();
                (in_new.unwrap_or(new.sections.len() + section) + 1, heading)
            }
        };
        let group = Group { heading: heading.clone(), entries: Vec::new() };
        groups.entry(heading).or_insert((place, group)).1.entries.push(entry);
    }
    let mut groups: Vec<(usize, Group)> = groups.into_values().collect();
    for (_, group) in &mut groups {
        // What is said of the section itself has no title of its own, so it comes before the rows.
        group.entries.sort_by_key(|entry| (entry.title.is_some(), !entry.moves_duty()));
    }
    let moves = |group: &Group| group.entries.iter().any(Entry::moves_duty);
    groups.sort_by_key(|(place, group)| (*place > 0, !moves(group), *place));
    let groups: Vec<Group> = groups.into_iter().map(|(_, group)| group).collect();
    let entries: Vec<&Entry> = groups.iter().flat_map(|group| &group.entries).collect();
    let summary = summary(&entries);
    Words { groups, summary }
}

/// The changes of each item, in order; an item that is gone is none that is there under the same name.
fn by_subject(changes: &[Change]) -> Vec<Vec<&Change>> {
    let mut items: Vec<Vec<&Change>> = Vec::new();
    let mut places = HashMap::new();
    for change in changes {
        let is_gone = change.kind == ChangeKind::Removed && change.subject != Subject::Code;
        let subject =
            if change.subject == Subject::Code { &Subject::Matrix } else { &change.subject };
        let place = *places.entry((subject, is_gone)).or_insert_with(|| {
            items.push(Vec::new());
            items.len() - 1
        });
        items[place].push(change);
    }
    items
}

fn entry<'a>(changes: Vec<&'a Change>, places: [&Places<'_>; 2]) -> Entry<'a> {
    let subject = &changes[0].subject;
    let is = match (subject, changes[0].kind) {
        (Subject::Code | Subject::Matrix, _) => Is::Changed,
        (_, ChangeKind::Added) => Is::New,
        (_, ChangeKind::Removed) => Is::Gone,
        _ => Is::Changed,
    };
    let title = match subject {
        Subject::Activity(item) => Some(item.title.clone()),
        _ => None,
    };
    let cells: Vec<Cell> = changes.iter().filter_map(|change| Cell::of(change)).collect();
    let mut lines = roles(&cells);
    for change in &changes {
        lines.extend(line(change, places));
    }
    let shown = |roles: RoleSet| if roles.is_empty() { "-" } else { roles.letters() };
    let cell = |cell: &Cell| format!("{} {} → {}", cell.party, shown(cell.old), shown(cell.new));
    let exact = cells.iter().map(cell).collect::<Vec<_>>().join(", ");
    Entry { subject, title, is, lines, cells: (!cells.is_empty()).then_some(exact), changes }
}

/// Where the items of a matrix are.
struct Places<'a> {
    matrix: &'a Matrix,
    /// The positions of the sections, by id.
    sections: HashMap<&'a str, usize>,
    activities: HashMap<&'a str, &'a Activity>,
    /// The first section of each heading.
    headings: HashMap<String, usize>,
}

impl<'a> Places<'a> {
    fn of(matrix: &'a Matrix) -> Self {
        let sections = matrix.sections.iter().enumerate();
        let activities = matrix.activities.iter();
        Places {
            matrix,
            sections: sections.clone().map(|(at, section)| (section.id.as_str(), at)).collect(),
            activities: activities.map(|activity| (activity.id.as_str(), activity)).collect(),
            headings: sections.rev().map(|(at, section)| (section_label(section), at)).collect(),
        }
    }

    fn section(&self, subject: &Subject) -> Option<usize> {
        match subject {
            Subject::Matrix | Subject::Code | Subject::Party(_) => None,
            Subject::Section(item) => self.sections.get(item.id.as_str()).copied(),
            Subject::Activity(item) => Some(self.activities.get(item.id.as_str())?.section),
        }
    }

    /// Who holds what in a row.
    fn holders(&self, id: &str) -> String {
        let row = self.activities.get(id);
        row.map_or_else(String::new, |row| holders(self.matrix, row))
    }
}
