//! What a dependency costs its user: the first build, and the build after an edit.

use std::error::Error;
use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::consumer::{Consumer, ours, remove, succeed};

const HEAD: &str = "
## Build cost

Seconds of `cargo build` in a crate that has just this dependency, dev profile,
sources present: the first build, with nothing compiled yet, and the build after
an edit of the crate itself. Least of seven rounds, in which all take turns. Crates
are those that are compiled for it, the crate itself not counted.

| | first build | ratio | after an edit | crates |
| --- | --: | --: | --: | --: |
";

/// How often each command is timed.
const ROUNDS: usize = 7;

/// The name of each consumer, and its dependencies.
fn consumers(ours: &str) -> Vec<(&'static str, String)> {
    vec![
        ("okms-raci, lean", format!("okms-raci = {{ path = {ours:?}, default-features = false }}")),
        (
            "okms-raci, lean and `macros`",
            format!(
                "okms-raci = {{ path = {ours:?}, default-features = false, features = [\"macros\"] }}"
            ),
        ),
        ("okms-raci, default", format!("okms-raci = {{ path = {ours:?} }}")),
        ("nothing", String::new()),
        ("emojis", "emojis = \"0.9\"".to_owned()),
        ("iso_currency", "iso_currency = \"0.7\"".to_owned()),
        ("jiff-static", "jiff-static = \"0.2\"".to_owned()),
        ("strum", "strum = { version = \"0.28\", features = [\"derive\"] }".to_owned()),
        ("chrono-tz", "chrono-tz = \"0.10\"".to_owned()),
    ]
}

pub(crate) fn report() -> Result<String, Box<dyn Error>> {
    let mut text = String::from(HEAD);
    let consumers: Vec<(&str, Consumer)> = consumers(&ours()?)
        .into_iter()
        .map(|(name, dependencies)| Ok((name, Consumer::new(name, &dependencies)?)))
        .collect::<Result<_, Box<dyn Error>>>()?;
    let first = least_times(consumers.len(), |at| first_build(&consumers[at].1))?;
    let after_edit = least_times(consumers.len(), |at| after_edit(&consumers[at].1, "build"))?;
    for (((name, consumer), first_build), after_edit) in
        consumers.iter().zip(&first).zip(after_edit)
    {
        let crates = crates(consumer)?;
        let ratio = first_build / first[0];
        writeln!(text, "| {name} | {first_build:.2} | {ratio:.1}x | {after_edit:.2} | {crates} |")?;
    }
    Ok(text)
}

/// The least seconds that each of so many things takes. They take turns, so that a slow moment of
/// the machine is not that of one of them.
pub(crate) fn least_times(
    count: usize,
    mut run: impl FnMut(usize) -> Result<Duration, Box<dyn Error>>,
) -> Result<Vec<f64>, Box<dyn Error>> {
    let mut least = vec![f64::INFINITY; count];
    for _ in 0..ROUNDS {
        for (at, least) in least.iter_mut().enumerate() {
            *least = least.min(run(at)?.as_secs_f64());
        }
    }
    Ok(least)
}

fn first_build(consumer: &Consumer) -> Result<Duration, Box<dyn Error>> {
    remove(&consumer.target())?;
    // A dependency from a registry is never built incrementally; ours comes by path.
    time(consumer.cargo().args(["build", "--offline"]).env("CARGO_INCREMENTAL", "0"))
}

/// The time of a cargo command after an edit of the source.
pub(crate) fn after_edit(consumer: &Consumer, command: &str) -> Result<Duration, Box<dyn Error>> {
    consumer.edit()?;
    time(consumer.cargo().args([command, "--offline"]))
}

fn time(command: &mut Command) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    succeed(command)?;
    Ok(start.elapsed())
}

/// The lines of `cargo tree`, each crate once, without the crate itself.
fn crates(consumer: &Consumer) -> Result<usize, Box<dyn Error>> {
    let tree = ["tree", "--offline", "--edges", "normal,build", "--prefix", "none"];
    let output = consumer.cargo().args(tree).stdout(Stdio::piped()).output()?;
    let tree = String::from_utf8(output.stdout)?;
    let mut crates: Vec<&str> =
        tree.lines().skip(1).filter_map(|line| line.split(" (").next()).collect();
    crates.sort_unstable();
    crates.dedup();
    Ok(crates.len())
}
