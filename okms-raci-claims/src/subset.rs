//! The input of `subset!`.

use std::fmt;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream};
use syn::{Error, Result, Token, token};

use crate::activities::{except, sections};
use crate::claim::{Selection, write_sentence};
use crate::condition::condition;
use crate::keyword::{expect, kw};
use crate::matrix::{Head, MatrixPath};
use crate::name::name;
use crate::quoted::{QuotedName, quoted};
use crate::roles::Prepositions;
use crate::token::{expected_word, found, mistake, rest, take, word};

/// `pub enum CustomerDuty where Customer is responsible`
///
/// It displays as it was written, with single blanks, without its attributes.
///
/// ```
/// use okms_raci_claims::Subset;
///
/// let subset: Subset = syn::parse_str("pub enum News where OvhCloud is not responsible")?;
/// let selection = subset.selection.unwrap();
/// assert_eq!(selection.conditions[0].predicate.roles().letters(), "R");
/// // What is wrong after the name is kept, so that the enum is defined all the same.
/// let subset: Subset = syn::parse_str("pub enum Duty where Customer is responsble")?;
/// assert_eq!(subset.name, "Duty");
/// assert!(subset.selection.is_err());
/// # Ok::<(), syn::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Subset {
    /// `use crate::backup;`
    pub matrix: Option<MatrixPath>,
    /// What comes before `enum`.
    pub head: Head,
    /// Where `enum` stands.
    pub keyword: Span,
    /// The name of the enum.
    pub name: Ident,
    /// All tokens after the name.
    pub tokens: Vec<TokenTree>,
    /// What they say, or what is wrong with them.
    pub selection: Result<Selection>,
    /// The names in quotes, if nothing else is wrong.
    pub quoted: Vec<QuotedName>,
}

/// An error of its own is only what comes before the name, or instead of it.
impl Parse for Subset {
    fn parse(input: ParseStream<'_>) -> Result<Subset> {
        let matrix = MatrixPath::parse_optional(input)?;
        let head = input.parse()?;
        let keyword = expect::<Token![enum]>(input)?.span;
        let name = name(input, "a name for the enum")?;
        let tokens = rest(&input.fork());
        let selection = selection_of(input, &name);
        // What is left has its message.
        input.parse::<TokenStream>()?;
        let quoted = match &selection {
            Ok(_) => Vec::new(),
            Err(_) => quoted(tokens.get(1..).unwrap_or_default(), Selection::names),
        };
        Ok(Subset { matrix, head, keyword, name, tokens, selection, quoted })
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
        if input.parse::<Option<Token![;]>>()?.is_none() && input.peek(Token![,]) {
            let ahead = input.fork();
            take(&ahead)?;
            if ahead.is_empty() {
                take(input)?;
            }
        }
        if !input.is_empty() {
            return Err(unexpected_rest(input));
        }
        Ok(Selection { conditions, sections, except })
    }
}

/// What follows a preposition is too much, and no more than that.
fn preposition(input: ParseStream<'_>) -> Error {
    let (start, ahead) = (input.cursor(), input.fork());
    let is_every = take(&ahead).is_ok()
        && matches!(word(&ahead).as_deref(), Some("every" | "any" | "all" | "each"))
        && take(&ahead).is_ok()
        && (ahead.peek(kw::activity) || ahead.peek(kw::activities))
        && take(&ahead).is_ok();
    if is_every {
        let message = "a subset is about every activity as it is: leave these words out";
        return Error::new_range(start..ahead.cursor(), message);
    }
    let found = found(input);
    mistake(
        input,
        format!("expected the end of the condition, found {found}: it is about every activity"),
    )
}

fn unexpected_rest(input: ParseStream<'_>) -> Error {
    if input.peek(Token![for]) || input.peek(kw::on) || input.peek(kw::of) {
        preposition(input)
    } else if input.peek(Token![,]) {
        mistake(input, "write no `,` here: `in` and `except` follow the condition as they are")
    } else if input.peek(Token![enum]) || input.peek(Token![pub]) || input.peek(Token![#]) {
        mistake(input, "one enum at a time: write another `subset!` for this one")
    } else if input.peek(kw::or) {
        mistake(input, "conditions are joined with `and`")
    } else {
        let what = "`and`, `in`, `except` or the end of the subset";
        expected_word(input, what, &["and", "in", "except"])
    }
}
