//! Nodes to a matrix: which keys there may be, and which kind of value each has.
//!
//! Every step notes what is wrong and goes on, so that one run finds all.

use crate::model::{Activity, Allowable, Allowance, Matrix, Party, Roles, Section, Source, Text};
use crate::names::{nearest, variant_name};
use crate::report::{Position, Problem};
use crate::yaml::{Node, Value};

/// The version of the YAML format that this crate reads.
const FORMAT: &str = "1";

/// Reads a matrix as far as it can be read.
pub(crate) fn read(root: Node, problems: &mut Vec<Problem>) -> Matrix {
    let mut reader = Reader { problems, sections: Vec::new(), activities: Vec::new() };
    let mut fields = reader.fields(
        root,
        "a matrix",
        &["format", "name", "title", "source", "typed", "parties", "sections"],
    );
    reader.format(&mut fields);
    let name = reader.required(&mut fields, "name");
    let title = reader.required(&mut fields, "title");
    let source = reader.source(&mut fields);
    let typed = reader.flag(&mut fields, "typed");
    let parties = reader.parties(&mut fields);
    reader.sections_of(&mut fields, None, &parties);
    let Reader { sections, activities, .. } = reader;
    Matrix { name, title, source, typed, parties, sections, activities }
}

/// The entries of one map that are not read yet.
struct Fields {
    /// What the map describes, such as `an activity`.
    of: &'static str,
    at: Option<Position>,
    entries: Vec<(Text, Node)>,
}

impl Fields {
    fn take(&mut self, key: &str) -> Option<Node> {
        let index = self.entries.iter().position(|(name, _)| name.text == key)?;
        Some(self.entries.swap_remove(index).1)
    }
}

struct Reader<'a> {
    problems: &'a mut Vec<Problem>,
    sections: Vec<Section>,
    activities: Vec<Activity>,
}

impl Reader<'_> {
    fn error(&mut self, at: Option<Position>, message: impl Into<String>) {
        self.problems.push(Problem::error(at, message));
    }

    fn error_with_help(
        &mut self,
        at: Option<Position>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.problems.push(Problem::error(at, message).help(help));
    }

    /// The entries of a map, of which only those with a known key are kept, each once.
    fn fields(&mut self, node: Node, of: &'static str, known: &[&str]) -> Fields {
        let mut fields = Fields { of, at: node.at, entries: Vec::new() };
        for (key, value) in self.map(node, of) {
            if known.contains(&key.text.as_str()) {
                fields.entries.push((key, value));
                continue;
            }
            let message = match key.text.as_str() {
                "<<" => "merge keys are not read: write the keys out".to_owned(),
                text => format!("{of} has no key {text:?}"),
            };
            let help = match nearest(&key.text, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the keys of {of} are {}", known.join(", ")),
            };
            self.error_with_help(key.at, message, help);
        }
        fields
    }

    /// The entries of a map whose keys are text, each key once.
    fn map(&mut self, node: Node, of: &str) -> Vec<(Text, Node)> {
        let Value::Map(entries) = node.value else {
            let found = node.value.description();
            self.error(node.at, format!("expected the keys and values of {of}, found {found}"));
            return Vec::new();
        };
        let mut kept: Vec<(Text, Node)> = Vec::new();
        for (key, value) in entries {
            let Value::Text(text) = key.value else {
                let found = key.value.description();
                self.error(key.at, format!("expected a key of {of}, found {found}"));
                continue;
            };
            if kept.iter().any(|(known, _)| known.text == text) {
                self.error_with_help(
                    key.at,
                    format!("{of} has the key `{text}` twice"),
                    "keep the one that is right",
                );
                continue;
            }
            kept.push((Text { text, at: key.at }, value));
        }
        kept
    }

    /// The items of a list; a key that is left out is an empty list.
    fn list(&mut self, fields: &mut Fields, key: &str) -> Vec<Node> {
        match fields.take(key) {
            None => Vec::new(),
            Some(Node { value: Value::List(items), .. }) => items,
            Some(Node { value, at }) => {
                let found = value.description();
                self.error_with_help(
                    at,
                    format!("expected a list of {key}, found {found}"),
                    "each item of a list starts with `- `",
                );
                Vec::new()
            }
        }
    }

    fn text(&mut self, node: Node, what: &str) -> Option<Text> {
        match node.value {
            Value::Text(text) if text.trim().is_empty() => {
                self.error(node.at, format!("the {what} is empty"));
                None
            }
            Value::Text(text) => Some(Text { text, at: node.at }),
            Value::Number(_) | Value::Bool(_) => {
                let found = node.value.description();
                self.error_with_help(
                    node.at,
                    format!("expected the {what} as text, found {found}"),
                    "put it in double quotes, so that YAML takes it as it stands",
                );
                None
            }
            value => {
                let found = value.description();
                self.error(node.at, format!("expected the {what} as text, found {found}"));
                None
            }
        }
    }

    fn optional(&mut self, fields: &mut Fields, key: &str) -> Option<Text> {
        let node = fields.take(key)?;
        self.text(node, key)
    }

    /// The text of a key that must be there; empty if it is not, which is noted.
    fn required(&mut self, fields: &mut Fields, key: &str) -> Text {
        let Some(node) = fields.take(key) else {
            let message = format!("{} needs a {key}", fields.of);
            self.error_with_help(fields.at, message, format!("add a line `{key}: …`"));
            return Text { text: String::new(), at: None };
        };
        self.text(node, key).unwrap_or(Text { text: String::new(), at: None })
    }

    fn format(&mut self, fields: &mut Fields) {
        let help = format!("write `format: {FORMAT}`");
        match fields.take("format") {
            Some(Node { value: Value::Number(format), .. }) if format == FORMAT => {}
            Some(node) => {
                let found = node.value.description();
                let message =
                    format!("expected format {FORMAT}, which this version reads, found {found}");
                self.error_with_help(node.at, message, help);
            }
            None => self.error_with_help(fields.at, "a matrix needs a format", help),
        }
    }

    fn source(&mut self, fields: &mut Fields) -> Source {
        let Some(node) = fields.take("source") else {
            self.error_with_help(
                fields.at,
                "a matrix needs a source",
                "add `source: { revision: 2025-10-21 }` with the date of the text",
            );
            let revision = Text { text: String::new(), at: None };
            return Source { publisher: None, article: None, url: None, revision };
        };
        let mut fields =
            self.fields(node, "a source", &["publisher", "article", "url", "revision"]);
        Source {
            publisher: self.optional(&mut fields, "publisher"),
            article: self.optional(&mut fields, "article"),
            url: self.optional(&mut fields, "url"),
            revision: self.required(&mut fields, "revision"),
        }
    }

    /// A switch that is off when it is left out.
    fn flag(&mut self, fields: &mut Fields, key: &str) -> bool {
        match fields.take(key) {
            None => false,
            Some(Node { value: Value::Bool(flag), .. }) => flag,
            Some(Node { value, at }) => {
                let message = format!("expected true or false, found {}", value.description());
                self.error_with_help(at, message, format!("write `{key}: true`, or leave it out"));
                false
            }
        }
    }

    fn parties(&mut self, fields: &mut Fields) -> Vec<Party> {
        let mut parties = Vec::new();
        for node in self.list(fields, "parties") {
            let mut fields = self.fields(node, "a party", &["id", "name"]);
            let id = self.required(&mut fields, "id");
            let name = self.required(&mut fields, "name");
            parties.push(Party { id, name });
        }
        parties
    }

    fn sections_of(&mut self, fields: &mut Fields, parent: Option<usize>, parties: &[Party]) {
        for node in self.list(fields, "sections") {
            self.section(node, parent, parties);
        }
    }

    fn section(&mut self, node: Node, parent: Option<usize>, parties: &[Party]) {
        let keys = ["number", "id", "title", "activities", "sections"];
        let mut fields = self.fields(node, "a section", &keys);
        let number = self.optional(&mut fields, "number");
        let title = self.required(&mut fields, "title");
        let id = self.id(&mut fields, &title);
        let activities = self.list(&mut fields, "activities");
        let depth = 1 + parent.map_or(0, |parent| self.sections[parent].depth);
        let position = self.sections.len();
        let size = activities.len();
        self.sections.push(Section { number, id, title, depth, parent, size });
        for node in activities {
            self.activity(node, position, parties);
        }
        self.sections_of(&mut fields, Some(position), parties);
    }

    fn activity(&mut self, node: Node, section: usize, parties: &[Party]) {
        let keys = ["id", "title", "roles", "allow"];
        let mut fields = self.fields(node, "an activity", &keys);
        let title = self.required(&mut fields, "title");
        let id = self.id(&mut fields, &title);
        let problems_before = self.problems.len();
        let (roles, roles_at) = self.roles(&mut fields, parties);
        let roles_understood = self.problems.len() == problems_before;
        let allow = self.allowances(&mut fields);
        let activity = Activity { id, title, section, roles, roles_at, roles_understood, allow };
        self.activities.push(activity);
    }

    /// The id that is given, or one made from the title.
    fn id(&mut self, fields: &mut Fields, title: &Text) -> Text {
        match fields.take("id") {
            Some(node) => self.text(node, "id").unwrap_or(Text { text: String::new(), at: None }),
            None => Text { text: variant_name(&title.text), at: title.at },
        }
    }

    fn roles(&mut self, fields: &mut Fields, parties: &[Party]) -> (Vec<Roles>, Option<Position>) {
        let mut roles = vec![Roles::default(); parties.len()];
        let Some(node) = fields.take("roles") else {
            let message = format!("{} needs roles", fields.of);
            let example = parties.first().map_or("Party", |party| &party.id.text);
            self.error_with_help(fields.at, message, format!("add `roles: {{ {example}: RA }}`"));
            return (roles, None);
        };
        let at = node.at;
        for (party, letters) in self.map(node, "roles") {
            match parties.iter().position(|known| known.id.text == party.text) {
                Some(position) => roles[position] = self.letters(&letters),
                None => self.unknown_party(&party, parties),
            }
        }
        (roles, at)
    }

    fn unknown_party(&mut self, party: &Text, parties: &[Party]) {
        let known: Vec<&str> = parties.iter().map(|party| party.id.text.as_str()).collect();
        let help = match nearest(&party.text, &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the parties of this matrix are {}", known.join(", ")),
        };
        self.error_with_help(party.at, format!("there is no party {:?}", party.text), help);
    }

    fn letters(&mut self, node: &Node) -> Roles {
        const HELP: &str = "write one or more of R, A, C and I, such as RA, or leave the party out";
        let Value::Text(letters) = &node.value else {
            let found = node.value.description();
            self.error_with_help(node.at, format!("expected role letters, found {found}"), HELP);
            return Roles::default();
        };
        if letters.is_empty() {
            self.error_with_help(node.at, "there are no role letters", HELP);
        }
        let mut roles = Roles::default();
        for letter in letters.chars() {
            match Roles::of(letter) {
                Some(role) if roles.contains(letter) => {
                    let message = format!("the role {letter} stands twice in {letters:?}");
                    self.error_with_help(node.at, message, format!("write {letter} once"));
                    roles = roles.union(role);
                }
                Some(role) => roles = roles.union(role),
                None => {
                    let message = format!("there is no role {letter:?}, found in {letters:?}");
                    let upper = letter.to_ascii_uppercase();
                    let help = match Roles::of(upper) {
                        Some(_) => format!("role letters are upper case: {upper}"),
                        None => HELP.to_owned(),
                    };
                    self.error_with_help(node.at, message, help);
                }
            }
        }
        roles
    }

    fn allowances(&mut self, fields: &mut Fields) -> Vec<Allowance> {
        const KNOWN: [&str; 1] = ["several-accountable"];
        let Some(node) = fields.take("allow") else {
            return Vec::new();
        };
        let fields = self.fields(node, "an allow", &KNOWN);
        let mut allowances = Vec::new();
        for (key, reason) in fields.entries {
            allowances.push(Allowance { check: Allowable::SeveralAccountable, at: key.at });
            let at = reason.at;
            if !matches!(&reason.value, Value::Text(text) if !text.trim().is_empty()) {
                self.error_with_help(
                    at,
                    format!("`{}` is allowed without a reason", key.text),
                    format!("say why: `allow: {{ {}: \"…\" }}`", key.text),
                );
            }
        }
        allowances
    }
}
