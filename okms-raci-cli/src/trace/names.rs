//! What the macros are called: under any name of the crate, behind `use … as …`.

use std::collections::HashMap;

/// One of the macros that speak of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Macro {
    Assert,
    Attribute,
    Subset,
    Activity,
}

impl Macro {
    fn called(name: &str) -> Option<Macro> {
        match name {
            "assert_raci" => Some(Macro::Assert),
            "raci" => Some(Macro::Attribute),
            "subset" => Some(Macro::Subset),
            "activity" => Some(Macro::Activity),
            _ => None,
        }
    }
}

/// The crate, as it is called in its own documentation.
const CRATE: &str = "okms_raci";

/// A file without any of these speaks of no matrix.
pub(super) const WORDS: [&str; 3] = ["raci", "subset", "activity"];

/// A path that leads to one of the macros.
pub(super) struct Called {
    pub(super) macro_: Macro,
    /// What stands before the name: the crate, or a module of it.
    pub(super) before: Vec<String>,
    /// Whether it is known to lead to our crate, where other crates may have a macro of that name.
    pub(super) is_ours: bool,
}

/// What is imported, each name with the path that it stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    paths: HashMap<String, Vec<String>>,
}

impl Names {
    /// Takes `use path as name`; what leads nowhere near us does no harm.
    pub(super) fn import(&mut self, name: &str, path: Vec<String>) {
        if path != [name] {
            self.paths.insert(name.to_owned(), path);
        }
    }

    /// Adds those of another place, where there is no such name here.
    pub(super) fn extend(&mut self, others: &Names) {
        for (name, path) in &others.paths {
            self.paths.entry(name.clone()).or_insert_with(|| path.clone());
        }
    }

    /// Those that stand for one of the macros or for the crate, under a name that does not tell.
    pub(super) fn renamed(&self) -> Names {
        let leads_to_us = |name: &str| {
            let path = self.full(&[name.to_owned()]);
            let last = path.last().map_or("", String::as_str);
            last != name && (Macro::called(last).is_some() || last == CRATE)
        };
        let paths = self.paths.iter().filter(|(name, _)| leads_to_us(name));
        Names { paths: paths.map(|(name, path)| (name.clone(), path.clone())).collect() }
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.paths.keys().map(String::as_str)
    }

    /// The macro that a path leads to.
    pub(super) fn called(&self, path: &[String]) -> Option<Called> {
        let full = self.full(path);
        let macro_ = Macro::called(full.last()?)?;
        let is_ours = matches!(macro_, Macro::Assert | Macro::Attribute)
            || full.iter().any(|segment| segment == CRATE);
        Some(Called { macro_, before: path[..path.len() - 1].to_vec(), is_ours })
    }

    /// Whether a path leads to the crate itself.
    pub(super) fn is_crate(&self, path: &[String]) -> bool {
        self.full(path).last().is_some_and(|last| last == CRATE)
    }

    /// The name at the end of a path, whatever it is imported as.
    pub(super) fn last(&self, path: &[String]) -> String {
        self.full(path).pop().unwrap_or_default()
    }

    /// The path with its first name replaced by what it stands for, as often as that goes on.
    fn full(&self, path: &[String]) -> Vec<String> {
        /// Imports may go in a circle.
        const MOST_IMPORTS: usize = 8;
        let mut path = path.to_vec();
        for _ in 0..MOST_IMPORTS {
            let start = path.iter().take_while(|segment| is_of_here(segment)).count();
            let Some(stands_for) = path.get(start).and_then(|first| self.paths.get(first)) else {
                break;
            };
            path.splice(..=start, stands_for.iter().cloned());
        }
        path
    }
}

/// Whether a path may start so before a name of this crate.
fn is_of_here(segment: &str) -> bool {
    matches!(segment, "crate" | "self" | "super" | "$crate")
}
