//! Every activity has one party that is accountable, and someone who does it.

use okms_raci_core::{Role, RoleSet};

use super::View;
use crate::finding::{Finding, Findings};
use crate::matrix::{Activity, Matrix};
use crate::places::{Field, Item, Place};
use crate::rule::Rule;

pub(super) fn check(view: &View<'_>, problems: &mut Findings) {
    for (position, activity) in view.matrix.activities.iter().enumerate() {
        let item = Item::Activity(position);
        if let Some(at) = view.places.at(item, Field::Roles) {
            row(view, item, activity, at, problems);
        }
    }
}

fn row(view: &View<'_>, item: Item, activity: &Activity, at: Place, problems: &mut Findings) {
    let (matrix, at) = (view.matrix, Some(at));
    if activity.roles.iter().all(|roles| roles.is_empty()) {
        if activity.allow.iter().any(|(allowed, _)| *allowed == Rule::NoRoles) {
            return;
        }
        let party = matrix.parties.first().map_or("Customer", |party| &party.id);
        let message = if activity.covers.is_empty() {
            "no party holds any role in the activity"
        } else {
            "nobody takes this on yet: choose who is accountable and who does it"
        };
        let help = format!("give each party its letters, such as `roles: {{ {party}: RA }}`");
        problems.push(Finding::new(Rule::NoRoles, at, message).help(help));
        return;
    }
    accountable(view, item, activity, at, problems);
    if holders(matrix, activity, Role::Responsible).is_empty()
        && !takes_on_only_accountability(matrix, activity)
    {
        problems.push(
            Finding::new(Rule::NobodyResponsible, at, "no party is responsible for the activity")
                .help("add an R to the letters of the party that does it"),
        );
    }
}

/// Whether a row without an R is there to answer for duties that other rows do.
fn takes_on_only_accountability(matrix: &Matrix, activity: &Activity) -> bool {
    let is_own = |at: usize| matrix.parties[at].is.is_empty();
    let mut cells = activity.roles.iter().enumerate();
    let is_accountable = cells.any(|(at, roles)| is_own(at) && roles.contains(Role::Accountable));
    let letters = activity.covers.iter().map(|cover| {
        // This row takes no R on; that one is written all the same shows beside the outer matrix.
        cover.letters.unwrap_or(matrix.refines[cover.of].roles).difference(RoleSet::R)
    });
    let mut letters = letters.peekable();
    letters.peek().is_some()
        && is_accountable
        && letters.all(|letters| letters.is_empty() || letters == RoleSet::A)
}

/// The ids of the parties that hold a role.
fn holders<'a>(matrix: &'a Matrix, activity: &Activity, role: Role) -> Vec<&'a str> {
    let cells = matrix.parties.iter().zip(&activity.roles);
    cells.filter(|(_, roles)| roles.contains(role)).map(|(party, _)| party.id.as_str()).collect()
}

/// One party is accountable, unless the row says why that is not so.
fn accountable(
    view: &View<'_>,
    item: Item,
    activity: &Activity,
    at: Option<Place>,
    problems: &mut Findings,
) {
    let holders = holders(view.matrix, activity, Role::Accountable);
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
    let allow = activity.allow.iter().enumerate();
    // Whether a rule of the chain is broken shows beside the outer matrix, which may not have been read.
    let is_in_chain = !activity.covers.is_empty() || problems.breaks_form();
    let may_be_needed =
        |allowed: Rule| Some(allowed) == rule || is_in_chain && Rule::OF_A_CHAIN.contains(&allowed);
    for (position, (allowed, _)) in allow.filter(|(_, (allowed, _))| !may_be_needed(*allowed)) {
        let message = format!("`{}` is allowed here, but not needed", allowed.id());
        let at = view.places.at(item, Field::Allow(position));
        problems.push(Finding::new(Rule::AllowNotNeeded, at, message).help("remove it"));
    }
    let is_allowed = |rule| activity.allow.iter().any(|(allowed, _)| *allowed == rule);
    if let Some(rule) = rule.filter(|&rule| !is_allowed(rule)) {
        let id = rule.id();
        problems.push(Finding::new(rule, at, message).help(format!(
            "{help}; if it was published that way, add `allow: {{ {id}: \"…\" }}` with the reason"
        )));
    }
}
