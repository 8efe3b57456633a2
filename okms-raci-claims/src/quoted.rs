//! Names in quotes, where variants belong.
//!
//! What is called so is up to the matrix. So if names in quotes are all that is wrong, they are
//! handed on with what they name.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use syn::LitStr;
use syn::parse::{Parse, ParseStream, Parser};

use crate::names::Name;
use crate::rows::ItemKind;
use crate::text::Text;

/// A name in quotes.
#[derive(Clone, Debug)]
pub struct QuotedName {
    /// What it names.
    pub kind: ItemKind,
    /// The name as it was written.
    pub text: Text,
}

/// The names in quotes, if with others in their place the tokens are right.
pub(crate) fn quoted<T: Parse>(
    written: &[TokenTree],
    names: impl Fn(&T) -> Vec<(ItemKind, Name<'_>)>,
) -> Vec<QuotedName> {
    let mut texts = Vec::new();
    let replaced = replaced(written, &mut texts);
    let Ok(read) = syn::parse2::<T>(replaced) else { return Vec::new() };
    let found = names(&read);
    let of_kind = |text: Text, number: usize| {
        let stand_in = stand_in(number, &text);
        let is_it = |name: &Name<'_>| matches!(name, Name::Ident(name) if **name == stand_in);
        let (kind, _) = found.iter().find(|(_, name)| is_it(name))?;
        Some(QuotedName { kind: *kind, text })
    };
    texts.into_iter().zip(0..).filter_map(|(text, number)| of_kind(text, number)).collect()
}

fn stand_in(position: usize, text: &Text) -> Ident {
    Ident::new(&format!("__quoted_{position}"), text.span())
}

/// The tokens with a name for each text, apart from numbers of sections.
fn replaced(tokens: &[TokenTree], texts: &mut Vec<Text>) -> TokenStream {
    let (mut is_section, mut is_after_role) = (false, false);
    let mut replaced = TokenStream::new();
    for token in tokens {
        if let TokenTree::Ident(word) = token {
            is_section = word == "in" && !is_after_role || is_section && word != "except";
            is_after_role = word == "role";
        }
        let token = match token {
            TokenTree::Group(group) => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let mut copy = Group::new(group.delimiter(), self::replaced(&inside, texts));
                copy.set_span(group.span());
                copy.into()
            }
            TokenTree::Literal(_) if !is_section => match text(token) {
                Some(text) => {
                    let name = stand_in(texts.len(), &text);
                    texts.push(text);
                    name.into()
                }
                None => token.clone(),
            },
            _ => token.clone(),
        };
        replaced.extend([token]);
    }
    replaced
}

/// Text in quotes that is no number of a section.
fn text(token: &TokenTree) -> Option<Text> {
    let text = |input: ParseStream<'_>| input.parse::<LitStr>();
    let text = text.parse2(token.clone().into()).ok()?;
    let is_number = |text: &str| text.chars().all(|c| c == '.' || c.is_ascii_digit());
    (!is_number(&text.value())).then(|| Text { value: text.value(), literal: text.token() })
}
