//! A change in words.

use okms_raci_codegen::{Matrix, Role, Rule};

use super::super::{Change, ChangeKind, Part, Subject};
use super::Places;
use crate::export::deviation;

/// A change other than that of a cell.
pub(super) fn line(change: &Change, [old, new]: [&Places<'_>; 2]) -> Option<String> {
    let Change { kind, subject, part, .. } = change;
    let [was, now] = [&change.old, &change.new].map(|value| value.as_deref().unwrap_or("none"));
    let moved = format!("{was} → {now}");
    let moved_text = format!("\"{was}\" → \"{now}\"");
    // What an item of the matrix is called in its line; a row has its title above.
    let item = match subject {
        Subject::Party(item) => format!("party {}: ", item.title),
        Subject::Section(_) => "this section: ".to_owned(),
        Subject::Matrix | Subject::Code | Subject::Activity(_) => String::new(),
    };
    let part_name = part.as_ref().map(ToString::to_string).unwrap_or_default();
    let comes_and_goes = |what: &str| match (&change.old, &change.new) {
        (None, _) => format!("{what} added: \"{now}\""),
        (_, None) => format!("{what} removed: \"{was}\""),
        _ => format!("{what} changed: {moved_text}"),
    };
    Some(match (kind, subject) {
        (ChangeKind::Cell, _) => return None,
        (ChangeKind::Added, Subject::Activity(item)) => new.holders(&item.id),
        (ChangeKind::Removed, Subject::Activity(item)) => format!("was: {}", old.holders(&item.id)),
        (ChangeKind::Added, Subject::Party(item)) => {
            format!("new party: {}, {}", item.title, held(new.matrix, &item.id))
        }
        (ChangeKind::Removed, Subject::Party(item)) => {
            format!("party removed: {}, which was {}", item.title, held(old.matrix, &item.id))
        }
        (ChangeKind::Added, Subject::Section(_)) => "new section".to_owned(),
        (ChangeKind::Removed, Subject::Section(_)) => "section removed".to_owned(),
        (ChangeKind::Added | ChangeKind::Removed, _) => {
            comes_and_goes(&format!("{part_name} of the generated code"))
        }
        (ChangeKind::Title, _) if change.typographic => {
            format!("{item}only the typography of the title changed: {moved_text}")
        }
        (ChangeKind::Title, _) => format!("{item}renamed: {moved_text}"),
        (ChangeKind::RenamedId, _) => format!("{item}id changed: {moved}"),
        (ChangeKind::Moved, Subject::Section(_)) => {
            let is_place = now == "at the top" || now.starts_with("in ");
            let what = if is_place { "moved" } else { "number changed" };
            format!("{item}{what}: {moved}")
        }
        (ChangeKind::Moved, _) => format!("moved from section \"{was}\" to \"{now}\""),
        (ChangeKind::Reordered, _) => format!("{item}moved from place {was} to {now}"),
        (ChangeKind::Source, _) if part_name == "sha256" => {
            "only the layout or the comments of the file changed".to_owned()
        }
        (ChangeKind::Source, _) => format!("{part_name}: {moved}"),
        (ChangeKind::Alias, _) if change.old.is_some() => {
            format!("{item}former id removed: {was}")
        }
        (ChangeKind::Alias, _) => format!("{item}former id added: {now}"),
        (ChangeKind::Allow, _) => {
            let what = Rule::find(&part_name).map_or(&*part_name, |rule| deviation(rule));
            match (&change.old, &change.new) {
                (None, _) => format!("now allowed, {what}: \"{now}\""),
                (_, None) => format!("no longer allowed, {what}: \"{was}\""),
                _ => format!("reason changed, {what}: {moved_text}"),
            }
        }
        (ChangeKind::Note, _) => match part {
            Some(Part::Key("ref")) => comes_and_goes("reference"),
            Some(Part::Party { name, .. }) => comes_and_goes(&format!("note of {name}")),
            _ => comes_and_goes("note"),
        },
        (ChangeKind::Refines, _) => comes_and_goes("entry of `refines`"),
        (ChangeKind::Covers, _) => comes_and_goes("covered duties"),
        (ChangeKind::Is, _) => format!("{item}{}", comes_and_goes("party of a refined matrix")),
    })
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
