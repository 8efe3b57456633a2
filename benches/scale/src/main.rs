//! What a matrix costs a build, by its number of activities.
//!
//! `cargo run --manifest-path benches/scale/Cargo.toml` prints the table. It is
//! meant to run unoptimised, as build scripts do. Times are those on the processor.

mod measure;
mod yaml;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;
use std::{env, fs};

use measure::Cost;
use nix::sys::resource::UsageWho;

type Error = Box<dyn std::error::Error>;

const SIZES: [usize; 3] = [100, 1_000, 10_000];
const RUNS: usize = 3;

/// What the module of the largest matrix may cost more than an empty crate, and generating it.
const AIM: (f64, f64, f64) = (1.0, 250.0, 1.0);

fn main() -> ExitCode {
    // Cargo runs this very program around rustc; see `measure`.
    let result = match env::var_os(measure::LOG) {
        Some(log) => measure::around_rustc(Path::new(&log)),
        None => table(),
    };
    result.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::FAILURE
    })
}

fn table() -> Result<ExitCode, Error> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/consumers");
    let empty = check(&folder, "empty", "", "")?;
    println!("empty crate: {:.2} s, {:.0} MB", empty.time.as_secs_f64(), empty.megabytes);
    println!();
    println!("| activities | YAML kB | generate s | code kB | check s more | MB more |");
    println!("| ---: | ---: | ---: | ---: | ---: | ---: |");
    let mut meets = true;
    for activities in SIZES {
        let yaml = yaml::matrix(activities);
        let (generate, code) = generate(&yaml)?;
        let cost = check(&folder, &format!("with-{activities}"), INCLUDE, &code)?;
        let more = cost.time.as_secs_f64() - empty.time.as_secs_f64();
        let megabytes = cost.megabytes - empty.megabytes;
        let seconds = generate.as_secs_f64();
        let (yaml, code) = (yaml.len() / 1000, code.len() / 1000);
        println!("| {activities} | {yaml} | {seconds:.3} | {code} | {more:.2} | {megabytes:.0} |");
        meets = more <= AIM.0 && megabytes <= AIM.1 && seconds <= AIM.2;
    }
    let (check, megabytes, generate) = AIM;
    let verdict = if meets { "met" } else { "not met" };
    println!();
    println!("aim for the last line: {generate} s, {check} s, {megabytes} MB: {verdict}");
    Ok(if meets { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn generate(yaml: &str) -> Result<(Duration, String), Error> {
    let mut best: Option<(Duration, String)> = None;
    for _ in 0..RUNS {
        let start = measure::cpu_time(UsageWho::RUSAGE_SELF)?;
        let generated = okms_raci_codegen::generate(yaml, "scale.yaml")?;
        let took = measure::cpu_time(UsageWho::RUSAGE_SELF)? - start;
        if best.as_ref().is_none_or(|(least, _)| took < *least) {
            best = Some((took, generated.code));
        }
    }
    best.ok_or_else(|| "nothing was run".into())
}

/// What a user writes for the generated code, which the build script below gives.
const INCLUDE: &str = "okms_raci::include_matrix! { pub mod scale }";

/// Stands for one that compiles the YAML, whose time is measured by itself.
const BUILD_SCRIPT: &str = "fn main() {
    let out_dir = std::env::var(\"OUT_DIR\").unwrap();
    std::fs::copy(\"scale.rs\", out_dir + \"/scale.rs\").unwrap();
}";

/// The least that checking a crate of this content costs.
fn check(folder: &Path, name: &str, content: &str, code: &str) -> Result<Cost, Error> {
    let mut costs = Vec::new();
    for run in 0..RUNS {
        let package = folder.join(format!("{name}-{run}"));
        consumer(&package, &format!("{name}-{run}"), content)?;
        fs::write(package.join("scale.rs"), code)?;
        costs.push(measure::check(&package)?);
    }
    let time = costs.iter().map(|cost| cost.time).min().unwrap_or_default();
    let megabytes = costs.iter().map(|cost| cost.megabytes).fold(f64::INFINITY, f64::min);
    Ok(Cost { time, megabytes })
}

/// Each run has a package of its own, so that nothing is left of the one before.
fn consumer(package: &Path, name: &str, content: &str) -> Result<(), Error> {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let _ = fs::remove_dir_all(package);
    fs::create_dir_all(package.join("src"))?;
    fs::write(package.join("src/lib.rs"), content)?;
    fs::write(package.join("build.rs"), BUILD_SCRIPT)?;
    let manifest = format!(
        "[workspace]\n[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [dependencies]\nokms-raci = {{ path = {library:?}, default-features = false }}\n"
    );
    Ok(fs::write(package.join("Cargo.toml"), manifest)?)
}
