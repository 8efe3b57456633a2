//! Builds and runs consumers of the packages as they would be published.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::{Error, cargo, output, root, run};

/// The consumers in `tests/downstream/`.
const FLAVOURS: [&str; 4] = ["default", "lean", "renamed", "neighbour"];

/// What a lean build must not compile.
const HEAVY: [&str; 8] = [
    "syn ",
    "quote ",
    "proc-macro2 ",
    "serde",
    "yaml_serde ",
    "okms-raci-claims ",
    "okms-raci-codegen ",
    "okms-raci-macros ",
];

pub(crate) fn downstream() -> Result<(), Error> {
    let folder = root().join("tests/downstream");
    let target = root().join("target/downstream");
    unpack_packages(&target, &folder.join("packages"))?;
    for flavour in FLAVOURS {
        println!("consumer: {flavour}");
        let arguments = ["run", "--quiet", "--package", flavour];
        run(cargo(&folder).args(arguments).env("CARGO_TARGET_DIR", &target))?;
    }
    check_lean(&folder)
}

/// Packs every published member, and unpacks what a user would get.
fn unpack_packages(target: &Path, packages: &Path) -> Result<(), Error> {
    let package = ["package", "--quiet", "--workspace", "--no-verify", "--allow-dirty"];
    let packed = target.join("package");
    for folder in [&packed, packages] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
    }
    run(cargo(&root())
        .args(package)
        .args(["--exclude", "ui", "--exclude", "xtask"])
        .arg("--target-dir")
        .arg(target))?;
    fs::create_dir_all(packages)?;
    for entry in fs::read_dir(packed)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "crate") {
            run(Command::new("tar").arg("-xzf").arg(&path).arg("-C").arg(packages))?;
        }
    }
    for entry in fs::read_dir(packages)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let without_version = name.rsplit_once('-').map_or(name.as_str(), |(name, _)| name);
        fs::rename(&path, packages.join(without_version))?;
    }
    Ok(())
}

fn check_lean(folder: &Path) -> Result<(), Error> {
    let tree = ["tree", "--package", "lean", "--edges", "normal,build", "--prefix", "none"];
    let tree = output(cargo(folder).args(tree))?;
    println!("what a lean build compiles:\n{tree}");
    match tree.lines().find(|line| HEAVY.iter().any(|heavy| line.starts_with(heavy))) {
        Some(line) => Err(format!("a lean build compiles {line}").into()),
        None => Ok(()),
    }
}
