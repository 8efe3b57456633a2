//! What the published package has to contain.

use std::path::Path;

use crate::project_file;

/// Cargo leaves every folder with a manifest out of the package around it.
#[test]
fn the_library_folder_has_no_manifest_of_its_own() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("okms-raci/Cargo.toml");
    assert!(!manifest.exists(), "{} would drop the library from the package", manifest.display());
}

#[test]
fn the_build_script_stays_short() {
    let lines = project_file("build.rs").lines().count();
    assert!(lines < 40, "build.rs has {lines} lines; what it does belongs into okms-raci-codegen");
}

/// What a reader of the package is sent to has to be in it.
#[test]
fn packaged_documents_link_to_what_is_packaged() {
    let manifest = project_file("Cargo.toml");
    let included = manifest.split("include = [").nth(1).unwrap().split(']').next().unwrap();
    let included: Vec<&str> = included.split('"').skip(1).step_by(2).collect();
    let is_included = |path: &str| {
        included.iter().any(|entry| match entry[1..].split_once('*') {
            Some((start, end)) => path.starts_with(start) && path.ends_with(end),
            None => Path::new(path).starts_with(&entry[1..]),
        })
    };
    for document in ["README.md", "CHANGELOG.md", "data/README.md", "docs/own-matrix.md"] {
        let folder = Path::new(document).parent().unwrap();
        for link in project_file(document).split("](").skip(1) {
            let to = link.split(')').next().unwrap();
            let path = folder.join(to);
            let is_outside = to.contains("://") || to.starts_with('#');
            assert!(is_outside || is_included(path.to_str().unwrap()), "{document} links to {to}");
        }
    }
}
