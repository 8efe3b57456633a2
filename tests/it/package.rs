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
