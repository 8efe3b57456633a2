//! The revision is a date.

use crate::date::{is_date, meant};
use crate::finding::{Finding, Findings};
use crate::model::Matrix;
use crate::rule::Rule;

pub(super) fn check(matrix: &Matrix, problems: &mut Findings) {
    let revision = &matrix.source.revision;
    if !revision.is_missing() && !is_date(&revision.text) {
        let message = format!("the revision {:?} is no date", revision.text);
        let help = match meant(&revision.text) {
            Some(date) => format!("write {date}"),
            None => {
                "write the date of the text as year, month and day, such as 2025-10-21".to_owned()
            }
        };
        problems.push(Finding::new(Rule::NotADate, revision.at, message).help(help));
    }
}
