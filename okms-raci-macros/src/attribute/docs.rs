//! The line that an item's docs get for each claim.

use proc_macro2::{Delimiter, Ident, Literal, TokenStream, TokenTree};
use quote::quote;

use crate::claim::{Activities, Claim, Kind};
use crate::literal;
use crate::rows::{Rows, markdown};
use crate::tokens::Tokens;

/// The claims as they are written, one after the other.
pub(super) fn sentences(tokens: &Tokens) -> Vec<String> {
    let parts = tokens.clone().split_at_semicolons();
    parts.iter().map(|part| sentence(part.all())).collect()
}

/// What an item's docs say about claims: what stands in the source, and what the matrix has to add.
pub(super) struct Docs {
    matrix: TokenStream,
    /// For each claim its sentence and the activities that it names.
    claims: Vec<TokenStream>,
}

impl Docs {
    pub(super) fn none() -> Docs {
        Docs { matrix: TokenStream::new(), claims: Vec::new() }
    }

    pub(super) fn new(matrix: TokenStream, sentences: &[String], claims: &[Claim]) -> Docs {
        // With a mistake in one, it is not known which sentence belongs to which claim, and nothing is built.
        if sentences.len() != claims.len() {
            return Docs::none();
        }
        let with_names = |(sentence, claim): (&String, &Claim)| {
            let names = activities(claim);
            quote!(#sentence #(#names)*)
        };
        Docs { matrix, claims: sentences.iter().zip(claims).map(with_names).collect() }
    }

    /// Attributes, which the compiler completes with the rows of the matrix.
    pub(super) fn attributes(&self) -> TokenStream {
        let Docs { matrix, claims } = self;
        quote! {
            #(
                #[doc = ""]
                #[doc = #matrix::__rows! {
                    (#matrix::raci::__private::macros::docs_of_rows)
                    #claims
                }]
            )*
        }
    }

    /// The attributes of a module and the rest of it, with docs in between.
    ///
    /// The path in an attribute of a module would be looked up in the module.
    pub(super) fn in_module(&self, attributes: &TokenStream, rest: &TokenStream) -> TokenStream {
        let Docs { matrix, claims } = self;
        if claims.is_empty() {
            return quote!(#attributes #rest);
        }
        quote! {
            #matrix::__rows! {
                (#matrix::raci::__private::macros::module_of_rows)
                [#([#claims])*]
                [#attributes]
                #rest
            }
        }
    }
}

fn activities(claim: &Claim) -> &[Ident] {
    match &claim.kind {
        Kind::Holds(_, Activities::Named(named)) => named,
        Kind::Row(activity, _) => std::slice::from_ref(activity),
        Kind::Holds(_, Activities::Every { .. }) | Kind::Revision(_) => &[],
    }
}

/// `(rows) "sentence" Activity Activity` to a literal.
pub(crate) fn docs_of_rows(input: TokenStream) -> TokenStream {
    let mut tokens = Tokens::new(input, "the end of the claim");
    let line = tokens.take_group().and_then(|rows| line(&Rows::read(rows)?, &mut tokens));
    match line {
        Some(line) => TokenTree::Literal(Literal::string(&line)).into(),
        None => not_for_people(&tokens),
    }
}

/// `(rows) [claims] [attributes] mod name { … }` to the module with docs.
pub(crate) fn module_of_rows(input: TokenStream) -> TokenStream {
    let mut tokens = Tokens::new(input, "the end of the module");
    let groups = (tokens.take_group(), tokens.take_group(), tokens.take_group());
    let (Some(rows), Some(claims), Some(attributes)) = groups else {
        return not_for_people(&tokens);
    };
    let mut claims = Tokens::new(claims, "the end of the claims");
    let Some(rows) = Rows::read(rows) else { return not_for_people(&tokens) };
    let mut docs = TokenStream::new();
    while let Some(claim) = claims.take_group() {
        let line = line(&rows, &mut Tokens::new(claim, "the end of the claim"));
        docs.extend(line.map(|line| quote!(#[doc = ""] #[doc = #line])));
    }
    let module = tokens.rest();
    quote!(#attributes #docs #module)
}

fn not_for_people(tokens: &Tokens) -> TokenStream {
    tokens.mistake("this macro is for `#[raci]`, which calls it").to_tokens()
}

/// A claim with the rows of the activities that it names.
fn line(rows: &Rows, tokens: &mut Tokens) -> Option<String> {
    let sentence = literal::text(&tokens.take_text()?)?;
    let mut line = format!(" **{}.**", markdown(&sentence));
    if tokens.is_at_end() {
        line.push_str(&markdown(&format!(" Published {}.", rows.revision)));
    }
    while let Some(name) = tokens.take() {
        // The compiler reports a name that is not there.
        if let Some(row) = rows.activities.iter().find(|row| name.to_string() == row.id) {
            line.push(' ');
            line.push_str(&rows.sentence(row));
        }
    }
    Some(line)
}

/// Tokens as a sentence.
fn sentence(tokens: &[TokenTree]) -> String {
    let mut sentence = String::new();
    for token in tokens {
        match token {
            TokenTree::Punct(mark) if matches!(mark.as_char(), ',' | ':') => {
                sentence.push(mark.as_char());
                continue;
            }
            _ if !sentence.is_empty() => sentence.push(' '),
            _ => {}
        }
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                sentence.push_str(&format!("{{ {} }}", self::sentence(&inside)));
            }
            token => sentence.push_str(&token.to_string()),
        }
    }
    sentence
}
