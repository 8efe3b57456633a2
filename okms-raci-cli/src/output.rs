//! What is written: results to standard output or to a file, everything else to standard error.

use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use crate::status::Error;

/// Where a result goes.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Output {
    /// Write to this file instead of standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) file: Option<std::path::PathBuf>,
    /// Overwrite the file if it is there
    #[arg(long)]
    pub(crate) force: bool,
}

impl Output {
    /// Writes the result.
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<(), Error> {
        match &self.file {
            Some(path) if path.as_os_str() != "-" => write_file(path, bytes, self.force),
            _ => print(bytes),
        }
    }
}

/// Writes to standard output.
pub(crate) fn print(bytes: &[u8]) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    Ok(out.flush()?)
}

/// Writes text, with its colours where they are wanted, to standard output.
pub(crate) fn print_text(text: &str) -> Result<(), Error> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Says something beside the result, in one line on standard error.
pub(crate) fn tell(line: impl Display) {
    // If nobody listens, there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Writes a file by way of another one beside it, which is renamed when it is complete.
pub(crate) fn write_file(path: &Path, bytes: &[u8], force: bool) -> Result<(), Error> {
    if !force && path.exists() {
        return Err(Error::new(format_args!(
            "{} is there already\nwrite over it with --force, or name another file",
            path.display()
        )));
    }
    let cannot =
        |error: io::Error| Error::new(format_args!("cannot write {}: {error}", path.display()));
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = File::create_new(&part).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&part, path)).map_err(|error| {
        // The file itself is as it was; what is left of the other one is of no use.
        let _ = fs::remove_file(&part);
        cannot(error)
    })
}
