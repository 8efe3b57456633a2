//! What each package holds besides its sources, held against a list that people have read.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use okms_raci_codegen::write_whole;

use crate::run::{Error, cargo, output, root};

/// The published crates, each after those that it needs.
pub(crate) const PUBLISHED: [&str; 6] = [
    "okms-raci-core",
    "okms-raci-codegen",
    "okms-raci-claims",
    "okms-raci-macros",
    "okms-raci",
    "okms-raci-cli",
];

const LIST: &str = "tests/downstream/contents.txt";

/// A file in the list; tests have samples by the hundred, so of those it has each folder and ending.
fn listed(file: &str) -> String {
    let path = Path::new(file);
    match (path.parent(), path.extension()) {
        (Some(folder), Some(ending)) if folder.starts_with("tests") => {
            format!("{}/*.{}", folder.display(), ending.display())
        }
        _ => file.to_owned(),
    }
}

/// Compares the list with what cargo would pack; `RENEW=1` renews it.
pub(crate) fn contents() -> Result<(), Error> {
    let mut found = String::new();
    for package in PUBLISHED {
        let list = ["package", "--list", "--allow-dirty", "--package", package];
        let files = output(cargo(&root()).args(list))?.replace('\\', "/");
        // Writing to a string cannot fail.
        let _ = writeln!(found, "{package}");
        let is_source = |file: &&str| file.starts_with("src/") || file.starts_with("okms-raci/");
        let files = files.lines().filter(|file| !is_source(file)).map(listed);
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
