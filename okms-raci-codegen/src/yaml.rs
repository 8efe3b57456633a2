//! YAML text to a tree of nodes, each with its number in the order of the text.
//!
//! `serde_yaml` gives values no places, but an error that a visitor raises gets
//! the place of what it is reading. So a matrix is read once, and if there is
//! something to report, once more for each node that is reported: up to that
//! node, where the visitor raises an error.

mod dash;
mod locate;
mod repair;
mod syntax;
mod write;

pub(crate) use locate::{lines, locate, locate_nodes, quoted, word};
pub(crate) use repair::repaired;
pub(crate) use write::{Line, Quoted, Scalar, write};

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt::{self, Write};

use serde::de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess};

use self::dash::Dashes;
use crate::finding::{Finding, Findings};
use crate::places::{Place, without_mark};
use crate::rule::Rule;

/// Reads the one document of a YAML text; `None` if there is nothing in it.
///
/// A value with a tag is taken for the value, and its tag is noted; nothing was before.
pub(crate) fn parse(
    text: &str,
    located: &Located,
    findings: &mut Findings,
) -> Result<Option<Node>, Finding> {
    syntax::check_size(text)?;
    let dashes = Dashes::new(text);
    let reading = Reading::new(text, located).with_dashes(dashes.stand_in);
    let mut documents = serde_yaml::Deserializer::from_str(without_mark(&dashes.text));
    let Some(first) = documents.next() else { return Ok(None) };
    let root = reading.deserialize(first).map_err(|error| syntax::finding(&error, text))?;
    *findings = reading.tags();
    match documents.next() {
        Some(second) => Err(syntax::second_document(second, text)),
        None if reading.is_empty() => Ok(None),
        None => Ok(Some(root)),
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) at: Place,
}

impl Node {
    /// A text at the place.
    pub(crate) fn text(text: impl Into<String>, at: Place) -> Self {
        Node { value: Value::Text(text.into()), at }
    }

    pub(crate) fn map(entries: Vec<(Node, Node)>, at: Place) -> Self {
        Node { value: Value::Map(entries), at }
    }

    /// The keys with their values; none of what is no map.
    pub(crate) fn entries(&self) -> &[(Node, Node)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key of a map.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|(known, _)| known.value.text() == key).map(|(_, value)| value)
    }
}

/// A value of YAML 1.2; a number or truth value that is reported is kept as it is written.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Null,
    Bool(String),
    Number(String),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

impl Value {
    /// Text, or what is written; empty for all else.
    pub(crate) fn text(&self) -> &str {
        match self {
            Value::Bool(text) | Value::Number(text) | Value::Text(text) => text,
            Value::Null | Value::List(_) | Value::Map(_) => "",
        }
    }

    /// What the value is, for a sentence that ends with "found …".
    pub(crate) fn description(&self) -> String {
        match self {
            Value::Null => "nothing".to_owned(),
            Value::Bool(written) => format!("the truth value {written}"),
            Value::Number(written) => format!("the number {}", Beginning(written)),
            Value::Text(text) => format!("the text \"{}\"", Beginning(text)),
            Value::List(_) => "a list".to_owned(),
            Value::Map(_) => "a map".to_owned(),
        }
    }
}

/// As much of a text as a sentence can hold, in one line.
pub(crate) struct Beginning<'a>(pub(crate) &'a str);

impl Beginning<'_> {
    const LONGEST: usize = 60;
}

impl fmt::Display for Beginning<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut chars = self.0.chars();
        for c in chars.by_ref().take(Self::LONGEST) {
            match c {
                '"' | '\\' | '\n' | '\r' | '\t' => write!(f, "{}", c.escape_default())?,
                c => f.write_char(c)?,
            }
        }
        if chars.next().is_some() { f.write_char('…') } else { Ok(()) }
    }
}

/// What the visitor says of aliases that repeat aliases.
pub(super) const TOO_MUCH: &str = "aliases repeat too much";

/// What all nodes may cost: a text as long as it may be, with all values that it may have, costs less.
const MOST_COST: usize = 16 << 20;

/// What a node costs besides the bytes of its text.
const COST_OF_A_NODE: usize = 16;

/// The places that are known, by the number of the node, and what is written there.
pub(crate) type Located = HashMap<usize, (Place, String)>;

/// Seed and visitor of every node.
pub(super) struct Reading<'a> {
    located: &'a Located,
    /// The node to raise an error at.
    stop_at: Option<usize>,
    stopped: RefCell<Option<Value>>,
    /// How many nodes there were.
    count: Cell<usize>,
    /// What the nodes may cost together. A matrix may well be several times as long without its
    /// aliases; but aliases of aliases grow without end.
    budget: Cell<usize>,
    /// The tags, which mean something to other programs only.
    tags: RefCell<Findings>,
    /// What stands for a dash that is all of a value.
    dash: Option<char>,
    /// By the numbers of scalars their lines, if these are asked for.
    lines: Option<RefCell<HashMap<usize, usize>>>,
    /// A scalar at which an error was raised for its line.
    scalar: RefCell<Option<Node>>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(text: &str, located: &'a Located) -> Self {
        Reading {
            located,
            stop_at: None,
            stopped: RefCell::default(),
            count: Cell::default(),
            budget: Cell::new(text.len().saturating_mul(32).saturating_add(1 << 16).min(MOST_COST)),
            tags: RefCell::default(),
            dash: None,
            lines: None,
            scalar: RefCell::default(),
        }
    }

    /// A reading that notes the line of each scalar.
    pub(super) fn with_lines(self) -> Self {
        Reading { lines: Some(RefCell::default()), ..self }
    }

    pub(super) fn lines(self) -> HashMap<usize, usize> {
        self.lines.map(RefCell::into_inner).unwrap_or_default()
    }

    /// The same of a text in which a character stands for dashes.
    pub(super) fn with_dashes(self, dash: Option<char>) -> Self {
        Reading { dash, ..self }
    }

    /// A reading that ends at a node with an error.
    pub(super) fn up_to(number: usize, text: &str, located: &'a Located) -> Self {
        Reading { stop_at: Some(number), ..Reading::new(text, located) }
    }

    /// The node that the reading ended at, without what is in it.
    pub(super) fn stopped(self) -> Option<Value> {
        self.stopped.into_inner()
    }

    pub(super) fn tags(&self) -> Findings {
        self.tags.take()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.count.get() == 0
    }

    /// Gives the next node its number and, if it is known, its place.
    fn enter<E: de::Error>(&self, value: &Value) -> Result<Place, E> {
        let number = self.count.replace(self.count.get() + 1);
        if self.stop_at == Some(number) {
            self.stopped.replace(Some(value.clone()));
            return Err(E::custom("this is the node"));
        }
        let cost = match value {
            Value::Bool(written) | Value::Number(written) | Value::Text(written) => written.len(),
            _ => 0,
        };
        let left = self.budget.get().checked_sub(COST_OF_A_NODE + cost);
        self.budget.set(left.ok_or_else(|| E::custom(TOO_MUCH))?);
        Ok(self.located.get(&number).map_or(Place::Node(number), |(place, _)| *place))
    }

    fn scalar<E: de::Error>(&self, value: Value) -> Result<Node, E> {
        let located = self.located.get(&self.count.get());
        let at = self.enter(&value)?;
        let value = match (value, located) {
            (Value::Number(_), Some((_, written))) => Value::Number(written.clone()),
            (Value::Bool(_), Some((_, written))) => Value::Bool(written.clone()),
            (value, _) => value,
        };
        let node = Node { value, at };
        if self.lines.is_none() {
            return Ok(node);
        }
        self.scalar.replace(Some(node));
        Err(E::custom("this is the line"))
    }
}

impl<'de> DeserializeSeed<'de> for &Reading<'_> {
    type Value = Node;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let read = deserializer.deserialize_any(self);
        let (Some(lines), Err(error)) = (&self.lines, &read) else { return read };
        let Some(scalar) = self.scalar.take() else { return read };
        let message = error.to_string();
        let line = message.rsplit_once(" at line ").and_then(|(_, at)| at.split(' ').next());
        if let Place::Node(number) = scalar.at {
            // The start of the text is not given.
            let line = line.and_then(|line| line.parse().ok()).unwrap_or(1);
            lines.borrow_mut().insert(number, line);
        }
        // The scalar has been read, so that the reading can go on.
        Ok(scalar)
    }
}

macro_rules! visit_numbers {
    ($($visit:ident: $Number:ty),*) => {
        $(fn $visit<E: de::Error>(self, number: $Number) -> Result<Node, E> {
            self.scalar(Value::Number(number.to_string()))
        })*
    };
}

impl<'de> de::Visitor<'de> for &Reading<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a matrix")
    }

    visit_numbers! { visit_u64: u64, visit_i64: i64, visit_u128: u128, visit_i128: i128, visit_f64: f64 }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        self.scalar(Value::Null)
    }

    /// A document without a node.
    fn visit_none<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node { value: Value::Null, at: Place::Node(0) })
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Node, E> {
        self.scalar(Value::Bool(value.to_string()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
        self.scalar(Value::Text(match self.dash {
            Some(dash) => text.replace(dash, "-"),
            None => text.to_owned(),
        }))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let at = self.enter(&Value::List(Vec::new()))?;
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Node { value: Value::List(items), at })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let at = self.enter(&Value::Map(Vec::new()))?;
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry_seed(self, self)? {
            entries.push(entry);
        }
        Ok(Node { value: Value::Map(entries), at })
    }

    /// A value with a tag; the tag is a node of its own.
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Node, A::Error> {
        let (tag, contents) = access.variant::<String>()?;
        let tag = format!("!{}", tag.trim_start_matches('!'));
        let message = format!("the tag {} is not read", Beginning(&tag));
        let includes = tag.starts_with("!include");
        let at = self.enter(&Value::Text(tag))?;
        let mut node: Node = contents.newtype_variant_seed(self)?;
        let help = match &mut node.value {
            Value::Text(file) if includes => {
                let help = format!(
                    "a matrix is one file: write the lines of {} here instead",
                    Beginning(file)
                );
                // What is in it is not known, so that nothing else is said of it.
                node.value = Value::List(Vec::new());
                help
            }
            _ => "remove the tag; text that starts with `!` takes quotes".to_owned(),
        };
        let finding = Finding::new(Rule::YamlTag, Some(at), message).help(help);
        self.tags.borrow_mut().push(finding);
        Ok(node)
    }
}
