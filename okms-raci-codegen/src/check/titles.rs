//! Titles and names are one line of text; the same title twice is looked at.

use std::collections::HashMap;

use crate::model::{Activity, Matrix, Text};
use crate::report::Problem;

pub(super) fn check(matrix: &Matrix, problems: &mut Vec<Problem>) {
    for text in texts(matrix) {
        if let Some(control) = text.text.chars().find(|c| c.is_control()) {
            let what = match control {
                '\n' | '\r' => "a line break".to_owned(),
                control => format!("the control character {control:?}"),
            };
            problems.push(
                Problem::error(text.at, format!("the text has {what} in it"))
                    .help("write it as one line"),
            );
        }
    }
    same_titles(matrix, problems);
}

/// The texts that are shown to people.
fn texts(matrix: &Matrix) -> impl Iterator<Item = &Text> {
    let source = &matrix.source;
    [&matrix.title, &source.revision]
        .into_iter()
        .chain(&source.publisher)
        .chain(&source.article)
        .chain(&source.url)
        .chain(matrix.parties.iter().map(|party| &party.name))
        .chain(matrix.sections.iter().filter_map(|section| section.number.as_ref()))
        .chain(matrix.sections.iter().map(|section| &section.title))
        .chain(matrix.activities.iter().map(|activity| &activity.title))
}

fn same_titles(matrix: &Matrix, problems: &mut Vec<Problem>) {
    let mut seen: HashMap<&str, Vec<&Activity>> = HashMap::new();
    for activity in matrix.activities.iter().filter(|activity| !activity.title.is_missing()) {
        let before = seen.entry(&activity.title.text).or_default();
        let title = &activity.title;
        if let Some(same) = before.iter().find(|other| other.section == activity.section) {
            let line =
                same.title.at.map_or_else(String::new, |at| format!(" in line {}", at.line()));
            problems.push(
                Problem::error(
                    title.at,
                    format!("the title is that of another activity of the section{line}"),
                )
                .help("if they differ, say in the titles how; if not, keep one"),
            );
        } else if let Some(other) = before.first() {
            let section = &matrix.sections[other.section];
            let message =
                format!("an activity of section {:?} has the same title", section.title.text);
            problems.push(
                Problem::warning(title.at, message)
                    .help("it stays, but neither of them can be found by its title"),
            );
        }
        before.push(activity);
    }
}
