//! Nodes to a matrix: which keys there may be, and which kind of value each has.
//!
//! Every step reports mistakes and continues, so that one run finds all.

mod covers;
mod fields;
mod maps;
mod meant;
mod other;
mod refines;
mod remarks;
mod roles;
mod sections;
mod shape;
mod values;

use std::collections::{HashMap, HashSet};

use okms_raci_core::nearest;

use self::fields::Fields;
pub(crate) use self::other::something_else;
use crate::check::lengths::MOST_PARTIES;
use crate::finding::{Edit, Finding, Findings, repeats};
use crate::matrix::{Matrix, Party, Source};
use crate::places::{Field, Item, Place, Places, Text};
use crate::rule::Rule;
use crate::yaml::{Beginning, Node, Scalar, Value};
use crate::{date, keys};

/// The version of the YAML format that this crate reads.
const FORMAT: &str = "1";

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
    if is_export(&root) {
        let message = "this is JSON of `raci export`, and no YAML of a matrix";
        let help = "make YAML of it with `raci import`";
        reader.note(Rule::WrongKind, Some(root.at), message, help);
        return None;
    }
    if reader.is_other_format(&root) {
        return None;
    }
    let root = reader.wrapped_keys(root);
    let (root, source_keys) = reader.misplaced_keys(root);
    let mut fields = reader.fields(root, "a matrix", keys::MATRIX);
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

/// A date as it is written in `revision`.
fn revision(key: &Node, value: &Node) -> (Node, Node) {
    let date = date::meant(value.value.text()).unwrap_or_default();
    (Node::text("revision", key.at), Node::text(date, value.at))
}

/// Whether the map has a list of activities, each of which names its section.
fn is_export(root: &Node) -> bool {
    let Some(Node { value: Value::List(activities), .. }) = root.get("activities") else {
        return false;
    };
    activities.first().is_some_and(|first| first.get("section").is_some())
}

struct Reader<'a> {
    problems: &'a mut Findings,
    matrix: Matrix,
    places: HashMap<(Item, Field), Place>,
    parties_left_out: HashSet<String>,
    /// Whether the parties could be read; if not, an unknown party cannot be recognised.
    parties_known: bool,
    /// Whether what is refined could be read, or is left out.
    refines_known: bool,
}

impl<'a> Reader<'a> {
    fn new(problems: &'a mut Findings) -> Self {
        Reader {
            problems,
            matrix: Matrix::default(),
            places: HashMap::new(),
            parties_left_out: HashSet::new(),
            parties_known: false,
            refines_known: true,
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

    /// The same where the help is certain.
    fn note_edit(
        &mut self,
        rule: Rule,
        at: Option<Place>,
        message: impl Into<String>,
        help: impl Into<String>,
        edit: impl Into<Option<Edit>>,
    ) {
        self.problems.push(Finding::new(rule, at, message).help(help).edit(edit));
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
        let Some(Node { value: Value::Number(format), at }) = root.get("format") else {
            return false;
        };
        if format == FORMAT {
            return false;
        }
        let message = format!(
            "expected format {FORMAT}, which this version reads, found the number {format}"
        );
        let help = format!("use a version of okms-raci-codegen that reads format {format}");
        self.note(Rule::UnknownFormat, Some(*at), message, help);
        true
    }

    fn format(&mut self, fields: &mut Fields) {
        let help = format!("write `format: {FORMAT}`");
        match fields.take("format") {
            Some(Node { value: Value::Number(_), .. }) => {}
            Some(node) => {
                let found = node.value.description();
                let message = format!("expected the number of the format, found {found}");
                let edit = (node.value.text() == FORMAT).then(|| Edit::Yaml(FORMAT.to_owned()));
                self.note_edit(Rule::WrongKind, Some(node.at), message, help, edit);
            }
            None => self.note(Rule::MissingKey, fields.at, "a matrix needs a format", help),
        }
    }

    /// The map without what belongs to its source or to a section, and the former.
    fn misplaced_keys(&mut self, root: Node) -> (Node, Vec<(Node, Node)>) {
        let has_source = root.get("source").is_some();
        let Value::Map(entries) = root.value else { return (root, Vec::new()) };
        let (mut of_source, mut rest) = (Vec::new(), Vec::new());
        for (key, value) in entries {
            let is_date = date::meant(value.value.text()).is_some();
            let is_revision = key.value.text() == "revision"
                || meant::key(key.value.text(), &["revision"]).is_some();
            match key.value.text() {
                _ if is_date && is_revision => of_source.push(revision(&key, &value)),
                known if keys::SOURCE.contains(&known) => of_source.push((key, value)),
                known
                    if known == "activities"
                        || nearest(known, &["activities"]).is_some()
                            && shape::has_items("activities", &value.value) =>
                {
                    let message = "activities stand in a section";
                    let help = "write `sections:`, below it `- title: …`, and the activities below that title";
                    self.note(Rule::UnknownKey, Some(key.at), message, help);
                }
                _ => rest.push((key, value)),
            }
        }
        self.keys_of_source(&of_source, has_source);
        (Node::map(rest, root.at), of_source)
    }

    /// Notes keys of the source that stand beside it.
    fn keys_of_source(&mut self, misplaced: &[(Node, Node)], has_source: bool) {
        let Some((first, value)) = misplaced.first() else { return };
        let entry = |(key, value): &(Node, Node)| {
            format!("{}: {}", key.value.text(), Scalar(value.value.text()))
        };
        let written = misplaced.iter().map(entry).collect::<Vec<_>>().join(", ");
        let keys = misplaced.iter().map(|(key, _)| format!("`{}`", key.value.text()));
        let keys = keys.collect::<Vec<_>>().join(" and ");
        let is_one = misplaced.len() == 1;
        let (noun, it) = if is_one { ("is a key", "it") } else { ("are keys", "them") };
        let message = format!("{keys} {noun} of the source");
        let source = format!("source: {{ {written} }}");
        let help = if has_source {
            format!("move {it} into `source`: `{written}` among its keys")
        } else {
            format!("write `{source}` instead of {it}")
        };
        let edit = Edit::Span(first.at, value.at, source);
        let edit = (is_one && !has_source).then_some(edit);
        self.note_edit(Rule::UnknownKey, Some(first.at), message, help, edit);
    }

    fn source(&mut self, fields: &mut Fields, misplaced: Vec<(Node, Node)>) -> Source {
        let node = match (fields.take("source"), misplaced.first()) {
            // What is missing in it is already reported.
            (Some(node), Some(_)) if matches!(node.value, Value::Map(_)) => {
                let is_new = |(key, _): &(Node, Node)| node.get(key.value.text()).is_none();
                let new = misplaced.into_iter().filter(is_new);
                Node::map(node.entries().iter().cloned().chain(new).collect(), node.at)
            }
            (Some(node), _) => node,
            (None, Some((first, _))) => Node::map(misplaced.clone(), first.at),
            (None, None) => {
                let help = "add `source: { revision: 2025-10-21 }` with the date of the text";
                self.note(Rule::MissingKey, fields.at, "a matrix needs a source", help);
                return Source::default();
            }
        };
        let mut fields = self.fields(node, "a source", keys::SOURCE);
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
        let names = fields.texts_of("parties");
        if let [first, _, ..] = &names[..] {
            let written: Vec<_> =
                names.iter().map(|name| meant::party(name.value.text())).collect();
            let message = "expected the id and the name of each party, found names alone";
            let help = format!("write `parties: [{}]`", written.join(", "));
            self.note(Rule::WrongKind, Some(first.at), message, help);
        }
        for (position, node) in
            self.items(fields, "parties", keys::PARTY, &["id", "name"]).into_iter().enumerate()
        {
            parties.push(self.party(Item::Party(position), node, names.len() > 1));
        }
        self.too_many(&mut parties);
        let before = repeats(parties.iter().map(|party| &party.id));
        let are_distinct = before.iter().all(Option::is_none);
        let is_there = |at| self.places.contains_key(&(Item::Party(at), Field::Id));
        let are_there = (0..parties.len()).all(is_there);
        self.parties_known = !parties.is_empty() && are_there && are_distinct;
        parties
    }

    fn party(&mut self, item: Item, node: Node, is_noted: bool) -> Party {
        if let Value::Text(name) = &node.value {
            let help = format!("write `{}` instead of it", meant::party(name));
            let message = format!(
                "expected the id and the name of a party, found the text \"{}\"",
                Beginning(name)
            );
            let edit = Edit::Yaml(meant::party(name));
            if !is_noted {
                self.note_edit(Rule::WrongKind, Some(node.at), message, help, edit);
            }
            // So that other mistakes are found, too.
            let at = Some(node.at);
            let id = self.keep(item, Field::Id, Text { text: meant::party_id(name), at });
            let name = self.keep(item, Field::Title, Text { text: name.clone(), at });
            return Party { id, name, ..Party::default() };
        }
        let node = self.named_item(node, "a party", keys::PARTY);
        let node = self.pair_item(node, "a party", keys::PARTY, ["id", "name"]);
        let mut fields = self.fields(node, "a party", keys::PARTY);
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
