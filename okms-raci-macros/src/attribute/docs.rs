//! The line that an item's docs get for each claim.

use okms_raci_claims::{Activities, Block, Claim, Kind};
use okms_raci_core::escape::Markdown;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Error, LitStr, Result, bracketed, parenthesized};

use crate::matrix::rows_of;
use crate::rows::Rows;

/// What an item's docs say about claims: what the source has, and what the matrix has to add.
pub(super) struct Docs {
    matrix: TokenStream,
    /// For each claim its sentence and the activities that it names.
    claims: Vec<TokenStream>,
}

impl Docs {
    pub(super) fn none() -> Docs {
        Docs { matrix: TokenStream::new(), claims: Vec::new() }
    }

    pub(super) fn new(matrix: TokenStream, block: &Block) -> Docs {
        // With a mistake nothing is built.
        if block.mistakes.is_some() {
            return Docs::none();
        }
        let with_names = |claim: &Claim| {
            let (sentence, names) = (claim.to_string(), activities(claim));
            quote!(#sentence #(#names)*)
        };
        Docs { matrix, claims: block.claims.iter().map(with_names).collect() }
    }

    /// Attributes, which the compiler completes with the rows of the matrix.
    pub(super) fn attributes(&self) -> TokenStream {
        let Docs { matrix, claims } = self;
        let rows = rows_of(matrix);
        quote! {
            #(
                #[doc = ""]
                #[doc = #rows! {
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
        let rows_of = rows_of(matrix);
        quote! {
            #rows_of! {
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
    let docs = |input: ParseStream<'_>| {
        let line = line(&rows(input)?, input)?;
        Ok(quote!(#line))
    };
    docs.parse2(input).unwrap_or_else(Error::into_compile_error)
}

/// `(rows) [claims] [attributes] mod name { … }` to the module with docs.
pub(crate) fn module_of_rows(input: TokenStream) -> TokenStream {
    let module = |input: ParseStream<'_>| {
        let rows = rows(input)?;
        let (claims, attributes);
        bracketed!(claims in input);
        bracketed!(attributes in input);
        let mut docs = TokenStream::new();
        while !claims.is_empty() {
            let claim;
            bracketed!(claim in claims);
            let line = line(&rows, &claim)?;
            docs.extend(quote!(#[doc = ""] #[doc = #line]));
        }
        let (attributes, module): (TokenStream, TokenStream) =
            (attributes.parse()?, input.parse()?);
        Ok(quote!(#attributes #docs #module))
    };
    module.parse2(input).unwrap_or_else(Error::into_compile_error)
}

fn rows(input: ParseStream<'_>) -> Result<Rows> {
    let rows;
    parenthesized!(rows in input);
    rows.parse()
}

/// A claim with the rows of the activities that it names.
fn line(rows: &Rows, input: ParseStream<'_>) -> Result<String> {
    let sentence: LitStr = input.parse()?;
    let mut line = format!(" **{}.**", Markdown(sentence.value()));
    if input.is_empty() {
        line.push_str(&Markdown(format_args!(" Published {}.", rows.revision)).to_string());
    }
    while !input.is_empty() {
        let name = input.call(Ident::parse_any)?;
        // The compiler reports a name that is not there.
        if let Some(row) = rows.activities.iter().find(|row| name == row.id) {
            line.push(' ');
            line.push_str(&rows.sentence(row));
        }
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::{docs_of_rows, module_of_rows};
    use crate::any_input::ROWS;

    #[test]
    fn a_line_of_docs_has_the_row_its_section_and_the_revision() {
        let line = |input: &str| docs_of_rows(format!("({ROWS}) {input}").parse().unwrap());
        assert_eq!(
            line("\"OvhCloud is responsible for ManageBackups\" ManageBackups").to_string(),
            r#"" **OvhCloud is responsible for ManageBackups.** 3.1 Operations, \"Manage backups\": Customer -, OVHcloud RA. Published 2025-10-21.""#
        );
        assert_eq!(
            line("\"no party is consulted on any activity\"").to_string(),
            r#"" **no party is consulted on any activity.** Published 2025-10-21.""#
        );
    }

    #[test]
    fn the_docs_of_a_module_come_after_its_own() {
        let input =
            format!("({ROWS}) [[\"A\"] [\"B\" HandleIncidents]] [#[doc = \"own\"]] mod m {{}}");
        let module = module_of_rows(input.parse().unwrap()).to_string();
        let places =
            ["own", "**A.**", "**B.** 3.1 Operations", "mod m"].map(|text| module.find(text));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{module}");
    }
}
