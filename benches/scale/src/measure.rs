//! The time and memory of the one rustc that checks a package.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;
use std::{env, fs};

use nix::sys::resource::{UsageWho, getrusage};

use crate::Error;

/// The environment variable that names the file to write the cost to.
pub(crate) const LOG: &str = "SCALE_LOG";

pub(crate) struct Cost {
    pub(crate) time: Duration,
    pub(crate) megabytes: f64,
}

/// The time on the processor so far: that on the clock also says how busy the machine is.
pub(crate) fn cpu_time(who: UsageWho) -> Result<Duration, Error> {
    let usage = getrusage(who)?;
    let (user, system) = (usage.user_time(), usage.system_time());
    let micros = (user.tv_sec() + system.tv_sec()) * 1_000_000 + user.tv_usec() + system.tv_usec();
    Ok(Duration::from_micros(micros.try_into()?))
}

/// Runs `cargo check`, with this program around the rustc of the package itself.
pub(crate) fn check(package: &Path) -> Result<Cost, Error> {
    let log = package.join("cost");
    let target: PathBuf = package.join("../target");
    // Cold, as after `cargo clean -p`.
    let _ = fs::remove_dir_all(target.join("debug/incremental"));
    let status = Command::new("cargo")
        .args(["check", "--quiet"])
        .current_dir(package)
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTC_WORKSPACE_WRAPPER", env::current_exe()?)
        .env(LOG, &log)
        .status()?;
    if !status.success() {
        return Err(format!("{} does not compile", package.display()).into());
    }
    let text = fs::read_to_string(&log)?;
    let mut numbers = text.split_whitespace().map(str::parse::<u64>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(micros)), Some(Ok(kilobytes))) => {
            Ok(Cost { time: Duration::from_micros(micros), megabytes: kilobytes as f64 / 1024.0 })
        }
        _ => Err(format!("{} holds no cost", log.display()).into()),
    }
}

/// Runs rustc as cargo asks for it, and writes what it cost.
pub(crate) fn around_rustc(log: &Path) -> Result<ExitCode, Error> {
    let mut arguments = env::args_os().skip(1);
    let rustc = arguments.next().ok_or("cargo names the compiler first")?;
    let status = Command::new(rustc).args(arguments).status()?;
    let time = cpu_time(UsageWho::RUSAGE_CHILDREN)?;
    let kilobytes = getrusage(UsageWho::RUSAGE_CHILDREN)?.max_rss();
    // Cargo also asks rustc for its version, before it checks anything.
    fs::write(log, format!("{} {kilobytes}\n", time.as_micros()))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
