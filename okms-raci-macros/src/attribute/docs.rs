//! What an item's docs say of its claims.

use okms_raci_claims::{Activities, Block, Claim, Name, Rows, Statement};
use okms_raci_core::escape::Markdown;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::{Error, Result, bracketed};

use crate::matrix::{Matrix, WithRows};

/// A line for each claim, with the rows of the activities that it names, which the matrix adds.
pub(super) struct Docs<'a>(Option<(&'a Matrix, TokenStream)>);

impl<'a> Docs<'a> {
    pub(super) fn none() -> Docs<'a> {
        Docs(None)
    }

    pub(super) fn new(matrix: &'a Matrix, block: &Block) -> Docs<'a> {
        let is_right = block.mistakes.is_none() && block.loose.is_empty();
        let claims = block.tokens.iter().cloned().collect();
        Docs(is_right.then_some((matrix, claims)))
    }

    /// An attribute, which the compiler completes with the rows of the matrix.
    pub(super) fn attribute(&self) -> TokenStream {
        let call = self.0.as_ref().map(|(matrix, claims)| matrix.with_rows("docs_of_rows", claims));
        call.map(|call| quote!(#[doc = #call])).unwrap_or_default()
    }

    /// The attributes of a module and the rest of it, with docs in between.
    ///
    /// The path in an attribute of a module would be looked up in the module.
    pub(super) fn in_module(&self, attributes: &TokenStream, rest: &TokenStream) -> TokenStream {
        match &self.0 {
            None => quote!(#attributes #rest),
            Some((matrix, claims)) => {
                let input = quote!([#claims] [#attributes] #rest);
                matrix.with_rows("module_of_rows", &input)
            }
        }
    }
}

/// `(rows) (matrix) (own or not) claims` to a literal.
pub(crate) fn docs_of_rows(input: TokenStream) -> TokenStream {
    let docs = |input: ParseStream<'_>| {
        let WithRows { rows, .. } = input.parse()?;
        let docs = docs(&rows, input);
        Ok(quote!(#docs))
    };
    docs.parse2(input).unwrap_or_else(Error::into_compile_error)
}

/// `(rows) (matrix) (own or not) [claims] [attributes] mod name { … }` to the module with docs.
pub(crate) fn module_of_rows(input: TokenStream) -> TokenStream {
    let module = |input: ParseStream<'_>| -> Result<TokenStream> {
        let WithRows { rows, .. } = input.parse()?;
        let (claims, attributes);
        bracketed!(claims in input);
        bracketed!(attributes in input);
        let docs = docs(&rows, &claims);
        let (attributes, module): (TokenStream, TokenStream) =
            (attributes.parse()?, input.parse()?);
        Ok(quote!(#attributes #[doc = #docs] #module))
    };
    module.parse2(input).unwrap_or_else(Error::into_compile_error)
}

fn docs(rows: &Rows, claims: ParseStream<'_>) -> String {
    let claims = Block::of_claims(claims).claims;
    let paragraphs: Vec<String> = claims.iter().map(|claim| line(rows, claim)).collect();
    format!("\n {}\n", paragraphs.join("\n\n "))
}

/// A claim with the rows of the activities that it names.
fn line(rows: &Rows, claim: &Claim) -> String {
    let named: &[Ident] = match &claim.statement {
        Statement::Holds(_, Activities::Named(named)) => named,
        Statement::Row(activity, _) => std::slice::from_ref(activity),
        Statement::Holds(_, Activities::Every(_) | Activities::Outer(_))
        | Statement::Revision(_)
        | Statement::Is(..)
        | Statement::Nothing(..) => &[],
    };
    let mut line = format!("**{}.**", Markdown(claim.to_string()));
    if named.is_empty() {
        line.push_str(&Markdown(format_args!(" Published {}.", rows.revision)).to_string());
    }
    for name in named {
        let position = rows.position(okms_raci_claims::ItemKind::Activity, Name::Ident(name));
        // An unknown name is reported elsewhere.
        if let Some(position) = position {
            line.push(' ');
            line.push_str(&rows.documentation(&rows.activities[position]));
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{docs_of_rows, module_of_rows};
    use crate::any_input::ROWS;

    #[test]
    fn a_line_of_docs_has_the_row_its_section_and_the_revision() {
        let docs = |claims: &str| {
            let docs = docs_of_rows(format!("({ROWS}) (okms_raci) () {claims}").parse().unwrap());
            syn::parse2::<syn::LitStr>(docs).unwrap().value()
        };
        assert_eq!(
            docs("OvhCloud is responsible for ManageBackups"),
            "\n **OvhCloud is responsible for ManageBackups.** 3.1 Operations, \
             \"Manage backups\": Customer -, OVHcloud RA. Published 2025-10-21.\n"
        );
        assert_eq!(
            docs("no party is consulted on any activity"),
            "\n **no party is consulted on any activity.** Published 2025-10-21.\n"
        );
    }

    #[test]
    fn the_docs_of_a_module_come_after_its_own() {
        let claims = "OvhCloud is responsible for ManageBackups; \
                      Customer is informed of HandleIncidents";
        let input = format!("({ROWS}) (okms_raci) () [{claims}] [#[doc = \"own\"]] mod m {{}}");
        let module = module_of_rows(input.parse().unwrap()).to_string();
        let places = ["own", "ManageBackups.**", "HandleIncidents.** 3.1 Operations", "mod m"]
            .map(|text| module.find(text));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{module}");
    }
}
