//! Nodes to a matrix: which keys there may be, and which kind of value each has.
//!
//! Every step notes what is wrong and goes on, so that one run finds all.

mod fields;
mod meant;
mod refines;
mod roles;
mod sections;

use std::collections::{HashMap, HashSet};

use self::fields::Fields;
use crate::check::lengths::MOST_PARTIES;
use crate::finding::repeats;
use crate::finding::{Finding, Findings};
use crate::matrix::{Matrix, Party, Source};
use crate::places::{Field, Item, Place, Places, Text};
use crate::rule::Rule;
use crate::yaml::{Beginning, Node, Value};

/// The version of the YAML format that this crate reads.
const FORMAT: &str = "1";

/// The keys of a source.
const SOURCE_KEYS: [&str; 4] = ["publisher", "article", "url", "revision"];

/// Reads a matrix as far as it can be read, with its places; not at all if it is of another format.
pub(crate) fn read(root: Node, problems: &mut Findings) -> Option<(Matrix, Places)> {
    let mut reader = Reader::new(problems);
    if !matches!(root.value, Value::Map(_)) {
        let found = root.value.description();
        let message = format!("expected a map that starts with `format: {FORMAT}`, found {found}");
        let help = "write a matrix as keys and values; the command `raci import` makes them of a page or a sheet";
        reader.note(Rule::WrongKind, Some(root.at), message, help);
        return None;
    }
    let keys =
        ["format", "name", "title", "source", "derive", "typed", "refines", "parties", "sections"];
    if reader.is_other_format(&root) {
        return None;
    }
    let (root, source_keys) = reader.misplaced_keys(root);
    let mut fields = reader.fields(root, "a matrix", &keys);
    reader.format(&mut fields);
    let name = reader.required_id(&mut fields, "name");
    reader.matrix.name = reader.keep(Item::Matrix, Field::Id, name);
    let title = reader.required(&mut fields, "title");
    reader.matrix.title = reader.keep(Item::Matrix, Field::Title, title);
    reader.matrix.source = reader.source(&mut fields, source_keys);
    let derive = reader.texts(&mut fields, "derive");
    reader.matrix.derive = reader.keep_all(Item::Matrix, Field::Derive, derive);
    reader.matrix.typed = reader.flag(&mut fields, "typed");
    reader.refines(&mut fields);
    let parties = reader.parties(&mut fields);
    reader.sections_of(&mut fields, None, &parties);
    let Reader { matrix, places, .. } = reader;
    Some((Matrix { parties, ..matrix }, Places::Yaml(places)))
}

struct Reader<'a> {
    problems: &'a mut Findings,
    matrix: Matrix,
    places: HashMap<(Item, Field), Place>,
    parties_left_out: HashSet<String>,
    /// Whether the parties could be read; if not, an unknown party cannot be recognised.
    parties_known: bool,
}

impl<'a> Reader<'a> {
    fn new(problems: &'a mut Findings) -> Self {
        Reader {
            problems,
            matrix: Matrix::default(),
            places: HashMap::new(),
            parties_left_out: HashSet::new(),
            parties_known: false,
        }
    }

    /// Notes what is wrong and what to write instead.
    fn note(
        &mut self,
        rule: Rule,
        at: Option<Place>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.problems.push(Finding::new(rule, at, message).help(help));
    }

    /// The text of a field, whose place is kept.
    fn keep(&mut self, item: Item, field: Field, Text { text, at }: Text) -> String {
        if let Some(at) = at {
            self.places.insert((item, field), at);
        }
        text
    }

    /// The same of a list.
    fn keep_all(&mut self, item: Item, field: fn(usize) -> Field, texts: Vec<Text>) -> Vec<String> {
        let texts = texts.into_iter().enumerate();
        texts.map(|(at, text)| self.keep(item, field(at), text)).collect()
    }

    /// The text of a key that may be left out.
    fn optional_of(
        &mut self,
        fields: &mut Fields,
        key: &str,
        item: Item,
        field: Field,
    ) -> Option<String> {
        let text = self.optional(fields, key)?;
        Some(self.keep(item, field, text))
    }

    /// Whether the file says that it is of a version whose keys are not known here; notes that.
    fn is_other_format(&mut self, root: &Node) -> bool {
        let Value::Map(entries) = &root.value else {
            return false;
        };
        let is_format = |key: &Node| matches!(&key.value, Value::Text(key) if key == "format");
        match entries.iter().find(|(key, _)| is_format(key)) {
            Some((_, Node { value: Value::Number(format), at })) if format != FORMAT => {
                let message = format!(
                    "expected format {FORMAT}, which this version reads, found the number {format}"
                );
                let help = format!("use a version of okms-raci-codegen that reads format {format}");
                self.note(Rule::UnknownFormat, Some(*at), message, help);
                true
            }
            _ => false,
        }
    }

    fn format(&mut self, fields: &mut Fields) {
        let help = format!("write `format: {FORMAT}`");
        match fields.take("format") {
            Some(Node { value: Value::Number(_), .. }) => {}
            Some(node) => {
                let found = node.value.description();
                let message = format!("expected the number of the format, found {found}");
                self.note(Rule::WrongKind, Some(node.at), message, help);
            }
            None => self.note(Rule::MissingKey, fields.at, "a matrix needs a format", help),
        }
    }

    /// The map without what belongs to its source or to a section, and the former.
    fn misplaced_keys(&mut self, root: Node) -> (Node, Vec<(Node, Node)>) {
        let Value::Map(entries) = root.value else { return (root, Vec::new()) };
        let is = |key: &Node, keys: &[&str]| matches!(&key.value, Value::Text(key) if keys.contains(&key.as_str()));
        let (of_source, entries): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|(key, _)| is(key, &SOURCE_KEYS));
        for (key, value) in &of_source {
            let (key_text, value) = (key.value.text(), value.value.text());
            let message = format!("`{key_text}` is a key of the source");
            let help = format!(
                "write `source: {{ {key_text}: {} }}`, all of its keys in one",
                Beginning(value)
            );
            self.note(Rule::UnknownKey, Some(key.at), message, help);
        }
        let (activities, entries): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|(key, _)| is(key, &["activities"]));
        for (key, _) in activities {
            let help =
                "write `sections:`, below it `- title: …`, and the activities below that title";
            self.note(Rule::UnknownKey, Some(key.at), "activities stand in a section", help);
        }
        (Node { value: Value::Map(entries), at: root.at }, of_source)
    }

    fn source(&mut self, fields: &mut Fields, misplaced: Vec<(Node, Node)>) -> Source {
        let node = match (fields.take("source"), misplaced.first()) {
            (Some(node), _) => node,
            (None, Some((first, _))) => Node { at: first.at, value: Value::Map(misplaced) },
            (None, None) => {
                let help = "add `source: { revision: 2025-10-21 }` with the date of the text";
                self.note(Rule::MissingKey, fields.at, "a matrix needs a source", help);
                return Source::default();
            }
        };
        let mut fields = self.fields(node, "a source", &SOURCE_KEYS);
        let mut optional = |key, field| self.optional_of(&mut fields, key, Item::Matrix, field);
        let source = Source {
            publisher: optional("publisher", Field::Publisher),
            article: optional("article", Field::Article),
            url: optional("url", Field::Url),
            ..Source::default()
        };
        let revision = self.required(&mut fields, "revision");
        Source { revision: self.keep(Item::Matrix, Field::Revision, revision), ..source }
    }

    fn parties(&mut self, fields: &mut Fields) -> Vec<Party> {
        let mut parties = Vec::new();
        for (position, node) in self.list(fields, "parties").into_iter().enumerate() {
            parties.push(self.party(Item::Party(position), node));
        }
        self.too_many(&mut parties);
        let before = repeats(parties.iter().map(|party| &party.id));
        let are_distinct = before.iter().all(Option::is_none);
        let is_there = |at| self.places.contains_key(&(Item::Party(at), Field::Id));
        let are_there = (0..parties.len()).all(is_there);
        self.parties_known = !parties.is_empty() && are_there && are_distinct;
        parties
    }

    fn party(&mut self, item: Item, node: Node) -> Party {
        if let Value::Text(name) = &node.value {
            let help = format!("write `- {}`", meant::party(name));
            let message = format!(
                "expected the id and the name of a party, found the text \"{}\"",
                Beginning(name)
            );
            self.note(Rule::WrongKind, Some(node.at), message, help);
            // So that other mistakes are found, too.
            let at = Some(node.at);
            let id = self.keep(item, Field::Id, Text { text: meant::party_id(name), at });
            let name = self.keep(item, Field::Title, Text { text: name.clone(), at });
            return Party { id, name, ..Party::default() };
        }
        let mut fields = self.fields(node, "a party", &["id", "name", "aliases", "is"]);
        let id = self.required_id(&mut fields, "id");
        let name = self.required(&mut fields, "name");
        Party {
            id: self.keep(item, Field::Id, id),
            name: self.keep(item, Field::Title, name),
            aliases: self.aliases(&mut fields, item),
            is: self.is(&mut fields, item),
        }
    }

    /// Leaves out the parties that are too many, so that no row gets longer than it may.
    fn too_many(&mut self, parties: &mut Vec<Party>) {
        let count = parties.len();
        if count <= MOST_PARTIES {
            return;
        }
        let left_out = parties.split_off(MOST_PARTIES);
        let at = self.places.get(&(Item::Party(MOST_PARTIES), Field::Id)).copied();
        self.problems.push(crate::check::lengths::too_many_parties(count, at));
        self.parties_left_out = left_out.into_iter().map(|party| party.id).collect();
    }
}
