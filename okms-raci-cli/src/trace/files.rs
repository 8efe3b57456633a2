//! The Rust files of some paths, and the module that each one is.

use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ignore::{DirEntry, WalkBuilder};

use super::findings::unreadable;
use crate::finding::Finding;
use crate::paths::shell_word;
use crate::source::Form;
use crate::status::Error;

/// The files to search.
pub(super) struct SourceFiles {
    /// Sorted, each once.
    pub(super) paths: Vec<PathBuf>,
    /// Folders that cannot be read.
    pub(super) problems: Vec<Finding>,
}

impl SourceFiles {
    /// The Rust files of these folders; a path to a file is taken whatever its name.
    pub(super) fn below(paths: &[PathBuf]) -> Result<SourceFiles, Error> {
        let mut files = SourceFiles { paths: Vec::new(), problems: Vec::new() };
        for path in paths {
            if !path.exists() {
                let message = format!(
                    "there is no file or folder {}\nname a folder, or a file of Rust",
                    path.display()
                );
                return Err(Error::new(message));
            }
            if path.is_file() && Form::of_ending(path).is_some() {
                let what = format!("{} is no Rust", path.display());
                let help = format!("for a matrix, write --matrix {}", shell_word(path));
                return Err(Error::new(format_args!("{what}\n{help}")));
            }
            let absolute = path.canonicalize().unwrap_or_else(|_| path.clone());
            if let Some(list) = absolute.ancestors().find_map(endless_list) {
                let help = "remove it, or trace other folders; it says what git ignores";
                let list = short(list);
                let message =
                    format!("{} is not a file, or larger than 1 MiB\n{help}", list.display());
                return Err(Error::new(message));
            }
            let endless: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
            for entry in WalkBuilder::new(path).filter_entry(filter(endless.clone())).build() {
                match entry {
                    Ok(entry) if is_source(&entry) => files.paths.push(short(entry.into_path())),
                    Ok(_) => {}
                    Err(error) => files.problems.push(unreadable(&short(path.clone()), &error)),
                }
            }
            for list in std::mem::take(&mut *lock(&endless)) {
                files.problems.push(unreadable(&short(list), &NO_LIST));
            }
        }
        files.paths.sort();
        files.paths.dedup();
        Ok(files)
    }
}

/// Why a list of what git ignores is not read.
const NO_LIST: &str = "it is not a file, or larger than 1 MiB, so its folder is not searched; \
    remove this list of ignored files";

/// Leaves out build folders, and those with a list that cannot be read, which it notes.
fn filter(endless: Arc<Mutex<Vec<PathBuf>>>) -> impl Fn(&DirEntry) -> bool {
    move |entry| {
        let list = endless_list(entry.path());
        let is_walked = list.is_none() && is_no_build_folder(entry);
        lock(&endless).extend(list);
        is_walked
    }
}

fn lock(paths: &Mutex<Vec<PathBuf>>) -> MutexGuard<'_, Vec<PathBuf>> {
    paths.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file of a folder that says what git ignores, or leads to one that does, and might never end: git keeps
/// links to devices.
fn endless_list(folder: &Path) -> Option<PathBuf> {
    let git = folder.join(".git");
    let lists = [".gitignore", ".ignore", ".git/info/exclude"].map(|name| folder.join(name));
    lists.into_iter().chain([git.clone()]).find(|list| is_endless(list)).or_else(|| {
        // A worktree has a file in place of the folder, which names its own, and that the one of all worktrees.
        let own = PathBuf::from(first_line(&git)?.strip_prefix("gitdir: ")?);
        let shared = own.join("commondir");
        if is_endless(&shared) {
            return Some(shared);
        }
        let shared = own.join(first_line(&shared)?);
        Some(shared.join("info/exclude")).filter(|list| is_endless(list))
    })
}

fn is_endless(list: &Path) -> bool {
    const MOST: u64 = 1 << 20;
    let is_short = |found: Metadata| found.is_dir() || found.is_file() && found.len() <= MOST;
    fs::metadata(list).is_ok_and(|found| !is_short(found))
}

/// The first line of a file that is not endless.
fn first_line(file: &Path) -> Option<String> {
    if !file.is_file() {
        return None;
    }
    fs::read_to_string(file).ok()?.lines().next().map(str::to_owned)
}

fn is_source(entry: &DirEntry) -> bool {
    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
    let is_named = entry.depth() == 0;
    is_named && !entry.path().is_dir()
        || is_file && entry.path().extension() == Some(OsStr::new("rs"))
}

/// Leaves out `target`, unless it is a module called so.
fn is_no_build_folder(entry: &DirEntry) -> bool {
    let path = entry.path();
    let is_module = || path.join("mod.rs").exists() || path.with_extension("rs").exists();
    entry.depth() == 0 || entry.file_name() != "target" || is_module()
}

/// The path from where the command runs.
fn short(path: PathBuf) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let inside = path.strip_prefix(&here).or_else(|_| path.strip_prefix(".")).unwrap_or(&path);
    if inside.as_os_str().is_empty() { path } else { inside.to_owned() }
}

/// The path inside the crate of the module that a file is, as cargo lays crates out; none for the
/// root of a crate, and for a file outside of any.
pub(super) fn module(file: &Path) -> Vec<String> {
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let name = stem(&file);
    let mut path: Vec<String> = Vec::new();
    for folder in file.ancestors().skip(1) {
        if holds_root(folder) || is_called(folder, "src") {
            return with_name(path, name);
        }
        if holds_crates(folder) {
            return if path.is_empty() { path } else { with_name(path, name) };
        }
        if is_package(folder) {
            break;
        }
        path.insert(0, stem(folder));
    }
    Vec::new()
}

fn with_name(mut path: Vec<String>, name: String) -> Vec<String> {
    if !matches!(name.as_str(), "lib" | "main" | "mod") {
        path.push(name);
    }
    path
}

fn holds_root(folder: &Path) -> bool {
    folder.join("lib.rs").exists() || folder.join("main.rs").exists()
}

/// Whether each file in the folder is the root of a crate.
fn holds_crates(folder: &Path) -> bool {
    let above = folder.parent();
    let is_of_package = || above.is_some_and(is_package);
    is_called(folder, "bin") && above.is_some_and(|above| is_called(above, "src"))
        || ["tests", "examples", "benches"].iter().any(|name| is_called(folder, name))
            && is_of_package()
}

fn is_package(folder: &Path) -> bool {
    folder.join("Cargo.toml").exists()
}

fn is_called(folder: &Path, name: &str) -> bool {
    folder.file_name().is_some_and(|folder| folder == name)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::module;

    #[test]
    fn a_file_is_the_module_that_cargo_takes_it_for() {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (file, path) in [
            ("src/lib.rs", ""),
            ("src/main.rs", ""),
            ("src/trace.rs", "trace"),
            ("src/trace/judge.rs", "trace::judge"),
            ("src/tests/names.rs", "tests::names"),
            ("src/keys/mod.rs", "keys"),
            ("src/bin/tool.rs", ""),
            ("src/bin/tool/keys.rs", "tool::keys"),
            ("tests/it/main.rs", ""),
            ("tests/it/trace.rs", "trace"),
            // A folder of any name can hold the root of a crate.
            ("tests/it/trace/forms.rs", "trace::forms"),
            ("tests/it/diff/mod.rs", "diff"),
            ("tests/other.rs", ""),
            ("tests/common/mod.rs", "common"),
            ("benches/speed.rs", ""),
            ("build.rs", ""),
        ] {
            assert_eq!(module(&package.join(file)).join("::"), path, "{file}");
        }
    }
}
