//! An enum of some of the activities: what `subset!` is given.

use std::fmt;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Error, LitStr, Result, Token, token};

use crate::claim::{Selection, Sentence};
use crate::code::{code, paths};
use crate::gather;
use crate::matrix::{Head, MatrixPath};
use crate::names::{Loose, LooseName, loose_names, name};
use crate::near::{left_out, meant, near};
use crate::selection::PATH_FIRST;
use crate::tokens::{expect, mistake, rest, span, take, word};

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
    /// The names that are not written as in code, if nothing else is wrong.
    pub loose: Vec<LooseName>,
}

/// An error of its own is only what comes before the name, or instead of it.
impl Parse for Subset {
    fn parse(input: ParseStream<'_>) -> Result<Subset> {
        let mut matrix = MatrixPath::parse_optional(input)?;
        let head = input.parse()?;
        if let Some(text) = input.fork().parse::<Option<LitStr>>()? {
            let message = format!("a subset has no quotes: write `{}`", text.value());
            return Err(mistake(input, message));
        }
        if input.peek(Token![where]) {
            return Err(mistake(input, "an enum has a name: write `enum Duty where`"));
        }
        let no_enum = no_enum(input);
        let keyword = match no_enum {
            Some(_) => span(input),
            None => expect::<Token![enum]>(input)?.span,
        };
        let name = name(input, "a name for the enum")?;
        let tokens = rest(&input.fork());
        if let Some(mistake) = no_enum {
            input.parse::<TokenStream>()?;
            let (selection, loose) = (Err(mistake), Vec::new());
            return Ok(Subset { matrix, head, keyword, name, tokens, selection, loose });
        }
        let selection = selection_of(input, &name).and_then(|it| not_taken(&name).map(|()| it));
        // What is left has its message.
        input.parse::<TokenStream>()?;
        let selection = selection.map_err(|error| {
            let reads = |tokens: &[TokenTree]| {
                let where_ = |input: ParseStream<'_>| selection_of(input, &name);
                where_.parse2(tokens.iter().cloned().collect()).is_ok()
            };
            // Its name is taken.
            if reads(&tokens) {
                return error;
            }
            let where_: TokenTree = Ident::new("where", name.span()).into();
            let with_where: Vec<TokenTree> =
                std::iter::once(where_).chain(tokens.clone()).collect();
            if let (Some(first), true) = (tokens.first(), reads(&with_where)) {
                return Error::new(first.span(), format!("write `where` before `{first}`"));
            }
            let meant_condition = || {
                let condition = tokens.iter().filter(|token| token.to_string() != "where").cloned();
                let condition = condition.collect::<Vec<_>>();
                let condition = sections_without_condition(&condition)
                    .or_else(|| party_without_role(&condition))
                    .or_else(|| gather::condition(&condition))?;
                Some(format!("where {condition}"))
            };
            // Another matrix that is named too late is obeyed, so that one mistake is one message.
            if let Some((mistake, path)) = paths(&tokens, "`enum`", reads) {
                matrix = matrix.take().or(path);
                return mistake;
            }
            if let Some(path) = path_after_where(&tokens) {
                matrix.get_or_insert(path);
                return error;
            }
            let better = near(&tokens, reads)
                .or_else(|| meant(&tokens, meant_condition()))
                .or_else(|| code(&tokens, "where Customer is responsible"));
            better.or_else(|| left_out(&tokens, &error, reads)).unwrap_or(error)
        });
        let condition = tokens.get(1..).filter(|_| selection.is_err()).unwrap_or_default();
        let loose = loose_names(condition, Loose::QuotedOrInWords, Selection::names);
        Ok(Subset { matrix, head, keyword, name, tokens, selection, loose })
    }
}

/// The path of `where use crate::pay; Merchant is responsible`.
fn path_after_where(tokens: &[TokenTree]) -> Option<MatrixPath> {
    let path = |input: ParseStream<'_>| {
        let path = MatrixPath::parse_optional(input);
        input.parse::<TokenStream>()?;
        path
    };
    path.parse2(tokens.get(1..)?.iter().cloned().collect()).ok()?
}

/// `at least one party has a role in "3.1"`, of `in "3.1"` and `section is "3.1"`.
fn sections_without_condition(tokens: &[TokenTree]) -> Option<String> {
    let is_word = |token: &&TokenTree| {
        ["in", "section", "sections", "is"].iter().any(|word| token.to_string() == *word)
    };
    let words = tokens.iter().take_while(is_word).count();
    let sections = Sentence(&tokens[words..]).to_string();
    (words > 0 && sections.starts_with('"'))
        .then(|| format!("at least one party has a role in {sections}"))
}

/// `Customer has a role`, of `for Customer`
fn party_without_role(tokens: &[TokenTree]) -> Option<String> {
    let [TokenTree::Ident(word), TokenTree::Ident(party)] = tokens else { return None };
    let is_preposition = ["for", "of", "by"].iter().any(|it| word == it);
    is_preposition.then(|| format!("{party} has a role"))
}

/// That `enum` is missing, of `Duty where Customer is responsible` and `Duty, Customer, Responsible`.
fn no_enum(input: ParseStream<'_>) -> Option<Error> {
    let name = word(input).filter(|word| word.starts_with(char::is_uppercase))?;
    let (start, ahead) = (input.cursor(), input.fork());
    let tokens = rest(&ahead);
    Some(match gather::condition(&tokens[1..]) {
        Some(condition) if !tokens.iter().any(|it| it.to_string() == "where") => {
            let message = format!("write `enum {name} where {condition}`");
            Error::new_range(start..ahead.cursor(), message)
        }
        _ => mistake(input, format!("write `enum` before `{name}`")),
    })
}

/// The types of a matrix that the functions of a subset name.
const TAKEN: [&str; 4] = ["Activity", "Party", "Section", "Holders"];

fn not_taken(name: &Ident) -> Result<()> {
    if TAKEN.iter().all(|taken| name != taken) {
        return Ok(());
    }
    let message = format!("`{name}` is a type of the matrix: write another name, such as `Duty`");
    Err(Error::new(name.span(), message))
}

impl Subset {
    /// Whether a type of the matrix has the name, so that only the variants can be defined.
    #[must_use]
    pub fn is_name_taken(&self) -> bool {
        not_taken(&self.name).is_err()
    }

    /// `where Customer is responsible`
    #[must_use]
    pub fn condition(&self) -> String {
        let is_end =
            |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ';');
        let end = self.tokens.iter().position(is_end).unwrap_or(self.tokens.len());
        Sentence(&self.tokens[..end]).to_string()
    }
}

impl fmt::Display for Subset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.head.visibility.is_empty() {
            // `pub(crate)` has no blank in it.
            write!(f, "{} ", self.head.visibility.to_string().replace(' ', ""))?;
        }
        write!(f, "enum {} {}", self.name, self.condition())
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
    let known = path_after_the_name(input).or_else(|| generics(input));
    if let Some(mistake) = known.or_else(|| words_before_where(input)) {
        return Err(mistake);
    }
    let no_condition = "write a condition after the name, such as `where Customer is responsible`";
    if input.is_empty() {
        return Err(mistake(input, no_condition));
    }
    expect::<Token![where]>(input)?;
    if input.is_empty() {
        return Err(mistake(input, no_condition));
    }
    if input.peek(Token![use]) {
        return Err(mistake(input, PATH_FIRST));
    }
    input.parse()
}

/// That `where` follows the name, of `enum Duty; where …` and `enum Duty from Activity where …`.
fn words_before_where(input: ParseStream<'_>) -> Option<Error> {
    let (start, ahead) = (input.cursor(), input.fork());
    let mut words = Vec::new();
    while !ahead.peek(Token![where]) {
        words.push(take(&ahead).ok()?);
    }
    let message = format!("`where` follows the name of the enum: remove `{}`", Sentence(&words));
    (!words.is_empty()).then(|| Error::new_range(start..ahead.cursor(), message))
}

/// That a subset has no generics, of `<T>`.
fn generics(input: ParseStream<'_>) -> Option<Error> {
    input.peek(Token![<]).then_some(())?;
    let (start, ahead) = (input.cursor(), input.fork());
    let mut written = String::new();
    while !written.ends_with('>') {
        written += &take(&ahead).ok()?.to_string();
    }
    let message = format!("a subset has no generics: remove `{written}`");
    Some(Error::new_range(start..ahead.cursor(), message))
}

/// That the path of a matrix comes first, of `enum Duty of crate::backup`.
fn path_after_the_name(input: ParseStream<'_>) -> Option<Error> {
    let (start, ahead) = (input.cursor(), input.fork());
    let first = take(&ahead).ok()?.to_string();
    let mut path = word(&ahead).filter(|_| ["of", "in", "from", "for"].contains(&&*first))?;
    take(&ahead).ok()?;
    ahead.peek(Token![::]).then_some(())?;
    while ahead.parse::<Option<Token![::]>>().ok()?.is_some() {
        path = format!("{path}::{}", take(&ahead).ok()?);
    }
    let message = format!(
        "the path of a matrix comes first: write `use {path};` before all else, and remove this"
    );
    Some(Error::new_range(start..ahead.cursor(), message))
}
