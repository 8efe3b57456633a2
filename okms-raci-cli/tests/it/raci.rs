//! The command, as a process.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A file of the project.
pub(crate) fn project_file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// A file of these tests.
pub(crate) fn test_file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(path)
}

/// A file in a folder that is of this test alone.
pub(crate) fn scratch_file(test: &str, name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
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
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {told}");
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
