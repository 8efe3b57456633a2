//! Ids are identifiers, and no two of a kind are the same.

use std::borrow::Cow;

use okms_raci_core::Odd;

use super::items::{Item, Items};
use crate::finding::{Finding, Findings};
use crate::model::{Matrix, Text};
use crate::names::{id_from_title, kebab, mistake_in_id};
use crate::place::in_line;
use crate::repeats::repeats;
use crate::rule::Rule;

/// The types of a generated module; the one named after the matrix is beside them.
const TYPES: [&str; 4] = ["Activity", "Holders", "Party", "Section"];

type Mistake = (Rule, &'static str);

pub(super) fn check(matrix: &Matrix, items: &[Items<'_>], problems: &mut Findings) {
    name(&matrix.name, problems);
    for items in items {
        unique(items, problems);
    }
}

fn name(name: &Text, problems: &mut Findings) {
    if name.is_missing() {
        return;
    }
    let type_name = id_from_title(&name.text);
    if let Some((rule, reason)) = mistake_in_id(&name.text).or_else(|| mistake_in_id(&type_name)) {
        let message = format!("the name {:?} {reason}", name.text);
        let suggestion = kebab(&name.text).replace('-', "_");
        problems.push(Finding::new(rule, name.at, message).help(
            match mistake_in_id(&suggestion) {
                None => format!("write `name: {suggestion}`"),
                Some(_) => "write a short name in lower case, such as `backup`".to_owned(),
            },
        ));
    } else if TYPES.contains(&type_name.as_str()) {
        let message =
            format!("the type of the matrix would be called {type_name}, as another one is");
        problems.push(Finding::new(Rule::ReservedId, name.at, message).help("choose another name"));
    }
}

fn unique(of_kind: &Items<'_>, problems: &mut Findings) {
    let (of, items) = (of_kind.one(), &of_kind.all);
    let mut ids: Vec<(Cow<'_, str>, &Text, Kind)> = Vec::new();
    for Item { id, kebab_id, title, .. } in items.iter().filter(|item| !item.id.is_missing()) {
        let from_title = of_kind.title == "title" && title.at == id.at;
        match mistake_in_id(&id.text) {
            Some(mistake) => problems.push(refused(of, id, mistake, from_title)),
            None => ids.push((Cow::Borrowed(*kebab_id), id, Kind::Id { from_title })),
        }
    }
    for alias in items.iter().flat_map(|item| item.aliases) {
        match mistake_in_id(&alias.text) {
            Some(mistake) => problems.push(refused_alias(of, alias, mistake)),
            None => ids.push((Cow::Owned(kebab(&alias.text)), alias, Kind::Alias)),
        }
    }
    let before = repeats(ids.iter().map(|(key, ..)| key));
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

fn refused(of: &str, id: &Text, (rule, reason): Mistake, from_title: bool) -> Finding {
    if from_title {
        let message = match id.text.as_str() {
            "" => "no id can be made from the title".to_owned(),
            made => format!("the id {made:?}, made from the title, {reason}"),
        };
        return Finding::new(rule, id.at, message).help("add an `id: …` of your own");
    }
    let odd = Odd::first_in(&id.text).map_or_else(String::new, |odd| format!(": it has {odd}"));
    let problem = Finding::new(rule, id.at, format!("the id {:?} of {of} {reason}{odd}", id.text));
    let suggestion = id_from_title(&id.text);
    if mistake_in_id(&suggestion).is_none() {
        problem.help(format!("write `id: {suggestion}`"))
    } else {
        problem.help("write letters and digits, a letter first, such as `ManageBackups`")
    }
}

fn refused_alias(of: &str, alias: &Text, (rule, reason): Mistake) -> Finding {
    let message = format!("the alias {:?} of {of} {reason}", alias.text);
    let suggestion = id_from_title(&alias.text);
    Finding::new(rule, alias.at, message).help(match mistake_in_id(&suggestion) {
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
