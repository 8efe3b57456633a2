//! What a matrix refines, what its rows cover, and which of its parties are outer ones.

use okms_raci_core::{RoleSet, nearest};

use super::Reader;
use super::fields::Fields;
use super::remarks::{reason_in, without_reason};
use super::roles::texts;
use crate::finding::Edit;
use crate::names::mistake_in_id;
use crate::places::{Field, Item, Place, Text};
use crate::refines::{Asked, Cover, OuterParty, Refines};
use crate::rule::Rule;
use crate::yaml::{Beginning, Node, Quoted, Scalar, Value};
use crate::{date, keys};

impl Reader<'_> {
    pub(super) fn refines(&mut self, fields: &mut Fields) {
        self.refines_known = fields.is_list("refines");
        for (at, node) in self.list(fields, "refines").into_iter().enumerate() {
            let entry = self.entry(Item::Refines(at), node);
            self.matrix.refines.push(entry);
        }
    }

    fn entry(&mut self, item: Item, node: Node) -> Refines {
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
    fn some_letters(&mut self, node: &Node, message: &str, help: &str) -> RoleSet {
        let before = self.problems.len();
        let letters = self.letters(node);
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
        let entries = self.map(node, "asks");
        let mut asks = Vec::with_capacity(entries.len());
        for (id, node) in entries {
            let Some(id) = self.id_of(entry, &id) else { continue };
            let mut fields = self.fields(node, "a duty in asks", keys::ASKED);
            let roles = fields.take("roles").map(|node| self.letters(&node));
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
        let (message, help) = without_reason(id, (message, help), node);
        self.note(Rule::ExceptionWithoutReason, Some(node.at), message, help);
    }

    /// The outer parties that a party is.
    pub(super) fn is(&mut self, fields: &mut Fields, item: Item) -> Vec<OuterParty> {
        let nodes = match fields.take("is") {
            None => return Vec::new(),
            Some(Node { value: Value::List(items), .. }) => items,
            Some(node) => vec![node],
        };
        let mut parties = Vec::with_capacity(nodes.len());
        for node in nodes {
            if let [(matrix, party)] = node.entries() {
                let written = format!("is: {}.{}", matrix.value.text(), party.value.text());
                let message = "expected the outer party as text, found a map";
                self.note(Rule::WrongKind, Some(node.at), message, format!("write `{written}`"));
                continue;
            }
            let Some(text) = self.text(&node, "outer party") else { continue };
            if !self.refines_known {
            } else if self.matrix.refines.is_empty() {
                let message = format!("the party is \"{}\", but nothing is refined", text.text);
                self.nothing_refined(text.at, message);
            } else if let Some((of, party)) = self.outer(&text) {
                let party = self.keep(item, Field::Is(parties.len()), party);
                parties.push(OuterParty { of, party });
            }
        }
        parties
    }

    /// Notes it once: it is one mistake, wherever it shows.
    fn nothing_refined(&mut self, at: Option<Place>, message: String) {
        self.note(Rule::CoversWithoutRefines, at, message, REFINES);
        self.refines_known = false;
    }

    /// The duties that a row covers, as a list, or as a map with letters.
    pub(super) fn covers(&mut self, fields: &mut Fields, item: Item) -> Vec<Cover> {
        let Some(node) = fields.take("covers") else { return Vec::new() };
        if !self.refines_known {
            return Vec::new();
        }
        if self.matrix.refines.is_empty() {
            let message = "the row covers a duty, but the matrix refines no other one";
            self.nothing_refined(Some(node.at), message.to_owned());
            return Vec::new();
        }
        let items = match node.value {
            Value::List(items) => items,
            Value::Map(_) => vec![node],
            Value::Text(ref id) if !id.trim().is_empty() && !id.contains(',') => vec![node],
            value => {
                let found = value.description();
                let message = format!("expected the duties that the row covers, found {found}");
                let written = match &value {
                    Value::Text(ids) if !ids.trim().is_empty() => format!("[{ids}]"),
                    _ => "[KeepServiceLogs]".to_owned(),
                };
                let help = format!("write `covers: {}`", Beginning(&written));
                let edit = value.text().contains(',').then_some(Edit::Yaml(written));
                self.note_edit(Rule::WrongKind, Some(node.at), message, help, edit);
                Vec::new()
            }
        };
        let covered: Vec<_> = items.into_iter().map(|it| self.covered(it)).collect();
        self.each_cover(covered.into_iter().flatten(), item)
    }

    /// Ids with the letters that are written.
    fn covered(&mut self, node: Node) -> Vec<(Text, Option<RoleSet>)> {
        if !matches!(node.value, Value::Map(_)) {
            return self.text(&node, "covered duty").map(|id| (id, None)).into_iter().collect();
        }
        let entries = self.map(node, "covers");
        let (swapped, entries): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|(key, node)| letters_before_ids(key, node).is_some());
        let mut covered = self.swapped_covers(&swapped, entries.is_empty());
        let is_name = |key: &Text| self.matrix.refines.iter().any(|entry| entry.name() == key.text);
        let is_outer = |(key, node): &(Text, Node)| is_name(key) && !node.value.text().is_empty();
        let (named, entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_outer);
        for (key, node) in named {
            let id = format!("{}.{}", key.text, node.value.text());
            let message = "a dot stands between the name of the matrix and the id of the activity";
            let edit = key.at.map(|at| Edit::Span(at, node.at, id.clone()));
            self.note_edit(Rule::UnclearCover, key.at, message, format!("write `{id}`"), edit);
            covered.push((Text { text: id, at: key.at }, None));
        }
        let help = "write the letters, such as R, or list the id alone for all that are asked";
        for (key, node) in entries {
            let letters = self.some_letters(&node, "no letter is taken on", help);
            covered.push((key, Some(letters)));
        }
        covered
    }

    /// Notes that activities come first, of `covers: { RA: KeepServiceLogs }`; gives what was meant.
    fn swapped_covers(
        &mut self,
        swapped: &[(Text, Node)],
        is_all: bool,
    ) -> Vec<(Text, Option<RoleSet>)> {
        let mut covered: Vec<(Text, Option<RoleSet>)> = Vec::new();
        for (letters, id) in
            swapped.iter().filter_map(|(key, node)| letters_before_ids(key, node)).flatten()
        {
            match covered.iter_mut().find(|(known, _)| known.text == id.text) {
                Some((_, Some(known))) => *known |= letters,
                _ => covered.push((id, Some(letters))),
            }
        }
        let Some((first, node)) = swapped.first() else { return covered };
        let cell = |(id, letters): &(Text, Option<RoleSet>)| {
            format!("{}: {}", id.text, letters.unwrap_or_default())
        };
        let written = covered.iter().map(cell).collect::<Vec<_>>().join(", ");
        let help = format!("write `covers: {{ {written} }}`");
        let edit = first.at.map(|at| Edit::Span(at, node.at, written));
        let is_one = is_all && swapped.len() == 1 && matches!(node.value, Value::Text(_));
        let message = "the activity comes first, and then the letters";
        self.note_edit(Rule::UnknownRole, first.at, message, help, edit.filter(|_| is_one));
        covered
    }

    fn each_cover(
        &mut self,
        covered: impl IntoIterator<Item = (Text, Option<RoleSet>)>,
        item: Item,
    ) -> Vec<Cover> {
        let mut covers = Vec::new();
        for (id, letters) in covered {
            let Some((of, activity)) = self.outer(&id) else { continue };
            let activity = self.keep(item, Field::Cover(covers.len()), activity);
            covers.push(Cover { of, activity, letters });
        }
        covers
    }

    /// The entry and the id of `okms.KeepServiceLogs`; with one entry its name can be left out.
    fn outer(&mut self, text: &Text) -> Option<(usize, Text)> {
        // A title may have a dot in it.
        let is_name = |name: &str| name.starts_with(char::is_alphabetic) && !name.contains(' ');
        let entry = text.text.split_once('.').filter(|(name, _)| is_name(name));
        let (name, id) = match entry {
            Some((name, id)) => (Some(name.trim()), id.trim()),
            None => (None, text.text.trim()),
        };
        let names: Vec<String> =
            self.matrix.refines.iter().map(|entry| entry.name().to_owned()).collect();
        let of = match name {
            Some(name) => names.iter().position(|known| known == name),
            None => (names.len() == 1).then_some(0),
        };
        let Some(of) = of else {
            self.unclear(text, name, id, &names);
            return None;
        };
        let id = Text { text: id.to_owned(), at: text.at };
        // That a title is no id shows beside the outer matrix.
        if id.text.contains(' ') { Some((of, id)) } else { Some((of, self.as_id("id", &id)?)) }
    }

    fn unclear(&mut self, text: &Text, name: Option<&str>, id: &str, names: &[String]) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let near = name.and_then(|name| nearest(name, &names));
        let other_case = names.iter().find(|known| Some(&*known.to_lowercase()) == name);
        if let (Some(name), Some(near)) = (name, other_case) {
            let at = names.iter().position(|known| known == near);
            let at = at.and_then(|at| self.places.get(&(Item::Refines(at), Field::Id)).copied());
            let message = format!("the entry is called {near}, and what is in it {name}.{id}");
            let edit = Edit::Text(name.to_owned());
            return self.note_edit(
                Rule::UnclearCover,
                at,
                message,
                format!("write `{name}`"),
                edit,
            );
        }
        let message = match name {
            Some(name) => format!("no entry of refines is called \"{}\"", Beginning(name)),
            None => format!("it is unclear of which refined matrix {} is", Beginning(id)),
        };
        let written: Vec<String> = match near {
            Some(near) => vec![format!("`{near}.{}`", Beginning(id))],
            None => names.iter().map(|name| format!("`{name}.{}`", Beginning(id))).collect(),
        };
        let help = format!("write {}", written.join(" or "));
        self.note(Rule::UnclearCover, text.at, message, help);
    }
}

/// `backup` of `data/backup.yaml`
fn name_of_file(file: &str) -> Option<String> {
    let stem = file.strip_suffix(".yaml").or_else(|| file.strip_suffix(".yml"))?;
    let name = stem.rsplit(['/', '\\']).next()?.replace('-', "_");
    mistake_in_id(&name).is_none().then_some(name)
}

/// The letters and the ids of `RA: [KeepServiceLogs]`.
fn letters_before_ids(key: &Text, node: &Node) -> Option<Vec<(RoleSet, Text)>> {
    let letters = RoleSet::from_letters(&key.text).filter(|letters| !letters.is_empty())?;
    let ids = texts(node).into_iter().filter(|id| RoleSet::from_letters(id).is_none());
    let id = |id: &str| (letters, Text { text: id.to_owned(), at: Some(node.at) });
    let ids: Vec<_> = ids.map(id).collect();
    (!ids.is_empty()).then_some(ids)
}

const REFINES: &str = "say what is refined: \
                       `refines: [{ matrix: okms, party: Customer, revision: 2025-10-21 }]`";
