//! No two sections have the same number; numbers follow the nesting.

use okms_raci_core::{Odd, Plain};

use super::View;
use crate::finding::{Edit, Finding, Findings, repeats};
use crate::matrix::{Matrix, Section};
use crate::places::{Field, Item, Text, in_line};
use crate::rule::Rule;
use crate::yaml::{Beginning, Quoted};

pub(super) fn check(view: &View<'_>, problems: &mut Findings) {
    let matrix = view.matrix;
    let sections = matrix.sections.iter().enumerate();
    let numbers = sections.filter_map(|(at, section)| {
        let number = section.number.as_ref()?;
        Some((section, view.text(Item::Section(at), Field::Number, number)))
    });
    let numbers: Vec<(&Section, Text<&str>)> = numbers.collect();
    let before = repeats(numbers.iter().map(|(_, number)| number.text.to_ascii_lowercase()));
    // By position of the section that they are in; those that are in none come last.
    let mut last_children = vec![0; matrix.sections.len() + 1];
    for (&(section, number), before) in numbers.iter().zip(before) {
        let last = &mut last_children[section.parent.unwrap_or(matrix.sections.len())];
        if let Some(problem) = marked(number) {
            // The next one follows what was meant.
            let read = Plain(number.text).to_string();
            let own = plain(&read).rsplit('.').next().unwrap_or_default().parse();
            *last = own.unwrap_or(*last + 1);
            problems.push(problem);
            continue;
        }
        if let Some(before) = before {
            problems.push(duplicate(number, numbers[before].1));
        } else if let Some(problem) = out_of_step(matrix, section, number, last) {
            problems.push(problem);
        }
    }
}

/// That the number has more than digits and dots: odd characters, quotes, or a mark at an end.
fn marked(number: Text<&str>) -> Option<Finding> {
    let read = Plain(number.text).to_string();
    let plain = plain(read.trim_matches(['"', ' ']));
    let message = match Odd::first_in(number.text) {
        Some(odd) => format!("the number \"{}\" has {odd} in it", Beginning(number.text)),
        None if plain != number.text => {
            format!("the number {:?} has more than digits and dots between them", number.text)
        }
        None => return None,
    };
    let finding = Finding::new(Rule::NumberOutOfStep, number.at, message);
    Some(finding.help(format!("write \"{plain}\"")).edit(Edit::Yaml(Quoted(plain).to_string())))
}

/// The number without a dot or a bracket after it, of `1.`, or a sign before it, of `§ 1`.
fn plain(number: &str) -> &str {
    let plain =
        number.trim_end_matches(['.', ')', ':', ' ']).trim_start_matches(['(', '§', '#', ' ']);
    if plain.is_empty() { number } else { plain }
}

fn duplicate(number: Text<&str>, first: Text<&str>) -> Finding {
    let line = in_line(first.at);
    let message = format!("the number {:?} is that of a section{line} already", number.text);
    Finding::new(Rule::DuplicateNumber, number.at, message)
        .beside(first.at)
        .help("give each a number of its own")
}

/// A warning if the number does not extend its parent's by one more than that of its sibling before.
fn out_of_step(
    matrix: &Matrix,
    section: &Section,
    number: Text<&str>,
    last: &mut u64,
) -> Option<Finding> {
    let prefix = prefix(matrix, section);
    // Of a number with a mistake it is said that there is one.
    if Odd::first_in(&prefix).is_some() {
        return None;
    }
    let expected = last.saturating_add(1);
    let next = format!("{prefix}{expected}");
    let message = match number.text.strip_prefix(&prefix).map(str::parse::<u64>) {
        None => {
            let parent = prefix.trim_end_matches('.');
            format!("the number {:?} does not extend {parent:?}, its section's", number.text)
        }
        Some(Ok(own)) => {
            *last = own;
            if own == expected {
                return None;
            }
            format!("the number is {:?}, but {next:?} comes next", number.text)
        }
        // Letters and the like have no order that could be checked.
        Some(Err(_)) => return None,
    };
    let help = format!("write {next:?}; if it was published that way, leave it");
    Some(Finding::new(Rule::NumberOutOfStep, number.at, message).help(help))
}

/// What the numbers of a section's siblings start with.
fn prefix(matrix: &Matrix, section: &Section) -> String {
    let parent = section.parent.and_then(|parent| matrix.sections[parent].number.as_ref());
    parent.map_or_else(String::new, |number| format!("{}.", plain(number)))
}
