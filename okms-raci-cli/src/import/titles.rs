//! Rows of one section that have the same title.

use std::collections::HashMap;

use super::layout::Found;
use super::outline::Part;
use super::report::Report;

/// Tells rows of the same title apart by what they are marked for; what says the same twice stays once.
pub(super) fn unlike(part: &mut Part, report: &mut Report) {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<Found> = Vec::new();
    for mut row in std::mem::take(&mut part.rows) {
        let position = *first.entry(row.title.clone()).or_insert(kept.len());
        let Some(same) = kept.get_mut(position) else {
            kept.push(row);
            continue;
        };
        if same.marks != row.marks {
            marked(same, report);
            marked(&mut row, report);
            kept.push(row);
        } else if same.roles == row.roles {
            report.odd(&row.at, format!("{:?} appears twice; it was read once", row.title));
        } else {
            let what = format!("{:?} has other roles in line {}", row.title, same.at.line);
            let help = "a section has one row for each activity: say in the titles how they differ, \
                        or keep one";
            report.refuse(&row.at, what, help);
        }
    }
    part.rows = kept;
}

/// Puts what a row is marked for into its title.
fn marked(row: &mut Found, report: &mut Report) {
    let marks = row.marks.join(", ");
    let is_marked = row.title.ends_with(&format!("({marks})"));
    if !marks.is_empty() && !is_marked {
        row.title = format!("{} ({marks})", row.title);
        let what = format!("another row has the same title: this one was called {:?}", row.title);
        report.odd(&row.at, what);
    }
}
