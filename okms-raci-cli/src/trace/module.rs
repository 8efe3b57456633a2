//! Which module a file is.

use std::path::Path;

/// The path inside the crate of the module that a file is, as cargo lays crates out; none for the
/// root of a crate.
pub(super) fn module(file: &Path) -> Vec<String> {
    let name = stem(file);
    let Some(folder) = file.parent() else { return Vec::new() };
    let mut path: Vec<String> = Vec::new();
    for above in folder.ancestors() {
        let is_root_of_file = path.is_empty() && matches!(name.as_str(), "lib" | "main");
        if is_root_of_file || holds_root(above) || is_called(above, "src") {
            break;
        }
        if ["tests", "examples", "benches", "bin"].iter().any(|folder| is_called(above, folder)) {
            // Each file in there is a crate.
            return if path.is_empty() { path } else { with_name(path, name) };
        }
        if above.join("Cargo.toml").exists() || above.as_os_str().is_empty() {
            // A build script, or a place that tells nothing.
            return Vec::new();
        }
        path.insert(0, stem(above));
    }
    with_name(path, name)
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

fn is_called(folder: &Path, name: &str) -> bool {
    folder.file_name().is_some_and(|folder| folder == name)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
