//! Headings to sections: which are some, and how they are nested; and the rows of each.
//!
//! The numbers decide, where there are any; the levels of headings contradict them too often.

use std::collections::{HashMap, HashSet};

use super::cells::Place;
use super::layout::{Entry, Found};
use super::number::{self, Numbered};
use super::report::Report;

/// Sections of a matrix, before which more are not made.
const MOST_SECTIONS: usize = 65_535;

/// A section as a source has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    pub(super) at: Place,
    /// That of the heading or of the column; 0 if the section was made for rows that are in none.
    level: usize,
    /// Whether the level is that of a heading, which can contradict the number.
    is_heading: bool,
    pub(super) number: Option<String>,
    pub(super) title: String,
    /// From 1.
    pub(super) depth: usize,
    pub(super) rows: Vec<Found>,
    /// The heading, if its number may be a word of the title.
    bare: Option<String>,
}

/// The sections of a source; `title` is for rows that are in none.
pub(super) fn sections(entries: Vec<Entry>, title: &str, report: &mut Report) -> Vec<Part> {
    let mut parts = parts(entries, title, report);
    if let Some(part) = parts.get(MOST_SECTIONS) {
        let what = format!("there are more than {MOST_SECTIONS} sections up to here");
        let help = "split the table, or say with --section which columns are sections";
        report.refuse(&part.at, what, help);
        return parts;
    }
    without_bare_numbers(&mut parts);
    if parts.iter().any(|part| part.has_rows() && part.number.is_some()) {
        parts.retain(|part| part.has_rows() || part.number.is_some());
        let last = parts.iter().rposition(Part::has_rows).unwrap_or_default();
        parts.truncate(last + 1);
        let first = parts.iter().position(Part::has_rows).unwrap_or_default();
        // Numbered headings before the first table are sections if it is in them.
        let table = parts.split_off(first);
        parts.retain(|part| part.is_around(&table[0]));
        parts.extend(table);
        if !is_one_matrix(&parts, report) {
            return parts;
        }
        repeated_numbers(&mut parts, report);
    } else {
        keep_what_leads_to_rows(&mut parts);
    }
    nest(&mut parts);
    for (at, part) in parts.iter().enumerate() {
        let mut inside = parts[at + 1..].iter().take_while(|other| other.depth > part.depth);
        if !part.has_rows() && !inside.any(Part::has_rows) {
            report.detail(&part.at, format!("the section {:?} has no rows", part.title));
        }
    }
    for part in &mut parts {
        part.tell_rows_apart(report);
    }
    parts
}

impl Part {
    fn new(at: Place, level: usize, heading: &str) -> Self {
        let numbered = Numbered::read(heading);
        let is_bare = numbered.is_some_and(|numbered| numbered.is_bare);
        Part {
            at,
            level,
            number: numbered.map(|numbered| numbered.number.to_owned()),
            title: numbered.map_or(heading, |numbered| numbered.title).to_owned(),
            bare: is_bare.then(|| heading.to_owned()),
            ..Part::default()
        }
    }

    /// Whether the source has it, and it was not made for rows that are in none.
    pub(super) fn is_stated(&self) -> bool {
        self.level > 0
    }

    fn has_rows(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Whether it has a number and is around another one, as the numbers say.
    fn is_around(&self, inner: &Part) -> bool {
        let numbers = self.number.as_ref().zip(inner.number.as_ref());
        numbers.is_some_and(|(outer, inner)| number::is_inside(inner, outer))
    }

    /// Tells rows of the same title apart by what they are marked for; what says the same twice stays once.
    fn tell_rows_apart(&mut self, report: &mut Report) {
        let mut first: HashMap<String, usize> = HashMap::new();
        let mut kept: Vec<Found> = Vec::new();
        for mut row in std::mem::take(&mut self.rows) {
            let title = &row.activity.title;
            let position = *first.entry(title.clone()).or_insert(kept.len());
            let Some(same) = kept.get_mut(position) else {
                kept.push(row);
                continue;
            };
            if same.marks != row.marks {
                add_marks(same, report);
                add_marks(&mut row, report);
                kept.push(row);
            } else if same.activity.roles == row.activity.roles
                && same.activity.notes == row.activity.notes
            {
                report.odd(&row.at, format!("{title:?} appears twice; it was read once"));
            } else {
                let what = format!("{title:?} has other roles in line {}", same.at.line);
                let help = "a section has one row for each activity: say in the titles how they differ, \
                            or keep one";
                report.refuse(&row.at, what, help);
            }
        }
        self.rows = kept;
    }
}

/// Puts what a row is marked for into its title.
fn add_marks(row: &mut Found, report: &mut Report) {
    let marks = row.marks.join(", ");
    let title = &mut row.activity.title;
    if !marks.is_empty() && !title.ends_with(&format!("({marks})")) {
        *title = format!("{title} ({marks})");
        let what = format!("another row has the same title: this one was called {title:?}");
        report.odd(&row.at, what);
    }
}

/// A part for each heading, and for each section that a row names.
fn parts(entries: Vec<Entry>, title: &str, report: &mut Report) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut level, mut path) = (0, Vec::new());
    for entry in entries {
        let row = match entry {
            Entry::Heading(heading) => {
                let part = Part::new(heading.at, heading.level, &heading.text);
                parts.push(Part { is_heading: true, ..part });
                (level, path) = (heading.level, Vec::new());
                continue;
            }
            Entry::Row(row) => row,
        };
        if parts.is_empty() && row.path.is_empty() {
            let what = format!("the rows are in no section; one was made, {title:?}");
            report.detail(&row.at, what);
            parts.push(Part { at: row.at.clone(), title: title.to_owned(), ..Part::default() });
        }
        let same = path.iter().zip(&row.path).take_while(|(a, b)| a == b).count();
        for (depth, text) in row.path.iter().enumerate().skip(same) {
            parts.push(Part::new(row.at.clone(), level + depth + 1, text));
        }
        path.clone_from(&row.path);
        if let Some(part) = parts.last_mut() {
            part.rows.push(*row);
        }
    }
    parts
}

/// A number of one part without a dot is a word of the title, unless other numbers go on from it, or
/// are next to it.
fn without_bare_numbers(parts: &mut [Part]) {
    let numbers: Vec<String> = parts.iter().filter_map(|part| part.number.clone()).collect();
    let with_inner: HashSet<&str> =
        numbers.iter().flat_map(|number| number::around(number)).collect();
    let all: HashSet<&str> = numbers.iter().map(String::as_str).collect();
    let has = |number: Option<u32>| {
        number.is_some_and(|number| all.contains(number.to_string().as_str()))
    };
    for part in parts {
        let Some(number) = &part.number else { continue };
        let own = number::last(number);
        let is_next = has(own.and_then(|own| own.checked_sub(1))) || has(own.map(|own| own + 1));
        let goes_on = is_next || with_inner.contains(number.as_str());
        if let Some(heading) = part.bare.take_if(|_| !goes_on) {
            part.number = None;
            part.title = heading;
        }
    }
}

/// Without numbers: the headings above tables, and those above them but for the page's own.
fn keep_what_leads_to_rows(parts: &mut Vec<Part>) {
    let is_first = |part: &Part| part.is_heading && part.level == 1;
    let is_own = parts.iter().filter(|part| is_first(part)).count() == 1;
    let mut wanted = 0;
    let mut kept = Vec::new();
    for part in parts.drain(..).rev() {
        if part.has_rows() || part.level < wanted && !(is_own && is_first(&part)) {
            wanted = part.level;
            kept.push(part);
        }
    }
    kept.reverse();
    *parts = kept;
}

/// Refuses a page whose numbers start anew: it has several matrices.
fn is_one_matrix(parts: &[Part], report: &mut Report) -> bool {
    let Some(first) = parts.iter().find(|part| part.number.is_some()) else { return true };
    let is_restart =
        |part: &&Part| part.number == first.number && part.has_rows() == first.has_rows();
    let mut restarts = parts.iter().filter(is_restart).skip(1).peekable();
    let Some(again) = restarts.peek() else { return true };
    let number = first.number.as_deref().unwrap_or_default();
    let what = format!("the numbers start anew with {number} ({:?})", again.title);
    let help = "this looks like several matrices: import each by itself, with --under and the \
                heading that it stands under";
    report.refuse(&again.at, what, help);
    false
}

/// A number that stands twice cannot be one: the second section is written without.
fn repeated_numbers(parts: &mut [Part], report: &mut Report) {
    let mut seen = HashSet::new();
    for part in parts {
        let Some(number) = part.number.take() else { continue };
        if seen.insert(number.clone()) {
            part.number = Some(number);
        } else {
            let title = &part.title;
            let what = format!(
                "{number} is the number of a section before; {title:?} was written without one"
            );
            report.detail(&part.at, what);
        }
    }
}

/// Finds for each section the one that it is in.
fn nest(parts: &mut [Part]) {
    // The sections that the next one may be in, from the outermost.
    let mut open: Vec<usize> = Vec::new();
    for at in 0..parts.len() {
        let (before, rest) = parts.split_at_mut(at);
        let part = &mut rest[0];
        if let Some(number) = &part.number {
            open.retain(|&outer| {
                let outer = before[outer].number.as_ref();
                outer.is_some_and(|outer| number::is_inside(number, outer))
            });
        } else {
            let keep = |&&outer: &&usize| before[outer].level < part.level;
            open.truncate(open.iter().take_while(keep).count());
        }
        part.depth = open.len() + 1;
        open.push(at);
    }
}
