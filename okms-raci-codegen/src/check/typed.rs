//! Parties and activities as types share one module.

use crate::finding::{Finding, Findings};
use crate::model::Matrix;
use crate::rule::Rule;

/// The names of the traits in that module.
const TRAITS: [&str; 6] = [
    "AccountableFor",
    "ConsultedOn",
    "InformedOf",
    "ResponsibleFor",
    "TypedActivity",
    "TypedParty",
];

pub(crate) fn check(matrix: &Matrix, problems: &mut Findings) {
    if !matrix.typed {
        return;
    }
    let is_party = |id: &str| matrix.parties.iter().any(|party| party.id.text == id);
    for activity in &matrix.activities {
        let id = &activity.id;
        if is_party(&id.text) {
            let message = format!("both a party and an activity have the id `{}`", id.text);
            problems.push(Finding::new(Rule::DuplicateId, id.at, message).help(
                "give one of them another `id`: with `typed: true` they are types of one module",
            ));
        }
    }
    let activities = matrix.activities.iter().map(|activity| &activity.id);
    for id in matrix.parties.iter().map(|party| &party.id).chain(activities) {
        if TRAITS.contains(&id.text.as_str()) {
            let message = format!("`{}` is the name of a trait of typed facts", id.text);
            problems.push(Finding::new(Rule::ReservedId, id.at, message).help("give another `id`"));
        }
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
