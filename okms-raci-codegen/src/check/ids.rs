//! Ids are identifiers, and no two of a kind are the same.

use std::collections::HashMap;

use crate::model::{Matrix, Text};
use crate::names::{kebab, refusal, variant_name};
use crate::report::Problem;

/// The items of a generated module; the type named after the matrix stands beside them.
const ITEMS: [&str; 3] = ["Activity", "Party", "Section"];

pub(super) fn check(matrix: &Matrix, problems: &mut Vec<Problem>) {
    name(&matrix.name, problems);
    let parties = matrix.parties.iter().map(|party| (&party.id, None));
    unique("a party", parties, problems);
    let sections = matrix.sections.iter().map(|section| (&section.id, Some(&section.title)));
    unique("a section", sections, problems);
    let activities = matrix.activities.iter().map(|activity| (&activity.id, Some(&activity.title)));
    unique("an activity", activities, problems);
}

fn name(name: &Text, problems: &mut Vec<Problem>) {
    if name.is_missing() {
        return;
    }
    let type_name = variant_name(&name.text);
    if let Some(reason) = refusal(&name.text).or_else(|| refusal(&type_name)) {
        problems.push(
            Problem::error(name.at, format!("the name {:?} {reason}", name.text))
                .help("write a short name in lower case, such as `backup`"),
        );
    } else if ITEMS.contains(&type_name.as_str()) {
        let message = format!("the type of the matrix would be called {type_name}, as its enum is");
        problems.push(Problem::error(name.at, message).help("choose another name"));
    }
}

/// Each id with the title that it may be made from.
fn unique<'a>(
    of: &str,
    ids: impl Iterator<Item = (&'a Text, Option<&'a Text>)>,
    problems: &mut Vec<Problem>,
) {
    let mut seen: HashMap<String, &Text> = HashMap::new();
    for (id, title) in ids.filter(|(id, _)| !id.is_missing()) {
        let from_title = title.is_some_and(|title| title.at == id.at);
        if let Some(reason) = refusal(&id.text) {
            problems.push(refused(of, id, reason, from_title));
            continue;
        }
        if let Some(first) = seen.insert(kebab(&id.text), id) {
            problems.push(duplicate(of, id, first, from_title));
        }
    }
}

fn refused(of: &str, id: &Text, reason: &str, from_title: bool) -> Problem {
    if from_title {
        let message = match id.text.as_str() {
            "" => "no id can be made from the title".to_owned(),
            made => format!("the id {made:?}, made from the title, {reason}"),
        };
        return Problem::error(id.at, message).help("add an `id: …` of your own");
    }
    let problem = Problem::error(id.at, format!("the id {:?} of {of} {reason}", id.text));
    let suggestion = variant_name(&id.text);
    if refusal(&suggestion).is_none() {
        problem.help(format!("write `id: {suggestion}`"))
    } else {
        problem.help("write letters and digits, a letter first, such as `ManageBackups`")
    }
}

fn duplicate(of: &str, id: &Text, first: &Text, from_title: bool) -> Problem {
    let line = first.at.map_or_else(String::new, |at| format!(" in line {}", at.line()));
    let message = if id.text == first.text {
        format!("the id {} is that of {of}{line} already", id.text)
    } else {
        let written = kebab(&id.text);
        format!("the id {} and {} of {of}{line} are both written {written:?}", id.text, first.text)
    };
    Problem::error(id.at, message).help(if from_title {
        "it is made from the title: add an `id: …` of your own"
    } else {
        "give each an id of its own"
    })
}
