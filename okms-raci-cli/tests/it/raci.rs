//! The command, as a process.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What helps if the matrix of OKMS has changed.
pub(crate) const RENEW: &str = "after a change of data/okms.yaml, run `cargo xtask renew`";

/// The transcription of the OKMS matrix.
pub(crate) fn okms() -> PathBuf {
    repository().join("data/okms.yaml")
}

/// The repository around this package.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A file of these tests.
pub(crate) fn test_file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(path)
}

/// A file in a folder that is of this test alone.
pub(crate) fn scratch_file(folder: &str, name: &str, content: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// Runs it with these arguments.
pub(crate) fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_raci")).args(arguments).output().unwrap()
}

/// What it prints; the status has to be this.
#[track_caller]
pub(crate) fn printed(status: i32, arguments: &[&str]) -> String {
    let output = run(arguments);
    let printed = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {printed}");
    String::from_utf8(output.stdout).unwrap()
}

/// What is printed is what stands in the file; `RENEW=1` writes it, for you to read.
#[track_caller]
pub(crate) fn check(file: &str, printed: &str) {
    let path = test_file(file);
    if env::var_os("RENEW").is_some() {
        fs::write(&path, printed).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(printed == expected, "{file} has something else, which RENEW=1 renews:\n{printed}");
}
