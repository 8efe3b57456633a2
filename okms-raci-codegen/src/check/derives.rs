//! What is derived further is a path, and not there already.

use okms_raci_core::reserved::KEYWORDS;

use crate::finding::{Finding, Findings};
use crate::model::{Matrix, Text};
use crate::names::is_identifier;
use crate::repeats::repeats;
use crate::rule::Rule;
use crate::yaml::Beginning;

/// What the enums of every matrix implement.
const IMPLEMENTED: [&str; 11] = [
    "Clone",
    "Copy",
    "Debug",
    "Display",
    "Eq",
    "FromStr",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "TryFrom",
];

pub(crate) fn check(matrix: &Matrix, problems: &mut Findings) {
    let derives = &matrix.derives;
    let before = repeats(derives.iter().map(|derive| &derive.text));
    for (derive, before) in derives.iter().zip(before) {
        let last = derive.text.rsplit("::").next().unwrap_or_default();
        let problem = |message: String| Finding::new(Rule::NotADerive, derive.at, message);
        if !is_path(derive) {
            let message =
                format!("\"{}\" is not the path of a derive macro", Beginning(&derive.text));
            problems.push(problem(message).help("write it such as `strum::EnumIter`"));
        } else if let Some(keyword) = keyword(derive) {
            let message = format!(
                "`{keyword}` is a keyword of Rust, and no part of the path of a derive macro"
            );
            problems.push(problem(message).help(
                "write it such as `strum::EnumIter`, or `crate::macros::Listed` for one of your own crate",
            ));
        } else if IMPLEMENTED.contains(&last) {
            let message = format!("every enum of a matrix implements {last} already");
            problems.push(problem(message).help("remove it"));
        } else if last == "Default" {
            let message = "no activity, party or section is the default one".to_owned();
            problems.push(problem(message).help("remove `Default`"));
        } else if before.is_some() {
            let message = format!("`{}` stands in the list twice", Beginning(&derive.text));
            problems.push(problem(message).help("keep one"));
        }
    }
}

fn is_path(derive: &Text) -> bool {
    parts(derive).all(is_identifier)
}

fn parts(derive: &Text) -> impl Iterator<Item = &str> {
    derive.text.strip_prefix("::").unwrap_or(&derive.text).split("::")
}

/// A part that is no name: `crate` is one only before others, since the code stands in the crate
/// of whoever compiles it, but in which of its modules is nothing that a matrix knows.
fn keyword(derive: &Text) -> Option<&str> {
    let is_in_crate = derive.text.starts_with("crate::");
    parts(derive).skip(usize::from(is_in_crate)).find(|part| KEYWORDS.contains(part))
}
