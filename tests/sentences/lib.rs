//! The mistakes in uses of the macros that the grammar or the names of the OKMS matrix refuse.

use std::ops::Range;

use okms_raci::{Activity, Party, Section};
use okms_raci_claims::{
    Activities, Asked, Block, Called, Claim, Kind, Lookup, Module, Named, Names, Quoted,
    Section as Written, Subset,
};
use proc_macro2::{Ident, TokenStream, TokenTree};
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
#[must_use]
pub fn mistakes(code: &str) -> Vec<Mistake> {
    let mut said = Said { names: okms(), mistakes: Vec::new() };
    // What is no token of Rust is told by the compiler, in its own words.
    code.parse().map_or_else(drop, |tokens| said.read(tokens));
    said.mistakes
}

struct Said {
    names: Names<'static>,
    mistakes: Vec<Mistake>,
}

impl Said {
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
        block.mistakes.into_iter().for_each(|mistakes| self.note(mistakes));
        if block.matrix.is_some() {
            return;
        }
        for claim in &block.claims {
            let unknown = self.unknown(claim.names(), sections(claim));
            // Else the compiler sees the claim, and says it of each name.
            let names = &self.names;
            if unknown.iter().any(|(named, asked)| !names.compiler_knows_better(*named, asked)) {
                self.not_there(unknown);
            }
        }
        self.quoted(&block.quoted);
    }

    fn subset(&mut self, input: TokenStream) {
        let Some(subset) = self.parsed::<Subset>(input) else { return };
        match &subset.selection {
            Ok(selection) => {
                let unknown = self.unknown(selection.names(), &selection.sections);
                self.not_there(unknown);
            }
            Err(mistake) if subset.quoted.is_empty() => self.note(mistake.clone()),
            Err(_) => self.quoted(&subset.quoted),
        }
    }

    /// Of the names and sections those that the matrix does not have.
    fn unknown<'a>(
        &self,
        names: Vec<(Named, &'a Ident)>,
        sections: &'a [Written],
    ) -> Vec<(Named, Asked<'a>)> {
        let names = names.into_iter().map(|(named, name)| (named, Asked::Name(name)));
        let numbers = sections.iter().filter_map(|section| match section {
            Written::Number(number) => {
                Some((Named::Section, Asked::Text(number.value.clone(), number.span())))
            }
            Written::Name(_) => None,
        });
        names.chain(numbers).filter(|(named, asked)| !self.names.has(*named, asked)).collect()
    }

    fn not_there(&mut self, unknown: Vec<(Named, Asked<'_>)>) {
        for (named, asked) in unknown {
            self.note(self.names.mistake(named, &asked));
        }
    }

    fn quoted(&mut self, quoted: &[Quoted]) {
        let asked = |text: &Quoted| Asked::Text(text.text.value.clone(), text.text.span());
        self.not_there(quoted.iter().map(|text| (text.named, asked(text))).collect());
    }
}

fn sections(claim: &Claim) -> &[Written] {
    match &claim.kind {
        Kind::Holds(_, Activities::Every { sections, .. }) => sections,
        _ => &[],
    }
}

fn okms() -> Names<'static> {
    let called = |id: String, title, number| Called { id: id.leak(), title, number };
    Names {
        parties: Party::ALL.iter().map(|it| called(format!("{it:?}"), it.name(), "")).collect(),
        sections: Section::ALL
            .iter()
            .map(|it| called(format!("{it:?}"), it.title(), it.number()))
            .collect(),
        activities: Activity::ALL
            .iter()
            .map(|it| called(format!("{it:?}"), it.title(), ""))
            .collect(),
        former: Vec::new(),
        is_own: false,
    }
}
