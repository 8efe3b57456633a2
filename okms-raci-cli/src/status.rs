//! How the command ends.

use std::fmt;
use std::process::ExitCode;

use okms_raci_codegen::{Report, Rule};
use okms_raci_core::escape::Terminal;

use crate::finding::{self, Finding, Kind, Place};
use crate::format;
use crate::terminal::{ERROR, message};

/// How a subcommand that could do its work ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Nothing was found.
    Fine,
    /// Problems, differences or missing evidence were found.
    Found,
    /// A file could not be read; the error was reported, and the rest was done.
    Unreadable,
}

impl Status {
    /// With `is_zero`, findings are no reason to fail.
    pub(crate) fn unless(self, is_zero: bool) -> Self {
        if is_zero && self == Status::Found { Status::Fine } else { self }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Fine => ExitCode::SUCCESS,
            Status::Found => ExitCode::from(1),
            Status::Unreadable => ExitCode::from(2),
        }
    }
}

/// Why a subcommand could not do its work: wrong usage, or something that could not be read or written.
#[derive(Debug)]
pub(crate) enum Error {
    /// A sentence for the user; further lines say what to do.
    Message(String),
    /// What is wrong with the matrix that was to be read.
    Matrix(Box<Report>),
}

impl Error {
    pub(crate) fn new(message: impl fmt::Display) -> Self {
        Error::Message(message.to_string())
    }

    /// The error as findings about a file.
    pub(crate) fn findings(&self, file: String) -> Vec<Finding> {
        match self {
            Error::Matrix(report) => finding::of_report(report).collect(),
            // A sentence, and in further lines what to do.
            Error::Message(text) => {
                let kind = Kind::from(Rule::UnreadableFile);
                let (message, help) = text.split_once('\n').unwrap_or((text, ""));
                let help = Some(help.to_owned()).filter(|help| !help.is_empty());
                let place = Some(Place { file, span: None });
                vec![Finding {
                    help,
                    ..Finding::new(kind.id, kind.level, message.to_owned(), place)
                }]
            }
        }
    }

    /// Prints the error on standard error.
    pub(crate) fn report(&self) -> ExitCode {
        match self {
            Error::Message(text) => {
                for (number, line) in text.lines().enumerate() {
                    match number {
                        0 => message(format_args!("{ERROR}error{ERROR:#}: {}", Terminal(line))),
                        _ => message(format_args!("  {}", Terminal(line))),
                    }
                }
                ExitCode::from(2)
            }
            Error::Matrix(report) => {
                let findings: Vec<_> = finding::of_report(report).collect();
                message(format::text(&findings));
                message(format_args!(
                    "{} in {}",
                    finding::count(&findings),
                    Terminal(report.file())
                ));
                ExitCode::from(2)
            }
        }
    }
}

impl From<Report> for Error {
    fn from(report: Report) -> Self {
        Error::Matrix(Box::new(report))
    }
}
