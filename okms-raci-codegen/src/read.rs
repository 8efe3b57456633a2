//! Nodes to a matrix: which keys there may be, and which kind of value each has.
//!
//! Every step notes what is wrong and goes on, so that one run finds all.

mod example;
mod fields;
mod meant;
mod roles;
mod sections;

use std::collections::HashSet;

use self::fields::Fields;
use crate::finding::{Finding, Findings};
use crate::model::{Activity, Matrix, Party, Section, Source, Text};
use crate::names::kebab;
use crate::place::Place;
use crate::repeats::repeats;
use crate::rule::Rule;
use crate::yaml::{Beginning, Node, Value};

/// The version of the YAML format that this crate reads.
const FORMAT: &str = "1";

/// The keys of a source.
const SOURCE_KEYS: [&str; 4] = ["publisher", "article", "url", "revision"];

/// Parties in one matrix.
const MOST_PARTIES: usize = 16;

/// Reads a matrix as far as it can be read; not at all if it is of another format.
pub(crate) fn read(root: Node, problems: &mut Findings) -> Option<Matrix> {
    let mut reader = Reader::new(problems);
    if !matches!(root.value, Value::Map(_)) {
        let found = root.value.description();
        let message = format!("expected a map that starts with `format: {FORMAT}`, found {found}");
        let help = "write a matrix as keys and values; the command `raci import` makes them of a page or a sheet";
        reader.note(Rule::WrongKind, Some(root.at), message, help);
        return None;
    }
    let keys = ["format", "name", "title", "source", "derive", "typed", "parties", "sections"];
    if reader.is_other_format(&root) {
        return None;
    }
    let (root, source_keys) = reader.misplaced_keys(root);
    let mut fields = reader.fields(root, "a matrix", &keys);
    reader.format(&mut fields);
    let name = reader.required_id(&mut fields, "name");
    let title = reader.required(&mut fields, "title");
    let source = reader.source(&mut fields, source_keys);
    let derives = reader.texts(&mut fields, "derive");
    let typed = reader.flag(&mut fields, "typed");
    let parties = reader.parties(&mut fields);
    reader.sections_of(&mut fields, None, &parties);
    let Reader { sections, activities, .. } = reader;
    let sha256 = String::new();
    Some(Matrix { name, title, source, derives, typed, parties, sections, activities, sha256 })
}

struct Reader<'a> {
    problems: &'a mut Findings,
    sections: Vec<Section>,
    activities: Vec<Activity>,
    parties_left_out: HashSet<String>,
    /// Whether the parties could be read; if not, who is none cannot be told.
    parties_known: bool,
}

impl<'a> Reader<'a> {
    fn new(problems: &'a mut Findings) -> Self {
        Reader {
            problems,
            sections: Vec::new(),
            activities: Vec::new(),
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
        let keys = SOURCE_KEYS;
        let Some(node) = fields.take("source") else {
            if !misplaced.is_empty() {
                let at = misplaced[0].0.at;
                let mut fields =
                    self.fields(Node { value: Value::Map(misplaced), at }, "a source", &keys);
                return self.source_of(&mut fields);
            }
            self.note(
                Rule::MissingKey,
                fields.at,
                "a matrix needs a source",
                "add `source: { revision: 2025-10-21 }` with the date of the text",
            );
            return Source::default();
        };
        let mut fields = self.fields(node, "a source", &keys);
        self.source_of(&mut fields)
    }

    fn source_of(&mut self, fields: &mut Fields) -> Source {
        Source {
            publisher: self.optional(fields, "publisher"),
            article: self.optional(fields, "article"),
            url: self.optional(fields, "url"),
            revision: self.required(fields, "revision"),
        }
    }

    fn parties(&mut self, fields: &mut Fields) -> Vec<Party> {
        let mut parties = Vec::new();
        for node in self.list(fields, "parties") {
            if let Value::Text(name) = &node.value {
                let help = format!("write `- {}`", meant::party(name));
                let message = format!(
                    "expected the id and the name of a party, found the text \"{}\"",
                    Beginning(name)
                );
                self.note(Rule::WrongKind, Some(node.at), message, help);
                // So that what else is wrong can be told.
                let id = Text { text: meant::party_id(name), at: Some(node.at) };
                let name = Text { text: name.clone(), at: Some(node.at) };
                parties.push(Party { kebab_id: kebab(&id.text), id, name, aliases: Vec::new() });
                continue;
            }
            let mut fields = self.fields(node, "a party", &["id", "name", "aliases"]);
            let id = self.required_id(&mut fields, "id");
            let name = self.required(&mut fields, "name");
            let aliases = self.aliases(&mut fields);
            let kebab_id = kebab(&id.text);
            parties.push(Party { id, kebab_id, name, aliases });
        }
        self.too_many(&mut parties);
        let before = repeats(parties.iter().map(|party| &party.id.text));
        let are_distinct = before.iter().all(Option::is_none);
        let are_there = parties.iter().all(|party| !party.id.is_missing());
        self.parties_known = !parties.is_empty() && are_there && are_distinct;
        parties
    }

    /// Leaves out the parties that are too many, so that no row gets longer than it may.
    fn too_many(&mut self, parties: &mut Vec<Party>) {
        let count = parties.len();
        if count <= MOST_PARTIES {
            return;
        }
        let left_out = parties.split_off(MOST_PARTIES);
        let message = format!("the matrix has {count} parties; {MOST_PARTIES} is the most");
        let help = "split the matrix, or let one party stand for several";
        self.note(Rule::TooLarge, left_out[0].id.at, message, help);
        self.parties_left_out = left_out.into_iter().map(|party| party.id.text).collect();
    }
}
