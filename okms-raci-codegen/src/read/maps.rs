//! The entries of a map, each key once.

use okms_raci_core::RoleSet;

use super::{Reader, meant};
use crate::finding::{Edit, repeats};
use crate::keys;
use crate::names::normalized;
use crate::places::Text;
use crate::rule::Rule;
use crate::yaml::{Beginning, Node, Scalar, Value};

impl Reader<'_> {
    /// The entries of a map whose keys are text, each key once.
    pub(super) fn map(&mut self, node: Node, of: &str) -> Vec<(Text, Node)> {
        let Value::Map(entries) = node.value else {
            let found = node.value.description();
            let message = format!("expected the keys and values of {of}, found {found}");
            if let Some(written) = meant::without_space(node.value.text()) {
                let help = format!("write `{written}`, with a space after the colon");
                let edit = Edit::Yaml(written);
                self.note_edit(Rule::WrongKind, Some(node.at), message, help, edit);
                return Vec::new();
            }
            let is_item =
                matches!(of, "a party" | "a section" | "an activity" | "an entry of refines");
            let help = match meant::map_from_text(of, node.value.text()) {
                Some(help) => help,
                None if is_item && matches!(node.value, Value::Null) => {
                    format!("remove the dash, or {}", meant::map_example(of))
                }
                None => meant::map_example(of).to_owned(),
            };
            self.note(Rule::WrongKind, Some(node.at), message, help);
            return Vec::new();
        };
        let mut kept: Vec<(Text, Node)> = Vec::new();
        for (key, value) in entries {
            // Of `{ revision: January 31, 2026 }`, what follows the comma.
            let key = match (key.value, &value.value) {
                (Value::Number(text), Value::Null) => Node { value: Value::Text(text), at: key.at },
                (key_value, _) => Node { value: key_value, at: key.at },
            };
            kept.extend(self.key(key, of).map(|key| (key, value)));
        }
        let before = repeats(kept.iter().map(|(key, _)| &key.text));
        let repeated = before.iter().flatten().count();
        if before.iter().all(Option::is_none) {
            return kept;
        }
        let mut once: Vec<(Text, Node)> = Vec::new();
        for ((key, value), before) in kept.into_iter().zip(before) {
            // Another one has more than its first key.
            let is_first = once.len() > 1 && once[0].0.text == key.text;
            if before.is_none() {
                once.push((key, value));
            } else if (is_first || repeated > 1)
                && matches!(of, "a party" | "a section" | "an activity")
            {
                let message =
                    format!("the key \"{}\" is given twice in {of}", Beginning(&key.text));
                let written = Scalar(value.value.text());
                let help = format!(
                    "if another one starts here, write a dash: `- {}: {written}`",
                    key.text
                );
                self.note(Rule::DuplicateKey, key.at, message, help);
                // What follows belongs to the other one.
                break;
            } else {
                let message =
                    format!("the key \"{}\" is given twice in {of}", Beginning(&key.text));
                let first = once.iter_mut().find(|(first, _)| first.text == key.text);
                let help = first.and_then(|(_, first)| joined(&key.text, of, first, value));
                let help = help.unwrap_or_else(|| "keep the one that is right".to_owned());
                self.note(Rule::DuplicateKey, key.at, message, help);
            }
        }
        once
    }

    /// Notes that `matrix:` and `metadata:` have keys of the matrix below them; gives what was meant.
    pub(super) fn wrapped_keys(&mut self, root: Node) -> Node {
        let Value::Map(entries) = root.value else { return root };
        let given: Vec<String> =
            entries.iter().map(|(key, _)| key.value.text().to_owned()).collect();
        let is_missing = |(key, _): &(Node, Node)| {
            let key = key.value.text();
            keys::MATRIX.contains(&key) && !given.iter().any(|given| given == key)
        };
        let is_wrapper = |(key, value): &(Node, Node)| {
            let key = key.value.text();
            let is_other = !keys::MATRIX.contains(&key) && meant::near(key, keys::MATRIX).is_none();
            is_other && value.entries().iter().any(is_missing)
        };
        let (wrappers, mut rest): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_wrapper);
        for (key, value) in wrappers {
            let written = Beginning(key.value.text());
            let message = format!("a matrix has no key \"{written}\"");
            let help =
                "remove it: the keys below it are those of the matrix, and start their lines";
            self.note(Rule::UnknownKey, Some(key.at), message, help);
            rest.extend(value.entries().iter().cloned());
        }
        Node::map(rest, root.at)
    }

    fn key(&mut self, key: Node, of: &str) -> Option<Text> {
        let at = Some(key.at);
        match key.value {
            Value::Text(text) if text == "<<" => {
                let help = "write the keys out; an alias for the whole value works too";
                self.note(Rule::MergeKey, at, "merge keys are not read", help);
                None
            }
            // A key may be the id of a party.
            Value::Text(text) => Some(Text { text: normalized(&text), at }),
            value => {
                let found = value.description();
                let help = match value {
                    Value::Null if matches!(of, "roles" | "notes") => {
                        "YAML takes `~` and `null` for nothing: put such a name in quotes"
                    }
                    _ => meant::map_example(of),
                };
                self.note(
                    Rule::WrongKind,
                    at,
                    format!("expected a key of {of}, found {found}"),
                    help,
                );
                None
            }
        }
    }
}

/// The help for a key that is given twice with a list, a map or letters each, which are joined in the first: then
/// nothing of either is missed.
fn joined(key: &str, of: &str, first: &mut Node, second: Node) -> Option<String> {
    let what = match (&mut first.value, second.value) {
        (Value::Text(first), Value::Text(second)) if of == "roles" && *first != second => {
            let letters = RoleSet::from_letters(first)? | RoleSet::from_letters(&second)?;
            *first = letters.to_string();
            return Some(format!("letters stand together: write `{key}: {letters}` once"));
        }
        (Value::List(first), Value::List(second)) => {
            first.extend(second);
            "items"
        }
        (Value::Map(first), Value::Map(second)) => {
            first.extend(second);
            "entries"
        }
        _ => return None,
    };
    Some(format!("write the {what} of both below the first `{key}`, and remove this key"))
}
