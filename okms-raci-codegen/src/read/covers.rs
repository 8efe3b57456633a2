//! What the rows of a matrix cover, and which of its parties are outer ones.

use okms_raci_core::{RoleSet, nearest};

use super::fields::Fields;
use super::roles::texts;
use super::{Reader, meant, shape};
use crate::finding::Edit;
use crate::places::{Field, Item, Place, Text};
use crate::refines::{Cover, OuterParty};
use crate::rule::Rule;
use crate::yaml::{Beginning, Node, Value};

impl Reader<'_> {
    /// The outer parties that a party is.
    pub(super) fn is(&mut self, fields: &mut Fields, item: Item) -> Vec<OuterParty> {
        let nodes = match fields.take("is") {
            None => return Vec::new(),
            Some(Node { value: Value::List(items), .. }) => items,
            Some(node) => vec![node],
        };
        let mut parties = Vec::with_capacity(nodes.len());
        for node in nodes {
            let named = |keys: [&str; 2]| Some((node.get(keys[0])?, node.get(keys[1])?));
            let pair = match node.entries() {
                [(matrix, party)] => Some((matrix, party)),
                _ => named(["matrix", "party"]).or_else(|| named(["matrix", "id"])),
            };
            if let Some((matrix, party)) = pair {
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
            Value::Map(_) if meant::list("covers", &node.value).is_none() => vec![node],
            Value::Text(ref ids)
                if meant::items("covers", ids).len() == 1 || with_letters(ids).is_some() =>
            {
                vec![node]
            }
            value => {
                let found = value.description();
                let message = format!("expected the duties that the row covers, found {found}");
                let written = meant::list("covers", &value);
                let example = written.as_deref().unwrap_or("[KeepServiceLogs]");
                let help = format!("write `covers: {}`", Beginning(example));
                self.note_edit(
                    Rule::WrongKind,
                    Some(node.at),
                    message,
                    help,
                    written.map(Edit::Yaml),
                );
                Vec::new()
            }
        };
        let covered: Vec<_> = items.into_iter().map(|it| self.covered(it)).collect();
        self.each_cover(covered.into_iter().flatten(), item)
    }

    /// Ids with the letters that are written.
    fn covered(&mut self, node: Node) -> Vec<(Text, Option<RoleSet>)> {
        if let Some(written) = shape::cell(&node).or_else(|| shape::id_alone(&node)) {
            let message = "a duty is written as its id, or with its letters after that";
            let help = format!("write `{written}`");
            self.note_edit(Rule::WrongKind, Some(node.at), message, help, Edit::Yaml(written));
            return Vec::new();
        }
        if !matches!(node.value, Value::Map(_)) {
            if let Some(help) = not_one_id(node.value.text()) {
                let message = "a duty is written as its id, or with its letters after that";
                self.note(Rule::WrongKind, Some(node.at), message, help);
                return Vec::new();
            }
            return self.text(&node, "covered duty").map(|id| (id, None)).into_iter().collect();
        }
        let entries = self.map(node, "covers");
        let (swapped, entries): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|(key, node)| letters_before_ids(key, node).is_some());
        let mut covered = self.swapped_covers(&swapped, entries.is_empty());
        let is_name = |key: &Text| self.matrix.refines.iter().any(|entry| entry.name() == key.text);
        let is_outer = |(key, node): &(Text, Node)| is_name(key) && !texts(node).is_empty();
        let (named, entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_outer);
        for (key, node) in named {
            let ids: Vec<String> =
                texts(&node).iter().map(|id| format!("{}.{id}", key.text)).collect();
            let message = "a dot stands between the name of the matrix and the id of the activity";
            let id = ids.join(", ");
            let edit = key.at.map(|at| Edit::Span(at, node.at, id.clone()));
            let (help, edit) = match node.value {
                Value::Text(_) => (format!("write `{id}`"), edit),
                _ => (format!("write `covers: [{id}]`"), None),
            };
            self.note_edit(Rule::UnclearCover, key.at, message, help, edit);
            covered.extend(ids.into_iter().map(|text| (Text { text, at: key.at }, None)));
        }
        let is_party = |(key, node): &(Text, Node)| {
            let is_known = self.matrix.refines.iter().any(|entry| entry.party == key.text);
            is_known && texts(node).iter().any(|id| meant::letters(id).is_none())
        };
        let (parties, entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_party);
        for (key, node) in parties {
            let message = format!("{} is the party of the entry, and no activity", key.text);
            let help = format!("write `covers: [{}]`", texts(&node).join(", "));
            self.note(Rule::UnclearCover, key.at, message, help);
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
        if let Some(dotted) = self.dotted(&text.text) {
            let message = "a dot stands between the name of the matrix and the id";
            let (help, edit) = (format!("write `{dotted}`"), Edit::Text(dotted));
            self.note_edit(Rule::UnclearCover, text.at, message, help, edit);
            return None;
        }
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

    /// `okms.OvhCloud` of `OvhCloud of okms`, `okms::OvhCloud` and the like.
    fn dotted(&self, text: &str) -> Option<String> {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.');
        let words = words.filter(|word| !matches!(*word, "" | "of" | "in" | "from" | "the"));
        let is_name = |word: &str| self.matrix.refines.iter().any(|entry| entry.name() == word);
        match words.collect::<Vec<_>>()[..] {
            [name, id] | [id, name] if is_name(name) && !id.contains('.') => {
                Some(format!("{name}.{id}"))
            }
            _ => None,
        }
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

/// The id and the letters of `KeepServiceLogs (RA)`, which is no title such as `Plan A`.
fn with_letters(text: &str) -> Option<(&str, RoleSet)> {
    let (id, rest) = text.trim().split_once([' ', '('])?;
    let letters = rest.trim_matches(|c: char| !c.is_alphanumeric());
    let is_id = rest.ends_with(')') || id.chars().skip(1).any(char::is_uppercase);
    let roles = RoleSet::from_letters(letters).filter(|letters| !letters.is_empty())?;
    is_id.then_some((id, roles))
}

/// What to write instead of a text that is more than an id.
fn not_one_id(text: &str) -> Option<String> {
    if let Some((id, letters)) = with_letters(text) {
        return Some(format!("write `covers: {{ {id}: {letters} }}`"));
    }
    let ids = meant::items("covers", text);
    // A title may have a comma in it.
    let are_ids = ids.len() > 1 && ids.iter().all(|id| !id.contains(' '));
    are_ids.then(|| format!("list each by itself: `covers: [{}]`", ids.join(", ")))
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
