//! The input of `subset!`.

use std::fmt;

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream};
use syn::{Error, Result, Token, token};

use crate::activities::{except, sections};
use crate::claim::{Condition, Section, write_sentence};
use crate::condition::condition;
use crate::keyword::{expect, kw};
use crate::matrix::{Head, MatrixPath};
use crate::name::name;
use crate::roles::Prepositions;
use crate::token::{expected_word, found, mistake, rest};

/// `pub enum CustomerDuty where Customer is responsible`
///
/// It displays as it was written, with single blanks, without its attributes.
#[derive(Clone, Debug)]
pub struct Subset {
    /// `use crate::backup;`
    pub matrix: Option<MatrixPath>,
    /// What stands before `enum`.
    pub head: Head,
    /// The name of the enum.
    pub name: Ident,
    /// All tokens after the name.
    pub tokens: Vec<TokenTree>,
    /// What they say, or what is wrong with them.
    pub selection: Result<Selection>,
}

/// Some of the activities: what follows `where`.
#[derive(Clone, Debug)]
pub struct Selection {
    /// What has to hold of an activity, all of it.
    pub conditions: Vec<Condition>,
    /// In these and those below; in the whole matrix if there are none.
    pub sections: Vec<Section>,
    /// But not these activities.
    pub except: Vec<Ident>,
}

/// An error of its own is only what stands before the name, or there instead.
impl Parse for Subset {
    fn parse(input: ParseStream<'_>) -> Result<Subset> {
        let matrix = MatrixPath::parse_optional(input)?;
        let head = input.parse()?;
        expect::<Token![enum]>(input)?;
        let name = name(input, "a name for the enum")?;
        let tokens = rest(&input.fork());
        let selection = selection_of(input, &name);
        // What is left has its message.
        input.parse::<TokenStream>()?;
        Ok(Subset { matrix, head, name, tokens, selection })
    }
}

impl fmt::Display for Subset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.head.visibility.is_empty() {
            // `pub(crate)` has no blank in it.
            write!(f, "{} ", self.head.visibility.to_string().replace(' ', ""))?;
        }
        write!(f, "enum {} ", self.name)?;
        let is_end =
            |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ';');
        let end = self.tokens.iter().position(is_end).unwrap_or(self.tokens.len());
        write_sentence(f, &self.tokens[..end])
    }
}

fn selection_of(input: ParseStream<'_>, name: &Ident) -> Result<Selection> {
    if input.peek(token::Brace) || input.peek(token::Paren) {
        return Err(mistake(
            input,
            format!(
                "the matrix decides what is in `{name}`: write `where` and a condition, such as `where Customer is responsible`"
            ),
        ));
    }
    expect::<Token![where]>(input)?;
    input.parse()
}

impl Parse for Selection {
    fn parse(input: ParseStream<'_>) -> Result<Selection> {
        let mut conditions = vec![condition(input, Prepositions::LeftOut)?];
        while input.parse::<Option<kw::and>>()?.is_some() {
            conditions.push(condition(input, Prepositions::LeftOut)?);
        }
        let (sections, except) = (sections(input, false)?, except(input)?);
        if input.parse::<Option<Token![;]>>()?.is_none() {
            input.parse::<Option<Token![,]>>()?;
        }
        if !input.is_empty() {
            return Err(unexpected_rest(input));
        }
        Ok(Selection { conditions, sections, except })
    }
}

fn unexpected_rest(input: ParseStream<'_>) -> Error {
    if input.peek(Token![for]) || input.peek(kw::on) || input.peek(kw::of) {
        let found = found(input);
        mistake(
            input,
            format!("expected the end of the condition, found {found}: it is about every activity"),
        )
    } else if input.peek(kw::or) {
        mistake(input, "conditions are joined with `and`")
    } else {
        let what = "`and`, `in`, `except` or the end of the subset";
        expected_word(input, what, &["and", "in", "except"])
    }
}
