//! How long texts may be and how many parties and levels there may be, and whether the parts of a
//! matrix that a program made fit together.

use super::View;
use super::texts::{NamedText, texts};
use crate::finding::{Finding, Findings};
use crate::matrix::{Matrix, Party};
use crate::places::{Field, Item, Place};
use crate::rule::Rule;

/// The most characters of a title, a name and any other text, and of an id, a number or a reference.
pub(crate) const MOST_CHARACTERS: usize = 1_000;
pub(crate) const MOST_CHARACTERS_OF_AN_ID: usize = 100;

/// Parties in one matrix.
pub(crate) const MOST_PARTIES: usize = 64;

/// How deep sections may be nested; as YAML, a few more would not be read at all.
const MOST_LEVELS: usize = 60;

/// That a text is too long, if it is.
pub(crate) fn too_long(what: &str, at: Option<Place>, text: &str, most: usize) -> Option<Finding> {
    let count = text.chars().count();
    let message = || format!("the {what} has {count} characters; {most} is the most");
    (count > most).then(|| Finding::new(Rule::TooLarge, at, message()).help("shorten it"))
}

pub(crate) fn too_many_parties(count: usize, at: Option<Place>) -> Finding {
    let message = format!("the matrix has {count} parties; {MOST_PARTIES} is the most");
    Finding::new(Rule::TooLarge, at, message)
        .help("split the matrix, or let one party stand for several")
}

/// Checks how deep sections are nested.
pub(super) fn check_levels(view: &View<'_>, problems: &mut Findings) {
    let mut sections = view.matrix.sections.iter();
    if let Some(deep) = sections.position(|section| section.depth > MOST_LEVELS) {
        let at = view.places.at(Item::Section(deep), Field::Title);
        let message = format!("sections are nested deeper than {MOST_LEVELS} levels");
        problems.push(Finding::new(Rule::TooLarge, at, message).help("nest sections less deep"));
    }
}

/// Checks what the reader of YAML refuses before there is a matrix.
pub(super) fn check(view: &View<'_>, problems: &mut Findings) {
    let matrix = view.matrix;
    if matrix.parties.len() > MOST_PARTIES {
        let at = view.places.at(Item::Party(MOST_PARTIES), Field::Id);
        problems.push(too_many_parties(matrix.parties.len(), at));
    }
    for NamedText { what, text, item, field } in texts(matrix) {
        let at = view.places.at(item, field);
        if text.trim().is_empty() || what == "reason" && is_placeholder(text) {
            let (rule, message) = match (what, field) {
                ("reason", Field::Allow(_)) => {
                    (Rule::AllowWithoutReason, "a rule is allowed without a reason".to_owned())
                }
                ("reason", _) => (Rule::ExceptionWithoutReason, "there is no reason".to_owned()),
                _ => (Rule::EmptyText, format!("the {what} is empty")),
            };
            problems.push(Finding::new(rule, at, message).help("write it"));
        }
        let most = match what {
            "name of the matrix" | "id" | "alias" | "number" | "ref" => MOST_CHARACTERS_OF_AN_ID,
            _ => MOST_CHARACTERS,
        };
        problems.extend(too_long(what, at, text, most));
    }
}

/// Whether a text only holds the place of a reason, as the `…` that a help shows.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let text = text.trim().trim_end_matches([':', '!']).to_ascii_lowercase();
    matches!(
        text.as_str(),
        "" | "…" | "..." | "-" | "?" | "todo" | "tbd" | "fixme" | "xxx" | "reason" | "true" | "yes"
    )
}

/// Why positions and lists do not fit together; no YAML says such a thing.
pub(super) fn inconsistency(matrix: &Matrix) -> Option<Finding> {
    let finding = |item, message: &str| {
        let at = Some(Place::Field(item, Field::Title));
        Some(
            Finding::new(Rule::WrongKind, at, message)
                .help("mend the program that made the matrix"),
        )
    };
    for (at, section) in matrix.sections.iter().enumerate() {
        let above = match section.parent {
            None => Some(0),
            Some(parent) => matrix.sections[..at].get(parent).map(|parent| parent.depth),
        };
        if above.map(|above| above + 1) != Some(section.depth) {
            return finding(Item::Section(at), "its depth is not one more than that of its parent");
        }
    }
    let is_refined = |of: usize| of < matrix.refines.len();
    let unknown = |party: &Party| party.is.iter().any(|outer| !is_refined(outer.of));
    if let Some(at) = matrix.parties.iter().position(unknown) {
        return finding(Item::Party(at), "it is a party of a matrix that is not refined");
    }
    let mut section_before = 0;
    for (at, activity) in matrix.activities.iter().enumerate() {
        let item = Item::Activity(at);
        if activity.section < section_before || activity.section >= matrix.sections.len() {
            return finding(item, "the activities are not in the order of the sections");
        }
        section_before = activity.section;
        let is_party = |party: &usize| *party < matrix.parties.len();
        if activity.roles.len() != matrix.parties.len() || !activity.notes.keys().all(is_party) {
            return finding(item, "its roles or notes are not those of the parties");
        }
        if activity.covers.iter().any(|cover| !is_refined(cover.of)) {
            return finding(item, "it covers a duty of a matrix that is not refined");
        }
    }
    None
}
