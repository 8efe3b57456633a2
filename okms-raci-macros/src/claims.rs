//! `assert_raci!`: claims to const code.
//!
//! There are two steps, as in `subset!`: the matrix hands its rows to `claims_of_rows`, with the claims as
//! they were. With the rows, what is wrong with a name is said at the name. A claim whose names are there
//! becomes a constant; so does one for which the compiler offers the near name by itself.

use okms_raci_claims::{Activities, Asked, Block, Claim, Kind, Named, Names, Quoted, Section};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::{Error, Result};

use crate::editor;
use crate::expand::constant;
use crate::matrix::{Matrix, WithRows, in_matrix};

/// `(library) use path; claim; claim;` to a call of the macro with the rows.
pub(crate) fn assert_raci(input: TokenStream) -> TokenStream {
    match Matrix::before(input) {
        Ok((matrix, claims)) => {
            let tokens: Vec<TokenTree> = claims.into_iter().collect();
            of_matrix(&matrix, &tokens)
        }
        Err(mistake) => mistake.into_compile_error(),
    }
}

/// Claims about this matrix.
pub(crate) fn of_matrix(matrix: &Matrix, claims: &[TokenTree]) -> TokenStream {
    let names = editor::names(claims, &matrix.path);
    let claims: TokenStream = claims.iter().cloned().collect();
    // The user's path may lead nowhere, and then there is no second step to say what else is wrong.
    let of_grammar = if matrix.is_own { of_grammar(&claims) } else { TokenStream::new() };
    let claims = matrix.with_rows("claims_of_rows", &claims);
    quote! {
        #[allow(unexpected_cfgs)]
        const _: () = { #names };
        #of_grammar
        #claims
    }
}

/// What is wrong with claims whatever the matrix.
fn of_grammar(claims: &TokenStream) -> TokenStream {
    let read = |input: ParseStream<'_>| Ok(Block::of_claims(input).mistakes);
    let mistakes = read.parse2(claims.clone()).unwrap_or_else(Some);
    mistakes.map(Error::into_compile_error).unwrap_or_default()
}

/// `(rows) (matrix) (own or not) claim; claim;` to one constant a claim, and what is wrong with the others.
pub(crate) fn claims_of_rows(input: TokenStream) -> TokenStream {
    of_rows.parse2(input).unwrap_or_else(Error::into_compile_error)
}

fn of_rows(input: ParseStream<'_>) -> Result<TokenStream> {
    let WithRows { rows, path, is_own } = input.parse()?;
    let names = rows.names(is_own);
    let Block { matrix, claims, quoted, mistakes: of_grammar, .. } = Block::of_claims(input);
    // Of a matrix of the user's own, the first step has said it.
    let of_grammar = of_grammar.filter(|_| !is_own).map(Error::into_compile_error);
    // Its path comes too late, so that these are not the rows of its claims.
    if matrix.is_some() {
        return Ok(quote!(#of_grammar));
    }
    let of_claims: Vec<Vec<Name<'_>>> = claims.iter().map(of_claim).collect();
    let in_quotes = |Quoted { named, text }: &Quoted| (*named, Asked::from(text));
    let in_quotes: Vec<Name<'_>> = quoted.iter().map(in_quotes).collect();
    if let Some(mistake) = of_another_matrix(&names, of_claims.iter().flatten().chain(&in_quotes)) {
        let mistake = mistake.into_compile_error();
        return Ok(quote!(#of_grammar #mistake));
    }
    let claims = claims.iter().zip(1..).zip(&of_claims).map(|((claim, number), of_claim)| {
        let mistakes = mistakes(&names, of_claim);
        if mistakes.is_empty() { constant(claim, number) } else { quote!(#(#mistakes)*) }
    });
    let in_quotes = mistakes(&names, &in_quotes);
    Ok(in_matrix(&path, &quote!(#of_grammar #(#claims)* #(#in_quotes)*)))
}

/// A name that a claim asks for, and what it is the name of.
type Name<'a> = (Named, Asked<'a>);

/// The names in a claim, and the numbers of its sections.
fn of_claim(claim: &Claim) -> Vec<Name<'_>> {
    let numbers = match &claim.kind {
        Kind::Holds(_, Activities::Every { sections, .. }) => sections.as_slice(),
        _ => &[],
    };
    let numbers = numbers.iter().filter_map(|section| match section {
        Section::Number(number) => Some((Named::Section, Asked::from(number))),
        Section::Name(_) => None,
    });
    let names = claim.names().into_iter().map(|(named, name)| (named, Asked::Name(name)));
    names.chain(numbers).collect()
}

fn mistakes(matrix: &Names<'_>, names: &[Name<'_>]) -> Vec<TokenStream> {
    let is_wrong = |(named, asked): &&Name<'_>| !matrix.has(*named, asked);
    let is_ours = |(named, asked): &Name<'_>| !matrix.compiler_knows_better(*named, asked);
    let wrong: Vec<&Name<'_>> = names.iter().filter(is_wrong).collect();
    // The compiler sees no claim with a mistake of ours, so that its own are told here as well.
    let wrong = if wrong.iter().any(|name| is_ours(name)) { wrong } else { Vec::new() };
    wrong
        .into_iter()
        .map(|(named, asked)| matrix.mistake(*named, asked).into_compile_error())
        .collect()
}

/// The first name, if the matrix has neither any of the names nor a near one.
fn of_another_matrix<'a>(
    matrix: &Names<'_>,
    mut names: impl Iterator<Item = &'a Name<'a>> + Clone,
) -> Option<Error> {
    let is_foreign =
        |(named, asked): &Name<'_>| !matrix.has(*named, asked) && !matrix.is_near(*named, asked);
    let is_all = names.clone().all(is_foreign);
    let (kind, first) = names.next().filter(|_| is_all)?;
    Some(matrix.mistake(*kind, first))
}
