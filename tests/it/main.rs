//! What users of the library rely on.

mod any_matrix;
#[cfg(unix)]
mod build_script;
mod lookups;
mod package;
mod prebuilt;
mod published;
mod render;
mod role_sets;
mod typed_text;

use std::path::PathBuf;

/// The text of a file of the package.
#[track_caller]
fn project_file(path: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => panic!("{}: {error}", path.display()),
    }
}
