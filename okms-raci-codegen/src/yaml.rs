//! YAML text to a tree of nodes, each with its place in the text.
//!
//! `serde_yaml` gives no positions, but an error that a visitor raises at a
//! scalar gets that scalar's. So a matrix is read without positions, which is
//! fast; if there is something to report, it is read again, and at each scalar
//! the visitor keeps the value and raises an error just to learn its position.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::Deserializer as _;
use serde::de::{
    self, DeserializeSeed, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess,
};

use crate::report::Position;

/// Whether to find out where the nodes stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Positions {
    Skip,
    Find,
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) at: Option<Position>,
}

#[derive(Clone, Debug)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
    Tagged,
}

impl Value {
    /// What the value is, for a sentence that starts with "found".
    pub(crate) fn description(&self) -> String {
        match self {
            Value::Null => "nothing".to_owned(),
            Value::Bool(value) => format!("the truth value {value}"),
            Value::Number(value) => format!("the number {value}"),
            Value::Text(text) => format!("the text {text:?}"),
            Value::List(_) => "a list".to_owned(),
            Value::Map(_) => "a map".to_owned(),
            Value::Tagged => "a value with a tag".to_owned(),
        }
    }
}

/// Reads the one document of a YAML text.
pub(crate) fn parse(text: &str, positions: Positions) -> Result<Node, serde_yaml::Error> {
    // Without aliases there are fewer nodes than bytes; aliases of aliases would grow without end.
    let nodes_left = Cell::new(text.len() + 1);
    let seed = Seed { positions, nodes_left: &nodes_left, kept: RefCell::default() };
    let result = serde_yaml::Deserializer::from_str(text).deserialize_any(&seed);
    seed.node(result)
}

struct Seed<'a> {
    positions: Positions,
    nodes_left: &'a Cell<usize>,
    /// The scalar for whose sake the visitor raised an error.
    kept: RefCell<Option<Value>>,
}

impl Seed<'_> {
    /// A seed for the next node.
    fn next<E: de::Error>(&self) -> Result<Self, E> {
        let left = self.nodes_left.get().checked_sub(1);
        self.nodes_left.set(left.ok_or_else(|| E::custom("its aliases repeat too much"))?);
        Ok(Seed { kept: RefCell::default(), ..*self })
    }

    fn scalar<E: de::Error>(&self, value: Value) -> Result<Node, E> {
        match self.positions {
            Positions::Skip => Ok(Node { value, at: None }),
            Positions::Find => {
                self.kept.replace(Some(value));
                Err(E::custom(""))
            }
        }
    }

    /// The node that the visitor returned, or the scalar that it kept with the position of its error.
    fn node<E: fmt::Display>(&self, result: Result<Node, E>) -> Result<Node, E> {
        result.or_else(|error| match self.kept.take() {
            Some(value) => Ok(Node { value, at: Some(position_in(&error.to_string())) }),
            None => Err(error),
        })
    }
}

/// The position that a message of `serde_yaml` ends with; it leaves out the very first.
fn position_in(message: &str) -> Position {
    let numbers =
        message.rsplit_once(" at line ").and_then(|(_, position)| position.split_once(" column "));
    match numbers.map(|(line, column)| (line.parse(), column.parse())) {
        Some((Ok(line), Ok(column))) => Position { line, column },
        _ => Position { line: 1, column: 1 },
    }
}

/// A list or a map stands where its first scalar does.
fn container(value: Value, first: Option<Position>) -> Node {
    Node { value, at: first }
}

impl<'de> DeserializeSeed<'de> for &Seed<'_> {
    type Value = Node;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> de::Visitor<'de> for &Seed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a matrix")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        self.scalar(Value::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Node, E> {
        self.scalar(Value::Bool(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Node, E> {
        self.scalar(Value::Number(value.to_string()))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Node, E> {
        self.scalar(Value::Number(value.to_string()))
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Node, E> {
        self.scalar(Value::Number(value.to_string()))
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Node, E> {
        self.scalar(Value::Number(value.to_string()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Node, E> {
        self.scalar(Value::Number(value.to_string()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
        self.scalar(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        loop {
            let seed = self.next()?;
            let item = match access.next_element_seed(&seed) {
                Ok(None) => break,
                Ok(Some(node)) => node,
                Err(error) => seed.node(Err(error))?,
            };
            items.push(item);
        }
        let first = items.first().and_then(|item| item.at);
        Ok(container(Value::List(items), first))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        loop {
            let seed = self.next()?;
            let key = match access.next_key_seed(&seed) {
                Ok(None) => break,
                Ok(Some(node)) => node,
                Err(error) => seed.node(Err(error))?,
            };
            let mut value = seed.node(access.next_value_seed(&seed))?;
            value.at = value.at.or(key.at);
            entries.push((key, value));
        }
        let first = entries.first().and_then(|(key, _)| key.at);
        Ok(container(Value::Map(entries), first))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Node, A::Error> {
        let (IgnoredAny, contents) = access.variant()?;
        contents.newtype_variant::<IgnoredAny>()?;
        Ok(container(Value::Tagged, None))
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, Positions, Value, parse};

    fn places(node: &Node, out: &mut Vec<String>) {
        let at = node.at.expect("every node has a position");
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| places(item, out)),
            Value::Map(entries) => entries.iter().for_each(|(key, value)| {
                places(key, out);
                places(value, out);
            }),
            scalar => out.push(format!("{}:{} {}", at.line, at.column, scalar.description())),
        }
    }

    #[test]
    fn every_scalar_stands_where_the_text_has_it() {
        let text = "a: [1, \"é\", { b: ~ }]\n\"c\":\n  - d\n  - e: true\n    f: {}\n";
        let mut found = Vec::new();
        places(&parse(text, Positions::Find).unwrap(), &mut found);
        let expected = [
            "1:1 the text \"a\"",
            "1:5 the number 1",
            "1:8 the text \"é\"",
            "1:15 the text \"b\"",
            "1:18 nothing",
            "2:1 the text \"c\"",
            "3:5 the text \"d\"",
            "4:5 the text \"e\"",
            "4:8 the truth value true",
            "5:5 the text \"f\"",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_syntax_error_is_one_with_and_without_positions() {
        for positions in [Positions::Skip, Positions::Find] {
            let error = parse("a: [1\nb: 2\n", positions).unwrap_err();
            assert_eq!(error.location().map(|l| (l.line(), l.column())), Some((2, 2)), "{error}");
        }
    }
}
