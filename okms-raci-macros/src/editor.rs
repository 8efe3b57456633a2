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
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

/// The names as what they stand for, in a macro of the library that leaves nothing of them for the
/// compiler.
pub(crate) fn names(tokens: &[TokenTree], matrix: &TokenStream) -> TokenStream {
    let names = Guess::at(tokens).paths(matrix);
    quote!(#matrix::raci::__for_editors! { #names })
}

/// What each name probably stands for, and what one after the last token would.
struct Guess {
    names: Vec<(Module, Ident)>,
    next: Module,
}

/// A module that holds nothing but what may stand somewhere in a claim.
#[derive(Clone)]
enum Module {
    Parties,
    Activities,
    Sections,
    RoleWords,
    /// Matrices that the matrix refines.
    Refined,
    /// The activities of one of them.
    Outer(Ident),
}

impl Module {
    /// Its path in a matrix.
    fn path(&self) -> TokenStream {
        match self {
            Module::Refined => quote!(__outer),
            Module::Outer(entry) => quote!(__outer::#entry::__activities),
            Module::Parties => quote!(__parties),
            Module::Activities => quote!(__activities),
            Module::Sections => quote!(__sections),
            Module::RoleWords => quote!(raci::__private::role_words),
        }
    }
}

impl Guess {
    fn at(tokens: &[TokenTree]) -> Guess {
        let mut guess = Guess { names: Vec::new(), next: Module::Parties };
        guess.read(tokens);
        guess
    }

    fn paths(&self, matrix: &TokenStream) -> TokenStream {
        let Guess { names, next } = self;
        let names = names.iter().map(|(module, name)| {
            let module = module.path();
            quote!(let _ = #matrix::#module::#name;)
        });
        let next = next.path();
        quote!(#(#names)* let _ = #matrix::#next::__;)
    }

    fn read(&mut self, tokens: &[TokenTree]) {
        let mut before = None;
        for (position, token) in tokens.iter().enumerate() {
            match token {
                _ if is_mark(token, ';') => self.next = Module::Parties,
                _ if is_word(token, "of") && before.is_some_and(|it| is_word(it, "nothing")) => {
                    self.next = Module::Refined;
                }
                _ if BEFORE_ACTIVITIES.iter().any(|word| is_word(token, word)) => {
                    self.next = Module::Activities;
                }
                _ if is_word(token, "is") || is_word(token, "are") || is_word(token, "not") => {
                    self.next = Module::RoleWords;
                }
                _ if is_word(token, "in") && !before.is_some_and(|it| is_word(it, "role")) => {
                    self.next = Module::Sections;
                }
                // The cells of a row, which start with parties.
                TokenTree::Group(cells) => {
                    self.next = Module::Parties;
                    self.read(&cells.stream().into_iter().collect::<Vec<_>>());
                }
                TokenTree::Ident(entry)
                    if tokens.get(position + 1).is_some_and(|it| is_mark(it, '.')) =>
                {
                    self.next = Module::Outer(entry.clone());
                }
                // After a colon stand letters.
                TokenTree::Ident(name)
                    if is_name(name) && !before.is_some_and(|it| is_mark(it, ':')) =>
                {
                    let module = self.module_before(&tokens[position + 1..]);
                    self.names.push((module, name.clone()));
                }
                _ => {}
            }
            before = Some(token);
        }
    }

    /// What a name stands for if these tokens follow.
    fn module_before(&self, tokens: &[TokenTree]) -> Module {
        match tokens {
            [is, TokenTree::Group(_), ..] if is_word(is, "is") => Module::Activities,
            _ => self.next.clone(),
        }
    }
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
                ("|", "__parties"),
                ("Cust|", "__parties"),
                ("only Cust|", "__parties"),
                ("Cust| is responsible for ManageBackups", "__parties"),
                ("Customer is responsible for |", "__activities"),
                ("Customer is responsible for Manag|", "__activities"),
                ("Customer has no role in Manag|", "__activities"),
                ("Customer is responsible for A and Manag|", "__activities"),
                ("OvhCloud is accountable for every activity in |", "__sections"),
                ("OvhCloud is accountable for every activity in Moni|", "__sections"),
                ("OvhCloud is accountable for every activity in A except Keep|", "__activities"),
                ("Customer is responsible for A; |", "__parties"),
                ("Customer is responsible for A; OvhCl|", "__parties"),
                ("Handle| is { Customer: A }", "__activities"),
                ("HandleIncidents is { Customer: AI, Ovh| }", "__parties"),
                ("HandleIncidents is { Ovh|: RA }", "__parties"),
                (
                    "use crate::other; Customer is accountable for |",
                    "crate :: other :: __activities",
                ),
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
            ("Cust|", "__parties"),
            ("Customer is responsible Keep|", "__activities"),
            ("Customer is respon|", "role_words"),
            ("Customer is not |", "role_words"),
            ("HandleIncidents is { Customer: A }; |", "__parties"),
            ("HandleIncidents is { Cust| }", "__parties"),
        ] {
            check(assert_raci, claims, path);
        }
        let subset = |input| subset::subset_of_rows(of_rows("enum E where", input));
        for (condition, path) in [
            ("|", "__parties"),
            ("Customer is responsible in Moni|", "__sections"),
            ("Customer is responsible except |", "__activities"),
        ] {
            check(subset, condition, path);
        }
    }
}
