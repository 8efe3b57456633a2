//! The keys and values of maps, the items of lists, text.

use okms_raci_core::{Plain, nearest};

use super::{Reader, meant};
use crate::check::lengths::{MOST_CHARACTERS, MOST_CHARACTERS_OF_AN_ID, too_long};
use crate::finding::repeats;
use crate::names::normalized;
use crate::places::{Field, Item, Place, Text};
use crate::rule::Rule;
use crate::yaml::{Beginning, Node, Value};

/// The entries of one map that are not read yet.
pub(super) struct Fields {
    /// What the map describes, such as `an activity`.
    pub(super) of: &'static str,
    pub(super) at: Option<Place>,
    /// Whether it is a map at all; if not, that is noted already.
    is_map: bool,
    entries: Vec<(Text, Node)>,
}

impl Fields {
    pub(super) fn take(&mut self, key: &str) -> Option<Node> {
        let index = self.entries.iter().position(|(name, _)| name.text == key)?;
        Some(self.entries.swap_remove(index).1)
    }

    pub(super) fn is_map(&self) -> bool {
        self.is_map
    }

    fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(known, _)| known.text == key)
    }

    pub(super) fn entries(self) -> Vec<(Text, Node)> {
        self.entries
    }
}

impl Reader<'_> {
    /// The entries of a map, of which only those with a known key are kept, each once.
    pub(super) fn fields(&mut self, node: Node, of: &'static str, known: &[&str]) -> Fields {
        let is_map = matches!(node.value, Value::Map(_));
        let mut fields = Fields { of, at: Some(node.at), is_map, entries: Vec::new() };
        // The text before, and what commas have cut off from it.
        let (mut before, mut rest) = (None, Vec::new());
        for (key, value) in self.map(node, of) {
            let is_key = known.contains(&key.text.as_str());
            if !is_key && before.is_some() && matches!(value.value, Value::Null) {
                rest.push(key.text);
                continue;
            }
            self.text_with_commas(before.take(), &mut rest, of);
            before = matches!(value.value, Value::Text(_)).then(|| value.clone());
            match self.known_key(key, of, known) {
                Some(key) if !fields.has(&key.text) => fields.entries.push((key, value)),
                _ => {}
            }
        }
        self.text_with_commas(before, &mut rest, of);
        fields
    }

    /// Notes that a comma in `{ title: Boil, pour }` ends the text before it.
    fn text_with_commas(&mut self, before: Option<Node>, rest: &mut Vec<String>, of: &str) {
        let (Some(before), Some(first)) = (before, rest.first()) else { return };
        let message =
            format!("the comma ends this text, and {of} has no key \"{}\"", Beginning(first));
        let text = format!("{}, {}", before.value.text(), rest.join(", "));
        let help =
            format!("put text that has a comma in it in double quotes: \"{}\"", Beginning(&text));
        self.note(Rule::UnknownKey, Some(before.at), message, help);
        rest.clear();
    }

    /// The key if there may be such a one. One that is misspelt counts as what
    /// was probably meant: then what it is needed for is not missing as well.
    fn known_key(&mut self, key: Text, of: &str, known: &[&str]) -> Option<Text> {
        if known.contains(&key.text.as_str()) {
            return Some(key);
        }
        if !self.problems.keeps(Rule::UnknownKey, key.at) {
            // Nobody reads what was meant, and to find that out for a million keys takes long.
            self.note(Rule::UnknownKey, key.at, "", "");
            return None;
        }
        let plain = Plain(&key.text).to_string();
        let near = nearest(plain.trim(), known).or_else(|| meant::key(plain.trim(), known));
        let help = match (near, meant::odd(&key.text)) {
            (Some(near), Some(odd)) => format!("it has {odd} in it: write `{near}`"),
            (Some(near), None) => format!("did you mean `{near}`?"),
            (None, _) if of == "a section" && key.text == "roles" => {
                "this is an activity: it stands below `activities:` of a section".to_owned()
            }
            (None, Some(odd)) => format!("it has {odd} in it: write plain spaces and letters"),
            (None, None) => format!("the keys of {of} are {}", known.join(", ")),
        };
        let message = format!("{of} has no key \"{}\"", Beginning(&key.text));
        self.note(Rule::UnknownKey, key.at, message, help);
        near.map(|near| Text { text: near.to_owned(), at: key.at })
    }

    /// The entries of a map whose keys are text, each key once.
    pub(super) fn map(&mut self, node: Node, of: &str) -> Vec<(Text, Node)> {
        let Value::Map(entries) = node.value else {
            let found = node.value.description();
            let message = format!("expected the keys and values of {of}, found {found}");
            let help = meant::map_from_text(of, node.value.text())
                .unwrap_or_else(|| meant::map_example(of).to_owned());
            self.note(Rule::WrongKind, Some(node.at), message, help);
            return Vec::new();
        };
        let mut kept: Vec<(Text, Node)> = Vec::new();
        for (key, value) in entries {
            kept.extend(self.key(key, of).map(|key| (key, value)));
        }
        let before = repeats(kept.iter().map(|(key, _)| &key.text));
        if before.iter().all(Option::is_none) {
            return kept;
        }
        let mut once: Vec<(Text, Node)> = Vec::new();
        for ((key, value), before) in kept.into_iter().zip(before) {
            let is_first = once.first().is_some_and(|(first, _)| first.text == key.text);
            if before.is_none() {
                once.push((key, value));
            } else if is_first && matches!(of, "a party" | "a section" | "an activity") {
                let message =
                    format!("the key \"{}\" is given twice in {of}", Beginning(&key.text));
                let written = meant::quoted_if_need_be(value.value.text());
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
                self.note(Rule::DuplicateKey, key.at, message, "keep the one that is right");
            }
        }
        once
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
                    Value::Null => {
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

    /// The items of a list; a key that is left out is an empty list.
    pub(super) fn list(&mut self, fields: &mut Fields, key: &str) -> Vec<Node> {
        match fields.take(key) {
            None => Vec::new(),
            Some(Node { value: Value::List(items), .. }) => items,
            Some(Node { value, at }) => {
                let message = format!("expected a list of {key}, found {}", value.description());
                let help = match &value {
                    Value::Null => "leave the key out, or write the items below it".to_owned(),
                    value => meant::list_example(key, value),
                };
                self.note(Rule::WrongKind, Some(at), message, help);
                Vec::new()
            }
        }
    }

    /// The text, unless it is too long, which is noted.
    pub(super) fn not_too_long(&mut self, most: usize, what: &str, text: Text) -> Option<Text> {
        let Some(finding) = too_long(what, text.at, &text.text, most) else { return Some(text) };
        self.problems.push(finding);
        None
    }

    /// A text that is an id, as Rust reads it.
    pub(super) fn as_id(&mut self, what: &str, text: &Text) -> Option<Text> {
        let id = Text { text: normalized(&text.text), at: text.at };
        self.not_too_long(MOST_CHARACTERS_OF_AN_ID, what, id)
    }

    /// An id that must be there.
    pub(super) fn required_id(&mut self, fields: &mut Fields, key: &str) -> Text {
        let id = self.required(fields, key);
        self.as_id(key, &id).unwrap_or_default()
    }

    /// Former ids.
    pub(super) fn aliases(&mut self, fields: &mut Fields, item: Item) -> Vec<String> {
        let nodes = self.list(fields, "aliases");
        let alias = |node| self.text(node, "alias").and_then(|alias| self.as_id("alias", &alias));
        let aliases: Vec<Text> = nodes.into_iter().filter_map(alias).collect();
        self.keep_all(item, Field::Alias, aliases)
    }

    /// The items of a list of text.
    pub(super) fn texts(&mut self, fields: &mut Fields, key: &str) -> Vec<Text> {
        let items = self.list(fields, key);
        items.into_iter().filter_map(|item| self.text(item, key)).collect()
    }

    pub(super) fn text(&mut self, node: Node, what: &str) -> Option<Text> {
        let at = Some(node.at);
        let found = match node.value {
            Value::Text(text) if !text.trim().is_empty() => {
                return self.not_too_long(MOST_CHARACTERS, what, Text { text, at });
            }
            Value::Text(_) => {
                self.note(
                    Rule::EmptyText,
                    at,
                    format!("the {what} is empty"),
                    "write it between the quotes",
                );
                return None;
            }
            Value::Null => {
                self.note(
                    Rule::EmptyText,
                    at,
                    format!("the {what} is empty"),
                    "write it after the colon; text that starts with `#` or `&` takes double quotes",
                );
                return None;
            }
            Value::Number(ref written) | Value::Bool(ref written) => {
                let found = node.value.description();
                let message = format!("expected the {what} as text, found {found}");
                let help = if what == "revision" {
                    "write the whole date, such as 2025-10-21".to_owned()
                } else {
                    format!("write \"{written}\", so that YAML takes it for text")
                };
                self.note(Rule::WrongKind, at, message, help);
                return None;
            }
            other => other.description(),
        };
        let message = format!("expected the {what} as text, found {found}");
        self.note(
            Rule::WrongKind,
            at,
            message,
            "write one line of text, in double quotes if need be",
        );
        None
    }

    pub(super) fn optional(&mut self, fields: &mut Fields, key: &str) -> Option<Text> {
        let node = fields.take(key)?;
        self.text(node, key)
    }

    /// A switch that is off when it is left out.
    pub(super) fn flag(&mut self, fields: &mut Fields, key: &str) -> bool {
        match fields.take(key) {
            None => false,
            Some(Node { value: Value::Bool(written), .. }) => written.eq_ignore_ascii_case("true"),
            Some(Node { value, at }) => {
                let message = format!("expected true or false, found {}", value.description());
                let help = format!("write `{key}: true`, or leave it out");
                self.note(Rule::WrongKind, Some(at), message, help);
                false
            }
        }
    }

    /// The text of a key that must be there; missing if it is not, which is noted.
    pub(super) fn required(&mut self, fields: &mut Fields, key: &str) -> Text {
        if let Some(node) = fields.take(key) {
            return self.text(node, key).unwrap_or_default();
        }
        if fields.is_map {
            let article = if key == "id" { "an" } else { "a" };
            let message = format!("{} needs {article} {key}", fields.of);
            self.note(Rule::MissingKey, fields.at, message, format!("add `{key}: …`"));
        }
        Text::default()
    }
}
