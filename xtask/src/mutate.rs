//! Changes each fact of the transcription in turn; a test has to notice each change.

use std::fs;
use std::ops::Range;
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

/// What becomes of a transcription.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It builds, and the tests pass.
    Passes,
    /// It builds, and a test fails.
    Fails,
    /// It does not build, so that no test could notice anything.
    Refused,
}

pub(crate) fn mutate() -> Result<(), Error> {
    let copy = copy_of_the_project()?;
    let yaml = fs::read_to_string(root().join(YAML))?;
    match outcome(&copy)? {
        Outcome::Passes => {}
        outcome => return Err(format!("before anything is changed: {outcome:?}").into()),
    }
    let mutants = mutants(&yaml);
    let mut outcomes = Vec::new();
    for (number, mutant) in mutants.iter().enumerate() {
        fs::write(copy.join(YAML), &mutant.yaml)?;
        outcomes.push((mutant, outcome(&copy)?));
        eprint!("\r{} of {} tried", number + 1, mutants.len());
    }
    eprintln!();
    for kind in ["cell", "title", "number", "order"] {
        let of_kind = || outcomes.iter().filter(|(mutant, _)| mutant.kind == kind);
        let noticed = of_kind().filter(|(_, outcome)| *outcome == Outcome::Fails).count();
        println!("{kind}: {} changes, {noticed} noticed by a test", of_kind().count());
    }
    let others = outcomes.iter().filter(|(_, outcome)| *outcome != Outcome::Fails);
    let others: Vec<_> = others.map(|(mutant, outcome)| (&mutant.change, outcome)).collect();
    if others.is_empty() { Ok(()) } else { Err(format!("no test noticed: {others:#?}").into()) }
}

/// The tracked files in a folder of their own, so that the project itself stays as it is.
fn copy_of_the_project() -> Result<PathBuf, Error> {
    let copy = root().join("target/mutate/copy");
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    let tracked = output(std::process::Command::new("git").arg("ls-files").current_dir(root()))?;
    for file in tracked.lines() {
        let to = copy.join(file);
        fs::create_dir_all(to.parent().unwrap_or(&copy))?;
        fs::copy(root().join(file), to)?;
    }
    // The other tests would be built for each change, too.
    let main = copy.join("tests/it/main.rs");
    let is_other = |line: &&str| line.starts_with("mod ") && *line != "mod published;";
    let lines = fs::read_to_string(&main)?;
    let kept = lines.lines().filter(|line| !is_other(line) && !line.starts_with("#[cfg("));
    fs::write(&main, kept.collect::<Vec<_>>().join("\n"))?;
    Ok(copy)
}

/// Builds the tests that compare the library with the published table, and runs them.
fn outcome(copy: &Path) -> Result<Outcome, Error> {
    let test = ["test", "--quiet", "--package", "okms-raci", "--test", "it"];
    let succeeds = |arguments: &[&str]| {
        let mut cargo = cargo(copy);
        cargo.args(test).args(arguments);
        cargo.env("CARGO_TARGET_DIR", root().join("target/mutate/built"));
        // Nobody debugs them, and each change links them anew.
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "0");
        cargo.stdout(Stdio::null()).stderr(Stdio::null());
        cargo.status().map(|status| status.success())
    };
    if !succeeds(&["--no-run"])? {
        return Ok(Outcome::Refused);
    }
    let passes = succeeds(&[])?;
    Ok(if passes { Outcome::Passes } else { Outcome::Fails })
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
    let has_roles = |index: &usize| lines[*index].trim_start().starts_with("roles: ");
    let row = |end: usize| end - 2..end + 1 + usize::from(has_allowance(lines, end));
    let rows: Vec<_> = (0..lines.len()).filter(has_roles).map(row).collect();
    let swap = |pair: &[Range<usize>]| {
        let (first, second) = (pair[0].clone(), pair[1].clone());
        let change = format!("{} and the row after", lines[first.start].trim());
        let mut swapped: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        let between = swapped[first.end..second.start].to_vec();
        let upper = indented_as(&lines[second.clone()], lines[first.start]);
        let lower = indented_as(&lines[first.clone()], lines[second.start]);
        swapped.splice(first.start..second.end, upper.into_iter().chain(between).chain(lower));
        Mutant { kind: "order", change, yaml: swapped.join("\n") + "\n" }
    };
    rows.windows(2).map(swap).collect()
}

/// A row with the indentation of the place that it moves to.
fn indented_as(row: &[&str], place: &str) -> Vec<String> {
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let (from, to) = (indentation(row[0]), indentation(place));
    row.iter().map(|line| " ".repeat(to) + &line[from..]).collect()
}

fn has_allowance(lines: &[&str], roles: usize) -> bool {
    lines.get(roles + 1).is_some_and(|line| line.trim_start().starts_with("allow: "))
}
