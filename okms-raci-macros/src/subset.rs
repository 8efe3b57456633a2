//! `subset!`: an enum of just the activities that a condition holds for.
//!
//! The first step finds the matrix, which hands its rows to the second with the input as it was.

use okms_raci_claims::{Head, Row, Rows, Selection, Subset};
use okms_raci_core::escape::Markdown;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::Error;
use syn::parse::{ParseStream, Parser};

use crate::claims::former;
use crate::editor;
use crate::matrix::{Matrix, WithRows};

/// `(library) use path; pub enum Name where condition` to a call of the macro with the rows.
pub(crate) fn subset(input: TokenStream) -> TokenStream {
    match Matrix::before(input) {
        Ok((matrix, subset)) => matrix.with_rows("subset_of_rows", &subset),
        Err(mistake) => mistake.into_compile_error(),
    }
}

/// `(rows) (matrix) (own or not) pub enum Name where condition` to the enum.
pub(crate) fn subset_of_rows(input: TokenStream) -> TokenStream {
    of_rows.parse2(input).unwrap_or_else(Error::into_compile_error)
}

/// A mistake after the name still gives an enum, so that one mistake is one message.
fn of_rows(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let WithRows { rows, path: matrix } = input.parse()?;
    let mut subset: Subset = input.parse()?;
    let no_default = take_default_out(&mut subset.head.attributes);
    let names = editor::names(&subset.tokens, &matrix);
    let (chosen, mistakes) = rows.subset(&subset);
    let of_grammar = subset.selection.as_ref().err().filter(|_| subset.quoted.is_empty());
    let mistakes = mistakes.iter().map(|mistake| &mistake.error).chain(of_grammar);
    let mistakes = mistakes.chain(&no_default).map(Error::to_compile_error);
    let of_selection = subset.selection.iter().flat_map(Selection::names);
    let former = former(&rows, &matrix, of_selection);
    let enumeration = enumeration(&matrix, &rows, &subset, &chosen);
    Ok(quote!(#names #(#mistakes)* #former #enumeration))
}

/// Takes `Default` out of derives, with what is wrong about it: of a derive on an enum whose
/// variants nobody wrote the compiler asks what nobody can do.
fn take_default_out(attributes: &mut TokenStream) -> Option<Error> {
    let mut found = None;
    *attributes = without_default(attributes.clone(), false, &mut found);
    found
}

fn without_default(tokens: TokenStream, is_derive: bool, found: &mut Option<Error>) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) if is_derive && name == "Default" => {
                let message = "no activity of a subset is the default: leave `Default` out";
                *found = Some(Error::new(name.span(), message));
                // And the comma that belongs to it.
                tokens.next_if(
                    |token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ','),
                );
            }
            TokenTree::Group(group) => {
                let is_derive =
                    matches!(kept.last(), Some(TokenTree::Ident(word)) if word == "derive");
                let inside = without_default(group.stream(), is_derive, found);
                let mut copy = Group::new(group.delimiter(), inside);
                copy.set_span(group.span());
                kept.push(copy.into());
            }
            token => kept.push(token),
        }
    }
    kept.into_iter().collect()
}

/// The enum, and its functions.
fn enumeration(
    matrix: &TokenStream,
    rows: &Rows,
    subset: &Subset,
    chosen: &[usize],
) -> TokenStream {
    let Subset { head: Head { attributes, visibility }, keyword, name, .. } = subset;
    let keyword = Ident::new("enum", *keyword);
    let chosen: Vec<&Row> = chosen.iter().map(|&activity| &rows.activities[activity]).collect();
    let variants: Vec<Ident> =
        chosen.iter().map(|row| Ident::new(&row.item.id, Span::call_site())).collect();
    let titles = chosen.iter().map(|row| format!(" \"{}\"", Markdown(&row.item.title)));
    let lines = chosen.iter().map(|row| format!(" {}", rows.documentation(row)));
    let count = chosen.len();
    // Where the compiler offers a derive for the enum, it is to be the user's own line.
    let mut body = Group::new(
        Delimiter::Brace,
        quote!(#(#[doc = #titles] #[doc = ""] #[doc = #lines] #variants,)*),
    );
    body.set_span(name.span());
    quote! {
        #attributes #visibility #keyword #name #body

        #[allow(dead_code, non_local_definitions, unreachable_pub, unused_imports)]
        const _: () = {
            use #matrix::{raci as __raci, Activity, Party, Section};

            impl #name {
                /// How many activities there are.
                pub const COUNT: usize = #count;

                /// Each of the activities, in published order.
                pub const ALL: [#name; #count] = [#(#name::#variants),*];

                /// The same activity in the whole matrix.
                #[must_use]
                pub const fn activity(&self) -> Activity {
                    match *self { #(#name::#variants => Activity::#variants,)* }
                }

                /// The same activity here, if it is one of these.
                #[must_use]
                pub const fn from_activity(activity: Activity) -> ::core::option::Option<#name> {
                    match activity {
                        #(Activity::#variants => ::core::option::Option::Some(#name::#variants),)*
                        #[allow(unreachable_patterns)]
                        _ => ::core::option::Option::None,
                    }
                }
            }

            __raci::__implement_subset! { Activity, Party, Section, #name }
        };
    }
}
