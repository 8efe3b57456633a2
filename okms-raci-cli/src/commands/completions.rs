//! `raci completions`: what makes a shell complete the command.

use clap_complete::Shell;
use clap_complete::env::Shells;

use crate::completion::VARIABLE;
use crate::output::print;
use crate::status::{Error, Status};

/// The arguments of `raci completions`.
#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(crate) fn run(completions: &Completions) -> Result<Status, Error> {
    let mut script = Vec::new();
    if let Some(shell) = Shells::builtins().completer(&completions.shell.to_string()) {
        let written = shell.write_registration(VARIABLE, "raci", "raci", "raci", &mut script);
        debug_assert!(written.is_ok(), "writing to memory cannot fail");
    }
    // As names of files, bash quotes those with blanks.
    let script =
        String::from_utf8_lossy(&script).replace("complete -o ", "complete -o filenames -o ");
    print(script.as_bytes())?;
    Ok(Status::Fine)
}
