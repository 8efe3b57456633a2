//! The values of keys: lists, texts, switches.

use super::fields::Fields;
use super::{Reader, meant};
use crate::check::lengths::{MOST_CHARACTERS, MOST_CHARACTERS_OF_AN_ID, too_long};
use crate::date;
use crate::finding::Edit;
use crate::names::normalized;
use crate::places::{Field, Item, Text};
use crate::rule::Rule;
use crate::yaml::{Node, Scalar, Value};

impl Reader<'_> {
    /// The items of a list of maps with these keys, where a dash in one of them has made two of it.
    pub(super) fn items(
        &mut self,
        fields: &mut Fields,
        key: &str,
        known: &[&str],
        required: &[&str],
    ) -> Vec<Node> {
        let keys = |node: &Node| match &node.value {
            Value::Map(entries) => {
                entries.iter().map(|(key, _)| key.value.text().to_owned()).collect()
            }
            _ => Vec::new(),
        };
        let mut items: Vec<Node> = Vec::new();
        for node in self.list(fields, key) {
            let second = keys(&node);
            let first = items.last().map(keys).unwrap_or_default();
            let has = |keys: &[String], key: &str| keys.iter().any(|known| known == key);
            let is_one = |key: &&str| has(&first, key) != has(&second, key);
            // An item that starts as one should, and then one that goes on with what it lacks.
            let goes_on = has(&first, required[0]) && required.iter().any(|key| has(&second, key));
            let is_split = !first.is_empty()
                && !second.is_empty()
                && (goes_on || required.iter().all(is_one))
                && first.iter().all(|key| known.contains(&key.as_str()) && !second.contains(key))
                && second.iter().all(|key| known.contains(&key.as_str()));
            match (items.last_mut(), node.value) {
                (Some(Node { value: Value::Map(entries), .. }), Value::Map(more)) if is_split => {
                    let message = format!("the dash before `{}` starts another item", second[0]);
                    let help = "write a space instead of the dash";
                    self.note(Rule::MissingKey, Some(node.at), message, help);
                    entries.extend(more);
                }
                (_, value) => items.push(Node { value, at: node.at }),
            }
        }
        items
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
                let edit = meant::list(key, &value).map(Edit::Yaml);
                self.note_edit(Rule::WrongKind, Some(at), message, help, edit);
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
        let what = if key == "name" { "name of the matrix" } else { key };
        let id = self.required_as(fields, key, what);
        self.as_id(key, &id).unwrap_or_default()
    }

    /// Former ids.
    pub(super) fn aliases(&mut self, fields: &mut Fields, item: Item) -> Vec<String> {
        let nodes = self.list(fields, "aliases");
        let alias = |node| self.text(&node, "alias").and_then(|alias| self.as_id("alias", &alias));
        let aliases: Vec<Text> = nodes.into_iter().filter_map(alias).collect();
        self.keep_all(item, Field::Alias, aliases)
    }

    /// The items of a list of text.
    pub(super) fn texts(&mut self, fields: &mut Fields, key: &str) -> Vec<Text> {
        let items = self.list(fields, key);
        items.into_iter().filter_map(|item| self.text(&item, key)).collect()
    }

    pub(super) fn text(&mut self, node: &Node, what: &str) -> Option<Text> {
        let at = Some(node.at);
        let help = match &node.value {
            Value::Text(text) if !text.trim().is_empty() => {
                let text = text.clone();
                return self.not_too_long(MOST_CHARACTERS, what, Text { text, at });
            }
            Value::Text(_) => "write it between the quotes",
            Value::Null => {
                "write it after the colon; text that starts with `#` or `&` takes double quotes"
            }
            value => {
                let found = value.description();
                let message = format!("expected the {what} as text, found {found}");
                let (help, edit) = instead_of(value, what);
                self.note_edit(Rule::WrongKind, at, message, help, edit);
                return None;
            }
        };
        self.note(Rule::EmptyText, at, format!("the {what} is empty"), help);
        None
    }

    pub(super) fn optional(&mut self, fields: &mut Fields, key: &str) -> Option<Text> {
        let node = fields.take(key)?;
        self.text(&node, key)
    }

    /// A switch that is off when it is left out.
    pub(super) fn flag(&mut self, fields: &mut Fields, key: &str) -> bool {
        match fields.take(key) {
            None => false,
            Some(Node { value: Value::Bool(written), .. }) => written.eq_ignore_ascii_case("true"),
            Some(Node { value, at }) => {
                let message = format!("expected true or false, found {}", value.description());
                let meant = match value.text().to_ascii_lowercase().as_str() {
                    "yes" | "on" | "y" | "true" => Some("true"),
                    "no" | "off" | "n" | "false" => Some("false"),
                    _ => None,
                };
                let help = match meant {
                    Some(meant) => format!("write `{key}: {meant}`"),
                    None => format!("write `{key}: true`, or leave it out"),
                };
                let edit = meant.map(|meant| Edit::Yaml(meant.to_owned()));
                self.note_edit(Rule::WrongKind, Some(at), message, help, edit);
                false
            }
        }
    }

    /// The text of a key that must be there; missing if it is not, which is noted.
    pub(super) fn required(&mut self, fields: &mut Fields, key: &str) -> Text {
        self.required_as(fields, key, key)
    }

    fn required_as(&mut self, fields: &mut Fields, key: &str, what: &str) -> Text {
        if let Some(node) = fields.take(key) {
            return self.text(&node, what).unwrap_or_default();
        }
        if fields.is_map() {
            let article = if key == "id" { "an" } else { "a" };
            let message = format!("{} needs {article} {key}", fields.of);
            let help = match key {
                "revision" => {
                    "add `revision: …` with the date of the text, such as 2025-10-21".to_owned()
                }
                "id" if fields.text_of("name").is_some() => {
                    let name = fields.text_of("name").unwrap_or_default();
                    format!("add `id: {}`", meant::party_id(name))
                }
                _ => format!("add `{key}: …`"),
            };
            self.note(Rule::MissingKey, fields.at, message, help);
        }
        Text::default()
    }
}

/// What to write instead of a value that is no text.
fn instead_of(value: &Value, what: &str) -> (String, Option<Edit>) {
    let written = value.text();
    let with_a_letter = |example| format!("start it with a letter, such as `{example}`");
    let alone = match value {
        Value::List(items) if items.len() == 1 => items[0].value.text(),
        _ => "",
    };
    let help = match what {
        _ if !alone.is_empty() => {
            let written = Scalar(alone).to_string();
            let help = format!("write `{written}`, without brackets or a dash");
            // In a list it may stand already.
            return (help, (what != "derive").then_some(Edit::Yaml(written)));
        }
        "note" if matches!(value, Value::Map(_)) => {
            "the notes of cells stand in `notes`: write `notes` instead of `note`".to_owned()
        }
        "party" if matches!(value, Value::List(_)) => {
            "write the one that this matrix is: an entry is about one party".to_owned()
        }
        _ if written.is_empty() => "write one line of text, in double quotes if need be".to_owned(),
        "id" | "alias" | "party" | "as" => with_a_letter("ManageBackups"),
        "matrix" | "name of the matrix" => with_a_letter("backup"),
        "derive" => with_a_letter("strum::EnumIter"),
        "outer party" => {
            "write the matrix, a dot and the party, such as `okms.OvhCloud`".to_owned()
        }
        "revision" => match (date::meant(written), date::of_spreadsheet(written)) {
            (Some(date), _) => return (format!("write {date}"), Some(Edit::Yaml(date))),
            (None, Some(date)) => {
                format!("write the date; as a spreadsheet counts days it is {date}")
            }
            (None, None) => "write the whole date, such as 2025-10-21".to_owned(),
        },
        _ => {
            let help = format!("write \"{written}\", so that YAML takes it for text");
            return (help, Some(Edit::Yaml(format!("\"{written}\""))));
        }
    };
    (help, None)
}
