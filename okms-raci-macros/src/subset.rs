//! `subset!`: an enum of just the activities that a condition holds for.
//!
//! The first step finds the matrix, which hands its rows to the second with the input as it was.

mod derives;

use okms_raci_claims::{Head, Row, Rows, Selection, Subset};
use okms_raci_core::Role;
use okms_raci_core::escape::Markdown;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::Error;
use syn::parse::{ParseStream, Parser};

use crate::claims::former;
use crate::editor;
use crate::matrix::{Matrix, WithRows};
use derives::{Derives, take_default_out};

/// `(library) use path; pub enum Name where condition` to a call of the macro with the rows.
pub(crate) fn subset(input: TokenStream) -> TokenStream {
    match Matrix::before(input) {
        Ok((matrix, subset)) => {
            // Where another matrix is named too late, it has the activities all the same.
            let meant = syn::parse2::<Subset>(subset.clone()).ok().and_then(|it| it.matrix);
            let meant = meant.filter(|_| !matrix.is_own);
            let matrix = meant.map_or(matrix, |path| Matrix::new(Some(&path), TokenStream::new()));
            matrix.with_rows("subset_of_rows", &subset)
        }
        Err(mistake) => mistake.into_compile_error(),
    }
}

/// `(rows) (matrix) (own or not) pub enum Name where condition` to the enum.
pub(crate) fn subset_of_rows(input: TokenStream) -> TokenStream {
    of_rows.parse2(input).unwrap_or_else(Error::into_compile_error)
}

/// A mistake after the name still gives an enum, so that one mistake is one message.
fn of_rows(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let WithRows { rows, path: matrix, .. } = input.parse()?;
    let mut subset: Subset = input.parse()?;
    let no_default = take_default_out(&mut subset.head.attributes);
    let names = editor::names(&subset.tokens, &matrix);
    let (chosen, mistakes) = rows.subset(&subset);
    let of_grammar = subset.selection.as_ref().err().filter(|_| subset.loose.is_empty());
    let mistakes = mistakes.iter().map(|mistake| &mistake.error).chain(of_grammar);
    let mistakes = mistakes.chain(&no_default).map(Error::to_compile_error);
    let of_selection = subset.selection.iter().flat_map(Selection::names);
    let former = former(&rows, &matrix, of_selection);
    let enumeration = enumeration(&matrix, &rows, &subset, &chosen);
    Ok(quote!(#names #(#mistakes)* #former #enumeration))
}

/// The enum, and what it does, unless its name is taken.
fn enumeration(
    matrix: &TokenStream,
    rows: &Rows,
    subset: &Subset,
    chosen: &[usize],
) -> TokenStream {
    let Subset { head: Head { attributes, visibility }, keyword, name, .. } = subset;
    let keyword = Ident::new("enum", *keyword);
    let chosen: Vec<&Row> = chosen.iter().map(|&activity| &rows.activities[activity]).collect();
    let variants: Vec<Ident> = chosen.iter().map(|row| variant(row)).collect();
    let titles: Vec<&str> = chosen.iter().map(|row| row.item.title.as_str()).collect();
    let ids = chosen.iter().map(|row| &row.kebab_id);
    let names = variants.iter().map(Ident::to_string);
    let documentation = documentation(rows, subset, &chosen);
    let title_lines = titles.iter().map(|title| format!(" \"{}\"", Markdown(title)));
    let lines = chosen.iter().map(|row| format!(" {}", rows.documentation(row)));
    let held = held(rows, name, &chosen);
    let written = Derives::written(attributes);
    let (derives, of_features) = (written.missing(), written.of_features(name, &variants));
    let of_matrix = written.of_matrix(rows, matrix);
    let count = chosen.len();
    // Where the compiler offers a derive for the enum, it is to be the user's own line.
    let mut body = Group::new(
        Delimiter::Brace,
        quote!(#(#[doc = #title_lines] #[doc = ""] #[doc = #lines] #variants,)*),
    );
    body.set_span(name.span());
    let enumeration = quote! {
        #attributes #(#[doc = #documentation])* #derives #of_matrix #visibility #keyword #name #body
    };
    // Nothing more can be said of a matrix that could not be read at all.
    if subset.is_name_taken() || rows.activities.is_empty() {
        return enumeration;
    }
    let conditions = conditions(attributes);
    quote! {
        #enumeration

        #conditions
        const _: () = {
            use ::core::primitive::{bool, str, usize};
            use #matrix::{raci as __raci, Activity, Party, Section};
            type Holders = <Activity as __raci::MatrixActivity>::Holders;

            impl #name {
                /// How many activities there are.
                pub const COUNT: usize = #count;

                /// Each of the activities, in published order.
                pub const ALL: [#name; #count] = [#(#name::#variants),*];

                /// The same activity in the whole matrix.
                #[must_use]
                pub const fn activity(self) -> Activity {
                    match self { #(#name::#variants => Activity::#variants,)* }
                }

                /// The same activity here, if it is one of these.
                #[must_use]
                pub const fn from_activity(activity: Activity) -> ::core::option::Option<#name> {
                    match activity {
                        #(Activity::#variants => ::core::option::Option::Some(#name::#variants),)*
                        _ => ::core::option::Option::None,
                    }
                }

                /// Those of the activities in which the party holds the role, in published order.
                #[must_use]
                pub const fn held_by(party: Party, role: __raci::Role) -> &'static [#name] {
                    match (party, role) {
                        #held
                        _ => &[],
                    }
                }
            }

            impl<const ON_DEMAND: bool> __raci::__private::Variants<ON_DEMAND> for #name {
                const ALL: &'static [#name] = &[#(#name::#variants),*];
            }

            __raci::__implement_subset! {
                #name,
                __raci::__private::Vocabulary {
                    plural: "activities",
                    ids: &[#(#ids),*],
                    aliases: &[],
                    names: &[&[#(#titles),*], &[#(#names),*]],
                }
            }
            #of_features
        };
    }
}

/// The attributes that say whether there is an enum.
fn conditions(attributes: &TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = attributes.clone().into_iter().collect();
    let is_condition = |attribute: &&[TokenTree]| match attribute {
        [_, TokenTree::Group(group)] => {
            group.stream().into_iter().next().is_some_and(|it| it.to_string() == "cfg")
        }
        _ => false,
    };
    tokens.chunks(2).filter(is_condition).flatten().cloned().collect()
}

fn variant(row: &Row) -> Ident {
    Ident::new(&row.item.id, Span::call_site())
}

/// Lines for the page of the enum, after those of the user: its condition and its rows.
fn documentation(rows: &Rows, subset: &Subset, chosen: &[&Row]) -> Vec<String> {
    let (count, revision, condition) = (chosen.len(), &rows.revision, Markdown(subset.condition()));
    let activities = if count == 1 { "activity" } else { "activities" };
    let mut lines = vec![
        String::new(),
        format!(" The {count} {activities} {condition}, published {revision}:"),
        String::new(),
    ];
    lines.extend(chosen.iter().map(|row| {
        let (id, heading) = (&row.item.id, Markdown(rows.heading(row.section)));
        let (title, cells) = (Markdown(&row.item.title), Markdown(rows.cells(row)));
        format!(" - [`{id}`](Self::{id}): {heading}, \"{title}\": {cells}")
    }));
    lines
}

/// Arms of a match: the activities of each party and role that has any.
fn held(rows: &Rows, name: &Ident, chosen: &[&Row]) -> TokenStream {
    let cells = (0..rows.parties.len()).flat_map(|party| Role::ALL.map(|role| (party, role)));
    let arms = cells.map(|(party, role)| {
        let held = chosen.iter().filter(|row| row.roles[party].contains(role));
        let held: Vec<Ident> = held.map(|row| variant(row)).collect();
        if held.is_empty() {
            return TokenStream::new();
        }
        let party = Ident::new(&rows.parties[party].id, Span::call_site());
        let role = Ident::new(role.name(), Span::call_site());
        quote!((Party::#party, __raci::Role::#role) => &[#(#name::#held),*],)
    });
    arms.collect()
}
