//! Where a file uses one of the macros.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::names::{Called, Macro, Names};
use super::tokens;

/// One use of a macro.
pub(super) struct Use {
    pub(super) macro_: Macro,
    /// What stands before the name of the macro.
    pub(super) before: Vec<String>,
    pub(super) is_ours: bool,
    /// What it is given, as far as it stands there literally.
    pub(super) input: TokenStream,
    /// Whether a part of that was left out, because only the use of a `macro_rules!` says what it is.
    pub(super) is_partial: bool,
    /// Where it stands.
    pub(super) at: Span,
    /// The names of the items that it stands in, or on.
    pub(super) items: Vec<String>,
}

/// All uses in a file, in the order of the text.
pub(super) fn uses(file: &syn::File, names: &Names) -> Vec<Use> {
    let mut finder = Finder { names, items: Vec::new(), uses: Vec::new() };
    finder.visit_file(file);
    finder.uses.sort_by_key(|found| (found.at.start().line, found.at.start().column));
    finder.uses
}

struct Finder<'n> {
    names: &'n Names,
    /// Those that are open.
    items: Vec<String>,
    uses: Vec<Use>,
}

impl Finder<'_> {
    fn note(&mut self, path: &[String], is_attribute: bool, input: TokenStream, at: Span) {
        let Some(Called { macro_, before, is_ours }) = self.names.called(path) else { return };
        if is_attribute != (macro_ == Macro::Attribute) {
            return;
        }
        let is_partial = tokens::has_variable(&input.clone().into_iter().collect::<Vec<_>>());
        let input = tokens::literal(input);
        let items = self.items.clone();
        self.uses.push(Use { macro_, before, is_ours, input, is_partial, at, items });
    }

    fn note_tokens(&mut self, found: tokens::Use) {
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
        match self.names.called(&path) {
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

    /// What syn does not look into: the input of other macros, and syntax that it does not know.
    fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
        for found in tokens::uses(tokens.clone()) {
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

/// What an item is called; of an `impl`, what it is for.
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

/// What a file imports under a name of its own, and what of that other files see.
pub(super) fn imports(file: &syn::File) -> (Names, Names) {
    let mut importer = Importer::default();
    importer.visit_file(file);
    (importer.all, importer.exported)
}

#[derive(Default)]
struct Importer {
    all: Names,
    exported: Names,
}

impl Importer {
    fn import(&mut self, is_exported: bool, name: &str, path: Vec<String>) {
        if is_exported {
            self.exported.import(name, path.clone());
        }
        self.all.import(name, path);
    }

    fn tree(&mut self, is_exported: bool, tree: &syn::UseTree, mut path: Vec<String>) {
        let (name, original) = match tree {
            syn::UseTree::Path(tree) => {
                path.push(tree.ident.to_string());
                return self.tree(is_exported, &tree.tree, path);
            }
            syn::UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| {
                    self.tree(is_exported, tree, path.clone());
                });
            }
            syn::UseTree::Name(tree) => (&tree.ident, &tree.ident),
            syn::UseTree::Rename(tree) => (&tree.rename, &tree.ident),
            syn::UseTree::Glob(_) => return,
        };
        if original != "self" {
            path.push(original.to_string());
        } else if name == "self" {
            // `use a::b::{self}` imports `b`.
            let Some(last) = path.last().cloned() else { return };
            return self.import(is_exported, &last, path);
        }
        self.import(is_exported, &name.to_string(), path);
    }
}

impl<'ast> Visit<'ast> for Importer {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let is_exported = !matches!(item.vis, syn::Visibility::Inherited);
        self.tree(is_exported, &item.tree, Vec::new());
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        if let Some((_, name)) = &item.rename {
            let is_exported = !matches!(item.vis, syn::Visibility::Inherited);
            self.import(is_exported, &name.to_string(), vec![item.ident.to_string()]);
        }
    }
}
