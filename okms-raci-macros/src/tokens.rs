//! Reading tokens one after the other.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};

use crate::mistake::{Mistake, Result};
use crate::words::did_you_mean;

/// Tokens, and how far they are read.
///
/// The invisible groups around what a macro of the user's own passes on are
/// opened, so that it reads as if it were written out.
#[derive(Clone, Debug)]
pub(crate) struct Tokens {
    all: Vec<TokenTree>,
    next: usize,
    /// What comes after the last token, for messages.
    end: &'static str,
    end_span: Span,
}

impl Tokens {
    /// `end` says what comes after the last token, such as `the end of the claim`.
    pub(crate) fn new(stream: TokenStream, end: &'static str) -> Self {
        Tokens::of(flat(stream), end, Span::call_site())
    }

    /// The tokens between a pair of braces or parentheses.
    pub(crate) fn inside(group: &Group, end: &'static str) -> Self {
        Tokens::of(flat(group.stream()), end, group.span_close())
    }

    fn of(all: Vec<TokenTree>, end: &'static str, end_span: Span) -> Self {
        Tokens { all, next: 0, end, end_span }
    }

    /// What is left, cut at each semicolon.
    pub(crate) fn split_at_semicolons(&mut self) -> Vec<Tokens> {
        let mut parts = Vec::new();
        let mut part = Vec::new();
        while let Some(token) = self.take() {
            if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';') {
                parts.push(Tokens::of(
                    std::mem::take(&mut part),
                    "the end of the claim",
                    token.span(),
                ));
            } else {
                part.push(token);
            }
        }
        if let Some(last) = part.last() {
            let last = last.span();
            parts.push(Tokens::of(part, "the end of the claim", last));
        }
        parts
    }

    /// All tokens, read or not.
    pub(crate) fn all(&self) -> &[TokenTree] {
        &self.all
    }

    /// What is not read yet.
    pub(crate) fn rest(&self) -> TokenStream {
        self.all[self.next..].iter().cloned().collect()
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.peek().is_none()
    }

    pub(crate) fn peek(&self) -> Option<&TokenTree> {
        self.peek_nth(0)
    }

    pub(crate) fn peek_nth(&self, n: usize) -> Option<&TokenTree> {
        self.all.get(self.next + n)
    }

    pub(crate) fn take(&mut self) -> Option<TokenTree> {
        let token = self.peek().cloned()?;
        self.next += 1;
        Some(token)
    }

    /// Whether the nth token from here is one of the words.
    pub(crate) fn is_nth_word(&self, n: usize, words: &[&str]) -> bool {
        match self.peek_nth(n) {
            Some(TokenTree::Ident(ident)) => {
                let ident = ident.to_string();
                words.iter().any(|word| ident == *word)
            }
            _ => false,
        }
    }

    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.is_nth_word(0, &[word])
    }

    pub(crate) fn is_punct(&self, mark: char) -> bool {
        matches!(self.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
    }

    pub(crate) fn is_group(&self, delimiter: Delimiter) -> bool {
        matches!(self.peek(), Some(TokenTree::Group(group)) if group.delimiter() == delimiter)
    }

    pub(crate) fn take_word(&mut self, word: &str) -> Option<Span> {
        if self.is_word(word) { self.take().map(|token| token.span()) } else { None }
    }

    pub(crate) fn take_punct(&mut self, mark: char) -> Option<Span> {
        if self.is_punct(mark) { self.take().map(|token| token.span()) } else { None }
    }

    /// The next token if it is an identifier and may be taken.
    pub(crate) fn take_ident_if(&mut self, may_be_taken: bool) -> Option<Ident> {
        let Some(TokenTree::Ident(ident)) = self.peek().filter(|_| may_be_taken) else {
            return None;
        };
        let ident = ident.clone();
        self.next += 1;
        Some(ident)
    }

    /// The next token if it is text in quotes.
    pub(crate) fn take_text(&mut self) -> Option<Literal> {
        let Some(TokenTree::Literal(literal)) = self.peek() else { return None };
        let literal = literal.clone();
        if !literal.to_string().starts_with(['"', 'r']) {
            return None;
        }
        self.next += 1;
        Some(literal)
    }

    /// What is in the next token if that is a group.
    pub(crate) fn take_group(&mut self) -> Option<TokenStream> {
        let Some(TokenTree::Group(group)) = self.peek() else { return None };
        let stream = group.stream();
        self.next += 1;
        Some(stream)
    }

    /// The next token if it is a group in braces.
    pub(crate) fn take_braces(&mut self) -> Option<Group> {
        let Some(TokenTree::Group(group)) = self.peek() else { return None };
        if group.delimiter() != Delimiter::Brace {
            return None;
        }
        let group = group.clone();
        self.next += 1;
        Some(group)
    }

    /// Where the next token stands, or the last one if there is none.
    pub(crate) fn span(&self) -> Span {
        self.peek().map_or_else(|| self.end_or_last_span(), TokenTree::span)
    }

    /// Where the token before the next one stands.
    pub(crate) fn last_span(&self) -> Span {
        let last = self.next.checked_sub(1).and_then(|last| self.all.get(last));
        last.map_or(self.end_span, TokenTree::span)
    }

    fn end_or_last_span(&self) -> Span {
        self.all.last().map_or(self.end_span, TokenTree::span)
    }

    /// What the next token is, for a sentence that ends with "found …".
    pub(crate) fn found(&self) -> String {
        match self.peek() {
            None => self.end.to_owned(),
            Some(TokenTree::Group(group)) => match group.delimiter() {
                Delimiter::Brace => "`{`".to_owned(),
                Delimiter::Parenthesis => "`(`".to_owned(),
                Delimiter::Bracket => "`[`".to_owned(),
                Delimiter::None => "nothing".to_owned(),
            },
            Some(token) => format!("`{token}`"),
        }
    }

    /// A mistake at the next token.
    pub(crate) fn mistake(&self, message: impl Into<String>) -> Mistake {
        Mistake::at(self.span(), message)
    }

    /// That something else was expected than the next token; the nearest of the words is offered.
    pub(crate) fn expected(&self, what: &str, words: &[&str]) -> Mistake {
        let hint = self.hint(words);
        self.mistake(format!("expected {what}, found {}{hint}", self.found()))
    }

    /// The same, with all choices where none of the words is near.
    pub(crate) fn expected_one_of(&self, what: &str, choices: &str, words: &[&str]) -> Mistake {
        match self.hint(words) {
            hint if hint.is_empty() => self.expected(&format!("{what} ({choices})"), &[]),
            _ => self.expected(what, words),
        }
    }

    fn hint(&self, words: &[&str]) -> String {
        match self.peek() {
            Some(TokenTree::Ident(ident)) => did_you_mean(&ident.to_string(), words),
            _ => String::new(),
        }
    }

    /// Takes one word that has to stand here.
    pub(crate) fn expect_word(&mut self, word: &str) -> Result<Span> {
        match self.take_word(word) {
            Some(span) => Ok(span),
            None => Err(self.expected(&format!("`{word}`"), &[word])),
        }
    }
}

/// The tokens with invisible groups opened.
fn flat(stream: TokenStream) -> Vec<TokenTree> {
    let mut flat = Vec::new();
    let mut open = vec![stream.into_iter()];
    while let Some(tokens) = open.last_mut() {
        match tokens.next() {
            None => drop(open.pop()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => {
                open.push(group.stream().into_iter());
            }
            Some(token) => flat.push(token),
        }
    }
    flat
}
