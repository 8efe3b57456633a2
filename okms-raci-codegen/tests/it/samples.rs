//! The sample matrices in the folders beside this one.

use std::fs;
use std::path::{Path, PathBuf};

/// Every YAML file of a folder of samples, by name.
pub(crate) fn of(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = fs::read_dir(&folder).expect("the folder of the samples is there");
    let paths = entries.map(|entry| entry.expect("an entry of the folder can be read").path());
    let mut samples: Vec<PathBuf> = paths.filter(|path| has_extension(path, "yaml")).collect();
    samples.sort();
    samples
}

/// What a report calls the sample.
pub(crate) fn name(sample: &Path) -> String {
    let name = sample.file_name().expect("a sample has a name");
    name.to_string_lossy().into_owned()
}

/// Holds a text against the file that lies beside the sample, with another extension.
///
/// With `RENEW=1` in the environment the file is written instead, for a person to read.
pub(crate) fn differs_from_expected(sample: &Path, extension: &str, text: &str) -> Option<String> {
    let path = sample.with_extension(extension);
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected == text {
        return None;
    }
    if std::env::var_os("RENEW").is_some() {
        fs::write(&path, text).expect("an expectation can be written");
        return None;
    }
    Some(format!("{} says something else:\n{text}", path.display()))
}

/// Panics with all differences, and how to renew the files if they are wanted.
#[track_caller]
pub(crate) fn assert_none(differences: &[String]) {
    assert!(
        differences.is_empty(),
        "{}\n{} differ; if that is wanted, run the tests with RENEW=1 and read what changed",
        differences.join("\n"),
        differences.len(),
    );
}

/// Expectations without a sample.
pub(crate) fn orphans(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = fs::read_dir(folder).expect("the folder of the samples is there");
    let paths = entries.map(|entry| entry.expect("an entry of the folder can be read").path());
    paths
        .filter(|path| has_extension(path, extension) && !path.with_extension("yaml").exists())
        .collect()
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}
