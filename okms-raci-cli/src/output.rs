//! Writes results to standard output or to a file; everything else goes to standard error.

use std::ffi::OsStr;
use std::fmt;
use std::io::{self, Write};
use std::path::Path;

use okms_raci_codegen::{write_new, write_whole};
use okms_raci_core::reserved::is_device;
use serde::Serialize;

use crate::export::is_of_another_form;
use crate::paths::shell_word;
use crate::status::Error;
pub(crate) use crate::terminal::message;

/// Where a result goes.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Output {
    /// Write to this file instead of standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) file: Option<std::path::PathBuf>,
    /// Overwrite the file if it exists
    #[arg(long)]
    pub(crate) force: bool,
}

impl Output {
    /// The file, unless the result goes to standard output.
    fn path(&self) -> Option<&Path> {
        self.file.as_deref().filter(|path| path.as_os_str() != "-")
    }

    pub(crate) fn is_stdout(&self) -> bool {
        self.path().is_none()
    }

    /// Writes the result.
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<(), Error> {
        match self.path() {
            Some(path) => write_file(path, bytes, self.force),
            None => print(bytes),
        }
    }

    /// That YAML is written to a file whose name says so, or nothing of what is in it.
    pub(crate) fn check_yaml(&self) -> Result<(), Error> {
        let Some(path) = self.path().filter(|path| is_of_another_form(path)) else { return Ok(()) };
        let meant = shell_word(&path.with_extension("yaml"));
        Err(Error::new(format_args!(
            "{} is no name for YAML\nwrite -o {meant}; `raci export` writes other forms",
            path.display()
        )))
    }

    /// Writes text, with its colours where they are wanted; a file gets none.
    pub(crate) fn write_text(&self, text: &str) -> Result<(), Error> {
        match &self.file {
            None => print_text(text),
            Some(_) => self.write(anstream::adapter::strip_str(text).to_string().as_bytes()),
        }
    }
}

/// Writes to standard output.
pub(crate) fn print(bytes: &[u8]) -> Result<(), Error> {
    print_to(io::stdout().lock(), bytes)
}

/// Writes text, with its colours where they are wanted, to standard output.
pub(crate) fn print_text(text: &str) -> Result<(), Error> {
    print_to(anstream::stdout().lock(), text.as_bytes())
}

/// A reader that has gone, such as `head`, has seen enough; the status is still that of the findings.
fn print_to(mut out: impl Write, bytes: &[u8]) -> Result<(), Error> {
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::new(format_args!("cannot write the output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes a file whole or not at all; overwrites only with `force`.
pub(crate) fn write_file(path: &Path, bytes: &[u8], force: bool) -> Result<(), Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.exists()) {
        let help = "create the folder, or name a file in another one";
        return Err(Error::new(format_args!("there is no folder {}\n{help}", folder.display())));
    }
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    if is_device(name) {
        let help =
            "give it another name: programs there write it nowhere, and git cannot check it out";
        return Err(Error::new(format_args!(
            "Windows reserves the name {}\n{help}",
            path.display()
        )));
    }
    // What is no file, such as a pipe, is not overwritten. Asked once, as another program may create it meanwhile.
    let is_new = !force && path.metadata().map_or(true, |found| found.is_file());
    let written = if is_new { write_new(path, bytes) } else { write_whole(path, bytes) };
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Error::new(format_args!(
            "{} already exists\noverwrite it with --force, or name another file",
            path.display()
        )),
        _ => Error::new(format_args!("cannot write {}: {error}", path.display())),
    })
}

/// The text that a writer writes; writing to a string cannot fail.
pub(crate) fn written(writer: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut text = String::new();
    let result = writer(&mut text);
    debug_assert!(result.is_ok(), "no `Display` of ours fails");
    text
}

/// Indented JSON, with a line end.
pub(crate) fn to_json(document: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(document);
    text.expect("all keys of our documents are strings") + "\n"
}
