//! Which module a file is.

use std::path::Path;

/// The path inside the crate of the module that a file is, as cargo lays crates out; none for the
/// root of a crate, and where nothing tells.
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
            ("src/trace/find.rs", "trace::find"),
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
