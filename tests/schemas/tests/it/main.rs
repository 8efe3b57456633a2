//! What is read and written as JSON, held against JSON Schemas: ours, and the published one of SARIF.

mod matrix;
mod written;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The repository around this crate.
fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The transcription of the OKMS matrix.
fn okms() -> PathBuf {
    repository().join("data/okms.yaml")
}

/// The matrices of a folder with samples of codegen, such as `accepted`.
fn samples(folder: &str) -> Vec<PathBuf> {
    let folder = repository().join("okms-raci-codegen/tests").join(folder);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_yaml = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "yaml");
    let mut samples: Vec<_> = entries.filter(is_yaml).collect();
    samples.sort();
    samples
}

/// What cargo prints in a folder.
fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}
