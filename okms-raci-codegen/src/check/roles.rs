//! Every activity has one party that is accountable, and someone who does it.

use okms_raci_core::Role;

use crate::finding::{Finding, Findings};
use crate::model::{Activity, Matrix};
use crate::rule::Rule;

pub(super) fn check(matrix: &Matrix, problems: &mut Findings) {
    for activity in matrix.activities.iter().filter(|activity| activity.roles_understood) {
        row(matrix, activity, problems);
    }
}

fn row(matrix: &Matrix, activity: &Activity, problems: &mut Findings) {
    let at = activity.roles_at;
    if activity.roles.iter().all(|roles| roles.is_empty()) {
        problems.push(
            Finding::new(Rule::NoRoles, at, "no party holds any role in the activity")
                .help("give each party its letters, such as `roles: { Customer: RA }`"),
        );
        return;
    }
    accountable(matrix, activity, problems);
    if holders(matrix, activity, Role::Responsible).is_empty() {
        problems.push(
            Finding::new(Rule::NobodyResponsible, at, "no party is responsible for the activity")
                .help("add an R to the letters of the party that does it"),
        );
    }
}

/// The ids of the parties that hold a role.
fn holders<'a>(matrix: &'a Matrix, activity: &Activity, role: Role) -> Vec<&'a str> {
    let cells = matrix.parties.iter().zip(&activity.roles);
    cells.filter(|(_, roles)| roles.contains(role)).map(|(party, _)| party.id()).collect()
}

/// One party is accountable, unless the row says why that is not so.
fn accountable(matrix: &Matrix, activity: &Activity, problems: &mut Findings) {
    let holders = holders(matrix, activity, Role::Accountable);
    let (rule, message, help) = match holders[..] {
        [] => (
            Some(Rule::NobodyAccountable),
            "no party is accountable for the activity".to_owned(),
            "add an A to the letters of the party that answers for it",
        ),
        [_] => (None, String::new(), ""),
        _ => (
            Some(Rule::SeveralAccountable),
            format!("{} parties are accountable: {}", holders.len(), holders.join(", ")),
            "leave one A",
        ),
    };
    for allow in activity.allow.iter().filter(|allow| Some(allow.rule) != rule) {
        let message = format!("`{}` is allowed here, but not needed", allow.rule.id());
        problems.push(Finding::new(Rule::AllowNotNeeded, allow.at, message).help("remove it"));
    }
    let is_allowed = |rule| activity.allow.iter().any(|allow| allow.rule == rule);
    if let Some(rule) = rule.filter(|&rule| !is_allowed(rule)) {
        let id = rule.id();
        problems.push(Finding::new(rule, activity.roles_at, message).help(format!(
            "{help}; if it was published that way, add `allow: {{ {id}: \"…\" }}` with the reason"
        )));
    }
}
