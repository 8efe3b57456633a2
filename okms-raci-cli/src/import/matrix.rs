//! Sections and rows as a matrix, with ids for all that has none.

use std::collections::HashSet;

use okms_raci_codegen::{Cover, Matrix, Party, Refines, Role, RoleSet, Rule, Section};

use super::Hints;
use super::cells::Place;
use super::ids::{Nameless, ids};
use super::layout::Found as Row;
use super::outline::Part;
use super::report::Report;
use crate::covers;
use crate::export::allowed_as;
use crate::finding::counted;
use crate::into::{self, About, Outcome, Target};

/// Adds parties, sections and rows to a matrix; what is in the target, too, gets the ids and the reasons
/// that it has there.
pub(super) fn fill(
    mut matrix: Matrix,
    parties: Vec<String>,
    parts: &[Part],
    hints: &Hints,
    target: Option<&Target<'_>>,
    report: &mut Report,
) -> Matrix {
    matrix.parties.extend(parties.into_iter().map(|name| Party { name, ..Party::default() }));
    add_sections(&mut matrix, parts, hints);
    cover(&mut matrix, parts, report);
    remark(&mut matrix, parts, target.is_some(), report);
    let mut taken = HashSet::new();
    if target.is_none() && !matrix.refines.is_empty() {
        matrix.refines.clear();
        matrix.activities.iter_mut().for_each(|row| row.covers.clear());
        let what =
            "what rows cover was left out; --into a YAML that refines these matrices keeps it";
        report.odd(&Place::default(), what);
    }
    if let Some(target) = target {
        note(into::take_ids(&mut matrix, target), parts, report);
        taken = into::taken_ids(target.matrix);
    }
    name_parties(&mut matrix, report);
    name_sections(&mut matrix, parts, &taken, report);
    name_activities(&mut matrix, parts, &taken, report);
    count_rows(&matrix, parts, report);
    if let Some(target) = target {
        report_new(&matrix, parts, &taken, report);
        note(into::add_missing(&mut matrix, target), parts, report);
    }
    matrix
}

fn add_sections(matrix: &mut Matrix, parts: &[Part], hints: &Hints) {
    // The sections that the next one may be in, from the outermost.
    let mut open = Vec::new();
    for part in parts {
        let section = matrix.sections.len();
        open.truncate(part.depth.saturating_sub(1));
        let parent = open.last().copied();
        open.push(section);
        let (number, title) = (part.number.clone(), part.title.clone());
        let depth = part.depth;
        matrix.sections.push(Section { depth, parent, number, title, ..Section::default() });
        for row in &part.rows {
            let mut activity = row.activity.clone();
            activity.section = section;
            activity.roles.resize(matrix.parties.len(), RoleSet::NONE);
            let broken = broken_rule(&activity.roles);
            let broken = broken.filter(|rule| Rule::ALLOWABLE.contains(rule));
            let broken = broken.filter(|_| hints.as_published);
            activity.allow.extend(broken.map(|rule| (rule, PUBLISHED.to_owned())));
            matrix.activities.push(activity);
        }
    }
}

/// Reports what importing into a matrix gave, each sentence at its place in the source.
fn note(outcome: Outcome, parts: &[Part], report: &mut Report) {
    for (about, text) in outcome.decisions {
        let place = match about {
            About::Source => None,
            About::Section(position) => parts.get(position).map(|part| &part.at),
            About::Activity(position) => rows(parts).nth(position).map(|row| &row.at),
        };
        report.odd(place.unwrap_or(&Place::default()), text);
    }
    outcome.open.into_iter().for_each(|text| report.open(text));
    for (what, help) in outcome.refusals {
        report.refuse(&Place::default(), what, help);
    }
}

fn name_parties(matrix: &mut Matrix, report: &mut Report) {
    let place = Place::default();
    let parties = matrix.parties.iter().map(|party| Nameless {
        at: &place,
        title: &party.name,
        sections: Vec::new(),
        given: &party.id,
    });
    let ids = ids("parties", &parties.collect::<Vec<_>>(), &HashSet::new(), report);
    for (party, id) in matrix.parties.iter_mut().zip(ids) {
        party.id = id;
    }
}

/// What the rows cover; of the refined matrices only the names of their entries are known here.
fn cover(matrix: &mut Matrix, parts: &[Part], report: &mut Report) {
    for (activity, row) in matrix.activities.iter_mut().zip(rows(parts)) {
        let Some(text) = &row.covers else { continue };
        let covered = covers::read(text).unwrap_or_else(|part| {
            let help =
                "write the name of the entry, the id, and maybe letters: `okms KeepServiceLogs (R)`";
            report.refuse(&row.at, format!("{part:?} is no duty that the row covers"), help);
            Vec::new()
        });
        for (entry, activity_id, letters) in covered {
            let known = matrix.refines.iter().position(|it| it.matrix == entry);
            let of = known.unwrap_or_else(|| {
                matrix.refines.push(Refines { matrix: entry, ..Refines::default() });
                matrix.refines.len() - 1
            });
            activity.covers.push(Cover { of, activity: activity_id, letters });
        }
    }
}

/// The notes of cells and the exemptions that our own tables have in a column: `Customer: …`, `no A: …`.
fn remark(matrix: &mut Matrix, parts: &[Part], has_target: bool, report: &mut Report) {
    for (activity, row) in matrix.activities.iter_mut().zip(rows(parts)) {
        for line in row.cell_notes.iter().flat_map(|text| text.lines()) {
            let Some(note) = cell_note(line, &matrix.parties) else {
                let help = "start with the name of a party: `Customer: the note`";
                report.refuse(&row.at, format!("{line:?} is no note of a cell"), help);
                continue;
            };
            activity.notes.extend([note]);
        }
        for line in row.allowed.iter().flat_map(|text| text.lines()) {
            let Some((rule, reason)) = exemption(line) else {
                let help = "write what is allowed, and why: `no A: the reason`";
                report.refuse(&row.at, format!("{line:?} is no exemption"), help);
                continue;
            };
            activity.allow.retain(|(other, _)| *other != rule);
            if is_needed(rule, &activity.roles) {
                activity.allow.push((rule, reason));
            } else if !has_target {
                // With a target, what it loses is reported.
                let what = format!("the exemption {line:?} is no longer needed: left out");
                report.odd(&row.at, what);
            }
        }
    }
}

/// The position of the party that a line starts with, and the note.
fn cell_note(line: &str, parties: &[Party]) -> Option<(usize, String)> {
    let note = |party: &Party| line.strip_prefix(party.name.as_str())?.strip_prefix(": ");
    let mut notes = parties.iter().map(note).enumerate();
    notes.find_map(|(position, note)| Some((position, note?.to_owned())))
}

fn exemption(line: &str) -> Option<(Rule, String)> {
    let (what, why) = line.split_once(": ")?;
    Some((allowed_as(what)?, why.to_owned()))
}

/// Whether the row breaks the rule; a rule about a chain is not judged here.
fn is_needed(rule: Rule, roles: &[RoleSet]) -> bool {
    let content = [Rule::NoRoles, Rule::NobodyAccountable, Rule::SeveralAccountable];
    !content.contains(&rule) || broken_rule(roles) == Some(rule)
}

/// The reason of `--as-published`.
pub(crate) const PUBLISHED: &str = "Published that way.";

/// The rule about content that a row breaks.
pub(crate) fn broken_rule(roles: &[RoleSet]) -> Option<Rule> {
    let accountable = roles.iter().filter(|roles| roles.contains(Role::Accountable)).count();
    match accountable {
        _ if roles.iter().all(|roles| roles.is_empty()) => Some(Rule::NoRoles),
        0 => Some(Rule::NobodyAccountable),
        1 => None,
        _ => Some(Rule::SeveralAccountable),
    }
}

/// Says what the matrix did not have, and the ids that this gets for ever.
fn report_new(matrix: &Matrix, parts: &[Part], taken: &HashSet<String>, report: &mut Report) {
    let is_new = |id: &str| !taken.contains(&id.to_lowercase());
    for (section, part) in matrix.sections.iter().zip(parts).filter(|(own, _)| is_new(&own.id)) {
        report.odd(&part.at, format!("the section {} is new: {:?}", section.id, section.title));
    }
    for (activity, row) in matrix.activities.iter().zip(rows(parts)) {
        if is_new(&activity.id) {
            report.odd(&row.at, format!("{} is new: {:?}", activity.id, activity.title));
        }
    }
}

fn rows(parts: &[Part]) -> impl Iterator<Item = &Row> {
    parts.iter().flat_map(|part| &part.rows)
}

/// Counts what was read, and the rows that break a rule about their content.
fn count_rows(matrix: &Matrix, parts: &[Part], report: &mut Report) {
    let notes =
        matrix.activities.iter().map(|row| row.notes.len() + usize::from(row.note.is_some()));
    let counts = [
        (matrix.activities.len(), "row"),
        (matrix.sections.len(), "section"),
        (matrix.activities.iter().filter(|row| row.reference.is_some()).count(), "reference"),
        (notes.sum(), "note"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, noun)| counted(*count, noun)).collect();
    report.how(format!("  {}", counts.join(", ")));
    for (activity, row) in matrix.activities.iter().zip(rows(parts)) {
        let what = match broken_rule(&activity.roles) {
            Some(Rule::NoRoles) => "nobody holds a role in this row",
            Some(Rule::NobodyAccountable) => "nobody has the A of this row",
            Some(_) => "several parties have an A in this row",
            None => continue,
        };
        let end = match activity.allow.first() {
            None => "raci check reports it",
            Some((_, reason)) if reason == PUBLISHED => "allowed, since it is published that way",
            Some(_) => "allowed, with a reason",
        };
        report.odd(&row.at, format!("{what}: {end}"));
    }
}

fn name_sections(
    matrix: &mut Matrix,
    parts: &[Part],
    taken: &HashSet<String>,
    report: &mut Report,
) {
    let sections = parts.iter().zip(&matrix.sections).enumerate();
    let sections = sections.map(|(at, (part, section))| Nameless {
        at: &part.at,
        title: &part.title,
        sections: [&around(parts, at)[1..], &inside(parts, at)].concat(),
        given: &section.id,
    });
    let sections: Vec<Nameless<'_>> = sections.collect();
    let ids = ids("sections", &sections, taken, report);
    for (section, id) in matrix.sections.iter_mut().zip(ids) {
        section.id = id;
    }
}

fn name_activities(
    matrix: &mut Matrix,
    parts: &[Part],
    taken: &HashSet<String>,
    report: &mut Report,
) {
    let rows = parts.iter().enumerate().flat_map(|(at, part)| {
        let around = around(parts, at);
        part.rows.iter().map(move |row| (row, around.clone()))
    });
    let activities = rows.zip(&matrix.activities).map(|((row, sections), activity)| Nameless {
        at: &row.at,
        title: &activity.title,
        sections,
        given: &activity.id,
    });
    let activities: Vec<Nameless<'_>> = activities.collect();
    let ids = ids("activities", &activities, taken, report);
    for (activity, id) in matrix.activities.iter_mut().zip(ids) {
        activity.id = id;
    }
}

/// The title of a section and those that it is in, from the innermost.
fn around(parts: &[Part], at: usize) -> Vec<&str> {
    let mut titles = vec![parts[at].title.as_str()];
    let mut depth = parts[at].depth;
    for part in parts[..at].iter().rev() {
        if depth <= 1 {
            break;
        } else if part.depth < depth {
            depth = part.depth;
            titles.push(&part.title);
        }
    }
    titles
}

/// The title of the first section or activity in a section.
fn inside(parts: &[Part], at: usize) -> Vec<&str> {
    let row = parts[at].rows.first().map(|row| row.activity.title.as_str());
    let next = parts.get(at + 1).filter(|next| next.depth > parts[at].depth);
    row.or(next.map(|next| next.title.as_str())).into_iter().collect()
}
