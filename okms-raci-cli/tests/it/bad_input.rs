//! Unreadable input ends with a sentence, never with a panic.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::raci::okms;

fn raci() -> Command {
    let mut raci = Command::new(env!("CARGO_BIN_EXE_raci"));
    raci.env("NO_COLOR", "1").current_dir(folder());
    raci
}

/// Where the tests put what they make.
fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[track_caller]
fn assert_unreadable(file: &Path, said: &str) {
    let output = raci().arg("check").arg(file).arg(okms()).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(stdout(&output).contains(said), "{output:?}");
    let summary = String::from_utf8(output.stderr).unwrap();
    assert_eq!(summary, "1 error in 2 files; 1 row with several As is allowed\n");
    let output = raci().arg("show").arg(file).output().unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{output:?}");
    assert!(output.stderr.starts_with(b"error"), "{output:?}");
}

#[test]
fn unreadable_input_ends_with_status_2() {
    assert_unreadable(Path::new("missing.yaml"), "there is no file missing.yaml");
    assert_unreadable(&folder(), "is a folder");
    let not_text = folder().join("not_text.yaml");
    fs::write(&not_text, b"\x89PNG\r\n\x1a\n\0\0").unwrap();
    assert_unreadable(&not_text, "is a picture");
}

#[test]
fn a_large_file_is_refused_with_the_limit() {
    let large = folder().join("large.yaml");
    File::create(&large).unwrap().set_len((64 << 20) + 1).unwrap();
    assert_unreadable(&large, "64 MiB is the most");
    fs::remove_file(large).unwrap();
}

#[test]
fn of_very_many_problems_a_hundred_are_listed_in_any_form() {
    let file = folder().join("many.yaml");
    let keys = (0..300).fold(String::new(), |keys, number| format!("{keys}key{number}: 1\n"));
    fs::write(&file, format!("format: 1\n{keys}")).unwrap();
    // Three keys that a matrix needs are missing, too.
    for (format, of_each) in [
        ("text", "error["),
        ("json", "\"rule\": "),
        ("sarif", "\"ruleId\": "),
        ("github", "::error "),
        ("markdown", "| error | "),
    ] {
        let output = raci().args(["check", "--format", format]).arg("many.yaml").output().unwrap();
        let (text, summary) = (stdout(&output), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(summary, "303 errors in 1 file\n");
        assert_eq!(text.matches(of_each).count(), 101, "{text}");
        assert!(text.contains("203 more errors are not listed"), "{text}");
    }
    fs::remove_file(file).unwrap();
}

/// A pipe that nobody reads any more.
fn closed_pipe() -> Stdio {
    let (_, writer) = std::io::pipe().unwrap();
    writer.into()
}

#[test]
fn a_closed_pipe_is_a_quiet_end() {
    for arguments in [&["check", "--format", "sarif"][..], &["show"]] {
        let output = raci().args(arguments).arg(okms()).stdout(closed_pipe()).output().unwrap();
        let reported = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !reported.contains("error"), "{output:?}");
    }
}

#[test]
fn nobody_has_to_listen_to_standard_error() {
    let output = raci().arg("show").arg("missing.yaml").stderr(closed_pipe()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_name_is_nothing_that_a_terminal_obeys() {
    for format in ["text", "markdown", "github", "json", "sarif"] {
        let name = "missing\u{1b}[31m.yaml";
        let output = raci().args(["check", name, "--format", format]).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(!output.stdout.contains(&0x1b), "{output:?}");
    }
    let output = raci().args(["show", "missing\u{1b}[31m.yaml"]).output().unwrap();
    assert!(!output.stderr.contains(&0x1b), "{output:?}");
    let output = raci().arg("show").arg(okms()).arg("\u{1b}[31m").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(!output.stderr.contains(&0x1b), "{output:?}");
}
