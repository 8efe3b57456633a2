//! Rows of one section that have the same title.

use okms_raci_codegen::RoleSet;

use super::notes::Notes;
use super::outline::Part;
use super::rows::Found;

/// Tells rows of the same title apart by what they are marked for; what says the same twice stays once.
pub(super) fn unlike(part: &mut Part, parties: usize, notes: &mut Notes) {
    let mut kept: Vec<Found> = Vec::new();
    for mut row in std::mem::take(&mut part.rows) {
        let Some(same) = kept.iter_mut().find(|other| other.title == row.title) else {
            kept.push(row);
            continue;
        };
        let line = same.at.clone();
        if same.marks == row.marks && cells(same, parties) == cells(&row, parties) {
            notes.decide(&row.at, format!("{:?} stands there twice; it was taken once", row.title));
            continue;
        }
        if same.marks == row.marks {
            let what = format!("{:?} has other roles in the row at{line}", row.title);
            let help = "a section has one row for each activity: say in the titles how they differ, \
                        or keep one";
            notes.refuse(&row.at, what, help);
            continue;
        }
        marked(same, notes);
        marked(&mut row, notes);
        kept.push(row);
    }
    part.rows = kept;
}

fn cells(row: &Found, parties: usize) -> Vec<RoleSet> {
    let mut cells = vec![RoleSet::NONE; parties];
    for (party, roles) in &row.roles {
        cells[*party] = *roles;
    }
    cells
}

/// Puts what a row is marked for into its title.
fn marked(row: &mut Found, notes: &mut Notes) {
    let marks = row.marks.join(", ");
    if !marks.is_empty() && !row.title.ends_with(')') {
        row.title = format!("{} ({marks})", row.title);
        let what = format!("another row has the same title: this one was called {:?}", row.title);
        notes.decide(&row.at, what);
    }
}
