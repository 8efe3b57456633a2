//! Items joined with `and` or `or`.

use proc_macro2::Span;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Result, Token};

use crate::keyword::kw;

/// The word between the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    And,
    Or,
}

/// `A`, `A and B`, `A, B or C`
#[derive(Clone, Debug)]
pub(crate) struct List<T> {
    pub(crate) items: Vec<T>,
    /// How they are joined, and where the word for it is.
    pub(crate) join: Option<(Join, Span)>,
    /// A comma before the last item, without the word.
    comma: Option<Span>,
}

impl<T> List<T> {
    /// `goes_on` says whether what follows a comma or a word is an item.
    pub(crate) fn parse(
        input: ParseStream<'_>,
        item: impl Fn(ParseStream<'_>) -> Result<T>,
        goes_on: impl Fn(ParseStream<'_>) -> bool,
    ) -> Result<List<T>> {
        let mut list = List { items: vec![item(input)?], join: None, comma: None };
        while goes_on(input) {
            let Separator { comma, join } = input.parse()?;
            match (list.join, join) {
                (_, None) if comma.is_none() => break,
                (Some((before, _)), Some((now, span))) if before != now => {
                    return Err(Error::new(
                        span,
                        "`and` and `or` are mixed, and it is not clear which binds first: say it of each by itself",
                    ));
                }
                _ => {}
            }
            list.comma = comma.filter(|_| join.is_none());
            list.join = join.or(list.join);
            list.items.push(item(input)?);
        }
        Ok(list)
    }

    /// The list, if its last two items have `and` or `or` between them.
    pub(crate) fn ended(self) -> Result<List<T>> {
        match self.comma {
            Some(comma) => Err(Error::new(
                comma,
                "the last two are joined with `and` or `or`, not with a comma",
            )),
            None => Ok(self),
        }
    }
}

/// A comma, `and` or `or`, a comma and one of the words, or nothing.
pub(crate) struct Separator {
    comma: Option<Span>,
    join: Option<(Join, Span)>,
}

impl Parse for Separator {
    fn parse(input: ParseStream<'_>) -> Result<Separator> {
        let comma = input.parse::<Option<Token![,]>>()?.map(|comma| comma.span);
        let join = match input.parse::<Option<kw::and>>()? {
            Some(and) => Some((Join::And, and.span)),
            None => input.parse::<Option<kw::or>>()?.map(|or| (Join::Or, or.span)),
        };
        Ok(Separator { comma, join })
    }
}
