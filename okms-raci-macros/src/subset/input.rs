//! What a subset is asked to be.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

use crate::claim::{Condition, Section};
use crate::editor;
use crate::head::Head;
use crate::matrix::in_matrix;
use crate::mistake::{Mistake, Result};
use crate::parse::{self, Place};
use crate::tokens::Tokens;

/// An enum, and the conditions for its activities.
pub(super) struct Subset {
    pub(super) head: Head,
    pub(super) name: Ident,
    pub(super) conditions: Vec<Condition>,
    pub(super) sections: Vec<Section>,
    pub(super) except: Vec<Ident>,
    /// The first and the last token of what follows `where`.
    pub(super) span: (Span, Span),
    /// All tokens of what follows `where`.
    tokens: Vec<TokenTree>,
}

/// A mistake after the name still gives an enum, so that one mistake is one message.
pub(super) fn parse(tokens: &mut Tokens, note: &mut impl FnMut(Mistake)) -> Result<Subset> {
    let head = Head::parse(tokens)?;
    tokens.expect_word("enum")?;
    let name = parse::name(tokens, "a name for the enum")?;
    let mut subset = Subset {
        head,
        conditions: Vec::new(),
        sections: Vec::new(),
        except: Vec::new(),
        span: (name.span(), name.span()),
        tokens: tokens.rest().into_iter().collect(),
        name,
    };
    if let Err(mistake) = conditions(tokens, &mut subset) {
        note(mistake);
    }
    Ok(subset)
}

fn conditions(tokens: &mut Tokens, subset: &mut Subset) -> Result<()> {
    if matches!(tokens.peek(), Some(TokenTree::Group(_))) {
        return Err(tokens.mistake(format!(
            "the matrix decides what is in `{}`: write `where` and a condition, such as `where Customer is responsible`",
            subset.name
        )));
    }
    tokens.expect_word("where")?;
    let first = tokens.span();
    loop {
        subset.conditions.push(parse::condition(tokens, Place::Where)?.0);
        if tokens.take_word("and").is_none() {
            break;
        }
    }
    subset.sections = parse::sections(tokens, false)?;
    subset.except = parse::except(tokens)?;
    subset.span = (first, tokens.last_span());
    if tokens.take_punct(';').is_none() {
        tokens.take_punct(',');
    }
    if tokens.is_at_end() {
        return Ok(());
    }
    Err(match tokens.peek() {
        Some(TokenTree::Ident(_)) if tokens.is_nth_word(0, &["for", "on", "of"]) => {
            tokens.mistake(format!(
                "expected the end of the condition, found {}: it is about every activity",
                tokens.found()
            ))
        }
        Some(TokenTree::Ident(_)) if tokens.is_word("or") => {
            tokens.mistake("conditions are joined with `and`")
        }
        _ => tokens
            .expected("`and`, `in`, `except` or the end of the subset", &["and", "in", "except"]),
    })
}

/// The user's names, for the compiler if they are right, and for an editor in any case.
pub(super) fn names(subset: &Subset, mistakes: &TokenStream, matrix: &TokenStream) -> TokenStream {
    if !mistakes.is_empty() {
        return in_matrix(matrix, &editor::names(&subset.tokens));
    }
    let parties = subset.conditions.iter().flat_map(|condition| condition.who.parties());
    let sections = subset.sections.iter().filter_map(|section| match section {
        Section::Name(name) => Some(name),
        Section::Number(_) => None,
    });
    let except = &subset.except;
    let names = quote! {
        const _: () = {
            #(let _ = Party::#parties;)*
            #(let _ = Section::#sections;)*
            #(let _ = Activity::#except;)*
        };
    };
    in_matrix(matrix, &names)
}
