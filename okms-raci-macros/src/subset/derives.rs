//! The derives of an enum that `subset!` makes: those of `Activity`, but for what the user gives it.

use okms_raci_claims::Rows;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::Error;

/// What `Activity` derives.
const DERIVED: [&str; 8] =
    ["Clone", "Copy", "Debug", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash"];

/// The derives that the user wrote: the last name of each, with the condition of its `cfg_attr`.
pub(super) struct Derives {
    written: Vec<(String, Option<TokenStream>)>,
}

impl Derives {
    /// Reads the attributes; what is wrong with them is up to the compiler.
    pub(super) fn written(attributes: &TokenStream) -> Derives {
        let mut derives = Derives { written: Vec::new() };
        derives.read(attributes.clone(), None);
        derives
    }

    /// Reads `#[…]`, or what is in one.
    fn read(&mut self, tokens: TokenStream, condition: Option<&TokenStream>) {
        let mut word = None;
        for token in tokens {
            match token {
                TokenTree::Group(group) => match (word.as_deref(), group.delimiter()) {
                    (Some("derive"), _) => self.add(group.stream(), condition),
                    (Some("cfg_attr"), _) => self.read_if(group.stream(), condition),
                    // Without delimiters is what a macro took as an attribute.
                    (None, Delimiter::Bracket | Delimiter::None) => {
                        self.read(group.stream(), condition);
                    }
                    _ => {}
                },
                TokenTree::Ident(ident) => word = Some(ident.to_string()),
                TokenTree::Punct(mark) if matches!(mark.as_char(), '#' | ',') => word = None,
                _ => {}
            }
        }
    }

    /// Reads `condition, attribute, …` of a `cfg_attr`.
    fn read_if(&mut self, tokens: TokenStream, outer: Option<&TokenStream>) {
        let mut tokens = tokens.into_iter();
        let is_comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
        let condition: TokenStream = tokens.by_ref().take_while(|token| !is_comma(token)).collect();
        let condition = outer.map_or(quote!(#condition), |outer| quote!(all(#outer, #condition)));
        self.read(tokens.collect(), Some(&condition));
    }

    /// Adds `Clone, ::core::fmt::Debug`.
    fn add(&mut self, paths: TokenStream, condition: Option<&TokenStream>) {
        let mut tokens = paths.into_iter().peekable();
        while let Some(token) = tokens.next() {
            let is_last =
                !matches!(tokens.peek(), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
            match token {
                TokenTree::Ident(name) if is_last => {
                    self.written.push((name.to_string(), condition.cloned()));
                }
                TokenTree::Group(group) => self.add(group.stream(), condition),
                _ => {}
            }
        }
    }

    /// What `Activity` derives and the user does not.
    pub(super) fn missing(&self) -> TokenStream {
        DERIVED.iter().map(|name| self.derive_unless_written(name)).collect()
    }

    fn derive_unless_written(&self, name: &str) -> TokenStream {
        let written = self.written.iter().filter(|(written, _)| written == name);
        // `None` if it is written without a condition.
        let conditions: Option<Vec<_>> = written.map(|(_, condition)| condition.as_ref()).collect();
        let derive = Ident::new(name, Span::call_site());
        match conditions.as_deref() {
            None => TokenStream::new(),
            Some([]) => quote!(#[derive(#derive)]),
            Some(conditions) => quote!(#[cfg_attr(not(any(#(#conditions),*)), derive(#derive))]),
        }
    }

    /// What `derive` in the YAML adds to the enums of a matrix in the same crate, and the user does not derive.
    ///
    /// Another crate need not have what the paths lead to.
    pub(super) fn of_matrix(&self, rows: &Rows, matrix: &TokenStream) -> TokenStream {
        let path: Vec<TokenTree> = matrix.clone().into_iter().collect();
        let is_here = match &path[..] {
            [_] => true,
            [TokenTree::Ident(first), ..] => {
                first == "crate" || first == "self" || first == "super"
            }
            _ => false,
        };
        let paths = rows.derives.iter().filter(|path| {
            let last = path.rsplit("::").next();
            is_here && self.written.iter().all(|(written, _)| Some(written.as_str()) != last)
        });
        let paths = paths.filter_map(|path| path.parse::<TokenStream>().ok());
        paths.map(|path| quote!(#[derive(#path)])).collect()
    }

    /// What optional features of the library add to `Activity`, and the user does not derive.
    pub(super) fn of_features(&self, name: &Ident, variants: &[Ident]) -> TokenStream {
        let of_derives = [
            ("Serialize", "serialize", quote!(#name)),
            ("Deserialize", "deserialize", quote!(#name)),
            ("ValueEnum", "clap", quote!(#name, title)),
            ("JsonSchema", "schemars", quote!(#name)),
            ("Format", "defmt", quote!(#name #(, #variants)*)),
        ];
        let missing = of_derives.into_iter().filter(|(derive, feature, _)| {
            // An empty enum is a mistake, which is reported; defmt would report it again.
            let is_reported = *feature == "defmt" && variants.is_empty();
            !is_reported && self.written.iter().all(|(written, _)| written != derive)
        });
        let calls = missing.map(|(_, feature, input)| {
            let implement = format_ident!("__implement_{feature}");
            quote!(__raci::#implement! { #input })
        });
        calls.collect()
    }
}

/// Takes `Default` out of derives, with what is wrong about it: of a derive on an enum whose
/// variants nobody wrote the compiler asks what nobody can do.
pub(super) fn take_default_out(attributes: &mut TokenStream) -> Option<Error> {
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
