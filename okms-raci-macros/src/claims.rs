//! The second step of claims: with the rows of the matrix, what is wrong with a name is said at the name.
//!
//! A claim whose names are there is left as it is; so is one for which the compiler offers the near
//! name by itself.

use okms_raci_claims::{Asked, Named, Names};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Error, LitStr, Result, braced, bracketed, parenthesized};

use crate::matrix::in_matrix;
use crate::rows::Rows;

/// `(rows) (matrix) (own or not) [names] { claim } …` to the claims.
pub(crate) fn claims_of_rows(input: TokenStream) -> TokenStream {
    of_rows.parse2(input).unwrap_or_else(Error::into_compile_error)
}

fn of_rows(input: ParseStream<'_>) -> Result<TokenStream> {
    let (rows, matrix, own);
    parenthesized!(rows in input);
    parenthesized!(matrix in input);
    parenthesized!(own in input);
    let (rows, matrix): (Rows, TokenStream) = (rows.parse()?, matrix.parse()?);
    let names = rows.names(own.parse::<Option<Ident>>()?.is_some());
    let mut claims: Vec<(Vec<Name>, TokenStream)> = Vec::new();
    while !input.is_empty() {
        let (inside, claim);
        bracketed!(inside in input);
        braced!(claim in input);
        let mut in_claim = Vec::new();
        while !inside.is_empty() {
            in_claim.push(inside.parse()?);
        }
        claims.push((in_claim, claim.parse()?));
    }
    if let Some(mistake) = of_another_matrix(&names, &claims) {
        return Ok(mistake.into_compile_error());
    }
    let claims = claims.iter().map(|(in_claim, claim)| {
        let mistakes = mistakes(&names, in_claim);
        if mistakes.is_empty() { claim.clone() } else { quote!(#(#mistakes)*) }
    });
    Ok(in_matrix(&matrix, &quote!(#(#claims)*)))
}

/// A name that stands in a claim.
struct Name {
    named: Named,
    written: Written,
}

enum Written {
    Plain(Ident),
    InQuotes(LitStr),
}

impl Parse for Name {
    fn parse(input: ParseStream<'_>) -> Result<Name> {
        let kind: Ident = input.parse()?;
        let named = match kind.to_string().as_str() {
            "Party" => Named::Party,
            "Section" => Named::Section,
            _ => Named::Activity,
        };
        let written = if input.peek(LitStr) {
            Written::InQuotes(input.parse()?)
        } else {
            Written::Plain(input.call(Ident::parse_any)?)
        };
        Ok(Name { named, written })
    }
}

impl Name {
    fn asked(&self) -> Asked<'_> {
        match &self.written {
            Written::Plain(name) => Asked::Name(name),
            Written::InQuotes(text) => Asked::Text(text.value(), text.span()),
        }
    }
}

fn mistakes(matrix: &Names<'_>, in_claim: &[Name]) -> Vec<TokenStream> {
    let is_wrong = |name: &&Name| !matrix.has(name.named, &name.asked());
    let is_ours = |name: &Name| !matrix.compiler_knows_better(name.named, &name.asked());
    let wrong: Vec<&Name> = in_claim.iter().filter(is_wrong).collect();
    // The compiler sees no claim with a mistake of ours, so that its own are told here as well.
    let wrong = if wrong.iter().any(|name| is_ours(name)) { wrong } else { Vec::new() };
    wrong
        .into_iter()
        .map(|name| matrix.mistake(name.named, &name.asked()).into_compile_error())
        .collect()
}

/// The first name, if the matrix has neither any of the names nor a near one.
fn of_another_matrix(matrix: &Names<'_>, claims: &[(Vec<Name>, TokenStream)]) -> Option<Error> {
    let mut all = claims.iter().flat_map(|(in_claim, _)| in_claim);
    let first = all.next()?;
    let is_foreign = |name: &Name| {
        let asked = name.asked();
        !matrix.has(name.named, &asked) && !matrix.is_near(name.named, &asked)
    };
    let is_all =
        is_foreign(first) && claims.iter().flat_map(|(in_claim, _)| in_claim).all(is_foreign);
    is_all.then(|| matrix.mistake(first.named, &first.asked()))
}
