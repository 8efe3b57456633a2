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
                sentence.extend(["{ ", &self::sentence(&inside), " }"]);
            }
            token => sentence.push_str(&token.to_string()),
        }
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::{docs_of_rows, module_of_rows, sentence};
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

    #[test]
    fn a_claim_is_written_as_it_was() {
        let written = |claim: &str| {
            let tokens: Vec<_> =
                claim.parse::<proc_macro2::TokenStream>().unwrap().into_iter().collect();
            sentence(&tokens)
        };
        for claim in [
            "HandleIncidents is { Customer: AI, OvhCloud: RA }",
            "OvhCloud is accountable for every activity in \"3.1\" except A, B and C",
        ] {
            assert_eq!(written(claim), claim);
        }
    }
}
