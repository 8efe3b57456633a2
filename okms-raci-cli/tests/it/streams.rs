//! What is no file: a pipe is read to its end, where one is named on purpose, and nothing without end.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::{fs, io};

use crate::raci::{okms, repository, scratch_file, test_file};

/// The command, with what the shell writes to its standard input.
fn piped(writer: &str, arguments: &[&str]) -> Output {
    let (reader, pipe) = io::pipe().unwrap();
    let mut shell = Command::new("sh").args(["-c", writer]).stdout(pipe).spawn().unwrap();
    let mut raci = Command::new(env!("CARGO_BIN_EXE_raci"));
    let output = raci.args(arguments).stdin(Stdio::from(reader)).output().unwrap();
    shell.wait().unwrap();
    output
}

fn cat(path: &Path) -> String {
    format!("cat '{}'", path.display())
}

#[track_caller]
fn assert_said(output: &Output, status: i32, said: &str) {
    let printed = [&output.stdout[..], &output.stderr].concat();
    let printed = String::from_utf8_lossy(&printed);
    assert_eq!(output.status.code(), Some(status), "{printed}");
    assert!(printed.contains(said), "{printed}");
}

#[test]
fn a_pipe_is_a_source_like_a_file() {
    let policy = repository().join("examples/policy.rs");
    let written = cat(&okms());
    for arguments in [
        &["check", "/dev/stdin"][..],
        &["check", "-"],
        &["show", "/dev/stdin"],
        &["export", "--from", "yaml", "-", "--format", "json"],
        &["diff", "/dev/stdin", okms().to_str().unwrap()],
        &["trace", "--matrix", "/dev/stdin", policy.to_str().unwrap()],
    ] {
        assert_said(&piped(&written, arguments), 0, "");
    }
    let traced = piped(&cat(&policy), &["trace", "/dev/stdin"]);
    assert_said(&traced, 0, "in 1 of 1 file;");
}

#[test]
fn a_mistake_in_a_pipe_has_its_place() {
    let output = piped("printf 'format: 2'", &["check", "-", "/dev/stdin"]);
    assert_said(&output, 1, "standard input:1:9");
}

#[test]
fn a_device_without_end_is_read_to_the_limit() {
    let zero = "/dev/zero";
    let okms = okms();
    let okms = okms.to_str().unwrap();
    for (arguments, status) in [
        (&["check", zero][..], 2),
        (&["show", zero], 2),
        (&["import", zero, "--from", "csv"], 2),
        (&["diff", okms, zero], 2),
        (&["export", zero, "--format", "json"], 2),
        (&["trace", "--matrix", zero], 2),
        (&["trace", zero], 2),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_raci")).args(arguments).output().unwrap();
        assert_said(&output, status, "too large: 64 MiB is the most");
    }
}

#[test]
fn a_pipe_that_lies_in_a_folder_is_no_source() {
    let file = scratch_file("streams", "lib.rs", "fn main() {}\n");
    let pipe = file.with_file_name("pipe.rs");
    let _ = fs::remove_file(&pipe);
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let folder = file.parent().unwrap().to_str().unwrap();
    assert_said(&piped("true", &["trace", folder]), 0, "none in 1 file;");
}

#[test]
fn a_pipe_for_a_list_of_ignored_files_is_not_waited_at() {
    let file = scratch_file("ignored", "lib.rs", "fn main() {}\n");
    let folder = file.parent().unwrap();
    let pipe = folder.join(".ignore");
    let _ = fs::remove_file(&pipe);
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut raci = Command::new(env!("CARGO_BIN_EXE_raci"));
    let output = raci.current_dir(folder).args(["check", "absent.yaml"]).output().unwrap();
    fs::remove_file(&pipe).unwrap();
    assert_said(&output, 2, "there is no file absent.yaml");
}

#[test]
fn an_import_goes_into_a_file() {
    let page = test_file("../import/dates.md");
    let arguments = ["import", page.to_str().unwrap(), "--into", "/dev/stdin"];
    let output = piped(&cat(&okms()), &arguments);
    assert_said(&output, 2, "/dev/stdin is no file to write into");
}

/// The command, with a standard output that nobody reads.
fn unread(arguments: &[&str]) -> Output {
    let (reader, writer) = io::pipe().unwrap();
    drop(reader);
    let mut raci = Command::new(env!("CARGO_BIN_EXE_raci"));
    raci.args(arguments).stdout(writer).stderr(Stdio::piped()).output().unwrap()
}

#[test]
fn a_closed_pipe_changes_no_status() {
    let broken = scratch_file("closed", "broken.yaml", "format: 2\n");
    let broken = broken.to_str().unwrap();
    let page = test_file("../import/dates.md");
    let page = page.to_str().unwrap();
    let policy = repository().join("examples/policy.rs");
    let policy = policy.to_str().unwrap();
    let require = "Customer is responsible";
    for (arguments, status) in [
        (&["check", "okms"][..], 0),
        (&["check", broken], 1),
        (&["check", "--format", "json", broken], 1),
        (&["check", "--format", "sarif", broken], 1),
        (&["show", "okms"], 0),
        (&["show", "missing.yaml"], 2),
        (&["show", "okms", "no such activity"], 2),
        (&["summary", "okms"], 0),
        (&["import", broken], 2),
        (&["import", page], 0),
        (&["refine", "okms", "--party", "Nobody"], 2),
        (&["diff", "okms", page], 1),
        (&["diff", "okms", "okms", "--format", "html"], 0),
        (&["export", "okms", "--format", "json"], 0),
        (&["trace", policy], 0),
        (&["trace", policy, "--require", require], 1),
        (&["rules"], 0),
        (&["rules", "no-such-rule"], 2),
        (&["schema"], 0),
        (&["completions", "bash"], 0),
        (&["man"], 0),
        (&["--help"], 0),
        (&["check", "--help"], 0),
        (&["--version"], 0),
        (&["no-such-command"], 2),
    ] {
        let output = unread(arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}");
        assert!(!said.contains("Broken pipe"), "{said}");
    }
}

#[test]
fn a_full_disk_is_reported() {
    for arguments in [&["show", "okms"][..], &["schema"], &["--help"], &["--version"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut raci = Command::new(env!("CARGO_BIN_EXE_raci"));
        let output = raci.args(arguments).stdout(full).stderr(Stdio::piped()).output().unwrap();
        assert_said(&output, 2, "cannot write the output: ");
    }
}
