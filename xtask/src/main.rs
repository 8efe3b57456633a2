//! Chores of the project: `cargo xtask`.

#[cfg(test)]
mod documents;
mod packages;
mod picture;
mod renew;
mod samples;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// CONTRIBUTING.md lists the same chores.
const USAGE: &str = "\
usage: cargo xtask CHORE

  renew       write everything that follows from data/okms.yaml, and list what to read
  downstream  pack what would be published, build it, and run consumers of it and the samples of its READMEs";

fn main() -> ExitCode {
    let chores: Vec<String> = std::env::args().skip(1).collect();
    let result = match chores.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["renew"] => renew::renew(),
        ["downstream"] => packages::downstream(),
        _ => Err(USAGE.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Why a chore was not done.
type Error = Box<dyn std::error::Error>;

/// The folder of the project.
fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// Cargo, in this folder.
fn cargo(folder: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.current_dir(folder);
    cargo
}

/// Runs the command and takes a failure for an error.
fn run(command: &mut Command) -> Result<(), Error> {
    if command.status()?.success() { Ok(()) } else { Err(format!("failed: {command:?}").into()) }
}

/// What the command prints, with a failure for an error.
fn output(command: &mut Command) -> Result<String, Error> {
    let output = command.output()?;
    if !output.status.success() {
        let messages = String::from_utf8_lossy(&output.stderr);
        return Err(format!("failed: {command:?}\n{messages}").into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

#[test]
fn contributing_lists_every_chore() {
    let page = std::fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let chores = USAGE.lines().skip(2).collect::<Vec<_>>().join("\n");
    assert!(page.contains(&chores), "put this list of chores into CONTRIBUTING.md:\n{chores}");
}
