//! The invocations of our macros in a file.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::imports::{Imports, Macro, MacroPath};
use super::tokens::{self, TokenInvocation};

/// One use of a macro.
pub(super) struct Invocation {
    pub(super) macro_: Macro,
    /// The path before the name of the macro.
    pub(super) prefix: Vec<String>,
    pub(super) is_ours: bool,
    /// The literal part of the input.
    pub(super) input: TokenStream,
    /// Whether the input has variables of a `macro_rules!`, which are left out of `input`.
    pub(super) is_partial: bool,
    /// The start of the path.
    pub(super) at: Span,
    /// The names of the items around it, and of the one that it is on.
    pub(super) items: Vec<String>,
}

/// All invocations in a file, in the order of the text.
pub(super) fn invocations(file: &syn::File, imports: &Imports) -> Vec<Invocation> {
    let mut finder = Finder { imports, items: Vec::new(), invocations: Vec::new() };
    finder.visit_file(file);
    finder.invocations.sort_by_key(|found| (found.at.start().line, found.at.start().column));
    finder.invocations
}

struct Finder<'i> {
    imports: &'i Imports,
    /// The items around the current position.
    items: Vec<String>,
    invocations: Vec<Invocation>,
}

impl Finder<'_> {
    fn note(&mut self, path: &[String], is_attribute: bool, input: TokenStream, at: Span) {
        let Some(MacroPath { macro_, prefix, is_ours }) = self.imports.macro_at(path) else {
            return;
        };
        if is_attribute != (macro_ == Macro::Attribute) {
            return;
        }
        let is_partial = tokens::has_variable(&input.clone().into_iter().collect::<Vec<_>>());
        let input = tokens::literal(input);
        let items = self.items.clone();
        self.invocations.push(Invocation { macro_, prefix, is_ours, input, is_partial, at, items });
    }

    fn note_tokens(&mut self, found: TokenInvocation) {
        let is_named = found.item.is_some();
        self.items.extend(found.item);
        self.note(&found.path, found.is_attribute, found.input, found.first.span());
        if is_named {
            self.items.pop();
        }
    }

    /// Visits what is in an item.
    fn inside(&mut self, name: Option<String>, visit: impl FnOnce(&mut Self)) {
        let depth = self.items.len();
        self.items.extend(name);
        visit(self);
        self.items.truncate(depth);
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        self.inside(name(item), |finder| visit::visit_item(finder, item));
    }

    fn visit_impl_item(&mut self, item: &'ast syn::ImplItem) {
        let name = match item {
            syn::ImplItem::Const(item) => Some(&item.ident),
            syn::ImplItem::Fn(item) => Some(&item.sig.ident),
            syn::ImplItem::Type(item) => Some(&item.ident),
            _ => None,
        };
        self.inside(name.map(Ident::to_string), |finder| visit::visit_impl_item(finder, item));
    }

    fn visit_trait_item(&mut self, item: &'ast syn::TraitItem) {
        let name = match item {
            syn::TraitItem::Const(item) => Some(&item.ident),
            syn::TraitItem::Fn(item) => Some(&item.sig.ident),
            syn::TraitItem::Type(item) => Some(&item.ident),
            _ => None,
        };
        self.inside(name.map(Ident::to_string), |finder| visit::visit_trait_item(finder, item));
    }

    fn visit_macro(&mut self, used: &'ast syn::Macro) {
        let path = segments(&used.path);
        match self.imports.macro_at(&path) {
            Some(_) => self.note(&path, false, used.tokens.clone(), start(&used.path)),
            None => visit::visit_macro(self, used),
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let list = match &attribute.meta {
            syn::Meta::List(list) => list,
            syn::Meta::Path(path) => {
                return self.note(&segments(path), true, TokenStream::new(), start(path));
            }
            syn::Meta::NameValue(_) => return,
        };
        let path = segments(&list.path);
        if list.path.is_ident("cfg_attr") {
            let inside: Vec<TokenTree> = list.tokens.clone().into_iter().collect();
            for found in tokens::attributes(&inside) {
                self.note_tokens(found);
            }
        } else {
            self.note(&path, true, list.tokens.clone(), start(&list.path));
        }
    }

    /// Tokens that syn does not parse: the input of other macros, and unknown syntax.
    fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
        for found in tokens::invocations(tokens.clone()) {
            self.note_tokens(found);
        }
    }
}

fn start(path: &syn::Path) -> Span {
    path.segments.first().map_or_else(Span::call_site, |segment| segment.ident.span())
}

fn segments(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

/// The name of an item; for an `impl`, that of its type.
fn name(item: &syn::Item) -> Option<String> {
    let ident = match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Macro(item) => item.ident.as_ref()?,
        syn::Item::Mod(item) => &item.ident,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::TraitAlias(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        syn::Item::Union(item) => &item.ident,
        syn::Item::Impl(item) => return type_name(&item.self_ty),
        _ => return None,
    };
    Some(ident.to_string())
}

fn type_name(of: &syn::Type) -> Option<String> {
    match of {
        syn::Type::Path(of) => of.path.segments.last().map(|segment| segment.ident.to_string()),
        syn::Type::Reference(of) => type_name(&of.elem),
        syn::Type::Group(of) => type_name(&of.elem),
        syn::Type::Paren(of) => type_name(&of.elem),
        _ => None,
    }
}
