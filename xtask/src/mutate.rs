//! Changes each fact of the transcription in turn; a test has to notice each change.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::run::{Error, cargo, output, root};

const YAML: &str = "data/okms.yaml";

/// A changed transcription, and what was changed.
struct Mutant {
    kind: &'static str,
    change: String,
    yaml: String,
}

pub(crate) fn mutate() -> Result<(), Error> {
    let copy = copy_of_the_project()?;
    let yaml = fs::read_to_string(root().join(YAML))?;
    if !tests_pass(&copy)? {
        return Err("the tests fail before anything is changed".into());
    }
    let mutants = mutants(&yaml);
    let mut unnoticed = Vec::new();
    for (number, mutant) in mutants.iter().enumerate() {
        fs::write(copy.join(YAML), &mutant.yaml)?;
        if tests_pass(&copy)? {
            unnoticed.push(&mutant.change);
        }
        eprint!("\r{} of {} tried, {} unnoticed", number + 1, mutants.len(), unnoticed.len());
    }
    eprintln!();
    for kind in ["cell", "title", "number", "order"] {
        println!("{kind}: {} changes", mutants.iter().filter(|m| m.kind == kind).count());
    }
    println!("{} changes, {} unnoticed", mutants.len(), unnoticed.len());
    if unnoticed.is_empty() {
        Ok(())
    } else {
        Err(format!("no test noticed: {unnoticed:#?}").into())
    }
}

/// The tracked files in a folder of their own, so that the project itself stays as it is.
fn copy_of_the_project() -> Result<PathBuf, Error> {
    let copy = root().join("target/mutate");
    let tracked = output(std::process::Command::new("git").arg("ls-files").current_dir(root()))?;
    for file in tracked.lines() {
        let to = copy.join(file);
        fs::create_dir_all(to.parent().unwrap_or(&copy))?;
        fs::copy(root().join(file), to)?;
    }
    Ok(copy)
}

/// Whether the tests that compare the library with the published table pass.
fn tests_pass(copy: &Path) -> Result<bool, Error> {
    let test = ["test", "--quiet", "--no-default-features", "--features", "yaml", "--test", "it"];
    let status = cargo(copy)
        .args(test)
        .args(["--", "published::"])
        .env("CARGO_TARGET_DIR", copy.join("target"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    Ok(status.success())
}

fn mutants(yaml: &str) -> Vec<Mutant> {
    let lines: Vec<&str> = yaml.lines().collect();
    let first = lines.iter().position(|line| line.starts_with("sections:")).unwrap_or(0);
    let mut mutants = Vec::new();
    for (index, line) in lines.iter().enumerate().skip(first) {
        let with = |changed: String| {
            let mut lines = lines.clone();
            lines[index] = &changed;
            lines.join("\n") + "\n"
        };
        let mutant = |kind, yaml| Mutant { kind, change: format!("{}: {line}", index + 1), yaml };
        match line.trim_start().trim_start_matches("- ") {
            text if text.starts_with("title: ") => {
                mutants.push(mutant("title", with(format!("{line}x"))));
            }
            text if text.starts_with("number: ") => {
                mutants.push(mutant("number", with(format!("{}9\"", line.trim_end_matches('"')))));
            }
            text if text.starts_with("roles: ") => {
                let changed = ["Customer", "OvhCloud"].map(|party| other_cell(line, party));
                mutants.extend(changed.map(|changed| mutant("cell", with(changed))));
            }
            _ => {}
        }
    }
    mutants.extend(swaps(&lines));
    mutants
}

/// The line of roles with other letters for one party, as many A's as before.
fn other_cell(line: &str, party: &str) -> String {
    let key = format!("{party}: ");
    let Some((before, rest)) = line.split_once(&key) else {
        return line.replace(" }", &format!(", {party}: C }}"));
    };
    let end = rest.find([',', ' ']).unwrap_or(rest.len());
    let letters = if rest[..end].contains('A') { "AC" } else { "C" };
    format!("{before}{key}{letters}{}", &rest[end..])
}

/// The rows of two neighbouring activities, each in the place of the other.
fn swaps(lines: &[&str]) -> Vec<Mutant> {
    let title = |line: &str| line.trim_start().starts_with("roles: ");
    let ends: Vec<usize> = (0..lines.len()).filter(|&index| title(lines[index])).collect();
    let swap = |pair: &[usize]| {
        let mut lines = lines.to_vec();
        let rows =
            pair.iter().map(|&end| end - 2..end + 1 + usize::from(has_allowance(&lines, end)));
        let [first, second] =
            [rows.clone().next(), rows.clone().nth(1)].map(Option::unwrap_or_default);
        let change = format!("{} and the row after", lines[first.start].trim());
        let (row, other) = (lines[first.clone()].to_vec(), lines[second.clone()].to_vec());
        let between = lines[first.end..second.start].to_vec();
        lines.splice(first.start..second.end, other.into_iter().chain(between).chain(row));
        Mutant { kind: "order", change, yaml: lines.join("\n") + "\n" }
    };
    ends.windows(2).map(swap).collect()
}

fn has_allowance(lines: &[&str], roles: usize) -> bool {
    lines.get(roles + 1).is_some_and(|line| line.trim_start().starts_with("allow: "))
}
