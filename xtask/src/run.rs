//! Running other programs in the project's folder.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Why a chore was not done.
pub(crate) type Error = Box<dyn std::error::Error>;

/// The folder of the project.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// Cargo, in this folder.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.current_dir(folder);
    cargo
}

/// Runs the command and takes a failure for an error.
pub(crate) fn run(command: &mut Command) -> Result<(), Error> {
    if command.status()?.success() { Ok(()) } else { Err(format!("failed: {command:?}").into()) }
}

/// What the command prints, with a failure for an error.
pub(crate) fn output(command: &mut Command) -> Result<String, Error> {
    let output = command.output()?;
    if !output.status.success() {
        let messages = String::from_utf8_lossy(&output.stderr);
        return Err(format!("failed: {command:?}\n{messages}").into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
