//! Packages made for one chore, in cargo's target folder.

use std::fs;
use std::path::PathBuf;

use crate::run::{Error, root};

/// A package that depends on the library, with these features, and has nothing else yet.
pub(crate) fn package(name: &str, features: &[&str]) -> Result<PathBuf, Error> {
    let folder = root().join("target").join(name);
    fs::create_dir_all(folder.join("src"))?;
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies.okms-raci]\npath = '{}'\ndefault-features = false\nfeatures = {features:?}\n\n\
         [workspace]\n",
        root().display()
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    Ok(folder)
}
