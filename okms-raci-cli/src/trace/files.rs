//! The Rust files of some paths.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::kinds::UNREADABLE_SOURCE;
use crate::finding::{Finding, Place};
use crate::status::Error;

/// What there is to look through.
pub(super) struct Files {
    /// Sorted, each once.
    pub(super) paths: Vec<PathBuf>,
    /// Folders that cannot be read.
    pub(super) problems: Vec<Finding>,
}

/// The Rust files of these paths; of a path that is no folder, what it names, whatever it is called.
pub(super) fn files(paths: &[PathBuf]) -> Result<Files, Error> {
    let mut files = Files { paths: Vec::new(), problems: Vec::new() };
    for path in paths {
        if !path.exists() {
            let message = format!(
                "there is no file or folder {}\nname a folder, or a file of Rust",
                path.display()
            );
            return Err(Error::new(message));
        }
        for entry in WalkBuilder::new(path).filter_entry(is_no_build_folder).build() {
            match entry {
                Ok(entry) if is_source(&entry) => files.paths.push(short(entry.into_path())),
                Ok(_) => {}
                Err(error) => files.problems.push(unreadable(&short(path.clone()), &error)),
            }
        }
    }
    files.paths.sort();
    files.paths.dedup();
    Ok(files)
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

/// A path as it is reported, with `/` between folders.
pub(super) fn written(path: &Path) -> String {
    let path = path.display().to_string();
    if cfg!(windows) { path.replace('\\', "/") } else { path }
}

pub(super) fn unreadable(path: &Path, error: &dyn std::fmt::Display) -> Finding {
    Finding {
        count: 1,
        kind: UNREADABLE_SOURCE.id,
        level: UNREADABLE_SOURCE.level,
        message: format!("this cannot be read: {error}"),
        help: None,
        place: Some(Place { file: written(path), span: None }),
        excerpt: None,
    }
}
