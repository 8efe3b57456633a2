//! Packs what would be published, and builds and runs consumers of the packages.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::contents::{PUBLISHED, contents};
use crate::package::packages;
use crate::run::{Error, cargo, output, root, run};
use crate::samples::samples;

/// The consumers in `tests/downstream/`.
const FLAVOURS: [&str; 4] = ["default", "lean", "renamed", "neighbour"];

/// What a lean build must not compile.
const HEAVY: [&str; 8] = [
    "syn ",
    "quote ",
    "proc-macro2 ",
    "serde",
    "yaml_serde ",
    "okms-raci-claims",
    "okms-raci-codegen",
    "okms-raci-macros",
];

pub(crate) fn downstream() -> Result<(), Error> {
    let folder = root().join("tests/downstream");
    let target = root().join("target/downstream");
    contents()?;
    println!("packing, and building what was packed");
    unpack(&packages(&target)?, &folder.join("packages"))?;
    for flavour in FLAVOURS {
        println!("consumer: {flavour}");
        let arguments = ["run", "--quiet", "--package", flavour];
        run(cargo(&folder).args(arguments).env("CARGO_TARGET_DIR", &target))?;
    }
    // What the README of the command shows is run by its own tests.
    for package in PUBLISHED.into_iter().filter(|&package| package != "okms-raci-cli") {
        samples(&folder.join("packages"), package, &target)?;
    }
    check_lean(&folder)?;
    tests(&folder.join("packages"), &target)
}

/// The tests that each package brings, run where it was unpacked, as distributions do.
fn tests(packages: &Path, target: &Path) -> Result<(), Error> {
    let mut patch = String::from("[patch.crates-io]\n");
    for package in PUBLISHED {
        println!("tests of {package}, as it was unpacked");
        // A `String` takes all that is written to it.
        let _ = writeln!(patch, "{package} = {{ path = '{package}' }}");
        // In a file, since the tests run cargo, too; and no package that comes later, since cargo warns of what is not used.
        fs::create_dir_all(packages.join(".cargo"))?;
        fs::write(packages.join(".cargo/config.toml"), &patch)?;
        let mut test = cargo(&packages.join(package));
        run(test.args(["test", "--quiet"]).env("CARGO_TARGET_DIR", target))?;
    }
    Ok(())
}

/// Puts what a user would get into the folder.
fn unpack(packages: &[PathBuf], folder: &Path) -> Result<(), Error> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for package in packages {
        run(Command::new("tar").arg("-xzf").arg(package).arg("-C").arg(folder))?;
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let without_version = name.rsplit_once('-').map_or(name.as_str(), |(name, _)| name);
        fs::rename(&path, folder.join(without_version))?;
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
