//! Times by criterion, instructions by callgrind.

use std::error::Error;
use std::fmt::Write as _;
use std::process::Command;
use std::{env, fs};

use okms_raci_benches::{Candidate, Group, counted, groups};

use crate::measure::program;

const HEAD: &str = "
## Lookups

Nanoseconds for one lookup (median by criterion) and x86-64 instructions
(callgrind), the loop around it included, which is the same for all. The texts
come in random order, unless a heading says otherwise.
";

pub(crate) fn report() -> Result<String, Box<dyn Error>> {
    let bench = ["bench", "--features", "times", "--bench", "lookups", "--", "--noplot"];
    let succeeded = Command::new("cargo").args(bench).status()?.success();
    if !succeeded {
        return Err("the benches failed".into());
    }
    let mut text = String::from(HEAD);
    for group in groups() {
        table(&mut text, &group)?;
    }
    Ok(text)
}

fn table(text: &mut String, group: &Group) -> Result<(), Box<dyn Error>> {
    write!(
        text,
        "\n### {}\n\n| | ns | ratio | instructions |\n| --- | --: | --: | --: |\n",
        group.name
    )?;
    let ours = nanoseconds(group, &group.candidates[0])?;
    for candidate in &group.candidates {
        let time = nanoseconds(group, candidate)?;
        let count = instructions(group, candidate)?;
        let name = candidate.name;
        writeln!(text, "| {name} | {time:.1} | {:.2}x | {count:.0} |", time / ours)?;
    }
    Ok(())
}

/// The median that criterion found for all texts of the group, for one of them.
fn nanoseconds(group: &Group, candidate: &Candidate) -> Result<f64, Box<dyn Error>> {
    let target = env::var("CARGO_TARGET_DIR").unwrap_or("target".to_owned());
    let path = format!("{target}/criterion/{}/{}/new/estimates.json", group.name, candidate.name);
    let estimates = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let estimates: serde_json::Value = serde_json::from_str(&estimates)?;
    let median = estimates["median"]["point_estimate"].as_f64().ok_or("no median")?;
    Ok(median / group.order.length() as f64)
}

/// The difference between five rounds and one, so that start and end of the program do not count.
fn instructions(group: &Group, candidate: &Candidate) -> Result<f64, Box<dyn Error>> {
    let (one, five) = (count(group, candidate, 1)?, count(group, candidate, 5)?);
    Ok((five - one) / 4.0 / counted(group) as f64)
}

fn count(group: &Group, candidate: &Candidate, rounds: usize) -> Result<f64, Box<dyn Error>> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program("once")?)
        .args([group.name, candidate.name, &rounds.to_string()])
        .output()
        .map_err(|error| format!("valgrind counts the instructions: {error}"))?;
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    let collected = messages.split_once("Collected : ").ok_or("valgrind counted nothing")?.1;
    Ok(collected.split_whitespace().next().ok_or("valgrind counted nothing")?.parse()?)
}
