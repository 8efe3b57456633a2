//! The mistakes in uses of the macros that the grammar or the names of the OKMS matrix refuse.

use std::ops::Range;

use okms_raci_claims::{Block, Lookup, Mistake as Refusal, MistakeKind, Module, Rows, Subset};
use proc_macro2::{TokenStream, TokenTree};
use syn::Error;
use syn::parse::Parse;

/// A message, and the columns of the tokens that it is about.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// The message.
    pub message: String,
    /// Empty if the message is about the end of the input.
    pub columns: Range<usize>,
}

/// All mistakes in a line of code, in its order.
///
/// # Panics
///
/// If the rows of the OKMS matrix cannot be read.
#[must_use]
pub fn mistakes(code: &str) -> Vec<Mistake> {
    let rows = Rows::read(okms_raci::__rows_of_the_matrix!((rows))).expect("the rows of OKMS");
    let mut reader = Reader { rows, mistakes: Vec::new() };
    // The compiler reports what is no token of Rust, in its own words.
    code.parse().map_or_else(drop, |tokens| reader.read(tokens));
    reader.mistakes
}

/// What a matrix hands its rows to.
macro_rules! rows {
    (($rows:literal)) => {
        $rows
    };
}
use rows;

struct Reader {
    rows: Rows,
    mistakes: Vec<Mistake>,
}

impl Reader {
    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            let TokenTree::Group(group) = token else { continue };
            let before: Vec<String> = tokens[..at].iter().map(ToString::to_string).collect();
            let before: Vec<&str> = before.iter().map(String::as_str).collect();
            let input = group.stream();
            match before.as_slice() {
                [.., "assert_raci", "!"] | [.., "raci"] => self.block(input),
                [.., "subset", "!"] => self.subset(input),
                [.., "activity", "!"] => drop(self.parsed::<Lookup>(input)),
                [.., "matrix", "!"] => drop(self.parsed::<Module>(input)),
                _ => self.read(input),
            }
        }
    }

    fn parsed<T: Parse>(&mut self, input: TokenStream) -> Option<T> {
        syn::parse2(input).map_err(|mistakes| self.note(mistakes)).ok()
    }

    fn note(&mut self, mistakes: Error) {
        self.mistakes.extend(mistakes.into_iter().map(|mistake| {
            let columns = mistake.span().start().column..mistake.span().end().column;
            Mistake { message: mistake.to_string(), columns }
        }));
    }

    fn block(&mut self, input: TokenStream) {
        let Some(block) = self.parsed::<Block>(input) else { return };
        block.mistakes.iter().for_each(|mistakes| self.note(mistakes.clone()));
        if block.matrix.is_some() {
            return;
        }
        self.names(self.rows.judge(&block).mistakes);
    }

    fn subset(&mut self, input: TokenStream) {
        let Some(subset) = self.parsed::<Subset>(input) else { return };
        if subset.matrix.is_some() && subset.selection.is_ok() {
            return;
        }
        if let (Err(mistake), true) = (&subset.selection, subset.loose.is_empty()) {
            return self.note(mistake.clone());
        }
        self.names(self.rows.subset(&subset).1);
    }

    /// Notes the names that the matrix does not have; whether a claim holds is tested elsewhere.
    fn names(&mut self, mistakes: Vec<Refusal>) {
        let is_name = |mistake: &Refusal| mistake.kind == MistakeKind::UnknownName;
        for mistake in mistakes.into_iter().filter(is_name) {
            self.note(mistake.error);
        }
    }
}
