//! What a step of the way finds wrong, before it is known where in the text that is.

use crate::place::Place;
use crate::rule::Rule;

/// One thing that is wrong with a matrix.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) rule: Rule,
    /// `None` if it is about the file as a whole.
    pub(crate) at: Option<Place>,
    /// The number of another node whose line the message gives.
    pub(crate) beside: Option<usize>,
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Finding {
    pub(crate) fn new(rule: Rule, at: Option<Place>, message: impl Into<String>) -> Self {
        Finding { rule, at, beside: None, message: message.into(), help: String::new() }
    }

    #[must_use]
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Finding { help: help.into(), ..self }
    }

    /// What else the message gives the line of.
    #[must_use]
    pub(crate) fn beside(self, other: Option<Place>) -> Self {
        Finding { beside: other.and_then(Place::node), ..self }
    }
}
