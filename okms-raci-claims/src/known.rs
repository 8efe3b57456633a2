//! The names of a matrix, and where one that a claim has stands among them.

use okms_raci_core::nearest;
use proc_macro2::{Ident, Span};
use syn::Error;

use crate::claim::Section;

/// The names of a matrix, in its order.
#[derive(Clone, Debug, Default)]
pub struct Known<'a> {
    /// The variants of `Party`.
    pub parties: Vec<&'a str>,
    /// The variants of `Activity`.
    pub activities: Vec<&'a str>,
    /// The variants of `Section`.
    pub sections: Vec<&'a str>,
    /// The numbers of the sections; empty if one has none.
    pub numbers: Vec<&'a str>,
}

/// A name that is not there.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// What is said of it, with the nearest name.
    pub mistake: Error,
    /// The position of the nearest name, if one is near.
    pub nearest: Option<usize>,
}

impl Known<'_> {
    /// The position of a party.
    ///
    /// # Errors
    ///
    /// If there is no such party.
    pub fn party(&self, name: &Ident) -> Result<usize, Unknown> {
        find_name("party", name, &self.parties)
    }

    /// The position of an activity.
    ///
    /// # Errors
    ///
    /// If there is no such activity.
    pub fn activity(&self, name: &Ident) -> Result<usize, Unknown> {
        find_name("activity", name, &self.activities)
    }

    /// The position of a section.
    ///
    /// # Errors
    ///
    /// If there is no such section.
    pub fn section(&self, section: &Section) -> Result<usize, Unknown> {
        match section {
            Section::Name(name) => find_name("section", name, &self.sections),
            Section::Number(number) => {
                let what = format!("section {:?}", number.value);
                find(&number.value, &what, number.span(), &self.numbers, '"')
            }
        }
    }
}

fn find_name(kind: &str, name: &Ident, known: &[&str]) -> Result<usize, Unknown> {
    let text = name.to_string();
    find(&text, &format!("{kind} `{text}`"), name.span(), known, '`')
}

fn find(text: &str, what: &str, span: Span, known: &[&str], quote: char) -> Result<usize, Unknown> {
    let position_of = |text: &str| known.iter().position(|known| *known == text);
    position_of(text).ok_or_else(|| {
        let near = nearest(text, known);
        let hint = match near {
            Some(near) => format!("; the nearest is {quote}{near}{quote}"),
            None if known.len() <= 16 => format!("; there are {}", known.join(", ")),
            None => String::new(),
        };
        let mistake = Error::new(span, format!("there is no {what}{hint}"));
        Unknown { mistake, nearest: near.and_then(position_of) }
    })
}
