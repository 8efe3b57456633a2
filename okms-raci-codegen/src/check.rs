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

use crate::finding::{Finding, Findings};
use crate::model::{Activity, Matrix};
use crate::rule::Rule;

/// Activities or sections in one matrix, their aliases included: the positions of keys are `u16`.
const MOST_KEYS: usize = u16::MAX as usize;

/// How many bytes of titles and names the docs of all activities may have.
const MOST_BYTES_OF_DOCS: usize = 32 << 20;

pub(crate) use comments::check as check_comments;

/// Notes every problem of a matrix that could be read.
pub(crate) fn check(matrix: &Matrix, problems: &mut Findings) {
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

/// Where a title is that of another activity of the section, what follows for its id is not told as well.
fn one_for_a_title(problems: &mut Findings) {
    let of_title = |problem: &&Finding| problem.rule == Rule::DuplicateTitle;
    let titles: Vec<_> = problems.first().iter().filter(of_title).map(|title| title.at).collect();
    let follows = [Rule::DuplicateId, Rule::AmbiguousText];
    problems.leave_out(|problem| follows.contains(&problem.rule) && titles.contains(&problem.at));
}

fn missing(matrix: &Matrix, problems: &mut Findings) {
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

/// Notes what is more than generated code can hold.
pub(crate) fn sizes(matrix: &Matrix, problems: &mut Findings) {
    for of_kind in items::items(matrix) {
        let (items, plural) = (of_kind.all.len(), of_kind.plural);
        let aliases: usize = of_kind.all.iter().map(|item| item.aliases.len()).sum();
        if items + aliases > MOST_KEYS {
            let with_aliases = if aliases == 0 { "" } else { " and aliases of them" };
            let message = format!(
                "the matrix has {} {plural}{with_aliases}; {MOST_KEYS} is the most",
                items + aliases
            );
            problems.push(Finding::new(Rule::TooLarge, None, message).help("split the matrix"));
        }
    }
    let bytes = bytes_of_docs(matrix);
    if bytes > MOST_BYTES_OF_DOCS {
        let message = format!(
            "the name of each party and the title of its section, written for each activity, have \
             {bytes} bytes; {MOST_BYTES_OF_DOCS} is the most"
        );
        problems.push(Finding::new(Rule::TooLarge, None, message).help("shorten the longest"));
    }
}

/// The docs of each activity have the title of its section and the name of each party.
fn bytes_of_docs(matrix: &Matrix) -> usize {
    let names: usize = matrix.parties.iter().map(|party| party.name.text.len()).sum();
    let title = |activity: &Activity| matrix.sections[activity.section].title.text.len();
    matrix.activities.iter().map(|activity| names + title(activity)).sum()
}
