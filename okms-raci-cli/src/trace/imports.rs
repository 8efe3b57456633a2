//! The imports of a file, which give our macros and the crate other names: `use … as …`.

use std::collections::HashMap;

use syn::visit::Visit;

/// One of our macros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Macro {
    Assert,
    Attribute,
    Subset,
    Activity,
}

impl Macro {
    fn named(name: &str) -> Option<Macro> {
        match name {
            "assert_raci" => Some(Macro::Assert),
            "raci" => Some(Macro::Attribute),
            "subset" => Some(Macro::Subset),
            "activity" => Some(Macro::Activity),
            _ => None,
        }
    }
}

/// The name of the crate in its own documentation.
const CRATE: &str = "okms_raci";

/// A file without any of these words uses no macro of ours.
pub(super) const WORDS: [&str; 3] = ["raci", "subset", "activity"];

/// A path to one of our macros.
pub(super) struct MacroPath {
    pub(super) macro_: Macro,
    /// The segments before the name: the crate, or a module of it.
    pub(super) prefix: Vec<String>,
    /// Whether the macro is certainly ours; other crates may have a `subset!` or an `activity!`.
    pub(super) is_ours: bool,
}

/// Imported names, each with its path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Imports {
    paths: HashMap<String, Vec<String>>,
}

impl Imports {
    /// Adds `use path as name`.
    pub(super) fn add(&mut self, name: &str, path: Vec<String>) {
        if path != [name] {
            self.paths.insert(name.to_owned(), path);
        }
    }

    /// Adds the imports of another file; names of this one win.
    pub(super) fn extend(&mut self, others: &Imports) {
        for (name, path) in &others.paths {
            self.paths.entry(name.clone()).or_insert_with(|| path.clone());
        }
    }

    /// The imports of our macros or the crate under other names.
    pub(super) fn renamed(&self) -> Imports {
        let is_renamed = |name: &str| {
            let path = self.full(&[name.to_owned()]);
            let last = path.last().map_or("", String::as_str);
            last != name && (Macro::named(last).is_some() || last == CRATE)
        };
        let paths = self.paths.iter().filter(|(name, _)| is_renamed(name));
        Imports { paths: paths.map(|(name, path)| (name.clone(), path.clone())).collect() }
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.paths.keys().map(String::as_str)
    }

    /// The macro of ours that a path leads to.
    pub(super) fn macro_at(&self, path: &[String]) -> Option<MacroPath> {
        let full = self.full(path);
        let macro_ = Macro::named(full.last()?)?;
        let is_ours = matches!(macro_, Macro::Assert | Macro::Attribute)
            || full.iter().any(|segment| segment == CRATE);
        Some(MacroPath { macro_, prefix: path[..path.len() - 1].to_vec(), is_ours })
    }

    /// Whether a path leads to the crate itself.
    pub(super) fn is_crate(&self, path: &[String]) -> bool {
        self.full(path).last().is_some_and(|last| last == CRATE)
    }

    /// The original name of the item that a path leads to.
    pub(super) fn last(&self, path: &[String]) -> String {
        self.full(path).pop().unwrap_or_default()
    }

    /// The path with imported names resolved.
    fn full(&self, path: &[String]) -> Vec<String> {
        /// Imports may go in a circle; this is more than names may be renamed.
        const MOST_IMPORTS: usize = 16;
        let mut path = path.to_vec();
        for _ in 0..MOST_IMPORTS {
            let start = path.iter().take_while(|segment| is_relative(segment)).count();
            let Some(imported) = path.get(start).and_then(|first| self.paths.get(first)) else {
                break;
            };
            path.splice(..=start, imported.iter().cloned());
        }
        path
    }
}

/// Whether a path relative to this crate starts with the segment.
fn is_relative(segment: &str) -> bool {
    matches!(segment, "crate" | "self" | "super" | "$crate")
}

/// The imports of a file, and the part of them that other files can use.
pub(super) fn imports(file: &syn::File) -> (Imports, Imports) {
    let mut importer = Importer::default();
    importer.visit_file(file);
    (importer.all, importer.exported)
}

#[derive(Default)]
struct Importer {
    all: Imports,
    exported: Imports,
}

impl Importer {
    fn import(&mut self, is_exported: bool, name: &str, path: Vec<String>) {
        if is_exported {
            self.exported.add(name, path.clone());
        }
        self.all.add(name, path);
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
