//! Who holds what.

use okms_raci_core::{Role, RoleSet};

use super::decimals;
use crate::code::{Code, Literal};
use crate::matrix::Matrix;

/// The section and the role sets of each activity.
pub(super) fn rows(code: &mut Code, matrix: &Matrix) {
    let count = matrix.activities.len();
    code.line("");
    code.line("/// The section that lists each activity.");
    let head = format!("pub(super) const ACTIVITY_SECTIONS: &[Section; {count}] = &");
    code.long_list(&head, ";", |code| {
        for activity in &matrix.activities {
            let section = &matrix.sections[activity.section].id;
            code.line(format_args!("Section::{section}, // {}", activity.id));
        }
    });

    let parties: Vec<&str> = matrix.parties.iter().map(|party| party.id.as_str()).collect();
    let cells = count * parties.len();
    code.line("");
    code.line(format_args!("/// A line for each activity: {}.", parties.join(", ")));
    code.long_list(&format!("pub(super) const ROLES: &[RoleSet; {cells}] = &"), ";", |code| {
        for activity in &matrix.activities {
            let row: Vec<&str> = activity.roles.iter().map(|&roles| constant(roles)).collect();
            code.line(format_args!("{}, // {}", row.join(", "), activity.id));
        }
    });
}

/// References and notes, each with the position of its activity or cell.
pub(super) fn remarks(code: &mut Code, matrix: &Matrix) {
    let activities = || matrix.activities.iter().enumerate();
    let references = activities().filter_map(|(at, it)| Some((at, it.reference.as_ref()?)));
    let notes = activities().filter_map(|(at, it)| Some((at, it.note.as_ref()?)));
    let cells = activities().flat_map(|(at, it)| {
        it.notes.iter().map(move |(party, note)| (at * matrix.parties.len() + party, note))
    });
    code.line("");
    code.line("/// Texts by position: of the activity, or of the cell in `ROLES`.");
    texts(code, "REFERENCES", references);
    texts(code, "NOTES", notes);
    texts(code, "CELL_NOTES", cells);
}

fn texts<'a>(code: &mut Code, name: &str, texts: impl Iterator<Item = (usize, &'a String)>) {
    let texts = texts.map(|(position, text)| format!("({position}, {})", Literal(text)));
    let texts: Vec<String> = texts.collect();
    let head = format!("pub(super) const {name}: &[(u32, &str); {}] = &", texts.len());
    code.list(&head, &texts, ";");
}

/// The name of the constant for a role set.
fn constant(roles: RoleSet) -> &'static str {
    if roles.is_empty() { "NONE" } else { roles.letters() }
}

/// The activities by party and role, as positions.
pub(super) fn held(code: &mut Code, matrix: &Matrix) {
    let mut starts = vec![0];
    let mut runs = Vec::new();
    for (at, party) in matrix.parties.iter().enumerate() {
        for role in Role::ALL {
            let holds = |&activity: &usize| matrix.activities[activity].roles[at].contains(role);
            let run: Vec<usize> = (0..matrix.activities.len()).filter(holds).collect();
            starts.push(starts[starts.len() - 1] + run.len());
            runs.push((format!("{}, {}", party.id, role.letter()), run));
        }
    }
    code.line("");
    code.line(
        "/// Where in `HELD` the activities of each party and role start, and where the last end.",
    );
    let head = format!("pub(super) const HELD_STARTS: &[u32; {}] = &", starts.len());
    code.dense_list(&head, &decimals(&starts), ";");
    code.line("");
    code.line("/// Positions of activities: for each party those in which it holds R, A, C and I.");
    let count = starts[starts.len() - 1];
    code.long_list(&format!("pub(super) const HELD: &[u16; {count}] = &"), ";", |code| {
        for (of, run) in &runs {
            code.line(format_args!("// {of}"));
            code.items(&decimals(run));
        }
    });
}
