//! No two sections have the same number; numbers follow the nesting.

use std::collections::HashMap;

use crate::model::{Matrix, Section, Text};
use crate::report::Problem;

pub(super) fn check(matrix: &Matrix, problems: &mut Vec<Problem>) {
    let mut seen: HashMap<&str, &Text> = HashMap::new();
    for number in matrix.sections.iter().filter_map(|section| section.number.as_ref()) {
        if let Some(first) = seen.insert(&number.text, number) {
            let line = first.at.map_or_else(String::new, |at| format!(" in line {}", at.line()));
            let message =
                format!("the number {:?} is that of a section{line} already", number.text);
            problems.push(Problem::error(number.at, message).help("give each a number of its own"));
        }
    }
    sequence(matrix, problems);
}

/// Warns of numbers that do not extend their parent's by one more than their sibling's before.
fn sequence(matrix: &Matrix, problems: &mut Vec<Problem>) {
    let mut last_child: HashMap<Option<usize>, u64> = HashMap::new();
    for section in &matrix.sections {
        let Some(number) = &section.number else {
            continue;
        };
        let prefix = prefix(matrix, section);
        let last = last_child.entry(section.parent).or_insert(0);
        let expected = format!("{prefix}{}", last.saturating_add(1));
        match number.text.strip_prefix(&prefix).map(str::parse::<u64>) {
            None => problems.push(
                Problem::warning(
                    number.at,
                    format!(
                        "the number {:?} does not extend {:?}, its section's",
                        number.text,
                        prefix.trim_end_matches('.')
                    ),
                )
                .help(format!("the next number here is {expected:?}")),
            ),
            Some(Ok(own)) => {
                if own != last.saturating_add(1) {
                    let message =
                        format!("the number {:?} does not follow the one before", number.text);
                    problems.push(
                        Problem::warning(number.at, message)
                            .help(format!("the next number here is {expected:?}")),
                    );
                }
                *last = own;
            }
            // Letters and the like have no order that could be checked.
            Some(Err(_)) => {}
        }
    }
}

/// What the numbers of a section's siblings start with.
fn prefix(matrix: &Matrix, section: &Section) -> String {
    let parent = section.parent.and_then(|parent| matrix.sections[parent].number.as_ref());
    parent.map_or_else(String::new, |number| format!("{}.", number.text))
}
