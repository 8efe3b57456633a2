//! Processor time and memory of a program, which is stopped if it takes too much.

use std::error::Error;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus};
use std::thread::sleep;
use std::time::Duration;
use std::{env, fs};

use nix::libc::SIGKILL;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use nix::time::clock_getcpuclockid;
use nix::unistd::Pid;

/// The environment variable that names the file to write a cost to.
///
/// The system counts the memory of all children together, so each program that is measured is
/// the only child of a process of its own: this very program, with this set.
pub(crate) const LOG: &str = "COST_LOG";

/// Where a program is stopped.
pub(crate) const MOST_SECONDS: f64 = 120.0;
pub(crate) const MOST_MEGABYTES: f64 = 6_000.0;

/// How often each program is run.
const RUNS: usize = 3;

/// What a program took, and at least that if it was stopped.
///
/// The time is that on the processor: that on the clock also says how busy the machine is.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) seconds: f64,
    pub(crate) megabytes: f64,
    pub(crate) stopped: bool,
}

/// A program of this package, which cargo has put beside this one.
///
/// Also this one is found by its name: `cargo bench` puts a new file in its place meanwhile.
pub(crate) fn program(name: &str) -> Result<PathBuf, Box<dyn Error>> {
    Ok(env::current_exe()?.with_file_name(name))
}

/// The least time and the least memory of some runs, or those of the one that was stopped.
pub(crate) fn least(
    mut run: impl FnMut() -> Result<Cost, Box<dyn Error>>,
) -> Result<Cost, Box<dyn Error>> {
    let mut least = run()?;
    for _ in 1..RUNS {
        if !least.stopped {
            let cost = run()?;
            least.seconds = least.seconds.min(cost.seconds);
            least.megabytes = least.megabytes.min(cost.megabytes);
        }
    }
    Ok(least)
}

/// Runs a command that comes to this program with another to measure, and reads what that cost.
pub(crate) fn cost(command: &mut Command, log: &Path) -> Result<Cost, Box<dyn Error>> {
    fs::write(log, "")?;
    let succeeded = command.env(LOG, log).status()?.success();
    let text = fs::read_to_string(log)?;
    let numbers: Vec<f64> = text.split_whitespace().flat_map(str::parse).collect();
    match numbers[..] {
        [seconds, megabytes, signal] if succeeded || signal == f64::from(SIGKILL) => {
            Ok(Cost { seconds, megabytes, stopped: !succeeded })
        }
        _ => Err(format!("failed: {command:?}").into()),
    }
}

/// Runs the program that the arguments name, and writes what it cost.
pub(crate) fn run_measured(log: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let program = arguments.next().ok_or("the first argument is a program to measure")?;
    let status = watch(Command::new(program).args(arguments).spawn()?)?;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds = seconds(usage.user_time() + usage.system_time());
    let megabytes = megabytes(usage.max_rss() as f64);
    fs::write(log, format!("{seconds} {megabytes} {}", status.signal().unwrap_or(0)))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Waits for a program's end, which comes at once if it takes too much.
fn watch(mut program: Child) -> Result<ExitStatus, Box<dyn Error>> {
    loop {
        if let Some(status) = program.try_wait()? {
            return Ok(status);
        }
        let process = program.id();
        if time(process)? > MOST_SECONDS || memory(process) > MOST_MEGABYTES {
            program.kill()?;
        }
        sleep(Duration::from_millis(10));
    }
}

/// The time that a running program has had.
fn time(process: u32) -> Result<f64, Box<dyn Error>> {
    Ok(seconds(clock_getcpuclockid(Pid::from_raw(process.try_into()?))?.now()?))
}

/// The most memory that a running program has had.
fn memory(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.strip_suffix("kB"));
    most.and_then(|most| most.trim().parse().ok()).map_or(0.0, megabytes)
}

fn seconds(time: impl TimeValLike) -> f64 {
    time.num_microseconds() as f64 / 1e6
}

/// The system counts in units of 1,024 bytes.
fn megabytes(kilobytes: f64) -> f64 {
    kilobytes * 1_024.0 / 1e6
}
