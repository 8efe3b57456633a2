//! What has to hold in a matrix, and what usually does.

mod address;
mod comments;
pub(crate) mod derives;
mod ids;
mod items;
mod numbers;
mod revision;
mod roles;
mod texts;
mod titles;
pub(crate) mod typed;

use crate::finding::Finding;

use crate::model::Matrix;
use crate::rule::Rule;

/// Activities or sections in one matrix; their positions are `u16`.
const MOST_ITEMS: usize = 65_000;

pub(crate) use comments::check as check_comments;

/// Notes every problem of a matrix that could be read.
pub(crate) fn check(matrix: &Matrix, problems: &mut Vec<Finding>) {
    // What could not be read is not missing.
    if problems.is_empty() {
        missing(matrix, problems);
    }
    sizes(matrix, problems);
    let items = items::items(matrix);
    ids::check(matrix, &items, problems);
    titles::check(matrix, problems);
    texts::check(&items, problems);
    revision::check(matrix, problems);
    address::check(matrix, problems);
    numbers::check(matrix, problems);
    roles::check(matrix, problems);
    derives::check(matrix, problems);
    typed::check(matrix, problems);
    one_for_a_title(problems);
}

/// Where a title is that of another activity of the section, the id made from it is not told as well.
fn one_for_a_title(problems: &mut Vec<Finding>) {
    let titles: Vec<_> = problems
        .iter()
        .filter(|problem| problem.rule == Rule::DuplicateTitle)
        .map(|problem| problem.at)
        .collect();
    problems.retain(|problem| problem.rule != Rule::DuplicateId || !titles.contains(&problem.at));
}

fn missing(matrix: &Matrix, problems: &mut Vec<Finding>) {
    if matrix.parties.is_empty() {
        problems.push(
            Finding::new(Rule::NoParties, None, "the matrix has no parties")
                .help("add `parties:` with an item such as `- { id: Customer, name: Customer }`"),
        );
    }
    if matrix.activities.is_empty() {
        problems.push(
            Finding::new(Rule::NoActivities, None, "the matrix has no activities at all")
                .help("add `activities:` to a section"),
        );
    }
}

pub(crate) fn sizes(matrix: &Matrix, problems: &mut Vec<Finding>) {
    for (items, what) in
        [(matrix.activities.len(), "activities"), (matrix.sections.len(), "sections")]
    {
        if items > MOST_ITEMS {
            let message = format!("the matrix has {items} {what}; {MOST_ITEMS} is the most");
            problems.push(Finding::new(Rule::TooLarge, None, message).help("split the matrix"));
        }
    }
}
