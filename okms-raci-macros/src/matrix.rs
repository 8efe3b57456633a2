//! Which matrix the input of a macro is about, and how the second step of a macro gets its rows.

use std::cell::RefCell;
use std::rc::Rc;

use okms_raci_claims::{MatrixPath, Rows};
use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Error, LitStr, Result, bracketed, parenthesized, token};

/// The path of the library, in the parentheses that come first, and what follows them.
pub(crate) fn library(input: TokenStream) -> (TokenStream, TokenStream) {
    let mut tokens = input.clone().into_iter();
    match tokens.next() {
        Some(TokenTree::Group(library)) => (library.stream(), tokens.collect()),
        _ => (quote!(::okms_raci), input),
    }
}

/// A matrix that a macro is about.
pub(crate) struct Matrix {
    /// The path that leads to it.
    pub(crate) path: TokenStream,
    /// Whether it is one of the user's own.
    pub(crate) is_own: bool,
}

impl Matrix {
    /// The matrix of the user's own, or the one of the library.
    pub(crate) fn new(own: Option<&MatrixPath>, library: TokenStream) -> Matrix {
        let path = match own {
            Some(MatrixPath { is_global: true, segments }) => quote!(#(::#segments)*),
            Some(MatrixPath { is_global: false, segments }) => quote!(#(#segments)::*),
            None => library,
        };
        Matrix { path, is_own: own.is_some() }
    }

    /// The matrix of `(library) use path; …`, and what follows.
    pub(crate) fn before(input: TokenStream) -> Result<(Matrix, TokenStream)> {
        let (library, input) = library(input);
        let split =
            |input: ParseStream<'_>| Ok((MatrixPath::parse_optional(input)?, input.parse()?));
        let (own, rest) = split.parse2(input)?;
        Ok((Matrix::new(own.as_ref(), library), rest))
    }

    /// A call of this macro of ours with `(rows) (matrix) (own or not) input`.
    pub(crate) fn with_rows(&self, second_step: &str, input: &TokenStream) -> TokenStream {
        let Matrix { path, is_own } = self;
        let (rows, second_step) = (self.rows(), format_ident!("{second_step}"));
        let own = is_own.then(|| quote!(own));
        quote! {
            #rows! {
                (#path::raci::__private::macros::#second_step)
                (#path)
                (#own)
                #input
            }
        }
    }

    /// The macro of the matrix that hands on its rows; where the user's path ends, so that the
    /// compiler reports there that it leads to no matrix.
    fn rows(&self) -> TokenStream {
        let end = self.path.clone().into_iter().last();
        let span = end.map_or_else(Span::call_site, |end| end.span());
        let (path, name) = (&self.path, Ident::new("__rows_of_the_matrix", span));
        quote!(#path::#name)
    }
}

/// What a second step starts with: the rows and the path of the matrix.
pub(crate) struct WithRows {
    pub(crate) rows: Rc<Rows>,
    pub(crate) path: TokenStream,
    /// The rows as they were handed over, those of the matrix first.
    texts: Vec<Literal>,
}

impl Parse for WithRows {
    fn parse(input: ParseStream<'_>) -> Result<WithRows> {
        let (lines, path, own);
        parenthesized!(lines in input);
        parenthesized!(path in input);
        parenthesized!(own in input);
        let is_own = own.parse::<Option<Ident>>()?.is_some();
        let lines: Literal = lines.parse()?;
        Ok(WithRows { rows: rows(&lines, is_own)?, path: path.parse()?, texts: vec![lines] })
    }
}

impl WithRows {
    /// The rows of a matrix and of all that it refines, before which those that came last stand:
    /// `(rows) (own rows) (rows) … [matrix] (own or not)`.
    pub(crate) fn beside(input: ParseStream<'_>) -> Result<WithRows> {
        let mut texts = Vec::new();
        while input.peek(token::Paren) {
            let lines;
            parenthesized!(lines in input);
            texts.push(lines.parse()?);
        }
        // Those that were asked for come first.
        texts.rotate_left(1);
        let (path, own);
        bracketed!(path in input);
        parenthesized!(own in input);
        let is_own = own.parse::<Option<Ident>>()?.is_some();
        let mut read = texts.iter().map(|lines| rows(lines, is_own));
        let own = read.next().unwrap_or_else(|| Err(input.error("expected rows")))?;
        let outer = read.map(|rows| rows.map(|rows| Some(Rc::unwrap_or_clone(rows))));
        let outer = outer.collect::<Result<Vec<_>>>()?;
        let rows = Rc::new(Rc::unwrap_or_clone(own).beside(outer));
        Ok(WithRows { rows, path: path.parse()?, texts })
    }

    /// A call of this macro of ours with the rows of one more matrix that this one refines, unless
    /// those of all are there.
    pub(crate) fn with_next(&self, step: &str, input: &TokenStream) -> Option<TokenStream> {
        let WithRows { rows, path, texts } = self;
        let entry = rows.refines.get(texts.len() - 1)?;
        let (entry, step) = (format_ident!("{}", entry.name), format_ident!("{step}"));
        let own = rows.is_own.then(|| quote!(own));
        Some(quote! {
            #path::__outer::#entry::__rows_of_the_matrix! {
                (#path::raci::__private::macros::#step)
                #((#texts))*
                [#path]
                (#own)
                #input
            }
        })
    }
}

/// The rows of a matrix as its module hands them on.
///
/// Those that were read last are kept, because a crate has many claims about one matrix.
fn rows(lines: &Literal, is_own: bool) -> Result<Rc<Rows>> {
    thread_local! {
        static LAST: RefCell<Option<(String, Rc<Rows>)>> = const { RefCell::new(None) };
    }
    let written = lines.to_string();
    LAST.with_borrow_mut(|last| match last {
        Some((before, rows)) if *before == written && rows.is_own == is_own => Ok(Rc::clone(rows)),
        _ => {
            let lines: LitStr = syn::parse_str(&written)?;
            let rows = Rows::read(&lines.value()).map(|rows| Rc::new(Rows { is_own, ..rows }));
            let rows =
                rows.ok_or_else(|| Error::new(lines.span(), "these are no rows of a matrix"))?;
            *last = Some((written, Rc::clone(&rows)));
            Ok(rows)
        }
    })
}
