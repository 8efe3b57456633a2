//! The last step of a module that refines other matrices: it is held against them, and gets a module for each.
//!
//! The module hands over its own rows; then those of each matrix that it refines are asked for, and
//! of those that these refine, one after the other. Which is next follows from the rows so far.
//! As soon as the refined ones are there, the module `__outer` leads to them, for itself and for those
//! that refine this one: it waits for no further link, so that a circle of modules ends as a message.

mod module;

use std::collections::{HashMap, VecDeque};

use okms_raci_claims::{Gap, Part, Refinement, Rows};
use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::parse::{ParseStream, Parser};
use syn::{Error, LitStr, Result, parenthesized};

/// The call of the step for this code, if it is of a matrix that refines others; findings go to `here`.
pub(crate) fn step(code: &str, here: &impl ToTokens) -> TokenStream {
    let refines = code.lines().take(8).any(|line| line.starts_with("raci::__refines!"));
    let step = quote! {
        self::__rows_of_the_matrix! { (raci::__private::macros::refine) #here }
    };
    if refines { step } else { TokenStream::new() }
}

/// `(rows) here (own rows) (rows) …`: asks for the next rows, or writes what follows from all.
pub(crate) fn refine(input: TokenStream) -> TokenStream {
    let refined = |input: ParseStream<'_>| {
        let last = literal(input)?;
        let here: TokenTree = input.parse()?;
        let mut texts = Vec::new();
        while !input.is_empty() {
            texts.push(literal(input)?);
        }
        texts.push(last);
        let found = texts.len().checked_sub(2).map(|entry| {
            let found = found(entry);
            quote!(const fn #found() {})
        });
        let refined = refined(&here, &texts).unwrap_or_else(Error::into_compile_error);
        Ok(quote!(#found #refined))
    };
    refined.parse2(input).unwrap_or_else(Error::into_compile_error)
}

fn literal(input: ParseStream<'_>) -> Result<Literal> {
    let rows;
    parenthesized!(rows in input);
    rows.parse()
}

fn refined(here: &TokenTree, texts: &[Literal]) -> Result<TokenStream> {
    let (chain, next) = Chain::read(texts, here.span())?;
    let count = chain.inner().refines.len();
    let outer = if texts.len() == count + 1 { chain.outer() } else { TokenStream::new() };
    let rest = if let Some(path) = next {
        let rows = quote_spanned! { here.span() =>
            #path::__rows_of_the_matrix! { (raci::__private::macros::refine) #here #((#texts))* }
        };
        let lost = (texts.len() <= count).then(|| chain.lost(texts.len() - 1, &path));
        quote!(#rows #lost)
    } else {
        let refinements = chain.refinements();
        let findings = chain.findings(&refinements);
        let modules = module::modules(&chain, &refinements);
        quote!(#findings #modules)
    };
    Ok(quote!(#outer #rest))
}

/// A function that is defined as soon as the rows of an outer matrix are there.
fn found(entry: usize) -> Ident {
    format_ident!("__found_{entry}")
}

/// A matrix of the chain.
struct Link {
    rows: Rows,
    /// The matrix that refines it, and the entry there.
    of: Option<(usize, usize)>,
    /// Its path in the innermost module, and in a module there.
    paths: [TokenStream; 2],
}

/// A matrix, those that it refines, those that these refine, and so on.
struct Chain {
    links: Vec<Link>,
    /// By link and entry.
    refined: HashMap<(usize, usize), usize>,
    /// The link whose rows are those of the innermost matrix: the chain is a circle.
    circle: Option<usize>,
    here: Span,
}

impl Chain {
    /// The chain as far as its rows are there, and the path of the next.
    fn read(texts: &[Literal], here: Span) -> Result<(Chain, Option<TokenStream>)> {
        let mut chain = Chain { links: Vec::new(), refined: HashMap::new(), circle: None, here };
        let mut before: Vec<String> = Vec::new();
        let mut waiting = VecDeque::from([None]);
        for text in texts {
            let of = waiting.pop_front().flatten();
            let paths = of.map_or_else(Default::default, |of| chain.paths(of));
            let rows = rows(text).map_err(|version| chain.other_version(of, &version))?;
            let position = chain.links.len();
            chain.refined.extend(of.map(|of| (of, position)));
            chain.links.push(Link { rows, of, paths });
            before.push(text.to_string());
            let above = || chain.above(position);
            let repeated = above().find(|at| before[*at] == before[position]);
            match repeated {
                Some(0) => chain.circle = chain.circle.or(Some(position)),
                // That circle is reported in the modules that it consists of.
                Some(_) => {}
                None => {
                    let entries = 0..chain.links[position].rows.refines.len();
                    waiting.extend(entries.map(|entry| Some((position, entry))));
                }
            }
        }
        let next = waiting.pop_front().flatten().map(|of| {
            let [path, _] = chain.paths(of);
            path
        });
        Ok((chain, next))
    }

    fn inner(&self) -> &Rows {
        &self.links[0].rows
    }

    /// The links between this one and the innermost, and that one.
    fn above(&self, position: usize) -> impl Iterator<Item = usize> {
        let of = |at: &usize| self.links[*at].of.map(|(link, _)| link);
        std::iter::successors(of(&position), of)
    }

    /// The paths of what this entry refines.
    fn paths(&self, (link, entry): (usize, usize)) -> [TokenStream; 2] {
        let entry = &self.links[link].rows.refines[entry];
        let name = Ident::new(&entry.name, Span::call_site());
        if link > 0 {
            return self.links[link].paths.clone().map(|path| quote!(#path::__outer::#name));
        }
        let path = match &entry.path {
            Some(path) => path.parse().unwrap_or_default(),
            None if entry.matrix == OKMS => quote!(raci),
            None => {
                let name = Ident::new(&entry.matrix, Span::call_site());
                quote!(crate::#name)
            }
        };
        // Where it leads to no matrix, the compiler underlines what the user wrote.
        let path = path.into_iter().map(|mut token: TokenTree| {
            token.set_span(self.here.resolved_at(token.span()));
            token
        });
        [path.collect(), quote!(super::__outer::#name)]
    }

    /// The module that leads to the outer matrices.
    fn outer(&self) -> TokenStream {
        let modules = self.inner().refines.iter().enumerate().map(|(position, entry)| {
            let name = Ident::new(&entry.name, Span::call_site());
            let [path, _] = self.paths((0, position));
            let is_of_library = entry.path.is_none() && entry.matrix == OKMS;
            let path = if is_of_library { quote!(super::super::raci) } else { path };
            quote!(pub mod #name { pub use #path::*; })
        });
        quote! {
            #[doc(hidden)]
            pub mod __outer { #(#modules)* }
        }
    }

    /// Where the path of an entry leads nowhere, the compiler says so, and goes on. Then the function of the
    /// module below, which no other one hides, adds the place in the YAML.
    fn lost(&self, entry: usize, path: &TokenStream) -> TokenStream {
        let path = path.to_string().replace(' ', "");
        let text = format!(
            "`{path}` leads to no matrix\n{}: write in this entry where its module is, `path: …`, or make it \
             with `include_matrix!` or `matrix!`",
            self.place(Part::Refines(entry))
        );
        let (found, lost) = (found(entry), format_ident!("__lost_{entry}"));
        quote! {
            mod #lost {
                pub const fn #found() { ::core::panic!("{}", #text) }
            }
            use #lost::*;
            const _: () = #found();
        }
    }

    /// What is wrong; of a circle that alone, and in one of its modules.
    fn findings(&self, refinements: &[Refinement]) -> TokenStream {
        if let Some(last) = self.circle {
            let circle = self.is_first_of_circle(last).then(|| self.leads_back(last));
            return quote!(#circle);
        }
        let mut gaps: Vec<Gap> = refinements.iter().flat_map(|found| found.gaps.clone()).collect();
        if refinements.iter().all(|found| !found.duties.is_empty()) {
            gaps.extend(Refinement::needless(self.inner(), refinements));
        }
        // As they are in the file.
        gaps.sort_by_key(|gap| (self.inner().lines.get(&gap.part), gap.part));
        let (warnings, errors): (Vec<&Gap>, Vec<&Gap>) =
            gaps.iter().partition(|gap| gap.is_warning);
        let mut sentences: Vec<String> =
            errors.iter().take(MOST_LISTED).map(|gap| self.sentence(gap)).collect();
        if let Some(more) = errors.len().checked_sub(MOST_LISTED + 1) {
            let are = if more == 0 {
                "1 more error is"
            } else {
                &format!("{} more errors are", more + 1)
            };
            sentences
                .push(format!("{are} not listed; `raci check {}` lists them", self.inner().file));
        }
        let errors = sentences.iter().map(|text| Error::new(self.here, text).to_compile_error());
        let outdated = Ident::new("MATRIX_IS_OUTDATED", self.here);
        let warnings = warnings.iter().map(|gap| {
            let text = Literal::string(&self.sentence(gap));
            quote! {
                const _: () = {
                    #[deprecated(note = #text)]
                    const #outdated: () = ();
                    #outdated
                };
            }
        });
        quote!(#(#errors)* #(#warnings)*)
    }

    /// What was found, and below it the place in the YAML with what to write there.
    fn sentence(&self, Gap { part, message, help, .. }: &Gap) -> String {
        format!("{message}\n{}: {help}", self.place(*part))
    }

    /// `data/key_service.yaml:12`
    fn place(&self, part: Part) -> String {
        let Rows { file, lines, .. } = self.inner();
        lines.get(&part).map_or_else(|| file.clone(), |line| format!("{file}:{line}"))
    }

    /// By entry.
    fn refinements(&self) -> Vec<Refinement> {
        let entries = 0..self.inner().refines.len();
        let of = |entry| {
            let outer = &self.links[self.refined[&(0, entry)]].rows;
            Refinement::new(self.inner(), entry, outer)
        };
        entries.map(of).collect()
    }

    fn is_first_of_circle(&self, last: usize) -> bool {
        let own = &self.inner().name;
        self.above(last).all(|at| own <= &self.links[at].rows.name)
    }

    /// That the chain ends at this matrix.
    fn leads_back(&self, last: usize) -> TokenStream {
        let mut names: Vec<&str> =
            self.above(last).map(|at| self.links[at].rows.name.as_str()).collect();
        names.reverse();
        names.push(&self.inner().name);
        let first = self.above(last).filter(|at| *at > 0).last();
        let entry = first.and_then(|first| self.links[first].of).map_or(0, |(_, entry)| entry);
        let text = format!(
            "the chain leads back: {}\n{}: take the entry out of one of them",
            names.join(" refines "),
            self.place(Part::Refines(entry))
        );
        Error::new(self.here, text).to_compile_error()
    }

    /// That another version of the library wrote the module that this entry names.
    fn other_version(&self, of: Option<(usize, usize)>, version: &str) -> Error {
        let own = env!("CARGO_PKG_VERSION");
        let (name, place) = match of {
            Some((link, entry)) => {
                let name = &self.links[link].rows.refines[entry].matrix;
                (
                    name.as_str(),
                    if link == 0 {
                        self.place(Part::Refines(entry))
                    } else {
                        self.inner().file.clone()
                    },
                )
            }
            None => ("this matrix", String::new()),
        };
        let message = format!(
            "the module of {name} was generated for okms-raci {version}, and this one for {own}\n\
             {place}: use one version of okms-raci for both"
        );
        Error::new(self.here, message)
    }
}

/// The name of the matrix that is the library.
const OKMS: &str = "okms";

/// How many errors of one matrix are listed.
const MOST_LISTED: usize = 100;

/// The rows in a literal, or the other version that wrote them.
fn rows(text: &Literal) -> std::result::Result<Rows, String> {
    let text = syn::parse_str::<LitStr>(&text.to_string());
    let text = text.map(|text| text.value()).unwrap_or_default();
    let version = text.strip_prefix("generated ").and_then(|rest| rest.split(' ').next());
    match Rows::read(&text) {
        Some(rows) if version == Some(env!("CARGO_PKG_VERSION")) => Ok(rows),
        _ => Err(version.unwrap_or("before 0.1.0").to_owned()),
    }
}
