//! `raci check`: every problem of every file.

use std::path::PathBuf;

use crate::status::{Error, Status};

/// The arguments of `raci check`.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// YAML files of matrices
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub(crate) fn run(check: &Check) -> Result<Status, Error> {
    let mut status = Status::Fine;
    for file in &check.files {
        match crate::source::read(file) {
            Ok((_, warnings)) if warnings.is_empty() => {}
            Ok((_, report)) => anstream::eprintln!("{report}"),
            Err(error) => {
                status = Status::Found;
                error.tell();
            }
        }
    }
    Ok(status)
}
