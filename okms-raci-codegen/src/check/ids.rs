//! Ids are identifiers, and no two of a kind are the same.

use std::borrow::Cow;

use crate::finding::Finding;
use crate::model::{Matrix, Text};
use crate::names::{kebab, refusal, variant_name};
use crate::order::equal_before;
use crate::place::in_line;
use crate::rule::Rule;

/// The types of a generated module; the one named after the matrix stands beside them.
const TYPES: [&str; 3] = ["Activity", "Party", "Section"];

type Refusal = (Rule, &'static str);

/// An item that has an id.
struct Item<'a> {
    id: &'a Text,
    written: &'a str,
    /// The title that the id may be made from.
    title: Option<&'a Text>,
    aliases: &'a [Text],
}

pub(super) fn check(matrix: &Matrix, problems: &mut Vec<Finding>) {
    name(&matrix.name, problems);
    let parties = matrix.parties.iter().map(|party| Item {
        id: &party.id,
        written: &party.written,
        title: None,
        aliases: &party.aliases,
    });
    unique("a party", &parties.collect::<Vec<_>>(), problems);
    let sections = matrix.sections.iter().map(|section| Item {
        id: &section.id,
        written: &section.written,
        title: Some(&section.title),
        aliases: &section.aliases,
    });
    unique("a section", &sections.collect::<Vec<_>>(), problems);
    let activities = matrix.activities.iter().map(|activity| Item {
        id: &activity.id,
        written: &activity.written,
        title: Some(&activity.title),
        aliases: &activity.aliases,
    });
    unique("an activity", &activities.collect::<Vec<_>>(), problems);
}

fn name(name: &Text, problems: &mut Vec<Finding>) {
    if name.is_missing() {
        return;
    }
    let type_name = variant_name(&name.text);
    if let Some((rule, reason)) = refusal(&name.text).or_else(|| refusal(&type_name)) {
        let message = format!("the name {:?} {reason}", name.text);
        let suggestion = kebab(&name.text).replace('-', "_");
        problems.push(Finding::new(rule, name.at, message).help(match refusal(&suggestion) {
            None => format!("write `name: {suggestion}`"),
            Some(_) => "write a short name in lower case, such as `backup`".to_owned(),
        }));
    } else if TYPES.contains(&type_name.as_str()) {
        let message = format!("the type of the matrix would be called {type_name}, as its enum is");
        problems.push(Finding::new(Rule::ReservedId, name.at, message).help("choose another name"));
    }
}

fn unique(of: &str, items: &[Item<'_>], problems: &mut Vec<Finding>) {
    let mut ids: Vec<(Cow<'_, str>, &Text, Kind)> = Vec::new();
    for Item { id, written, title, .. } in items.iter().filter(|item| !item.id.is_missing()) {
        let from_title = title.is_some_and(|title| title.at == id.at);
        match refusal(&id.text) {
            Some(refusal) => problems.push(refused(of, id, refusal, from_title)),
            None => ids.push((Cow::Borrowed(*written), id, Kind::Id { from_title })),
        }
    }
    for alias in items.iter().flat_map(|item| item.aliases) {
        match refusal(&alias.text) {
            Some(refusal) => problems.push(refused_alias(of, alias, refusal)),
            None => ids.push((Cow::Owned(kebab(&alias.text)), alias, Kind::Alias)),
        }
    }
    let before = equal_before(ids.len(), &|a, b| ids[a].0.cmp(&ids[b].0));
    for (before, (_, id, kind)) in before.into_iter().zip(&ids) {
        let Some(before) = before else { continue };
        let first = ids[before].1;
        problems.push(match *kind {
            Kind::Id { from_title } => duplicate(of, id, first, from_title),
            Kind::Alias => duplicate_alias(of, id, first),
        });
    }
}

/// Whether an id is one of today or a former one.
enum Kind {
    Id { from_title: bool },
    Alias,
}

fn refused(of: &str, id: &Text, (rule, reason): Refusal, from_title: bool) -> Finding {
    if from_title {
        let message = match id.text.as_str() {
            "" => "no id can be made from the title".to_owned(),
            made => format!("the id {made:?}, made from the title, {reason}"),
        };
        return Finding::new(rule, id.at, message).help("add an `id: …` of your own");
    }
    let problem = Finding::new(rule, id.at, format!("the id {:?} of {of} {reason}", id.text));
    let suggestion = variant_name(&id.text);
    if refusal(&suggestion).is_none() {
        problem.help(format!("write `id: {suggestion}`"))
    } else {
        problem.help("write letters and digits, a letter first, such as `ManageBackups`")
    }
}

fn refused_alias(of: &str, alias: &Text, (rule, reason): Refusal) -> Finding {
    let message = format!("the alias {:?} of {of} {reason}", alias.text);
    let suggestion = variant_name(&alias.text);
    Finding::new(rule, alias.at, message).help(match refusal(&suggestion) {
        None => format!("write the former id as it was, such as `{suggestion}`"),
        Some(_) => "write the former id as it was, such as `ManageBackups`".to_owned(),
    })
}

fn duplicate(of: &str, id: &Text, first: &Text, from_title: bool) -> Finding {
    if id.at == first.at {
        let message = format!("{of} with the id {} is repeated by a YAML alias", id.text);
        return Finding::new(Rule::DuplicateId, id.at, message)
            .help("write the second one out, with an id of its own");
    }
    let message = if id.text == first.text {
        format!("the id {} is that of {of}{} already", id.text, in_line(first.at))
    } else {
        let written = kebab(&id.text);
        format!(
            "the id {} and {} of {of}{} are both written {written:?}",
            id.text,
            first.text,
            in_line(first.at)
        )
    };
    Finding::new(Rule::DuplicateId, id.at, message).beside(first.at).help(if from_title {
        "it is made from the title: add an `id: …` of your own"
    } else {
        "give each an id of its own"
    })
}

fn duplicate_alias(of: &str, alias: &Text, first: &Text) -> Finding {
    let message = format!("the alias {} is an id of {of}{} already", alias.text, in_line(first.at));
    Finding::new(Rule::DuplicateId, alias.at, message)
        .beside(first.at)
        .help("an alias is a former id that nothing else is called now: remove it")
}
