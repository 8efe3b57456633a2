//! What a matrix refines.

use okms_raci_core::RoleSet;

use super::fields::Fields;
use super::remarks::{reason_in, without_reason};
use super::{Reader, meant};
use crate::finding::{Edit, repeats};
use crate::names::mistake_in_id;
use crate::places::{Field, Item, Text};
use crate::refines::{Asked, Refines};
use crate::rule::Rule;
use crate::yaml::{Beginning, Node, Quoted, Scalar, Value};
use crate::{date, keys};

impl Reader<'_> {
    pub(super) fn refines(&mut self, fields: &mut Fields) {
        self.refines_known &= fields.is_list("refines");
        let texts = fields.texts_of("refines");
        if let [first, _, ..] = &texts[..] {
            let all: Vec<&str> = texts.iter().map(|text| text.value.text()).collect();
            let help = meant::list_example("refines", &Value::Text(all.join(", ")));
            let message = "expected the keys of each refined matrix, found names alone";
            self.note(Rule::WrongKind, Some(first.at), message, help);
            self.refines_known = false;
            return;
        }
        let items = self.items(fields, "refines", keys::ENTRY, &["matrix", "party", "revision"]);
        for (at, node) in items.into_iter().enumerate() {
            let entry = self.entry(Item::Refines(at), node);
            self.matrix.refines.push(entry);
        }
        // Without a name of its own for each entry, it is not known which duties are whose.
        let names = self.matrix.refines.iter().map(Refines::name);
        let are_there = names.clone().all(|name| !name.is_empty());
        self.refines_known &= are_there && repeats(names).iter().all(Option::is_none);
    }

    fn entry(&mut self, item: Item, node: Node) -> Refines {
        let node = self.named_item(node, "an entry of refines", keys::ENTRY);
        let node = self.pair_item(node, "an entry of refines", keys::ENTRY, ["matrix", "party"]);
        let node = self.party_as_alias(node);
        let node = self.file_of_matrix(node);
        let node = self.revision_of_matrix(node);
        let mut fields = self.fields(node, "an entry of refines", keys::ENTRY);
        let matrix = self.required_id(&mut fields, "matrix");
        let party = self.required_id(&mut fields, "party");
        let revision = self.required(&mut fields, "revision");
        let alias = self.optional(&mut fields, "as").and_then(|alias| self.as_id("as", &alias));
        let name = alias.as_ref().unwrap_or(&matrix).text.clone();
        Refines {
            matrix: self.keep(item, Field::Id, matrix),
            alias: alias.map(|alias| self.keep(item, Field::As, alias)),
            party: self.keep(item, Field::RefinedParty, party),
            revision: self.keep(item, Field::Revision, revision),
            file: self.optional_of(&mut fields, "file", item, Field::File),
            path: self.optional_of(&mut fields, "path", item, Field::Path),
            roles: self.refined_roles(&mut fields),
            asks: self.asks(&mut fields, item, &name),
            except: self.reasons(&mut fields, ("except", &name), item, Field::Except),
            open: self.reasons(&mut fields, ("open", &name), item, Field::Open),
        }
    }

    /// Notes that `as: Customer` gives the matrix another name, where no party is named; gives what was meant.
    fn party_as_alias(&mut self, node: Node) -> Node {
        let has_party = ["party", "parties", "is", "role", "who", "of"]
            .iter()
            .any(|key| node.get(key).is_some());
        let Value::Map(mut entries) = node.value else { return node };
        let alias = entries.iter_mut().find(|(key, _)| key.value.text() == "as" && !has_party);
        if let Some((key, value)) = alias {
            let message =
                "`as` gives the matrix another name, and an entry of refines needs a party";
            let help = format!("write `party: {}` instead", Scalar(value.value.text()));
            let edit = Edit::Text("party".to_owned());
            self.note_edit(Rule::MissingKey, Some(key.at), message, help, edit);
            key.value = Value::Text("party".to_owned());
        }
        Node::map(entries, node.at)
    }

    /// Notes that `matrix: data/backup.yaml` is a file; gives what was meant.
    fn file_of_matrix(&mut self, node: Node) -> Node {
        let has_file = node.get("file").is_some();
        let Value::Map(mut entries) = node.value else { return node };
        let matrix = entries.iter_mut().find(|(key, _)| key.value.text() == "matrix");
        let meant = matrix.filter(|_| !has_file).and_then(|(_, value)| {
            let file = value.value.text().to_owned();
            let name = name_of_file(&file)?;
            value.value = Value::Text(name.clone());
            Some((value.at, name, file))
        });
        if let Some((at, name, file)) = meant {
            let message = "this is the file of the matrix, and not its name";
            let help = format!("write `matrix: {name}` and `file: {}`", Scalar(&file));
            self.note(Rule::NotAnIdentifier, Some(at), message, help);
            entries.push((Node::text("file", at), Node::text(file, at)));
        }
        Node::map(entries, node.at)
    }

    /// Notes that `matrix: okms 2025-10-21` has the revision in the name; gives what was meant.
    fn revision_of_matrix(&mut self, node: Node) -> Node {
        let has_revision = node.get("revision").is_some();
        let Value::Map(mut entries) = node.value else { return node };
        let matrix = entries.iter_mut().find(|(key, _)| key.value.text() == "matrix");
        let meant = matrix.filter(|_| !has_revision).and_then(|(_, value)| {
            let text = value.value.text().to_owned();
            let (name, rest) =
                text.split_at(text.find(|c: char| !c.is_alphanumeric() && c != '_')?);
            let revision = date::meant(rest.trim_start_matches(|c: char| !c.is_alphanumeric()))?;
            value.value = Value::Text(name.to_owned());
            Some((value.at, name.to_owned(), revision))
        });
        if let Some((at, name, revision)) = meant {
            let help = format!("write `matrix: {name}` and `revision: {revision}`");
            let message = "the name of the matrix and its revision stand in two keys";
            self.note(Rule::NotAnIdentifier, Some(at), message, help);
            entries.push((Node::text("revision", at), Node::text(revision, at)));
        }
        Node::map(entries, node.at)
    }

    fn refined_roles(&mut self, fields: &mut Fields) -> RoleSet {
        let Some(node) = fields.take("roles") else { return Refines::ROLES };
        let help = "write the letters that have to be taken on, such as RA";
        let roles = self.some_letters(&node, "no letter has to be taken on", help);
        if roles.is_empty() { Refines::ROLES } else { roles }
    }

    /// Letters of at least one role; empty if there are none, which is noted.
    pub(super) fn some_letters(&mut self, node: &Node, message: &str, help: &str) -> RoleSet {
        let before = self.problems.len();
        let letters = self.letters_or(node, Some(help));
        if letters.is_empty() && self.problems.len() == before {
            self.note(Rule::UnknownRole, Some(node.at), message, help);
        }
        letters
    }

    /// The id of a duty of an entry, before which the name of the entry may stand, as in `covers`.
    fn id_of(&mut self, entry: &str, text: &Text) -> Option<Text> {
        let (name, id) = text.text.split_once('.').unwrap_or((entry, &text.text));
        if name.trim() != entry {
            let message = format!("this entry of refines is called {entry}, not {name}");
            let help = format!("write `{}`, or move it to the entry {name}", Beginning(id.trim()));
            self.note(Rule::UnclearCover, text.at, message, help);
        }
        self.as_id("id", &Text { text: id.trim().to_owned(), at: text.at })
    }

    fn asks(&mut self, fields: &mut Fields, item: Item, entry: &str) -> Vec<Asked> {
        let Some(node) = fields.take("asks") else { return Vec::new() };
        if !matches!(node.value, Value::Map(_)) {
            let found = node.value.description();
            let message = format!("expected the keys and values of asks, found {found}");
            let help = "remove the key: `raci refine` with `--into` writes what is asked";
            self.note(Rule::WrongKind, Some(node.at), message, help);
            return Vec::new();
        }
        let entries = self.map(node, "asks");
        let mut asks = Vec::with_capacity(entries.len());
        for (id, node) in entries {
            let Some(id) = self.id_of(entry, &id) else { continue };
            let mut fields = self.fields(node, "a duty in asks", keys::ASKED);
            let help = "write the letters as they were read, such as RA";
            let roles = fields.take("roles").map(|node| self.letters_or(&node, Some(help)));
            let title = self.required(&mut fields, "title").text;
            if roles.is_none() && fields.is_map() {
                let help = "add `roles: RA`, the letters as they were read";
                self.note(Rule::MissingKey, fields.at, "a duty in asks needs roles", help);
            }
            let id = self.keep(item, Field::Asked(asks.len()), id);
            asks.push(Asked { id, roles: roles.unwrap_or_default(), title });
        }
        asks
    }

    /// The activities of `except` and `open`, each with its reason.
    fn reasons(
        &mut self,
        fields: &mut Fields,
        (key, entry): (&'static str, &str),
        item: Item,
        field: fn(usize) -> Field,
    ) -> Vec<(String, String)> {
        let Some(node) = fields.take(key) else { return Vec::new() };
        let pair = |(id, reason): &(Node, Node)| {
            (id.value.text().to_owned(), reason_in(reason).to_owned())
        };
        // `- { id: KeepServiceLogs, reason: "…" }`
        let named = |item: &Node| match item.entries() {
            [(key, id), (_, reason)] if matches!(key.value.text(), "id" | "activity") => {
                Some((id.value.text().to_owned(), reason.value.text().to_owned()))
            }
            _ => None,
        };
        let listed: Vec<(String, String)> = match &node.value {
            Value::List(items) => items
                .iter()
                .flat_map(|item| match item.value.text() {
                    "" => named(item)
                        .map_or_else(|| item.entries().iter().map(pair).collect(), |it| vec![it]),
                    id => vec![(id.to_owned(), String::new())],
                })
                .collect(),
            Value::Text(id) => vec![(id.clone(), String::new())],
            _ => Vec::new(),
        };
        if let (Value::Text(text), true) = (&node.value, meant::is_no_role(node.value.text())) {
            let message = format!("expected the activities of `{key}`, found {}", Quoted(text));
            let help = "leave the key out where there are none";
            self.note(Rule::WrongKind, Some(node.at), message, help);
            return Vec::new();
        }
        if let Some((first, reason)) = listed.first() {
            if reason.is_empty() {
                self.without_reason(key, first, &node);
            } else {
                let message = format!("`{key}` is a map, and no list");
                let written =
                    listed.iter().map(|(id, it)| format!("{}: {}", Scalar(id), Quoted(it)));
                let written = written.collect::<Vec<_>>().join(", ");
                let help = format!("write `{key}: {{ {written} }}`");
                self.note(Rule::ExceptionWithoutReason, Some(node.at), message, help);
            }
            // So that what follows from a missing exception is not reported as well.
            return listed;
        }
        let mut reasons = Vec::new();
        for (id, node) in self.texts_by_name(node, key) {
            let Some(id) = self.id_of(entry, &id) else { continue };
            let reason = self.reason(&node).unwrap_or_else(|| {
                self.without_reason(key, &id.text, &node);
                String::new()
            });
            let id = self.keep(item, field(reasons.len()), id);
            reasons.push((id, reason));
        }
        reasons
    }

    fn without_reason(&mut self, key: &str, id: &str, node: &Node) {
        let message = format!("there is no reason for {} in `{key}`", Beginning(id));
        let help = format!("say why: `{key}: {{ {}: \"…\" }}`", Beginning(id));
        let (message, help) = match node.value.text() {
            text if text == id => (message, help),
            _ => without_reason(id, (message, help), node),
        };
        self.note(Rule::ExceptionWithoutReason, Some(node.at), message, help);
    }
}

/// `backup` of `data/backup.yaml`
fn name_of_file(file: &str) -> Option<String> {
    let stem = file.strip_suffix(".yaml").or_else(|| file.strip_suffix(".yml"))?;
    let name = stem.rsplit(['/', '\\']).next()?.replace('-', "_");
    mistake_in_id(&name).is_none().then_some(name)
}
