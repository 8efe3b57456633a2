//! Sections and activities.

use super::fields::Fields;
use super::roles::texts;
use super::shape::flow;
use super::{Reader, meant};
use crate::check::lengths::MOST_CHARACTERS_OF_AN_ID;
use crate::keys::{ACTIVITY, SECTION};
use crate::matrix::{Activity, Party, Section};
use crate::names::id_from_title;
use crate::places::{Field, Item, Text};
use crate::rule::Rule;
use crate::yaml::{Beginning, Node, Quoted, Scalar, Value};

impl Reader<'_> {
    pub(super) fn sections_of(
        &mut self,
        fields: &mut Fields,
        parent: Option<usize>,
        parties: &[Party],
    ) {
        let sections = self.items(fields, "sections", SECTION, &["title"]);
        for node in self.rows_without_section(sections) {
            self.section(node, parent, parties);
        }
    }

    /// Notes that rows stand where sections belong, once for all of them; gives what was meant.
    fn rows_without_section(&mut self, sections: Vec<Node>) -> Vec<Node> {
        let is_row = |node: &Node| node.get("roles").is_some() && node.get("activities").is_none();
        let (Some(first), true) = (sections.first(), sections.len() > 1) else { return sections };
        if !sections.iter().all(is_row) {
            return sections;
        }
        let message = "these are activities, and no section is above them";
        let help = "write `- title: …` and `activities:` above them, and indent them below that";
        self.note(Rule::UnknownKey, Some(first.at), message, help);
        let at = first.at;
        let entries = [
            ("title", Value::Text("Activities".to_owned())),
            ("activities", Value::List(sections)),
        ];
        let entries = entries.map(|(key, value)| (Node::text(key, at), Node { value, at }));
        vec![Node::map(entries.into(), at)]
    }

    fn section(&mut self, node: Node, parent: Option<usize>, parties: &[Party]) {
        let node = self.named_item(node, "a section", SECTION);
        let node = self.title_as_key(node, "a section", SECTION);
        let mut fields = self.fields(node, "a section", SECTION);
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
        for node in self.items(&mut fields, "activities", ACTIVITY, &["title", "roles"]) {
            self.activity(node, position, parties);
        }
        self.sections_of(&mut fields, Some(position), parties);
    }

    fn activity(&mut self, node: Node, section: usize, parties: &[Party]) {
        let is_section = |key: &Node| matches!(key.value.text(), "activities" | "sections");
        if let Some((key, _)) = node.entries().iter().find(|(key, _)| is_section(key)) {
            let message =
                format!("an activity has no key \"{}\": this is a section", key.value.text());
            let help = "move it out of `activities`, into the list of `sections`";
            return self.note(Rule::UnknownKey, Some(key.at), message, help);
        }
        let node = self.named_item(node, "an activity", ACTIVITY);
        let node = self.title_as_key(node, "an activity", ACTIVITY);
        if self.letters_as_value(&node, parties) {
            return;
        }
        let node = self.letters_as_keys(node, parties);
        let node = self.rules_beside_allow(node);
        let node = self.roles_beside_title(node, parties);
        let mut fields = self.fields(node, "an activity", ACTIVITY);
        let item = Item::Activity(self.matrix.activities.len());
        let title = self.required(&mut fields, "title");
        let id = self.id(&mut fields, &title);
        let roles = self.roles(&mut fields, item, parties);
        let activity = Activity {
            id: self.keep(item, Field::Id, id),
            title: self.keep(item, Field::Title, title),
            aliases: self.aliases(&mut fields, item),
            section,
            reference: self.short(&mut fields, "ref", item, Field::Reference),
            allow: self.allow(&mut fields, item, &roles),
            roles,
            note: self.optional_of(&mut fields, "note", item, Field::Note),
            notes: self.notes(&mut fields, item, parties),
            covers: self.covers(&mut fields, item),
        };
        self.matrix.activities.push(activity);
    }

    /// Notes that `Boil water:` with keys beside it has no key before its title; gives what was meant.
    fn title_as_key(&mut self, node: Node, of: &str, known: &[&str]) -> Node {
        let [(title, value), rest @ ..] = node.entries() else { return node };
        let text = title.value.text();
        let is_alone = matches!(value.value, Value::Null) && !rest.is_empty();
        if !is_alone || known.contains(&text) || node.get("title").is_some() {
            return node;
        }
        let message = format!("{of} has no key \"{}\"", Beginning(text));
        let help = format!("write `title: {}`", Scalar(text));
        self.note(Rule::UnknownKey, Some(title.at), message, help);
        let mut meant = vec![(Node::text("title", title.at), title.clone())];
        meant.extend_from_slice(rest);
        Node::map(meant, node.at)
    }

    /// Notes that `- Boil water: RA` does not say whose letters these are.
    fn letters_as_value(&mut self, node: &Node, parties: &[Party]) -> bool {
        let [(title, letters)] = node.entries() else { return false };
        let (text, letters) = (title.value.text(), letters.value.text());
        let is_title = !ACTIVITY.contains(&text) && !is_party(title, parties);
        let is_meant = is_title && meant::letters(letters).is_some();
        if is_meant {
            let message = format!("an activity has no key \"{}\"", Beginning(text));
            let help = format!(
                "write `- title: {}`, and below it `roles:` with the letters of each party",
                Scalar(text)
            );
            self.note(Rule::UnknownKey, Some(title.at), message, help);
        }
        is_meant
    }

    /// Notes that `{ title: …, responsible: Host }` has letters beside the title; gives what was meant.
    fn letters_as_keys(&mut self, node: Node, parties: &[Party]) -> Node {
        let Value::Map(entries) = node.value else { return node };
        let pairs = |(key, value): &(Node, Node)| -> Vec<(String, String)> {
            let key = key.value.text();
            let names = texts(value).into_iter().flat_map(|text| text.split([',', ';']));
            names.map(|name| (key.to_owned(), name.trim().to_owned())).collect()
        };
        let is_letters = |entry: &(Node, Node)| {
            let is_known = ACTIVITY.contains(&entry.0.value.text());
            !is_known && meant::cells_of_letters(&pairs(entry), parties).is_some()
        };
        let (letters, mut rest): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_letters);
        let all: Vec<_> = letters.iter().flat_map(pairs).collect();
        if let (Some((first, _)), Some(cells)) =
            (letters.first(), meant::cells_of_letters(&all, parties))
        {
            let key = Beginning(first.value.text());
            let message = format!("an activity has no key \"{key}\": letters stand in `roles`");
            let keys = letters.iter().map(|(key, _)| format!("`{}`", Beginning(key.value.text())));
            let keys: Vec<String> = keys.collect();
            let instead = match &keys[..] {
                [first @ .., last] if !first.is_empty() => {
                    format!(" in place of {} and {last}", first.join(", "))
                }
                _ => String::new(),
            };
            let help = format!("write `{}`{instead}", meant::row(&cells));
            self.note(Rule::UnknownKey, Some(first.at), message, help);
            let text = |text: &str| Node::text(text, first.at);
            let cells = cells.iter().map(|(party, roles)| (text(party), text(roles.letters())));
            rest.push((text("roles"), Node::map(cells.collect(), first.at)));
        }
        Node::map(rest, node.at)
    }

    /// Notes that `{ title: …, several-accountable: Both }` allows nothing; gives what was meant.
    fn rules_beside_allow(&mut self, node: Node) -> Node {
        let has_allow = node.get("allow").is_some();
        let is_rule = |(key, _): &(Node, Node)| {
            Rule::ALLOWABLE.iter().any(|rule| rule.id() == key.value.text())
        };
        let Value::Map(entries) = node.value else { return node };
        let (rules, mut rest): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_rule);
        if let Some((first, reason)) = rules.first().cloned() {
            let key = first.value.text();
            let message = format!("an activity has no key \"{key}\": a rule stands in `allow`");
            let written = format!("{key}: {}", Quoted(reason.value.text()));
            let help = if has_allow {
                format!("write `{written}` in `allow`")
            } else {
                format!("write `allow: {{ {written} }}`")
            };
            self.note(Rule::UnknownKey, Some(first.at), message, help);
            let allow = rest.iter_mut().find(|(key, _)| key.value.text() == "allow");
            match allow.map(|(_, value)| &mut value.value) {
                Some(Value::Map(allowed)) => allowed.extend(rules),
                Some(_) => {}
                None => rest.push((Node::text("allow", first.at), Node::map(rules, first.at))),
            }
        }
        Node::map(rest, node.at)
    }

    /// Notes that `{ title: …, Host: RA }` has roles beside the title; gives what was meant.
    fn roles_beside_title(&mut self, node: Node, parties: &[Party]) -> Node {
        let Value::Map(entries) = node.value else { return node };
        let is_cell = |(key, _): &(Node, Node)| {
            !ACTIVITY.contains(&key.value.text()) && is_party(key, parties)
        };
        let (row, mut entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_cell);
        if let Some((first, _)) = row.first() {
            let key = Beginning(first.value.text());
            let message = format!("an activity has no key \"{key}\": a party stands in `roles`");
            let mut roles = entries.iter_mut().filter(|(key, _)| key.value.text() == "roles");
            let roles = roles.find_map(|(_, value)| match &mut value.value {
                Value::Map(cells) => Some(cells),
                _ => None,
            });
            let help = match &roles {
                Some(_) => format!("move it into `roles`: {}", flow(&row)),
                None => format!("write `roles: {}`", flow(&row)),
            };
            self.note(Rule::UnknownKey, Some(first.at), message, help);
            if let Some(cells) = roles {
                cells.extend(row);
            } else {
                entries.retain(|(key, value)| {
                    key.value.text() != "roles" || !matches!(value.value, Value::Null)
                });
                entries.push((Node::text("roles", first.at), Node::map(row.clone(), first.at)));
            }
        }
        Node::map(entries, node.at)
    }

    /// The id that is given, or one made from the title.
    fn id(&mut self, fields: &mut Fields, title: &Text) -> Text {
        match fields.take("id") {
            Some(node) => {
                let id = self.text(&node, "id");
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

fn is_party(key: &Node, parties: &[Party]) -> bool {
    parties.iter().any(|party| party.id == key.value.text())
}
