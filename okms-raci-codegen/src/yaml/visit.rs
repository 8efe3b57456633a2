//! The values of a YAML text, by `serde_yaml`, and the place of each.
//!
//! `serde_yaml` gives no places, but an error that a visitor raises at a scalar
//! gets that scalar's line and column. So a matrix is read without places,
//! which is fast; if there is something to report it is read again, and at each
//! scalar the visitor keeps the value and raises an error just to learn its
//! place. A list or a map stands at its bracket, or where its first scalar does.

use std::fmt;

use serde::Deserializer as _;
use serde::de::{self, EnumAccess, MapAccess, SeqAccess, VariantAccess};

use super::key::Key;
use super::places::Places;
use super::seed::{Found, Reading, Seed};
use super::{Node, Value, syntax};
use crate::place::Place;
use crate::report::Problem;

/// Whether to find out where the nodes stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Search {
    /// No: each scalar gets a place of its own, but not the true one.
    Skip,
    Places,
}

/// Reads the one document of a YAML text; `None` if there is nothing in it.
///
/// A value with a tag is taken for the value, and its tag is noted as a problem.
pub(crate) fn parse(
    text: &str,
    search: Search,
    problems: &mut Vec<Problem>,
) -> Result<Option<Node>, Problem> {
    let places = Places::of(text);
    places.check_nesting()?;
    let reading = Reading::new(&places, search);
    let seed = reading.seed();
    let result = serde_yaml::Deserializer::from_str(places.without_mark()).deserialize_any(&seed);
    let result = seed.node(result);
    problems.append(&mut reading.tags());
    match result {
        Ok(Found { value: Value::Null, .. }) if places.is_blank() => Ok(None),
        Ok(Found { value, at }) => {
            Ok(Some(Node { value, at: at.unwrap_or_else(|| places.start()) }))
        }
        Err(error) if places.is_blank() && error.location().is_none() => Ok(None),
        Err(error) => Err(syntax::problem(&error, &places)),
    }
}

/// A number, as `serde_yaml` understands it; the place says how it is written.
macro_rules! visit_numbers {
    ($($visit:ident: $Number:ty),*) => {
        $(fn $visit<E: de::Error>(self, number: $Number) -> Result<Found, E> {
            self.scalar(Value::Number(number.to_string()))
        })*
    };
}

impl<'de> de::Visitor<'de> for &Seed<'_> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a matrix")
    }

    visit_numbers! { visit_u64: u64, visit_i64: i64, visit_u128: u128, visit_i128: i128, visit_f64: f64 }

    fn visit_unit<E: de::Error>(self) -> Result<Found, E> {
        self.scalar(Value::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Found, E> {
        self.scalar(Value::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Found, E> {
        self.scalar(Value::Bool(value.to_string()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Found, E> {
        self.scalar(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Found, A::Error> {
        let mut items: Vec<Node> = Vec::new();
        loop {
            let seed = self.next();
            let item = match access.next_element_seed(&seed) {
                Ok(None) => break,
                Ok(Some(found)) => found,
                Err(error) => seed.node(Err(error))?,
            };
            let before = items.last().map(|item| item.at);
            items.push(item.at(before.unwrap_or(Place::UNKNOWN)));
        }
        let first = items.first().map(|item| item.at);
        self.container(Value::List(items), first)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Found, A::Error> {
        let mut entries: Vec<(Node, Node)> = Vec::new();
        loop {
            let seed = self.next();
            let key = match access.next_key_seed(Key(&seed)) {
                Ok(None) => break,
                Ok(Some(found)) => found,
                Err(error) => seed.node(Err(error))?,
            };
            let before = entries.last().map(|(_, value)| value.at);
            let key = key.at(before.unwrap_or(Place::UNKNOWN));
            let value = seed.node(access.next_value_seed(&seed))?.at(key.at);
            entries.push((key, value));
        }
        let first = entries.first().map(|(key, _)| key.at);
        self.container(Value::Map(entries), first)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Found, A::Error> {
        let (tag, contents) = access.variant::<String>()?;
        let seed = self.next();
        let found = seed.node(contents.newtype_variant_seed(&seed))?;
        self.note_tag(&tag, found.at);
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::{Search, parse};
    use crate::yaml::{Node, Value};

    fn places(node: &Node, text: &str, out: &mut Vec<String>) {
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| places(item, text, out)),
            Value::Map(entries) => entries.iter().for_each(|(key, value)| {
                places(key, text, out);
                places(value, text, out);
            }),
            _ => {}
        }
        let start = node.at.start;
        out.push(format!("{}:{} {}", start.line, start.column, &text[node.at.bytes()]));
    }

    #[test]
    fn every_node_stands_where_the_text_has_it() {
        let text = "a: [1.10, \"é\", { b: ~ }]\n\"c\":\n  - d, e # f\n  - e: &x {g: 'h'}\n    f: *x\n    g:\n";
        let mut found = Vec::new();
        places(&parse(text, Search::Places, &mut Vec::new()).unwrap().unwrap(), text, &mut found);
        let expected = [
            "1:1 a",
            "1:5 1.10",
            "1:11 \"é\"",
            "1:18 b",
            "1:21 ~",
            "1:16 { b: ~ }",
            "1:4 [1.10, \"é\", { b: ~ }]",
            "2:1 \"c\"",
            "3:5 d, e",
            "4:5 e",
            "4:12 g",
            "4:15 'h'",
            "4:11 {g: 'h'}",
            "5:5 f",
            "4:12 g",
            "4:15 'h'",
            "4:11 {g: 'h'}",
            "6:5 g",
            "6:5 g",
            "4:5 e",
            "3:5 d, e",
            "1:1 a",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn without_places_each_scalar_has_one_of_its_own() {
        let node = parse("a: b\nc: b\n", Search::Skip, &mut Vec::new()).unwrap().unwrap();
        let Value::Map(entries) = node.value else { panic!("expected a map") };
        assert_ne!(entries[0].1.at, entries[1].1.at);
    }
}
