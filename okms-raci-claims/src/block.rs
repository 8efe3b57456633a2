//! Claims, one after the other.

use okms_raci_core::claim::Held;
use proc_macro2::{Span, TokenTree};
use syn::parse::{Parse, ParseStream};
use syn::{Error, Result, token};

use crate::activities::activities;
use crate::claim::{Claim, Kind};
use crate::condition::condition;
use crate::keyword::{VERBS, expect, is_before_verb, kw};
use crate::matrix::MatrixPath;
use crate::roles::Prepositions;
use crate::row::row;
use crate::text::Text;
use crate::token::{expected, found, mistake, rest, span};

/// The claims of `assert_raci!` and of `#[raci]`.
#[derive(Clone, Debug)]
pub struct Block {
    /// `use crate::backup;`
    pub matrix: Option<MatrixPath>,
    /// All tokens after that, claims or not.
    pub tokens: Vec<TokenTree>,
    /// What could be read.
    pub claims: Vec<Claim>,
    /// What is wrong with the rest: one mistake for each claim that could not be read.
    pub mistakes: Option<Error>,
}

impl Block {
    /// That there is no claim where one has to be, as in `#[raci]`.
    #[must_use]
    pub fn no_claim(at: Span) -> Error {
        Error::new(
            at,
            "expected a claim, such as `#[raci(Customer is responsible for AdministrateKeysAndSecrets)]`",
        )
    }
}

/// Its only error is that of the path after `use`.
impl Parse for Block {
    fn parse(input: ParseStream<'_>) -> Result<Block> {
        let matrix = MatrixPath::parse_optional(input)?;
        let tokens = rest(input);
        let (mut claims, mut mistakes) = (Vec::new(), None::<Error>);
        let is_semicolon =
            |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ';');
        for claim in tokens.split(is_semicolon).filter(|claim| !claim.is_empty()) {
            match (syn::parse2(claim.iter().cloned().collect()), &mut mistakes) {
                (Ok(claim), _) => claims.push(claim),
                (Err(mistake), Some(mistakes)) => mistakes.combine(mistake),
                (Err(mistake), None) => mistakes = Some(mistake),
            }
        }
        Ok(Block { matrix, tokens, claims, mistakes })
    }
}

/// All of the input, without a semicolon.
impl Parse for Claim {
    fn parse(input: ParseStream<'_>) -> Result<Claim> {
        let tokens = rest(&input.fork());
        let verb = tokens.iter().find(|token| is_verb(token));
        let verb = verb.map_or_else(|| span(input), TokenTree::span);
        let kind = kind(input)?;
        if !input.is_empty() {
            return Err(unexpected_rest(input));
        }
        Ok(Claim { kind, verb, tokens })
    }
}

fn is_verb(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(word) if VERBS.iter().any(|verb| word == verb))
}

fn kind(input: ParseStream<'_>) -> Result<Kind> {
    if input.peek(kw::revision) {
        return revision(input);
    }
    let is_group =
        input.peek3(token::Brace) || input.peek3(token::Paren) || input.peek3(token::Bracket);
    if input.peek2(kw::is) && is_group {
        return row(input);
    }
    let condition = condition(input, Prepositions::Written)?;
    let is_denied = matches!(condition.held, Held::None(_));
    Ok(Kind::Holds(condition, activities(input, is_denied)?))
}

fn revision(input: ParseStream<'_>) -> Result<Kind> {
    expect::<kw::revision>(input)?;
    expect::<kw::is>(input)?;
    let what = "the date of the published text in quotes, such as `\"2025-10-21\"`";
    Text::parse(input, what).map(Kind::Revision)
}

fn unexpected_rest(input: ParseStream<'_>) -> Error {
    if input.peek(kw::except) {
        mistake(input, "`except` goes with `every activity`")
    } else if is_before_verb(input) {
        mistake(input, format!("a claim ends with `;`: write one before {}", found(input)))
    } else {
        expected(input, "`;`, which ends a claim")
    }
}
