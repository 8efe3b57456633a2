//! The names in claims once more, where only an editor sees them.
//!
//! To complete a name, rust-analyzer expands a macro as it is written and once
//! more with a name of its own at the cursor. It looks up the path before the
//! first place of that name in the former, at the distance from the start that
//! it has in the latter. So all before that place has to be the same in both, be
//! the claim finished or not. That is what keeps this file: of a claim that is
//! not finished the parser gives a mistake, and the names that stand in it are
//! told apart by the words around them.

use okms_raci_claims::is_name;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// The names as what they stand for, in a macro of the library that leaves nothing of them for the
/// compiler.
pub(crate) fn names(tokens: &[TokenTree], matrix: &TokenStream) -> TokenStream {
    let names = Guess::at(tokens).paths(matrix);
    quote!(#matrix::raci::__for_editors! { #names })
}

/// What each name probably stands for, and what one after the last token would.
struct Guess {
    names: Vec<(Ident, Ident)>,
    next: Ident,
}

impl Guess {
    fn at(tokens: &[TokenTree]) -> Guess {
        let mut guess = Guess { names: Vec::new(), next: kind("Party") };
        guess.read(tokens);
        guess
    }

    fn paths(&self, matrix: &TokenStream) -> TokenStream {
        let Guess { names, next } = self;
        let names = names.iter().map(|(kind, name)| quote!(let _ = #matrix::#kind::#name;));
        quote!(#(#names)* let _ = #matrix::#next::ALL;)
    }

    fn read(&mut self, tokens: &[TokenTree]) {
        let mut before = None;
        for (position, token) in tokens.iter().enumerate() {
            match token {
                _ if is_mark(token, ';') => self.next = kind("Party"),
                _ if BEFORE_ACTIVITIES.iter().any(|word| is_word(token, word)) => {
                    self.next = kind("Activity");
                }
                _ if is_word(token, "in") && !before.is_some_and(|it| is_word(it, "role")) => {
                    self.next = kind("Section");
                }
                // The cells of a row, which start with parties.
                TokenTree::Group(cells) => {
                    self.read(&cells.stream().into_iter().collect::<Vec<_>>());
                }
                // After a colon stand letters.
                TokenTree::Ident(name)
                    if is_name(name) && !before.is_some_and(|it| is_mark(it, ':')) =>
                {
                    let kind = self.kind_before(&tokens[position + 1..]);
                    self.names.push((kind, name.clone()));
                }
                _ => {}
            }
            before = Some(token);
        }
    }

    /// What a name stands for if these tokens follow.
    fn kind_before(&self, tokens: &[TokenTree]) -> Ident {
        match tokens {
            [is, TokenTree::Group(_), ..] if is_word(is, "is") => kind("Activity"),
            _ => self.next.clone(),
        }
    }
}

fn kind(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

/// The words that activities follow, in what is finished or not.
const BEFORE_ACTIVITIES: [&str; 9] =
    ["responsible", "accountable", "consulted", "informed", "role", "for", "on", "of", "except"];

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;

    use crate::any_input::ROWS;
    use crate::{attribute, claims, subset};

    /// That both expansions are the same up to the path that the cursor is in.
    fn check(expand: impl Fn(TokenStream) -> TokenStream, claims: &str, path: &str) {
        let expansion = |name: &str| expand(claims.replace('|', name).parse().unwrap()).to_string();
        let (as_written, with_name) = (expansion(""), expansion("__cursor"));
        let (before, _) = with_name.split_once("__cursor").unwrap();
        let before_name = before.rsplit_once(' ').unwrap().0;
        assert!(before_name.ends_with(&format!(" {path} ::")), "{claims}\n{with_name}");
        assert!(as_written.starts_with(before), "{claims}\n{as_written}\n{with_name}");
    }

    #[test]
    fn an_attribute_completes_names_on_any_item_in_any_claim() {
        for item in [
            "/** Docs. */ fn f() {}",
            "pub fn f(&self) -> u8 { 1 }",
            "struct S;",
            "mod m {}",
            "const C: u8 = 1;",
            "fn of_a_trait();",
        ] {
            let item: TokenStream = item.parse().unwrap();
            let raci = |claims| attribute::raci(claims, item.clone(), None);
            for (claims, path) in [
                ("|", "Party"),
                ("Cust|", "Party"),
                ("only Cust|", "Party"),
                ("Cust| is responsible for ManageBackups", "Party"),
                ("Customer is responsible for |", "Activity"),
                ("Customer is responsible for Manag|", "Activity"),
                ("Customer has no role in Manag|", "Activity"),
                ("Customer is responsible for A and Manag|", "Activity"),
                ("OvhCloud is accountable for every activity in |", "Section"),
                ("OvhCloud is accountable for every activity in Moni|", "Section"),
                ("OvhCloud is accountable for every activity in A except Keep|", "Activity"),
                ("Customer is responsible for A; |", "Party"),
                ("Customer is responsible for A; OvhCl|", "Party"),
                ("Handle| is { Customer: A }", "Activity"),
                ("HandleIncidents is { Customer: AI, Ovh| }", "Party"),
                ("HandleIncidents is { Ovh|: RA }", "Party"),
                ("use crate::other; Customer is accountable for |", "crate :: other :: Activity"),
            ] {
                check(raci, claims, path);
            }
        }
    }

    #[test]
    fn the_other_macros_complete_names_in_what_is_not_finished() {
        let of_rows = |start: &str, input: TokenStream| {
            format!("({ROWS}) (::okms_raci) () {start} {input}").parse().unwrap()
        };
        let assert_raci = |input| claims::claims_in_editors(of_rows("", input));
        for (claims, path) in [
            ("Cust|", "Party"),
            ("Customer is responsible Keep|", "Activity"),
            ("HandleIncidents is { Cust| }", "Party"),
        ] {
            check(assert_raci, claims, path);
        }
        let subset = |input| subset::subset_of_rows(of_rows("enum E where", input));
        for (condition, path) in [
            ("|", "Party"),
            ("Customer is responsible in Moni|", "Section"),
            ("Customer is responsible except |", "Activity"),
        ] {
            check(subset, condition, path);
        }
    }
}
