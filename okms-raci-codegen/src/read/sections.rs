//! Sections and activities.

use super::fields::Fields;
use super::roles::texts;
use super::{Reader, meant};
use crate::check::lengths::MOST_CHARACTERS_OF_AN_ID;
use crate::matrix::{Activity, Party, Section};
use crate::names::id_from_title;
use crate::places::{Field, Item, Text};
use crate::rule::Rule;
use crate::yaml::{Beginning, Node, Scalar, Value};

/// The keys of a section, and of an activity.
const SECTION: [&str; 6] = ["number", "id", "title", "aliases", "activities", "sections"];
const ACTIVITY: [&str; 9] =
    ["id", "ref", "title", "covers", "aliases", "roles", "note", "notes", "allow"];

impl Reader<'_> {
    pub(super) fn sections_of(
        &mut self,
        fields: &mut Fields,
        parent: Option<usize>,
        parties: &[Party],
    ) {
        for node in self.items(fields, "sections", &SECTION, &["title"]) {
            self.section(node, parent, parties);
        }
    }

    fn section(&mut self, node: Node, parent: Option<usize>, parties: &[Party]) {
        let mut fields = self.fields(node, "a section", &SECTION);
        let position = self.matrix.sections.len();
        let item = Item::Section(position);
        let title = self.required(&mut fields, "title");
        let id = self.id(&mut fields, &title);
        let section = Section {
            depth: 1 + parent.map_or(0, |parent| self.matrix.sections[parent].depth),
            parent,
            number: self.short(&mut fields, "number", item, Field::Number),
            id: self.keep(item, Field::Id, id),
            title: self.keep(item, Field::Title, title),
            aliases: self.aliases(&mut fields, item),
        };
        self.matrix.sections.push(section);
        for node in self.items(&mut fields, "activities", &ACTIVITY, &["title", "roles"]) {
            self.activity(node, position, parties);
        }
        self.sections_of(&mut fields, Some(position), parties);
    }

    fn activity(&mut self, node: Node, section: usize, parties: &[Party]) {
        if let Some(key) = key_of_section(&node) {
            let message =
                format!("an activity has no key \"{}\": this is a section", key.value.text());
            let help = "move it out of `activities`, into the list of `sections`";
            return self.note(Rule::UnknownKey, Some(key.at), message, help);
        }
        let node = self.title_as_key(node, &ACTIVITY, parties);
        let node = self.letters_as_keys(node, &ACTIVITY, parties);
        let node = self.roles_beside_title(node, &ACTIVITY, parties);
        let mut fields = self.fields(node, "an activity", &ACTIVITY);
        let item = Item::Activity(self.matrix.activities.len());
        let title = self.required(&mut fields, "title");
        let id = self.id(&mut fields, &title);
        let activity = Activity {
            id: self.keep(item, Field::Id, id),
            title: self.keep(item, Field::Title, title),
            aliases: self.aliases(&mut fields, item),
            section,
            reference: self.short(&mut fields, "ref", item, Field::Reference),
            roles: self.roles(&mut fields, item, parties),
            allow: self.allow(&mut fields, item),
            note: self.optional_of(&mut fields, "note", item, Field::Note),
            notes: self.notes(&mut fields, item, parties),
            covers: self.covers(&mut fields, item),
        };
        self.matrix.activities.push(activity);
    }

    /// Notes that `Boil water: { Host: RA }` has no key before its title; gives what was meant.
    fn title_as_key(&mut self, node: Node, known: &[&str], parties: &[Party]) -> Node {
        let is_party = |key: &Node| parties.iter().any(|party| party.id == key.value.text());
        let Value::Map(entries) = &node.value else { return node };
        if let [(title, Node { value: Value::Null, .. }), rest @ ..] = &entries[..] {
            let has_title = entries.iter().any(|(key, _)| key.value.text() == "title");
            if !has_title && !rest.is_empty() && !known.contains(&title.value.text()) {
                let text = title.value.text();
                let message = format!("an activity has no key \"{}\"", Beginning(text));
                let help = format!("write `title: {}`", Scalar(text));
                self.note(Rule::UnknownKey, Some(title.at), message, help);
                let key = Node { value: Value::Text("title".to_owned()), at: title.at };
                let entries = [&[(key, title.clone())], rest].concat();
                return Node { value: Value::Map(entries), at: node.at };
            }
        }
        let [(title, Node { value: Value::Map(row), at })] = &entries[..] else { return node };
        let is_row = !row.is_empty() && row.iter().all(|(party, _)| is_party(party));
        if !is_row || known.contains(&title.value.text()) {
            return node;
        }
        let written = Scalar(title.value.text());
        let message = format!("an activity has no key \"{}\"", Beginning(title.value.text()));
        let help = format!("write `- title: {written}`, and below it `roles: {}`", flow(row));
        self.note(Rule::UnknownKey, Some(title.at), message, help);
        let key = |text: &str| Node { value: Value::Text(text.to_owned()), at: title.at };
        let roles = Node { value: Value::Map(row.clone()), at: *at };
        let entries = vec![(key("title"), title.clone()), (key("roles"), roles)];
        Node { value: Value::Map(entries), at: node.at }
    }

    /// Notes that `{ title: …, responsible: Host }` has letters beside the title; gives what was meant.
    fn letters_as_keys(&mut self, node: Node, known: &[&str], parties: &[Party]) -> Node {
        let Value::Map(entries) = node.value else { return node };
        let pairs = |(key, value): &(Node, Node)| -> Vec<(String, String)> {
            let key = key.value.text();
            let names = texts(value).into_iter().flat_map(|text| text.split([',', ';']));
            names.map(|name| (key.to_owned(), name.trim().to_owned())).collect()
        };
        let is_letters = |entry: &(Node, Node)| {
            let is_known = known.contains(&entry.0.value.text());
            !is_known && meant::row_of_letters(&pairs(entry), parties).is_some()
        };
        let (letters, mut rest): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_letters);
        let all: Vec<_> = letters.iter().flat_map(pairs).collect();
        if let (Some((first, _)), Some(row)) =
            (letters.first(), meant::row_of_letters(&all, parties))
        {
            let key = Beginning(first.value.text());
            let message = format!("an activity has no key \"{key}\": letters stand in `roles`");
            let text = |text: &str| Node { value: Value::Text(text.to_owned()), at: first.at };
            let cells = meant::cells(row.trim_start_matches("roles: "), parties);
            let cells = cells.into_iter().flatten();
            let cells = cells.map(|(party, roles)| (text(&party), text(&roles.to_string())));
            rest.push((text("roles"), Node { value: Value::Map(cells.collect()), at: first.at }));
            self.note(Rule::UnknownKey, Some(first.at), message, format!("write `{row}`"));
        }
        Node { value: Value::Map(rest), at: node.at }
    }

    /// Notes that `{ title: …, Host: RA }` has roles beside the title; gives what was meant.
    fn roles_beside_title(&mut self, node: Node, known: &[&str], parties: &[Party]) -> Node {
        let Value::Map(entries) = node.value else { return node };
        let is_party = |key: &Node| {
            let key = key.value.text();
            !known.contains(&key) && parties.iter().any(|party| party.id == key)
        };
        let (row, mut entries): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|(key, _)| is_party(key));
        if let Some((first, _)) = row.first() {
            let message = format!(
                "an activity has no key \"{}\": a party stands in `roles`",
                Beginning(first.value.text())
            );
            let has_roles = |(key, value): &&mut (Node, Node)| {
                key.value.text() == "roles" && matches!(value.value, Value::Map(_))
            };
            let roles = entries.iter_mut().find(has_roles);
            let help = match &roles {
                Some(_) => format!("move it into `roles`: {}", flow(&row)),
                None => format!("write `roles: {}`", flow(&row)),
            };
            self.note(Rule::UnknownKey, Some(first.at), message, help);
            if let Some((_, Node { value: Value::Map(cells), .. })) = roles {
                cells.extend(row.iter().cloned());
            }
            let is_empty_roles = |(key, value): &(Node, Node)| {
                key.value.text() == "roles" && matches!(value.value, Value::Null)
            };
            entries.retain(|entry| !is_empty_roles(entry));
            if !entries.iter().any(|(key, _)| key.value.text() == "roles") {
                let at = first.at;
                let key = Node { value: Value::Text("roles".to_owned()), at };
                entries.push((key, Node { value: Value::Map(row), at }));
            }
        }
        Node { value: Value::Map(entries), at: node.at }
    }

    /// The id that is given, or one made from the title.
    fn id(&mut self, fields: &mut Fields, title: &Text) -> Text {
        match fields.take("id") {
            Some(node) => {
                let id = self.text(node, "id");
                id.and_then(|id| self.as_id("id", &id)).unwrap_or_default()
            }
            None => self.id_of_title(title),
        }
    }

    fn id_of_title(&mut self, title: &Text) -> Text {
        let id = id_from_title(&title.text);
        let count = id.chars().count();
        if count <= MOST_CHARACTERS_OF_AN_ID {
            return Text { text: id, at: title.at };
        }
        let message = format!(
            "the id that is made from the title has {count} characters; {MOST_CHARACTERS_OF_AN_ID} is the most"
        );
        self.note(Rule::TooLarge, title.at, message, "add an `id: …` of your own");
        Text::default()
    }

    /// A number or a reference.
    fn short(
        &mut self,
        fields: &mut Fields,
        key: &str,
        item: Item,
        field: Field,
    ) -> Option<String> {
        let text = self.optional(fields, key)?;
        let text = self.not_too_long(MOST_CHARACTERS_OF_AN_ID, key, text)?;
        Some(self.keep(item, field, text))
    }
}

/// The key by which a section is known.
fn key_of_section(node: &Node) -> Option<&Node> {
    let Value::Map(entries) = &node.value else { return None };
    let of_section = |key: &&Node| matches!(key.value.text(), "activities" | "sections");
    entries.iter().map(|(key, _)| key).find(of_section)
}

/// `{ Host: RA, Shop: I }`
fn flow(row: &[(Node, Node)]) -> String {
    let cell = |(party, letters): &(Node, Node)| {
        format!("{}: {}", party.value.text(), letters.value.text())
    };
    format!("{{ {} }}", row.iter().map(cell).collect::<Vec<_>>().join(", "))
}
