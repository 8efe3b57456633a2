//! What only generated code asks for: derives that are paths and new, and names of types that differ.

use super::View;
use crate::finding::{Finding, Findings, repeats};
use crate::names::mistake_in_path;
use crate::places::{Field, Item};
use crate::rule::Rule;
use crate::yaml::Beginning;

/// What the enums of every matrix implement.
const IMPLEMENTED: [&str; 11] = [
    "Clone",
    "Copy",
    "Debug",
    "Display",
    "Eq",
    "FromStr",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "TryFrom",
];

pub(crate) fn derives(view: &View<'_>, problems: &mut Findings) {
    let derives = &view.matrix.derive;
    let before = repeats(derives);
    for ((position, derive), before) in derives.iter().enumerate().zip(before) {
        let last = derive.rsplit("::").next().unwrap_or_default();
        let at = view.places.at(Item::Matrix, Field::Derive(position));
        let problem = |message: String| Finding::new(Rule::NotADerive, at, message);
        if let Some(message) = mistake_in_path(derive, "a derive macro") {
            problems.push(problem(message).help(
                "write it such as `strum::EnumIter`, or `crate::macros::Listed` for one of your own crate",
            ));
        } else if IMPLEMENTED.contains(&last) {
            let message = format!("every enum of a matrix implements {last} already");
            problems.push(problem(message).help("remove it"));
        } else if last == "Default" {
            let message = "no activity, party or section is the default one".to_owned();
            problems.push(problem(message).help("remove `Default`"));
        } else if before.is_some() {
            let message = format!("`{}` stands in the list twice", Beginning(derive));
            problems.push(problem(message).help("keep one"));
        }
    }
}

/// The names of the traits in that module.
const TRAITS: [&str; 6] = [
    "AccountableFor",
    "ConsultedOn",
    "InformedOf",
    "ResponsibleFor",
    "TypedActivity",
    "TypedParty",
];

/// Parties and activities as types share one module.
pub(crate) fn typed(view: &View<'_>, problems: &mut Findings) {
    let matrix = view.matrix;
    if !matrix.typed {
        return;
    }
    let is_party = |id: &str| matrix.parties.iter().any(|party| party.id == id);
    let activities = matrix.activities.iter().enumerate();
    let activities =
        activities.map(|(at, activity)| view.text(Item::Activity(at), Field::Id, &activity.id));
    for id in activities.clone().filter(|id| is_party(id.text)) {
        let message = format!("both a party and an activity have the id `{}`", id.text);
        problems.push(Finding::new(Rule::DuplicateId, id.at, message).help(
            "give one of them another `id`: with `typed: true` they are types of one module",
        ));
    }
    let parties = matrix.parties.iter().enumerate();
    let parties = parties.map(|(at, party)| view.text(Item::Party(at), Field::Id, &party.id));
    for id in parties.chain(activities).filter(|id| TRAITS.contains(&id.text)) {
        let message = format!("`{}` is the name of a trait of typed facts", id.text);
        problems.push(Finding::new(Rule::ReservedId, id.at, message).help("give another `id`"));
    }
}

#[cfg(test)]
mod tests {
    fn problems(yaml: &str) -> Vec<String> {
        match crate::generate(yaml, "tea.yaml") {
            Ok(_) => Vec::new(),
            Err(report) => report.problems().map(|problem| problem.message.clone()).collect(),
        }
    }

    fn yaml(typed: &str, party: &str, activity: &str) -> String {
        format!(
            "format: 1
name: tea
title: Tea
source: {{ revision: 2026-01-31 }}
typed: {typed}
parties: [{{ id: {party}, name: Host }}]
sections: [{{ title: Afternoon, activities: [{{ id: {activity}, title: Pour, roles: {{ {party}: RA }} }}] }}]
"
        )
    }

    #[test]
    fn types_of_one_module_have_names_of_their_own() {
        assert_eq!(problems(&yaml("true", "Host", "Pour")), [""; 0]);
        assert_eq!(problems(&yaml("false", "Host", "Host")), [""; 0]);
        assert_eq!(
            problems(&yaml("true", "Host", "Host")),
            ["both a party and an activity have the id `Host`"]
        );
        assert_eq!(
            problems(&yaml("true", "InformedOf", "Pour")),
            ["`InformedOf` is the name of a trait of typed facts"]
        );
        assert_eq!(
            problems(&yaml("maybe", "Host", "Pour")),
            ["expected true or false, found the text \"maybe\""]
        );
    }
}
