//! Claims, one after the other.

mod nearly;

use std::slice;

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Error, LitFloat, LitInt, Result, Token, token};

use self::nearly::{
    asserted, conditional, ended_by_a_dot, goes_on_with_a_list, in_quotes, no_semicolon, no_verb,
    path_without_use, state_of_own,
};
use crate::cells::row;
use crate::claim::{Claim, Predicate, Sentence, State, Statement};
use crate::code::{Variables, code, control_flow, paths, refined_by_path};
use crate::condition::condition;
use crate::gather;
use crate::matrix::MatrixPath;
use crate::names::{Loose, LooseName, loose_names};
use crate::names::{is_comma_between_claims, is_name, name, starts_claim};
use crate::near::{left_out, meant, near};
use crate::roles::Prepositions;
use crate::selection::{activities, outer_name};
use crate::tokens::Text;
use crate::tokens::{
    comment, expected, expected_word, found, mistake, mistake_before, rest, span, take, word,
};
use crate::tokens::{expect, kw};

/// The claims of `assert_raci!` and of `#[raci]`.
///
/// ```
/// use okms_raci_claims::Block;
///
/// // A title is no name yet; what is called so is up to the matrix.
/// let block: Block = syn::parse_str(r#"Customer is informed of "Deploy patches";"#)?;
/// assert!(block.claims.is_empty() && block.mistakes.is_none());
/// assert_eq!(block.loose[0].text, "Deploy patches");
/// # Ok::<(), syn::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Block {
    /// `use crate::backup;`
    pub matrix: Option<MatrixPath>,
    /// All tokens after that, claims or not.
    pub tokens: Vec<TokenTree>,
    /// What could be read.
    pub claims: Vec<Claim>,
    /// The names that are not written as in code, of claims with which nothing else is wrong.
    pub loose: Vec<LooseName>,
    /// What is wrong with the rest: one mistake for each claim that could not be read.
    pub mistakes: Option<Error>,
}

/// Its only error is that of the path after `use`.
impl Parse for Block {
    fn parse(input: ParseStream<'_>) -> Result<Block> {
        let matrix = MatrixPath::parse_optional(input)?;
        Ok(Block::of(matrix, input))
    }
}

impl Block {
    /// Reads claims, before which no path stands.
    #[must_use]
    pub fn of_claims(input: ParseStream<'_>) -> Block {
        Block::of(None, input)
    }

    fn of(matrix: Option<MatrixPath>, input: ParseStream<'_>) -> Block {
        let tokens = rest(input);
        let mut block = Block {
            matrix,
            tokens: Vec::new(),
            claims: Vec::new(),
            loose: Vec::new(),
            mistakes: None,
        };
        let mut variables = Variables::default();
        let mut end_before: Option<&TokenTree> = None;
        for part in tokens.split_inclusive(is_semicolon) {
            let (claim, end) = match part.split_last() {
                Some((last, claim)) if is_semicolon(last) => (claim, Some(last)),
                _ => (part, None),
            };
            let claim = match variables.declared(claim, are_claims) {
                Some(mistake) => {
                    block.note(mistake);
                    Vec::new()
                }
                None => variables.replaced_in(claim).unwrap_or_default(),
            };
            let is_read = !claim.is_empty() && block.read(&claim, end_before);
            end_before = end.filter(|_| is_read);
        }
        Block { tokens, ..block }
    }

    /// An error for a missing claim, as in `#[raci]`; `attribute` is the path of the attribute.
    #[must_use]
    pub fn no_claim(at: Span, attribute: &str) -> Error {
        let message = format!(
            "expected a claim: write one such as `#[{attribute}(Customer is responsible for AdministrateKeysAndSecrets)]`"
        );
        Error::new(at, message)
    }

    /// Reads one claim, and says whether it could; `end_before` is the semicolon of the one before,
    /// if that could be read.
    fn read(&mut self, claim: &[TokenTree], end_before: Option<&TokenTree>) -> bool {
        let stream = || claim.iter().cloned().collect::<TokenStream>();
        let mistake = match syn::parse2::<Claim>(stream()) {
            Ok(claim) => {
                self.claims.push(claim);
                return true;
            }
            Err(mistake) => mistake,
        };
        if self.has_loose_names(claim, Loose::Quoted) {
            return true;
        }
        if let Some((mistake, rest)) = control_flow(claim, are_claims) {
            self.note(mistake);
            return rest.is_empty() || self.read(rest, None);
        }
        if let Some(mistake) = self.refined_by_path(claim) {
            self.note(mistake);
            return false;
        }
        if let Some((mistake, path)) = paths(claim, "all claims", are_claims) {
            self.note(mistake);
            self.matrix = self.matrix.take().or(path);
            return false;
        }
        if let Some((mistake, path, rest)) = path_without_use(claim) {
            self.note(mistake);
            self.matrix.get_or_insert(path);
            return rest.is_empty() || self.read(rest, None);
        }
        if let Some(mistake) = conditional(claim) {
            self.note(mistake);
            return false;
        }
        if let Some((first, second)) = two_claims(claim) {
            let dot = ended_by_a_dot(&claim[..=first.len()]);
            self.note(dot.or_else(|| no_semicolon(first, second)).unwrap_or(mistake));
            self.read(first, None);
            self.read(second, None);
            return false;
        }
        let better = in_quotes(claim)
            .or_else(|| ended_by_a_dot(claim).filter(|_| are_claims(&claim[..claim.len() - 1])))
            .or_else(|| self.path_too_late(stream()))
            .or_else(|| goes_on_with_a_list(claim, end_before?))
            .or_else(|| near(claim, are_claims))
            .or_else(|| {
                let code = code(claim, "Customer is responsible for AdministrateKeysAndSecrets");
                let is_other = code.is_some() || gather::is_other_order(claim);
                let stated = asserted(claim);
                let sentence = || gather::row(claim).or_else(|| gather::claim(stated.as_deref()?));
                let meant = is_other.then(|| meant(claim, sentence())).flatten();
                meant.or(code)
            });
        if better.is_none() && self.has_loose_names(claim, Loose::QuotedOrInWords) {
            return true;
        }
        let better = better.or_else(|| left_out(claim, &mistake, are_claims));
        self.note(better.or_else(|| no_verb(claim, &mistake)).unwrap_or(mistake));
        false
    }

    /// That `okms::KeepServiceLogs` has a dot, where it is surely of a refined matrix.
    fn refined_by_path(&self, claim: &[TokenTree]) -> Option<Error> {
        let is_state = |token: &TokenTree| {
            ["excepted", "open", "handed"].iter().any(|state| token.to_string() == *state)
        };
        let is_refined = self.matrix.is_some() || claim.iter().any(is_state);
        is_refined.then(|| refined_by_path(claim, are_claims)).flatten()
    }

    /// Whether nothing is wrong with a claim but its loose names, which are kept.
    fn has_loose_names(&mut self, claim: &[TokenTree], how: Loose) -> bool {
        let loose = loose_names(claim, how, Claim::names);
        self.loose.extend_from_slice(&loose);
        !loose.is_empty()
    }

    fn note(&mut self, mistake: Error) {
        match &mut self.mistakes {
            Some(mistakes) => mistakes.combine(mistake),
            None => self.mistakes = Some(mistake),
        }
    }

    /// That `use path;` comes first; it is obeyed all the same, so that one mistake is one message.
    fn path_too_late(&mut self, claim: TokenStream) -> Option<Error> {
        let path = |input: ParseStream<'_>| {
            let start = span(input);
            let path = MatrixPath::parse_optional(input)?;
            Ok(path.map(|path| (start, path)))
        };
        let (start, path) = path.parse2(quote_semicolon(claim)).ok()??;
        self.matrix.get_or_insert(path);
        Some(Error::new(start, "the path of a matrix comes first: move it before all claims"))
    }
}

/// Whether the tokens are claims, with semicolons between them, whose names may be in quotes.
fn are_claims(tokens: &[TokenTree]) -> bool {
    tokens.split(is_semicolon).all(|claim| is_claim(claim, Loose::Quoted))
}

fn is_claim(tokens: &[TokenTree], how: Loose) -> bool {
    let stream = tokens.iter().cloned().collect::<TokenStream>();
    syn::parse2::<Claim>(stream).is_ok() || !loose_names(tokens, how, Claim::names).is_empty()
}

/// A claim and what follows it, if that starts another, with a comma between them or nothing.
fn two_claims(tokens: &[TokenTree]) -> Option<(&[TokenTree], &[TokenTree])> {
    /// The first few places tell; to try each of them takes time that grows with its square.
    const MOST_TRIES: usize = 8;
    let is_comma =
        |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
    let stream = |tokens: &[TokenTree]| tokens.iter().cloned().collect::<TokenStream>();
    let starts = starts.parse2(stream(tokens)).unwrap_or_default();
    let is_end =
        |token: &TokenTree| is_comma(token) || ended_by_a_dot(slice::from_ref(token)).is_some();
    let ends_a_claim = |at: usize| match &tokens[at - 1] {
        TokenTree::Ident(word) => is_name(word),
        token => is_end(token) || matches!(token, TokenTree::Group(_) | TokenTree::Literal(_)),
    };
    starts.into_iter().filter(|at| ends_a_claim(*at)).take(MOST_TRIES).find_map(|at| {
        let (first, second) = tokens.split_at(at);
        let first = match first.split_last() {
            Some((end, first)) if is_end(end) => first,
            _ => first,
        };
        is_claim(first, Loose::QuotedOrInWords).then_some((first, second))
    })
}

/// The positions after the first at which a claim can start.
fn starts(input: ParseStream<'_>) -> Result<Vec<usize>> {
    let mut starts = Vec::new();
    for at in 0.. {
        if input.is_empty() {
            break;
        }
        if at > 0 && starts_claim(input) {
            starts.push(at);
        }
        take(input)?;
    }
    Ok(starts)
}

fn is_semicolon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(mark) if mark.as_char() == ';')
}

fn quote_semicolon(mut claim: TokenStream) -> TokenStream {
    claim.extend([TokenTree::Punct(Punct::new(';', Spacing::Alone))]);
    claim
}

/// All of the input, without a semicolon.
impl Parse for Claim {
    fn parse(input: ParseStream<'_>) -> Result<Claim> {
        let tokens = rest(&input.fork());
        let statement = statement(input)?;
        if !input.is_empty() {
            return Err(unexpected_rest(input));
        }
        Ok(Claim { statement, tokens })
    }
}

fn statement(input: ParseStream<'_>) -> Result<Statement> {
    if input.peek(kw::revision) {
        return revision(input);
    }
    let is_group =
        input.peek3(token::Brace) || input.peek3(token::Paren) || input.peek3(token::Bracket);
    if input.peek2(kw::is) && is_group {
        return row(input);
    }
    if input.parse::<Option<kw::nothing>>()?.is_some() {
        return nothing(input);
    }
    if input.peek2(Token![.]) {
        let outer = outer_name(input)?;
        expect::<kw::is>(input)?;
        if input.peek(token::Brace) {
            let message =
                "whole rows are those of this matrix: name the row that takes the activity on";
            return Err(mistake(input, message));
        }
        return Ok(Statement::Is(outer, state(input)?));
    }
    if let Some(mistake) = state_of_own(input) {
        return Err(mistake);
    }
    let condition = condition(input, Prepositions::Written)?;
    let is_denied = matches!(condition.predicate, Predicate::None(_));
    Ok(Statement::Holds(condition, activities(input, is_denied)?))
}

/// `of okms is open`
fn nothing(input: ParseStream<'_>) -> Result<Statement> {
    if !input.peek(kw::of) {
        let message = "expected the matrix that is refined, as in `nothing of okms is open`";
        return Err(mistake(input, message));
    }
    expect::<kw::of>(input)?;
    let entry = name(input, "a matrix that is refined, such as `okms`")?;
    expect::<kw::is>(input)?;
    Ok(Statement::Nothing(entry, state(input)?))
}

fn state(input: ParseStream<'_>) -> Result<State> {
    if input.parse::<Option<kw::excepted>>()?.is_some() {
        Ok(State::Excepted)
    } else if input.parse::<Option<kw::open>>()?.is_some() {
        Ok(State::Open)
    } else if input.parse::<Option<kw::handed>>()?.is_some() {
        expect::<kw::back>(input)?;
        Ok(State::HandedBack)
    } else {
        let words = ["excepted", "open", "handed"];
        Err(expected_word(input, "`excepted`, `open` or `handed back`", &words))
    }
}

fn revision(input: ParseStream<'_>) -> Result<Statement> {
    expect::<kw::revision>(input)?;
    let marks = |ahead: ParseStream<'_>| {
        ahead.peek(Token![=]) || ahead.peek(Token![>]) || ahead.peek(Token![<])
    };
    let (start, ahead) = (input.cursor(), input.fork());
    while marks(&ahead) {
        take(&ahead)?;
    }
    if marks(input) {
        let message = "a claim names the revision that it was checked against: write `is`";
        return Err(Error::new_range(start..ahead.cursor(), message));
    }
    expect::<kw::is>(input)?;
    if input.peek(LitInt) || input.peek(LitFloat) {
        let start = input.cursor();
        let date: Vec<String> = rest(input).iter().map(ToString::to_string).collect();
        let is_digit = |c: char| c.is_ascii_digit();
        let numbers = date.iter().flat_map(|token| token.split(|c| !is_digit(c)));
        let date = match numbers.filter(|number| !number.is_empty()).collect::<Vec<_>>()[..] {
            [day, month, year] | [year, month, day] if year.len() == 4 => {
                format!("{year}-{month:0>2}-{day:0>2}")
            }
            // Dots and slashes stand between day, month and year.
            [day, month, year] if year.len() == 2 && date.concat().contains(['.', '/']) => {
                format!("20{year}-{month:0>2}-{day:0>2}")
            }
            _ => date.concat(),
        };
        let message = format!("put the date in quotes: write `\"{date}\"`");
        return Err(Error::new_range(start..input.cursor(), message));
    }
    if input.peek(Ident::peek_any) {
        let message = "a claim names the revision that it was checked against: leave out the words before its date";
        return Err(mistake(input, message));
    }
    let what = "the date of the published text in quotes, such as `\"2025-10-21\"`";
    let date = Text::parse(input, what)?;
    if !input.is_empty() {
        let after = Sentence(&rest(&input.fork())).to_string();
        let message =
            format!("a claim names the revision that it was checked against: leave out `{after}`");
        return Err(mistake(input, message));
    }
    Ok(Statement::Revision(date))
}

fn unexpected_rest(input: ParseStream<'_>) -> Error {
    if let Some(mistake) = comment(input) {
        mistake
    } else if input.peek(kw::except) || input.peek(Token![where]) || input.peek(Token![in]) {
        let (start, words) = (input.cursor(), rest(input));
        let message = format!(
            "`where`, `in` and `except` go with `every activity`: leave out `{}`",
            Sentence(&words)
        );
        Error::new_range(start..input.cursor(), message)
    } else if is_comma_between_claims(input) {
        mistake(input, "a claim ends with `;`: write it instead of this comma")
    } else if starts_claim(input) {
        let found = found(input);
        mistake_before(input, format!("a claim ends with `;`: write one here, before {found}"))
    } else if input.peek(Token![*]) || is_of_a_pattern(input) {
        let message = "claims have no patterns: name each activity, or a section, as in \
                       `every activity in \"3.1\"`";
        mistake(input, message)
    } else {
        expected(input, "`;`, which ends a claim")
    }
}

/// `starting with …`
fn is_of_a_pattern(input: ParseStream<'_>) -> bool {
    const WORDS: [&str; 7] =
        ["starting", "beginning", "ending", "containing", "matching", "named", "called"];
    word(input).is_some_and(|word| WORDS.contains(&word.as_str()))
}
