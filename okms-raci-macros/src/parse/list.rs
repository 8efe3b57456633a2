//! Items joined with `and` or `or`.

use proc_macro2::Span;

use crate::mistake::{Mistake, Result};
use crate::tokens::Tokens;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    And,
    Or,
}

/// `A`, `A and B`, `A, B or C`.
#[derive(Clone, Debug)]
pub(super) struct List<T> {
    pub(super) items: Vec<T>,
    /// How they are joined, and where the word for it stands.
    pub(super) join: Option<(Join, Span)>,
}

pub(super) fn list<T>(
    tokens: &mut Tokens,
    mut item: impl FnMut(&mut Tokens) -> Result<T>,
) -> Result<List<T>> {
    let mut list = List { items: vec![item(tokens)?], join: None };
    let mut joins = Joins::default();
    while joins.take(tokens)? {
        list.items.push(item(tokens)?);
    }
    list.join = joins.end()?;
    Ok(list)
}

/// What stands between the items of a list.
#[derive(Default)]
pub(super) struct Joins {
    join: Option<(Join, Span)>,
    /// A comma that no `and` or `or` has followed yet.
    comma: Option<Span>,
}

impl Joins {
    /// Takes a comma, an `and` or an `or`, if one is next.
    pub(super) fn take(&mut self, tokens: &mut Tokens) -> Result<bool> {
        let comma = tokens.take_punct(',');
        let join = match (tokens.take_word("and"), tokens.take_word("or")) {
            (Some(span), _) => Some((Join::And, span)),
            (None, Some(span)) => Some((Join::Or, span)),
            (None, None) => None,
        };
        match (self.join, join) {
            (Some((before, _)), Some((now, span))) if before != now => {
                return Err(Mistake::at(
                    span,
                    "`and` and `or` are mixed, and it is not clear which binds first: say it of each by itself",
                ));
            }
            (_, Some(_)) => {
                self.join = join;
                self.comma = None;
            }
            (_, None) => self.comma = comma.or(self.comma),
        }
        Ok(comma.is_some() || join.is_some())
    }

    pub(super) fn end(self) -> Result<Option<(Join, Span)>> {
        match self.comma {
            Some(comma) => Err(Mistake::at(
                comma,
                "the last two are joined with `and` or `or`, not with a comma",
            )),
            None => Ok(self.join),
        }
    }
}
