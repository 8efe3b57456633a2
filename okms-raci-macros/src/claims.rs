//! `assert_raci!`: claims, judged.
//!
//! There are two steps, as in the other macros: the first finds the matrix, which hands its rows to
//! the second with the claims as they were. A claim that holds leaves nothing for the compiler.

use okms_raci_claims::{Beside, Block, Claim, ItemKind, Name, Rows};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Error;
use syn::parse::{ParseStream, Parser};

use crate::editor;
use crate::matrix::{Matrix, WithRows};

/// `(library) use path; claim; claim;` to a call of the macro with the rows.
pub(crate) fn assert_raci(input: TokenStream) -> TokenStream {
    match Matrix::before(input) {
        Ok((matrix, claims)) => of_matrix(&matrix, &claims),
        Err(mistake) => mistake.into_compile_error(),
    }
}

/// Claims about this matrix.
pub(crate) fn of_matrix(matrix: &Matrix, claims: &TokenStream) -> TokenStream {
    // The user's path may lead nowhere, and then no second step reports what else is wrong.
    let of_grammar = if matrix.is_own { of_grammar(claims) } else { TokenStream::new() };
    let claims = matrix.with_rows("claims_of_rows", claims);
    quote!(#of_grammar #claims)
}

/// What is wrong with claims whatever the matrix.
fn of_grammar(claims: &TokenStream) -> TokenStream {
    let read = |input: ParseStream<'_>| Ok(Block::of_claims(input).mistakes);
    let mistakes = read.parse2(claims.clone()).unwrap_or_else(Some);
    mistakes.map(Error::into_compile_error).unwrap_or_default()
}

/// `(rows) (matrix) (own or not) claim; claim;` to what is wrong with the claims.
///
/// If they hold nothing is left, so that they can stand wherever a macro can.
pub(crate) fn claims_of_rows(input: TokenStream) -> TokenStream {
    let judged = |input: ParseStream<'_>| Ok(judged_or_beside(&input.parse()?, input));
    judged.parse2(input).unwrap_or_else(Error::into_compile_error)
}

/// The same with the rows of matrices that the matrix refines, after its own.
pub(crate) fn claims_beside(input: TokenStream) -> TokenStream {
    let judged = |input: ParseStream<'_>| Ok(judged_or_beside(&WithRows::beside(input)?, input));
    judged.parse2(input).unwrap_or_else(Error::into_compile_error)
}

/// The claims judged, once all rows that they are about are there.
fn judged_or_beside(with_rows: &WithRows, input: ParseStream<'_>) -> TokenStream {
    let block = Block::of_claims(input);
    let is_beside = block.claims.iter().any(|claim| !claim.outer_names().is_empty());
    let claims = || block.tokens.iter().cloned().collect();
    let next = is_beside.then(|| with_rows.with_next("claims_beside", &claims())).flatten();
    next.unwrap_or_else(|| judged(with_rows, &block))
}

/// The same, after the names as an editor follows them.
pub(crate) fn claims_in_editors(input: TokenStream) -> TokenStream {
    let judged = |input: ParseStream<'_>| {
        let with_rows: WithRows = input.parse()?;
        let claims: TokenStream = input.fork().parse()?;
        let names = editor::names(&claims.into_iter().collect::<Vec<_>>(), &with_rows.path);
        let judged = judged_or_beside(&with_rows, input);
        Ok(quote!(#names #judged))
    };
    judged.parse2(input).unwrap_or_else(Error::into_compile_error)
}

fn judged(WithRows { rows, path, .. }: &WithRows, block: &Block) -> TokenStream {
    // Of a matrix of the user's own, the first step has reported it.
    let of_grammar = block.mistakes.as_ref().filter(|_| !rows.is_own);
    let of_grammar = of_grammar.map(Error::to_compile_error);
    // Its path comes too late, so that these are not the rows of its claims.
    if block.matrix.is_some() {
        return quote!(#of_grammar);
    }
    let mistakes = rows.judge(block).mistakes;
    let mistakes = mistakes.iter().map(|mistake| mistake.error.to_compile_error());
    let former = former(rows, path, block.claims.iter().flat_map(Claim::names));
    let outer = former_outer(rows, path, &block.claims);
    quote!(#of_grammar #(#mistakes)* #former #outer)
}

/// Uses of the former ids of activities of refined matrices, of which the compiler warns.
fn former_outer(rows: &Rows, matrix: &TokenStream, claims: &[Claim]) -> TokenStream {
    let names = claims.iter().flat_map(Claim::outer_names);
    let former = names.filter_map(|(entry, activity)| {
        let activity = activity?;
        let is_entry = |beside: &&Beside| *entry == rows.refines[beside.entry].name;
        let beside = rows.beside.iter().find(is_entry)?;
        let is_former = beside.outer.is_former(ItemKind::Activity, activity);
        is_former.then(
            || quote!(const _: () = { let _ = #matrix::__outer::#entry::Activity::#activity; };),
        )
    });
    former.collect()
}

/// Uses of the former ids among these names, of which the compiler warns.
pub(crate) fn former<'a>(
    rows: &Rows,
    matrix: &TokenStream,
    names: impl IntoIterator<Item = (ItemKind, Name<'a>)>,
) -> TokenStream {
    let former = names.into_iter().filter_map(|(kind, name)| match name {
        Name::Ident(name) if rows.is_former(kind, name) => Some((kind, name)),
        _ => None,
    });
    let paths: Vec<TokenStream> = former
        .map(|(kind, name): (ItemKind, &Ident)| match kind {
            ItemKind::Party => quote!(#matrix::Party::#name),
            ItemKind::Activity => quote!(#matrix::Activity::#name),
            ItemKind::Section => quote!(#matrix::Section::#name),
        })
        .collect();
    if paths.is_empty() {
        return TokenStream::new();
    }
    quote!(const _: () = { #(let _ = #paths;)* };)
}
