//! A YAML text as a tree.

use std::fmt::{self, Write};

use crate::places::Place;

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) at: Place,
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
