//! Where code speaks of a matrix: found, counted and required.

mod encodings;
mod evidence;
mod forms;
mod limits;
mod places;
mod refused;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// A new folder, in which only this test is.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("trace").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The status, and what is printed.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut raci = Command::new(env!("CARGO_BIN_EXE_raci"));
    let output = raci.arg("trace").args(arguments).current_dir(folder).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

/// What is printed with `--format json`.
#[track_caller]
fn json(folder: &Path, arguments: &[&str]) -> Value {
    let (_, printed) = run(folder, &[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&printed).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Each evidence, with the title of its activity.
fn evidence(trace: &Value) -> Vec<(String, Value)> {
    let activities = trace["activities"].as_array().unwrap();
    let of_each = activities.iter().flat_map(|activity| {
        let evidence = activity["evidence"].as_array().unwrap();
        evidence.iter().map(|found| (text(&activity["title"]), found.clone()))
    });
    of_each.collect()
}
