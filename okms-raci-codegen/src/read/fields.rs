//! The keys of maps.

use okms_raci_core::Plain;

use super::{Reader, meant, shape};
use crate::date;
use crate::finding::Edit;
use crate::keys::MAPS;
use crate::places::{Place, Text};
use crate::rule::Rule;
use crate::yaml::{Beginning, Node, Quoted, Scalar, Value};

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

    /// Puts what was meant in the place of the last text.
    fn replace_last(&mut self, meant: Value) {
        if let Some((_, node)) = self.entries.last_mut() {
            node.value = meant;
        }
    }

    /// The text of a key.
    pub(super) fn text_of(&self, key: &str) -> Option<&str> {
        let (_, node) = self.entries.iter().find(|(name, _)| name.text == key)?;
        Some(node.value.text()).filter(|text| !text.is_empty())
    }

    /// The items of a list of nothing but texts.
    pub(super) fn texts_of(&self, key: &str) -> Vec<Node> {
        let is_text = |item: &Node| matches!(item.value, Value::Text(_));
        match self.entries.iter().find(|(name, _)| name.text == key) {
            Some((_, Node { value: Value::List(items), .. })) if items.iter().all(is_text) => {
                items.clone()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the value of a key is a list, or the key is left out.
    pub(super) fn is_list(&self, key: &str) -> bool {
        let value = self.entries.iter().find(|(name, _)| name.text == key);
        value.is_none_or(|(_, node)| matches!(node.value, Value::List(_)))
    }

    fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(known, _)| known.text == key)
    }

    pub(super) fn entries(self) -> Vec<(Text, Node)> {
        self.entries
    }
}

impl Reader<'_> {
    /// Notes that no dot puts `source.revision: 2026-01-31` into a map; gives what was meant.
    fn dotted_keys(&mut self, node: Node, known: &[&str]) -> Node {
        let Value::Map(mut entries) = node.value else { return node };
        for map in MAPS.iter().copied().filter(|map| known.contains(map)) {
            let inner = |(key, value): &(Node, Node)| {
                let inner = key.value.text().strip_prefix(map)?.strip_prefix('.')?;
                (!value.value.text().is_empty()).then(|| inner.to_owned())
            };
            let Some(first) = entries.iter().position(|entry| inner(entry).is_some()) else {
                continue;
            };
            if entries.iter().any(|(key, _)| key.value.text() == map) {
                continue;
            }
            let count = entries[first..].iter().take_while(|entry| inner(entry).is_some()).count();
            let last = entries[first + count - 1].1.at;
            let (dotted, rest): (Vec<_>, Vec<_>) =
                entries.into_iter().partition(|entry| inner(entry).is_some());
            let at = dotted[0].0.at;
            let written = dotted.iter().filter_map(|entry| {
                Some(format!("{}: {}", inner(entry)?, Scalar(entry.1.value.text())))
            });
            let written = written.collect::<Vec<_>>().join(", ");
            let written = format!("{map}: {{ {written} }}");
            let message = format!("a dot in a key puts nothing into `{map}`");
            let help = format!("write `{written}` instead");
            let edit = (count == dotted.len()).then_some(Edit::Span(at, last, written));
            self.note_edit(Rule::UnknownKey, Some(at), message, help, edit);
            let values = dotted.into_iter().filter_map(|entry| {
                let inner = inner(&entry)?;
                Some((Node::text(inner, entry.0.at), entry.1))
            });
            let value = Node::map(values.collect(), at);
            entries = rest;
            entries.push((Node::text(map, at), value));
        }
        Node::map(entries, node.at)
    }

    /// The entries of a map, of which only those with a known key are kept, each once.
    pub(super) fn fields(&mut self, node: Node, of: &'static str, known: &[&str]) -> Fields {
        self.fields_meant(node, of, known, known)
    }

    /// The same, where other words mean one of some keys.
    pub(super) fn fields_meant(
        &mut self,
        node: Node,
        of: &'static str,
        known: &[&str],
        meant: &[&str],
    ) -> Fields {
        let is_map = matches!(node.value, Value::Map(_));
        let mut fields = Fields { of, at: Some(node.at), is_map, entries: Vec::new() };
        // The text before, and what commas have cut off from it.
        let (mut before, mut rest) = (None, Vec::new());
        let node = self.dotted_keys(node, known);
        let entries = self.map(node, of);
        let has = |known: &str| entries.iter().any(|(key, _)| key.text == known);
        let written: Vec<&str> = known.iter().copied().filter(|known| has(known)).collect();
        for (key, value) in entries {
            let is_key = known.contains(&key.text.as_str());
            if !is_key && before.is_some() && matches!(value.value, Value::Null) {
                rest.push(key);
                continue;
            }
            self.text_with_commas(before.take(), &mut rest, &mut fields);
            let is_text = matches!(&value.value, Value::Text(text) if !date::is_date(text));
            before = is_text.then(|| value.clone());
            if self.key_without_colon(&key, known) {
                fields.is_map = false;
                continue;
            }
            let (name, mut value) = (key.text.clone(), value);
            let is_given = |known: &&str| written.contains(known) || fields.has(known);
            let (given, free): (Vec<&str>, Vec<&str>) = known.iter().copied().partition(is_given);
            let free: Vec<&str> = free.into_iter().filter(|it| meant.contains(it)).collect();
            match self.known_key(key, &value, of, (known, &free, &given)) {
                Some(key) if !fields.has(&key.text) => {
                    // How a list is written was said with how its key is.
                    let names = meant::names_in(&key.text, &value.value);
                    if let Some(names) = names.filter(|_| key.text != name) {
                        let items = names.into_iter().map(|name| Node::text(name, value.at));
                        value.value = Value::List(items.collect());
                    } else if key.text != name && meant::whole(&key.text, &value.value).is_some() {
                        self.refines_known &= key.text != "refines";
                        let is_list = key.text == "refines";
                        let number = || Value::Number(String::new());
                        value.value = if is_list { Value::List(Vec::new()) } else { number() };
                    }
                    fields.entries.push((key, value));
                }
                _ => {}
            }
        }
        self.text_with_commas(before, &mut rest, &mut fields);
        fields
    }

    /// Notes that there is no colon in `roles { Host: RA }`.
    fn key_without_colon(&mut self, key: &Text, known: &[&str]) -> bool {
        let Some((word, rest)) = key.text.split_once(" {") else { return false };
        let is_key = known.contains(&word);
        if is_key {
            let message = format!("a colon and a space are missing after `{word}`");
            let (help, edit) = (format!("write `{word}: {{`"), format!("{word}: {{{rest}"));
            self.note_edit(Rule::UnknownKey, key.at, message, help, Edit::Yaml(edit));
        }
        is_key
    }

    /// Notes that a comma in `{ title: Boil, pour }` ends the text before it.
    fn text_with_commas(
        &mut self,
        before: Option<Node>,
        rest: &mut Vec<Text>,
        fields: &mut Fields,
    ) {
        let (Some(before), [first, ..]) = (before, &rest[..]) else { return };
        let last = rest.last().and_then(|last| last.at);
        let edit = |written| last.map(|last| Edit::Span(before.at, last, written));
        let texts =
            [before.value.text()].into_iter().chain(rest.iter().map(|part| part.text.as_str()));
        let texts: Vec<&str> = texts.collect();
        let text = texts.join(", ");
        let key = fields.entries.last().map_or("", |(key, _)| &key.text);
        if let Some(list) = meant::list(key, &Value::Text(text.clone())) {
            let message = format!("`{key}` of several names is a list");
            let help = format!("write `{key}: {}`", Beginning(&list));
            self.note_edit(Rule::WrongKind, Some(before.at), message, help, edit(list));
            let items = meant::items(key, &text).into_iter();
            let nodes = items.map(|text| Node::text(text, before.at)).collect();
            fields.replace_last(Value::List(nodes));
        } else if let Some(date) = date::meant(&text) {
            let message = format!("\"{}\" is not a date", Beginning(&text));
            let help = format!("write {date}");
            self.note_edit(Rule::NotADate, Some(before.at), message, help, edit(date.clone()));
            fields.replace_last(Value::Text(date));
        } else {
            let (of, first) = (fields.of, Beginning(&first.text));
            let message = format!("the comma ends this text, and {of} has no key \"{first}\"");
            self.cut_text(&before, rest, message);
        }
        rest.clear();
    }

    /// Notes that commas have cut off the rest of a text; gives all of it.
    fn cut_text(&mut self, before: &Node, rest: &[Text], message: impl Into<String>) -> String {
        let parts: Vec<&str> = rest.iter().map(|part| part.text.as_str()).collect();
        let text = format!("{}, {}", before.value.text(), parts.join(", "));
        let help = "put text that has a comma in it in double quotes";
        let help = format!("{help}: \"{}\"", Beginning(&text));
        let last = rest.last().and_then(|last| last.at);
        let edit = last.map(|last| Edit::Span(before.at, last, Quoted(&text).to_string()));
        self.note_edit(Rule::UnknownKey, Some(before.at), message, help, edit);
        text
    }

    /// The entries of a map of texts by names, such as reasons.
    pub(super) fn texts_by_name(&mut self, node: Node, of: &str) -> Vec<(Text, Node)> {
        let is_name = |text: &str| text.starts_with(char::is_uppercase) && !text.contains(' ');
        let mut texts: Vec<(Text, Node)> = Vec::new();
        let mut entries = self.map(node, of).into_iter().peekable();
        while let Some((key, mut value)) = entries.next() {
            let is_text = matches!(value.value, Value::Text(_));
            let mut rest = Vec::new();
            while let Some((part, _)) = entries.next_if(|(part, value)| {
                is_text && matches!(value.value, Value::Null) && !is_name(&part.text)
            }) {
                rest.push(part);
            }
            if !rest.is_empty() {
                value.value = Value::Text(self.cut_text(&value, &rest, "the comma ends this text"));
            }
            texts.push((key, value));
        }
        texts
    }

    /// The key if there may be such a one. One that is misspelt counts as what
    /// was probably meant: then what it is needed for is not missing as well.
    ///
    /// `free` are keys that the map does not have, and can be meant; `given` are those that it has.
    fn known_key(
        &mut self,
        key: Text,
        value: &Node,
        of: &str,
        (known, free, given): (&[&str], &[&str], &[&str]),
    ) -> Option<Text> {
        if known.contains(&key.text.as_str()) {
            return Some(key);
        }
        if !self.problems.keeps(Rule::UnknownKey, key.at) {
            // Nobody reads what was meant, and to find that out for a million keys takes long.
            self.note(Rule::UnknownKey, key.at, "", "");
            return None;
        }
        let plain = Plain(&key.text).to_string();
        let home = meant::home(&key.text);
        let word = plain.trim();
        let near = meant::near(word, free);
        let near = near.or_else(|| shape::key(&key.text, &value.value, free));
        let other = || {
            let word = meant::near_word(word, known)?;
            meant::key(word, free).or_else(|| meant::key(word, given))
        };
        let meant = near.or_else(|| meant::near(word, given)).or_else(other);
        let near = meant.filter(|meant| free.contains(meant));
        let taken = meant.filter(|meant| given.contains(meant));
        let list = near.and_then(|near| {
            let list = meant::list(near, &value.value).map(|list| format!("{near}: {list}"));
            list.or_else(|| meant::whole(near, &value.value))
        });
        let help = match (near, meant::odd(&key.text)) {
            _ if list.is_some() => format!("write `{}`", list.as_deref().unwrap_or_default()),
            (Some(near), Some(odd)) => format!("it has {odd} in it: write `{near}`"),
            (Some(near), None) => format!("did you mean `{near}`?"),
            (None, _) if of == "an entry of refines" && key.text.contains("handed") => {
                "write `allow: { duty-handed-back: \"…\" }` at the row that covers the duty"
                    .to_owned()
            }
            (None, _)
                if of == "a section" && key.text == "roles" && given.contains(&"activities") =>
            {
                "each activity has its own: write the letters in the `roles` of each one".to_owned()
            }
            (None, _) if of == "a section" && key.text == "roles" => {
                "this is an activity: it stands below `activities:` of a section".to_owned()
            }
            (None, _) if of == "a section" && meant::letters(&key.text).is_some() => {
                "letters belong to activities: write them in the `roles` of each one".to_owned()
            }
            (None, _) if taken == Some("note") => {
                "join it with `note`, which is given beside it".to_owned()
            }
            (None, _) if taken.is_some() => {
                let taken = taken.unwrap_or_default();
                format!("remove it: `{taken}` is given beside it")
            }
            (None, _) => home.map_or_else(
                || {
                    let keys = known.join(", ");
                    format!("remove it, or make it a comment with `#`: the keys of {of} are {keys}")
                },
                |home| format!("move it, with its value, among the keys of {home}"),
            ),
        };
        let message = format!("{of} has no key \"{}\"", Beginning(&key.text));
        let span = |written| Some(Edit::Span(key.at?, value.at, written));
        let edit = match list {
            // Who refines what since when is a guess.
            Some(list) => Some(list).filter(|_| near != Some("refines")).and_then(span),
            None => near.map(|near| Edit::Text(near.to_owned())),
        };
        self.note_edit(Rule::UnknownKey, key.at, message, help, edit);
        near.map(|near| Text { text: near.to_owned(), at: key.at })
    }
}
