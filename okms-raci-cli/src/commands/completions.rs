//! `raci completions`: the completion script of a shell.

use clap_complete::Shell;

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
    clap_complete::generate(completions.shell, &mut crate::command(), "raci", &mut script);
    print(&script)?;
    Ok(Status::Fine)
}
