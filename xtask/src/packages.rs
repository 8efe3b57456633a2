//! Packs what would be published, builds it, and runs consumers of the packages.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use okms_raci_codegen::write_whole;

use crate::samples::samples;
use crate::{Error, cargo, output, root, run};

/// The published crates, each after those that it needs.
const PUBLISHED: [&str; 6] = [
    "okms-raci-core",
    "okms-raci-codegen",
    "okms-raci-claims",
    "okms-raci-macros",
    "okms-raci",
    "okms-raci-cli",
];

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
    let target = root().join("target");
    contents()?;
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
    command(&folder.join("packages"), &target)
}

/// Builds the command where it was unpacked, as `cargo install` does.
fn command(packages: &Path, target: &Path) -> Result<(), Error> {
    println!("okms-raci-cli, as it was unpacked");
    let mut build = cargo(&packages.join("okms-raci-cli"));
    build.args(["build", "--quiet"]).env("CARGO_TARGET_DIR", target);
    // All but itself.
    for package in &PUBLISHED[..5] {
        let patch =
            format!("patch.crates-io.{package}.path='{}'", packages.join(package).display());
        build.args(["--config", &patch]);
    }
    run(&mut build)
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

/// The packages, as files in the target folder. They are built where they are unpacked.
fn packages(target: &Path) -> Result<Vec<PathBuf>, Error> {
    let packed = target.join("package");
    if packed.exists() {
        fs::remove_dir_all(&packed)?;
    }
    let mut package = cargo(&root());
    package.args(["package", "--color=never", "--allow-dirty", "--no-verify"]);
    package.args(PUBLISHED.iter().flat_map(|name| ["--package", name]));
    package.arg("--target-dir").arg(target);
    without_warnings(&mut package)?;
    let files = fs::read_dir(packed)?.map(|entry| entry.map(|entry| entry.path()));
    let files = files.collect::<Result<Vec<_>, _>>()?;
    Ok(files.into_iter().filter(|path| path.extension() == Some(OsStr::new("crate"))).collect())
}

/// Packing warns of what `cargo publish` would warn of; nothing of it is fine, but that no tests are packed.
fn without_warnings(package: &mut Command) -> Result<(), Error> {
    let output = package.output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("failed: {package:?}\n{said}").into());
    }
    let is_odd =
        |line: &&str| line.starts_with("warning: ") && !line.starts_with("warning: ignoring test ");
    let warnings: Vec<&str> = said.lines().filter(is_odd).collect();
    if warnings.is_empty() {
        return Ok(());
    }
    Err(format!("packing warns:\n{}", warnings.join("\n")).into())
}

const LIST: &str = "tests/downstream/contents.txt";

/// Compares the list with what cargo would pack; `RENEW=1` renews it.
fn contents() -> Result<(), Error> {
    let mut found = String::new();
    for package in PUBLISHED {
        let list = ["package", "--list", "--allow-dirty", "--package", package];
        let files = output(cargo(&root()).args(list))?.replace('\\', "/");
        // Writing to a string cannot fail.
        let _ = writeln!(found, "{package}");
        let is_source = |file: &&str| file.starts_with("src/") || file.starts_with("okms-raci/");
        let files = files.lines().filter(|file| !is_source(file));
        for file in files.collect::<BTreeSet<_>>() {
            let _ = writeln!(found, "    {file}");
        }
    }
    let expected = fs::read_to_string(root().join(LIST)).unwrap_or_default();
    if std::env::var_os("RENEW").is_some() {
        return Ok(write_whole(&root().join(LIST), found.as_bytes())?);
    }
    let differs = |a: &str, b: &str| -> Vec<String> {
        a.lines().filter(|line| !b.lines().any(|other| other == *line)).map(str::to_owned).collect()
    };
    let (new, gone) = (differs(&found, &expected), differs(&expected, &found));
    if found == expected {
        return Ok(());
    }
    Err(format!(
        "the packages do not hold what {LIST} says; new: {new:?}, gone: {gone:?}; \
         if that is right, renew the list with `RENEW=1 cargo xtask downstream`"
    )
    .into())
}
