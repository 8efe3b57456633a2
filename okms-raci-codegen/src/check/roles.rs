//! Every activity has one party that is accountable, and someone who does it.

use okms_raci_core::Role;

use crate::finding::Finding;
use crate::model::{Activity, Allowable, Matrix};

pub(super) fn check(matrix: &Matrix, problems: &mut Vec<Finding>) {
    for activity in matrix.activities.iter().filter(|activity| activity.roles_understood) {
        row(matrix, activity, problems);
    }
}

fn row(matrix: &Matrix, activity: &Activity, problems: &mut Vec<Finding>) {
    let at = activity.roles_at;
    let holders = |letter| activity.roles.iter().filter(|roles| roles.contains(letter)).count();
    if activity.roles.iter().all(|roles| roles.is_empty()) {
        problems.push(
            Finding::error(at, "no party holds any role in the activity")
                .help("give each party its letters, such as `roles: { Customer: RA }`"),
        );
        return;
    }
    let accountable = holders(Role::Accountable);
    if accountable == 0 {
        problems.push(
            Finding::error(at, "no party is accountable for the activity")
                .help("add an A to the letters of the party that answers for it"),
        );
    }
    if holders(Role::Responsible) == 0 {
        problems.push(
            Finding::warning(at, "no party is responsible for the activity")
                .help("add an R to the letters of the party that does it"),
        );
    }
    several_accountable(matrix, activity, accountable, problems);
}

fn several_accountable(
    matrix: &Matrix,
    activity: &Activity,
    accountable: usize,
    problems: &mut Vec<Finding>,
) {
    let allowance =
        activity.allow.iter().find(|allow| allow.check == Allowable::SeveralAccountable);
    match allowance {
        None if accountable > 1 => {
            let names: Vec<&str> = activity
                .roles
                .iter()
                .zip(&matrix.parties)
                .filter(|(roles, _)| roles.contains(Role::Accountable))
                .map(|(_, party)| party.id.text.as_str())
                .collect();
            let message = format!("{accountable} parties are accountable: {}", names.join(", "));
            problems.push(Finding::error(activity.roles_at, message).help(
                "leave one A; if it is published so, add `allow: { several-accountable: \"…\" }` with the reason",
            ));
        }
        Some(allow) if accountable <= 1 => problems.push(
            Finding::error(allow.at, "`several-accountable` is allowed here, but not needed")
                .help("remove it"),
        ),
        _ => {}
    }
}
