//! Whether a file is something else than a matrix, such as the settings of another program.

use okms_raci_core::nearest;

use super::shape;
use crate::finding::Finding;
use crate::keys::{MATRIX, SOURCE};
use crate::rule::Rule;
use crate::yaml::{Node, Value};

/// Keys that much else has, too.
const COMMON: [&str; 4] = ["name", "title", "source", "url"];

/// What is said of such a file: to follow the usual help would ruin it.
pub(crate) fn something_else(root: &Node) -> Option<Finding> {
    let is_other = match &root.value {
        Value::Map(entries) => !is_begun(entries),
        Value::List(items) => {
            let has_keys = |item: &Node| !item.entries().is_empty();
            let has_letters =
                |item: &Node| item.get("roles").is_some_and(|it| !it.entries().is_empty());
            let is_row = |item: &Node| item.get("title").is_some() || has_letters(item);
            let is_ours = |item: &Node| is_begun(item.entries()) || is_row(item);
            items.iter().all(has_keys) && !items.is_empty() && !items.iter().any(is_ours)
        }
        _ => false,
    };
    let message =
        "this is no matrix: it has none of the keys format, refines, parties and sections";
    let help = "leave the file out, or name another one; `raci init` writes a matrix to start from";
    is_other.then(|| Finding::new(Rule::WrongKind, Some(root.at), message).help(help))
}

/// Whether there is a key that only a matrix has, be it misspelt or below another one.
fn is_begun(entries: &[(Node, Node)]) -> bool {
    let is_known = |(key, _): &(Node, Node)| MATRIX.contains(&key.value.text());
    let has = |known: &str| entries.iter().any(|(key, _)| key.value.text() == known);
    let is_text = |(key, value): &(Node, Node)| {
        let key = key.value.text();
        nearest(key, &["name", "title"]).is_some() && !value.value.text().is_empty()
    };
    entries.iter().all(|entry| is_known(entry) || is_text(entry))
        || has("name") && has("title")
        || entries.iter().any(|(key, value)| {
            let is_wrapper = || value.entries().iter().filter(|entry| is_known(entry)).count() > 1;
            is_own(key.value.text(), value) || is_wrapper()
        })
}

fn is_own(key: &str, value: &Node) -> bool {
    let key = key.split('.').next().unwrap_or_default();
    let is_ours = MATRIX.contains(&key) || SOURCE.contains(&key) || key == "activities";
    let lists = ["parties", "sections", "activities", "refines"];
    let is_misspelt = || match nearest(key, &[&lists[..], &["format"]].concat()) {
        Some("format") => matches!(value.value, Value::Number(_)),
        Some(list) => shape::has_items(list, &value.value),
        None => false,
    };
    is_ours && !COMMON.contains(&key)
        || key == "source" && SOURCE.iter().any(|key| value.get(key).is_some())
        || is_misspelt()
        || shape::key("", &value.value, &[&lists[..], &["roles"]].concat()).is_some()
}
