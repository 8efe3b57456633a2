//! How one node is read: what it may cost, and where it stands.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{self, DeserializeSeed};

use super::places::Places;
use super::{Node, Search, Value, key, syntax};
use crate::place::Place;
use crate::report::{Position, Problem};

/// What a visitor says of aliases that repeat aliases.
pub(super) const TOO_MUCH: &str = "aliases repeat too much";

/// What the seeds of one text share.
pub(super) struct Reading<'a> {
    /// `None` if nobody asks for them.
    places: Option<&'a Places<'a>>,
    keys_may_have_tags: bool,
    /// What the nodes may cost together, in about the bytes that they take. A matrix may well be
    /// several times as long without its aliases; but aliases of aliases grow without end.
    budget: Cell<usize>,
    /// How many scalars there were.
    scalars: Cell<usize>,
    last_place: Cell<Option<Place>>,
    /// The tags, which mean something to other programs only.
    tags: RefCell<Vec<Problem>>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(places: &'a Places<'a>, search: Search) -> Self {
        let text = places.without_mark();
        Reading {
            places: (search == Search::Places).then_some(places),
            keys_may_have_tags: key::may_have_tags(text),
            budget: Cell::new(text.len().saturating_mul(32).saturating_add(1 << 16)),
            scalars: Cell::default(),
            last_place: Cell::default(),
            tags: RefCell::default(),
        }
    }

    pub(super) fn seed(&self) -> Seed<'_> {
        Seed { reading: self, kept: RefCell::default() }
    }

    /// The problems with the tags that were met.
    pub(super) fn tags(&self) -> Vec<Problem> {
        self.tags.take()
    }

    /// A place that no other scalar has.
    fn next_place(&self) -> Place {
        let number = self.scalars.get() + 1;
        self.scalars.set(number);
        Place::new(Position { line: number, column: 1 }, 0..0)
    }
}

/// A node that may stand where what is around it does.
pub(super) struct Found {
    pub(super) value: Value,
    pub(super) at: Option<Place>,
}

impl Found {
    pub(super) fn at(self, fallback: Place) -> Node {
        Node { value: self.value, at: self.at.unwrap_or(fallback) }
    }
}

/// What one node is read with.
pub(super) struct Seed<'a> {
    reading: &'a Reading<'a>,
    /// The scalar for whose sake the visitor raised an error.
    kept: RefCell<Option<Value>>,
}

impl Seed<'_> {
    /// A seed for the next node.
    pub(super) fn next(&self) -> Self {
        self.reading.seed()
    }

    /// Whether keys may be taken for text, which is fast: what they are otherwise is seen later.
    pub(super) fn may_take_keys_for_text(&self) -> bool {
        self.reading.places.is_none() && !self.reading.keys_may_have_tags
    }

    fn spend<E: de::Error>(&self, bytes: usize) -> Result<(), E> {
        let left = self.reading.budget.get().checked_sub(8 + bytes);
        self.reading.budget.set(left.ok_or_else(|| E::custom(TOO_MUCH))?);
        Ok(())
    }

    pub(super) fn scalar<E: de::Error>(&self, value: Value) -> Result<Found, E> {
        let written = value.written().map_or(0, str::len);
        self.spend(written)?;
        if self.reading.places.is_none() {
            return Ok(Found { value, at: Some(self.reading.next_place()) });
        }
        self.kept.replace(Some(value));
        Err(E::custom(""))
    }

    pub(super) fn container<E: de::Error>(
        &self,
        value: Value,
        first: Option<Place>,
    ) -> Result<Found, E> {
        self.spend(0)?;
        let in_brackets =
            |first| self.reading.places.map_or(first, |places| places.brackets(first));
        Ok(Found { value, at: first.map(in_brackets) })
    }

    /// The node that the visitor returned, or the scalar that it kept with the place of its error.
    pub(super) fn node<E: fmt::Display>(&self, result: Result<Found, E>) -> Result<Found, E> {
        result.or_else(|error| match (self.kept.take(), self.reading.places) {
            (Some(value), Some(places)) => {
                let found = places.locate(value, &error.to_string());
                self.reading.last_place.set(found.at.or(self.reading.last_place.get()));
                Ok(found)
            }
            _ => Err(error),
        })
    }

    /// Notes the tag of a value; where there is nothing behind it, it stands after the last scalar.
    pub(super) fn note_tag(&self, tag: &str, of: Option<Place>) {
        let at = of.or(self.reading.last_place.get());
        let message = format!("the tag !{} is not read", tag.trim_start_matches('!'));
        let help = "remove the tag; text that starts with `!` takes quotes";
        self.reading.tags.borrow_mut().push(Problem::error(at, message).help(help));
    }
}

impl Places<'_> {
    /// The scalar as it is written, at the position that an error about it ends with.
    fn locate(&self, value: Value, message: &str) -> Found {
        let (value, at) = match syntax::position_in(message) {
            Some((line, column)) => self.scalar(value, line, column),
            // The message leaves out the very first position.
            None => self.scalar(value, 1, 1),
        };
        let is_left_out = matches!(value, Value::Null) && !self.is_null(at);
        Found { value, at: (!is_left_out).then_some(at) }
    }
}

impl<'de> DeserializeSeed<'de> for &Seed<'_> {
    type Value = Found;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_any(self)
    }
}
