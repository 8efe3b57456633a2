//! What became of the roles in a row.

use okms_raci_codegen::{Role, RoleSet};

use super::super::{Change, ChangeKind, Part};

/// A cell that changed.
pub(super) struct Cell {
    pub(super) party: String,
    pub(super) old: RoleSet,
    pub(super) new: RoleSet,
}

impl Cell {
    pub(super) fn of(change: &Change) -> Option<Self> {
        match &change.part {
            Some(Part::Party { name, .. }) if change.kind == ChangeKind::Cell => Some(Cell {
                party: name.clone(),
                old: role_set(change.old.as_ref()),
                new: role_set(change.new.as_ref()),
            }),
            _ => None,
        }
    }
}

/// The letters as a set; none are an empty one.
pub(super) fn role_set(letters: Option<&String>) -> RoleSet {
    letters.map(String::as_str).and_then(RoleSet::from_letters).unwrap_or(RoleSet::NONE)
}

/// What became of the roles in a row: first who answers for it and who does it.
pub(super) fn roles(cells: &[Cell]) -> Vec<String> {
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
