//! The changes as people put them: an entry for each row, grouped by section.

use std::collections::HashMap;

use indexmap::IndexMap;
use okms_raci_codegen::{Matrix, Role, RoleSet, Rule};

use super::items::section_label;
use super::{Change, ChangeKind, Part, Subject, Verdict};
use crate::export::{deviation, holders};
use crate::finding::{counted, counted_with};

/// All changes in words.
pub(crate) struct Words<'a> {
    /// The groups in which responsibility or accountability moves come first.
    pub(crate) groups: Vec<Group<'a>>,
    /// `3 duties changed hands, 1 activity is new`
    pub(crate) summary: String,
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
                let duties = |letters: Option<&String>| set(letters).intersection(RoleSet::RA);
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

fn set(letters: Option<&String>) -> RoleSet {
    letters.map(String::as_str).and_then(RoleSet::from_letters).unwrap_or(RoleSet::NONE)
}

/// Puts the changes from `old` to `new` in words.
pub(crate) fn words<'a>(changes: &'a [Change], old: &Matrix, new: &Matrix) -> Words<'a> {
    let [old_places, new_places] = [old, new].map(Places::of);
    let mut groups: IndexMap<String, (usize, Group)> = IndexMap::new();
    for changes in by_subject(changes) {
        let entry = entry(changes, old, new);
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
    let summary = summary(groups.iter().flat_map(|group| &group.entries));
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

fn entry<'a>(changes: Vec<&'a Change>, old: &Matrix, new: &Matrix) -> Entry<'a> {
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
        lines.extend(line(change, old, new));
    }
    let shown = |roles: RoleSet| if roles.is_empty() { "-" } else { roles.letters() };
    let cell = |cell: &Cell| format!("{} {} → {}", cell.party, shown(cell.old), shown(cell.new));
    let exact = cells.iter().map(cell).collect::<Vec<_>>().join(", ");
    Entry { subject, title, is, lines, cells: (!cells.is_empty()).then_some(exact), changes }
}

/// The sections in which the items of a matrix are.
struct Places<'a> {
    matrix: &'a Matrix,
    /// By the ids of sections and of activities.
    sections: HashMap<&'a str, usize>,
    activities: HashMap<&'a str, usize>,
    /// The first section of each heading.
    headings: HashMap<String, usize>,
}

impl<'a> Places<'a> {
    fn of(matrix: &'a Matrix) -> Self {
        let sections = matrix.sections.iter().enumerate();
        Places {
            matrix,
            sections: sections.clone().map(|(at, section)| (section.id.as_str(), at)).collect(),
            activities: matrix
                .activities
                .iter()
                .map(|row| (row.id.as_str(), row.section))
                .collect(),
            headings: sections.rev().map(|(at, section)| (section_label(section), at)).collect(),
        }
    }

    fn section(&self, subject: &Subject) -> Option<usize> {
        match subject {
            Subject::Matrix | Subject::Code | Subject::Party(_) => None,
            Subject::Section(item) => self.sections.get(item.id.as_str()).copied(),
            Subject::Activity(item) => self.activities.get(item.id.as_str()).copied(),
        }
    }
}

/// A cell that changed.
struct Cell {
    party: String,
    old: RoleSet,
    new: RoleSet,
}

impl Cell {
    fn of(change: &Change) -> Option<Self> {
        match &change.part {
            Some(Part::Party { name, .. }) if change.kind == ChangeKind::Cell => Some(Cell {
                party: name.clone(),
                old: set(change.old.as_ref()),
                new: set(change.new.as_ref()),
            }),
            _ => None,
        }
    }
}

/// What became of the roles in a row: first who answers for it and who does it.
fn roles(cells: &[Cell]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut moved = RoleSet::NONE;
    let parties = |role: Role, from: fn(&Cell) -> RoleSet, to: fn(&Cell) -> RoleSet| {
        let moved =
            cells.iter().filter(move |cell| from(cell).contains(role) && !to(cell).contains(role));
        moved.map(|cell| cell.party.as_str()).collect::<Vec<_>>()
    };
    let ends_of = [Role::Accountable, Role::Responsible].map(|role| {
        let lost = parties(role, |cell| cell.old, |cell| cell.new);
        let gained = parties(role, |cell| cell.new, |cell| cell.old);
        match (&lost[..], &gained[..]) {
            (&[from], &[to]) => Some((from, to)),
            _ => None,
        }
    });
    let duties = ["accountability", "responsibility"];
    if let [Some(accountable), Some(responsible)] = ends_of
        && accountable == responsible
    {
        let (from, to) = accountable;
        lines.push(format!("responsibility and accountability moved from {from} to {to}"));
        moved = RoleSet::RA;
    } else {
        for ((duty, role), ends) in duties.iter().zip([RoleSet::A, RoleSet::R]).zip(ends_of) {
            if let Some((from, to)) = ends {
                lines.push(format!("{duty} moved from {from} to {to}"));
                moved = moved.union(role);
            }
        }
    }
    for Cell { party, old, new } in cells {
        let (gained, lost) =
            (new.difference(*old).difference(moved), old.difference(*new).difference(moved));
        match (gained.is_empty(), lost.is_empty()) {
            (false, false) => {
                lines.push(format!("{party} is now {} instead of {}", named(gained), named(lost)));
            }
            (false, true) => lines.push(format!("{party} is now {}", named(gained))),
            (true, false) => lines.push(format!("{party} is no longer {}", named(lost))),
            (true, true) => {}
        }
    }
    lines
}

/// `responsible and accountable`
fn named(roles: RoleSet) -> String {
    let names: Vec<String> = roles.iter().map(|role| role.name().to_lowercase()).collect();
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    }
}

/// A change other than that of a cell.
fn line(change: &Change, old: &Matrix, new: &Matrix) -> Option<String> {
    let quoted = |text: &Option<String>| format!("\"{}\"", text.as_deref().unwrap_or_default());
    let (was, now) = (quoted(&change.old), quoted(&change.new));
    // What an item of the matrix is called in its line; a row has its title above.
    let item = match &change.subject {
        Subject::Party(item) => format!("party {}: ", item.title),
        Subject::Section(_) => "this section: ".to_owned(),
        Subject::Matrix | Subject::Code | Subject::Activity(_) => String::new(),
    };
    let part = change.part.as_ref().map(ToString::to_string).unwrap_or_default();
    let comes_and_goes = |what: &str| match (&change.old, &change.new) {
        (None, _) => format!("{what} added: {now}"),
        (_, None) => format!("{what} removed: {was}"),
        _ => format!("{what} changed: {was} → {now}"),
    };
    Some(match (change.kind, &change.subject) {
        (ChangeKind::Cell, _) => return None,
        (ChangeKind::Added, Subject::Activity(item)) => row(new, &item.id),
        (ChangeKind::Removed, Subject::Activity(item)) => format!("was: {}", row(old, &item.id)),
        (ChangeKind::Added, Subject::Party(item)) => {
            format!("new party: {}, {}", item.title, held(new, &item.id))
        }
        (ChangeKind::Removed, Subject::Party(item)) => {
            format!("party removed: {}, which was {}", item.title, held(old, &item.id))
        }
        (ChangeKind::Added, Subject::Section(_)) => "new section".to_owned(),
        (ChangeKind::Removed, Subject::Section(_)) => "section removed".to_owned(),
        (ChangeKind::Added | ChangeKind::Removed, _) => {
            comes_and_goes(&format!("{part} of the generated code"))
        }
        (ChangeKind::Title, _) if change.typographic => {
            format!("{item}only the typography of the title changed: {was} → {now}")
        }
        (ChangeKind::Title, _) => format!("{item}renamed: {was} → {now}"),
        (ChangeKind::RenamedId, _) => {
            format!(
                "{item}id changed: {} → {}",
                plain(change.old.as_ref()),
                plain(change.new.as_ref())
            )
        }
        (ChangeKind::Moved, Subject::Section(_)) => {
            let is_place = |text: &str| text == "at the top" || text.starts_with("in ");
            let what =
                if is_place(plain(change.new.as_ref())) { "moved" } else { "number changed" };
            format!("{item}{what}: {} → {}", plain(change.old.as_ref()), plain(change.new.as_ref()))
        }
        (ChangeKind::Moved, _) => format!("moved from section {was} to {now}"),
        (ChangeKind::Reordered, _) => {
            format!(
                "{item}moved from place {} to {}",
                plain(change.old.as_ref()),
                plain(change.new.as_ref())
            )
        }
        (ChangeKind::Source, _) if part == "sha256" => {
            "only the layout or the comments of the file changed".to_owned()
        }
        (ChangeKind::Source, _) => {
            format!("{part}: {} → {}", plain(change.old.as_ref()), plain(change.new.as_ref()))
        }
        (ChangeKind::Alias, _) if change.old.is_some() => {
            format!("{item}former id removed: {}", plain(change.old.as_ref()))
        }
        (ChangeKind::Alias, _) => format!("{item}former id added: {}", plain(change.new.as_ref())),
        (ChangeKind::Allow, _) => {
            let what =
                Rule::find(&part).map_or_else(|| part.clone(), |rule| deviation(rule).to_owned());
            match (&change.old, &change.new) {
                (None, _) => format!("now allowed, {what}: {now}"),
                (_, None) => format!("no longer allowed, {what}: {was}"),
                _ => format!("reason changed, {what}: {was} → {now}"),
            }
        }
        (ChangeKind::Note, _) => match &change.part {
            Some(Part::Key("ref")) => comes_and_goes("reference"),
            Some(Part::Party { name, .. }) => comes_and_goes(&format!("note of {name}")),
            _ => comes_and_goes("note"),
        },
        (ChangeKind::Refines, _) => comes_and_goes("entry of `refines`"),
        (ChangeKind::Covers, _) => comes_and_goes("covered duties"),
        (ChangeKind::Is, _) => format!("{item}{}", comes_and_goes("party of a refined matrix")),
    })
}

fn plain(value: Option<&String>) -> &str {
    value.map_or("none", String::as_str)
}

/// Who holds what in a row.
fn row(matrix: &Matrix, id: &str) -> String {
    let row = matrix.activities.iter().find(|row| row.id == id);
    row.map_or_else(String::new, |row| holders(matrix, row))
}

/// `responsible in 3 activities, accountable in 1`
fn held(matrix: &Matrix, id: &str) -> String {
    let Some(party) = matrix.parties.iter().position(|party| party.id == id) else {
        return String::new();
    };
    let counts = Role::ALL.into_iter().filter_map(|role| {
        let rows = matrix.activities.iter().filter(|row| row.roles[party].contains(role)).count();
        (rows > 0).then(|| format!("{} in {rows}", role.name().to_lowercase()))
    });
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() { "without a role".to_owned() } else { counts.join(", ") }
}

/// `3 duties changed hands, 1 activity is new`
fn summary<'a, 'b: 'a>(entries: impl Iterator<Item = &'a Entry<'b>>) -> String {
    let entries: Vec<_> = entries.collect();
    let rows =
        |is: Is| entries.iter().filter(|entry| entry.title.is_some() && entry.is == is).count();
    let changed =
        || entries.iter().filter(|entry| entry.title.is_some() && entry.is == Is::Changed);
    let with = |kind: ChangeKind| {
        entries.iter().flat_map(|it| &it.changes).filter(|it| it.kind == kind).count()
    };
    let hands = changed().filter(|entry| entry.moves_duty()).count();
    let others = changed().filter(|entry| entry.cells.is_some() && !entry.moves_duty()).count();
    let verb = |count: usize, noun: &str, verbs: [&str; 2]| {
        format!("{} {}", counted(count, noun), verbs[usize::from(count != 1)])
    };
    let activities = |count: usize, rest: [&str; 2]| {
        format!(
            "{} {}",
            counted_with(count, "activity", "activities"),
            rest[usize::from(count != 1)]
        )
    };
    let parties = |is: Is| {
        let parties = entries.iter().filter(|entry| matches!(entry.subject, Subject::Party(_)));
        parties.filter(|entry| entry.is == is).count()
    };
    let party = |is: Is, rest: [&str; 2]| {
        let count = parties(is);
        let text = counted_with(count, "party", "parties");
        (count, format!("{text} {}", rest[usize::from(count != 1)]))
    };
    let counts = [
        (hands, format!("{} changed hands", counted_with(hands, "duty", "duties"))),
        (rows(Is::New), activities(rows(Is::New), ["is new", "are new"])),
        (rows(Is::Gone), activities(rows(Is::Gone), ["is gone", "are gone"])),
        (
            others,
            format!(
                "who is consulted or informed changed in {}",
                counted_with(others, "activity", "activities")
            ),
        ),
        party(Is::New, ["is new", "are new"]),
        party(Is::Gone, ["is gone", "are gone"]),
        (
            with(ChangeKind::Title),
            format!(
                "{} reworded",
                match with(ChangeKind::Title) {
                    1 => "1 title or name was".to_owned(),
                    several => format!("{several} titles or names were"),
                }
            ),
        ),
        (with(ChangeKind::Note), verb(with(ChangeKind::Note), "note", ["changed", "changed"])),
        (
            with(ChangeKind::Allow),
            verb(with(ChangeKind::Allow), "exemption", ["changed", "changed"]),
        ),
    ];
    let sentence: Vec<String> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, part)| part).collect();
    if sentence.is_empty() { "no duty changed hands".to_owned() } else { sentence.join(", ") }
}
