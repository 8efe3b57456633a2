//! What is wrong with the input of a macro, and where.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// One mistake, which is one message of the compiler.
#[derive(Clone, Debug)]
pub(crate) struct Mistake {
    first: Span,
    last: Span,
    message: String,
}

pub(crate) type Result<T> = std::result::Result<T, Mistake>;

impl Mistake {
    pub(crate) fn at(span: Span, message: impl Into<String>) -> Self {
        Mistake::between(span, span, message)
    }

    /// From the token with the first span to the token with the last.
    pub(crate) fn between(first: Span, last: Span, message: impl Into<String>) -> Self {
        Mistake { first, last, message: message.into() }
    }

    /// `::core::compile_error! { "…" }`, which the compiler reports at the tokens.
    pub(crate) fn to_tokens(&self) -> TokenStream {
        let colons = [Spacing::Joint, Spacing::Alone].map(|spacing| {
            let mut colon = Punct::new(':', spacing);
            colon.set_span(self.first);
            TokenTree::Punct(colon)
        });
        let mut bang = Punct::new('!', Spacing::Alone);
        bang.set_span(self.first);
        let mut message = Literal::string(&self.message);
        message.set_span(self.last);
        let mut braces = Group::new(Delimiter::Brace, TokenTree::Literal(message).into());
        braces.set_span(self.last);
        let mut tokens = TokenStream::from_iter(colons.clone());
        tokens.extend([TokenTree::Ident(Ident::new("core", self.first))]);
        tokens.extend(colons);
        tokens.extend([
            TokenTree::Ident(Ident::new("compile_error", self.first)),
            TokenTree::Punct(bang),
            TokenTree::Group(braces),
        ]);
        tokens
    }
}
