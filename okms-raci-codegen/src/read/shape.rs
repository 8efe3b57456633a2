//! What was meant, by the form of a value: where its key is not known, or a name stands for a key.

use okms_raci_core::RoleSet;

use super::roles::texts;
use super::{Reader, meant};
use crate::keys::{self, ACTIVITY, ENTRY, PARTY, SECTION};
use crate::matrix::Party;
use crate::rule::Rule;
use crate::yaml::{Beginning, Node, Quoted, Scalar, Value};

/// The key whose values look like this one, if it is free.
pub(super) fn key<'a>(written: &str, value: &Value, free: &[&'a str]) -> Option<&'a str> {
    let is_word = written.starts_with(char::is_lowercase) && !written.contains(' ');
    let meant = match value {
        Value::List(items) => {
            let has = |key: &str| items.iter().any(|item| item.get(key).is_some());
            match () {
                () if has("roles") => "activities",
                () if has("activities") || has("sections") => "sections",
                () if has("id") && has("name") => "parties",
                () if has("matrix") => "refines",
                () => return None,
            }
        }
        // Without a title, other words than one are probably that.
        Value::Map(cells) if is_row(cells) && (is_word || !free.contains(&"title")) => "roles",
        _ => return None,
    };
    free.iter().copied().find(|free| *free == meant)
}

/// Whether all values are role letters.
pub(super) fn is_row(cells: &[(Node, Node)]) -> bool {
    let is_letters = |text: &str| {
        text == "-" || RoleSet::from_letters(text).is_some_and(|roles| !roles.is_empty())
    };
    !cells.is_empty() && cells.iter().all(|(_, letters)| is_letters(letters.value.text()))
}

/// `{ Host: RA, Shop: I }`
pub(super) fn flow(row: &[(Node, Node)]) -> String {
    let cell = |(party, letters): &(Node, Node)| {
        format!("{}: {}", party.value.text(), letters.value.text())
    };
    format!("{{ {} }}", row.iter().map(cell).collect::<Vec<_>>().join(", "))
}

/// The keys of the items of a list.
fn keys_of_items(list: &str) -> &'static [&'static str] {
    match list {
        "activities" => ACTIVITY,
        "sections" => SECTION,
        "parties" => PARTY,
        "refines" => ENTRY,
        _ => &[],
    }
}

/// Whether the value is a list with an item that has a key of the items of this one.
pub(super) fn has_items(list: &str, value: &Value) -> bool {
    let known = keys_of_items(list);
    let is_one = |item: &Node| known.iter().any(|key| item.get(key).is_some());
    matches!(value, Value::List(items) if items.iter().any(is_one))
}

/// How the first entry of a map is written that stands where a list of maps is expected.
pub(super) fn item_of(list: &str, entries: &[(Node, Node)]) -> Option<String> {
    let known = keys_of_items(list);
    let (first, value) = entries.first()?;
    match first.value.text() {
        key if known.contains(&key) => {
            let block = "write a dash before its first key, and indent the others as that";
            Some(format!("{block}; one in braces goes into brackets: `[{{ … }}]`"))
        }
        key @ ("sections" | "activities") => {
            Some(format!("`{key}` stands beside `{list}`, not below it: indent it as that key"))
        }
        name => {
            let (_, written) = named(name, value, known)?;
            Some(format!("write each as an item: {written}"))
        }
    }
}

/// The key of a name that stands before the map of an item, and how to write the item.
fn named(name: &str, value: &Node, known: &[&str]) -> Option<(&'static str, String)> {
    let has = |key: &str| value.get(key).is_some();
    let entries = value.entries();
    let is_item = entries.iter().all(|(key, _)| known.contains(&key.value.text()));
    if known == ACTIVITY && !is_item && is_row(entries) {
        let row = flow(entries);
        let written = format!("`- title: {}`, and below it `roles: {row}`", Scalar(name));
        return Some(("roles", written));
    }
    if name.is_empty() || entries.is_empty() || !is_item {
        return None;
    }
    let is_number = name.starts_with(|c: char| c.is_ascii_digit());
    let key = match () {
        () if is_number && known.contains(&"number") && !has("number") => "number",
        () if known.contains(&"title") && !has("title") => "title",
        () if known.contains(&"id") && !has("id") => "id",
        () if known.contains(&"matrix") && !has("matrix") => "matrix",
        () => return None,
    };
    let name = match key {
        "id" => meant::as_id(name),
        "number" => Quoted(name).to_string(),
        _ => Scalar(name).to_string(),
    };
    let keys: Vec<String> =
        entries.iter().map(|(key, _)| format!("`{}`", key.value.text())).collect();
    Some((key, format!("`- {key}: {name}`, and {} below it", keys.join(" and "))))
}

impl Reader<'_> {
    /// Notes that `- TakePayment: { title: … }` has its name for a key; gives what was meant.
    pub(super) fn named_item(&mut self, node: Node, of: &str, known: &[&str]) -> Node {
        let [(name, value)] = node.entries() else { return node };
        let text = name.value.text();
        let meant = named(text, value, known).filter(|_| !known.contains(&text));
        let Some((key, written)) = meant else { return node };
        let message = format!("{of} has no key \"{}\"", Beginning(text));
        self.note(Rule::UnknownKey, Some(name.at), message, format!("write {written}"));
        let entry = |key: &str, value: &Node| (Node::text(key, name.at), value.clone());
        let entries = match key {
            "roles" => vec![entry("title", name), entry("roles", value)],
            "id" => {
                let id = Node::text(meant::as_id(text), name.at);
                [vec![entry("id", &id)], value.entries().to_vec()].concat()
            }
            key => [vec![entry(key, name)], value.entries().to_vec()].concat(),
        };
        Node::map(entries, node.at)
    }
}

impl Reader<'_> {
    /// Notes that `- Shop: The shop` has two values for a key and its value; gives what was meant.
    pub(super) fn pair_item(
        &mut self,
        node: Node,
        of: &str,
        known: &[&str],
        [first, second]: [&str; 2],
    ) -> Node {
        let is_pair = |(key, value): &&(Node, Node)| {
            let (key, value) = (key.value.text(), value.value.text());
            let is_key = keys::is_key(key) || meant::near(key, known).is_some();
            !(key.is_empty() || value.is_empty() || is_key)
        };
        let is_free = node.get(first).is_none() && node.get(second).is_none();
        let pair = node.entries().iter().find(is_pair).filter(|_| is_free);
        let Some((key, value)) = pair.cloned() else { return node };
        let text = key.value.text();
        let name = if first == "id" { meant::party_id(text) } else { text.to_owned() };
        let message = format!("{of} has no key \"{}\"", Beginning(text));
        let help =
            format!("write `{first}: {name}` and `{second}: {}`", Scalar(value.value.text()));
        self.note(Rule::UnknownKey, Some(key.at), message, help);
        let rest = node.entries().iter().filter(|(other, _)| other.at != key.at).cloned();
        let mut meant: Vec<(Node, Node)> = rest.collect();
        meant.push((Node::text(first, key.at), Node::text(name, key.at)));
        meant.push((Node::text(second, value.at), value));
        Node::map(meant, node.at)
    }
}

/// `Shop: RA` of `{ party: Shop, role: RA }`
pub(super) fn cell(item: &Node) -> Option<String> {
    let value = |keys: &[&str]| {
        let is_key = |key: &str| keys.iter().any(|known| key.eq_ignore_ascii_case(known));
        let mut entries = item.entries().iter();
        entries.find(|(key, _)| is_key(key.value.text())).map(|(_, value)| texts(value).concat())
    };
    let party = value(&["party", "id", "name", "who", "team", "activity", "duty"])?;
    let letters = value(&["role", "roles", "letters", "raci", "assignment"])?;
    (item.entries().len() == 2).then(|| format!("{party}: {letters}"))
}

/// `KeepServiceLogs` of `{ id: KeepServiceLogs }`
pub(super) fn id_alone(item: &Node) -> Option<String> {
    let [(key, id)] = item.entries() else { return None };
    let is_id =
        matches!(key.value.text(), "id" | "activity" | "duty") && !id.value.text().is_empty();
    is_id.then(|| id.value.text().to_owned())
}

/// The ids of several parties, of `Host + Guest` and of `all`.
pub(super) fn several_parties<'a>(key: &str, parties: &'a [Party]) -> Option<Vec<&'a str>> {
    if matches!(&*key.to_lowercase(), "all" | "both" | "everyone" | "everybody" | "*") {
        return Some(parties.iter().map(|party| party.id.as_str()).collect());
    }
    let parts = key.replace(" and ", "+");
    let known = |name| parties.iter().find(|it| it.id == name || it.name == name);
    let names = parts.split(['+', '&', '/', '|', ';', ',']).map(str::trim);
    let names: Vec<&str> =
        names.map(|name| known(name).map(|it| it.id.as_str())).collect::<Option<_>>()?;
    (names.len() > 1).then_some(names)
}
