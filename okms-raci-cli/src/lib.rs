//! The command `raci`: a RACI matrix outside the compiler.
//!
//! [`okms_raci_codegen::Matrix`] holds the model and the rules of a matrix.
//! Each subcommand is a module that takes its arguments and gives a status or an error.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

#[cfg(feature = "fuzz")]
#[doc(hidden)]
#[path = "../../fuzz/src/any_input.rs"]
pub mod any_input;
mod chain;
mod commands;
mod completion;
mod covers;
mod diff;
mod export;
mod finding;
mod format;
mod import;
mod into;
mod matching;
mod output;
mod paths;
mod source;
mod sources;
mod status;
mod terminal;
mod trace;
mod yaml_file;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use commands::{Arguments, Command, instead};
use status::{Error, Status};

/// Runs the command with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    completion::answer();
    let command = command();
    let words = instead::with_show(wild::args_os(), &command);
    if let Some(error) = instead::one_dash(&words, &command, true) {
        return error.report();
    }
    let matches = command.clone().try_get_matches_from(&words);
    let arguments = match matches.and_then(|it| Arguments::from_arg_matches(&it)) {
        Ok(arguments) => arguments,
        Err(shown) if shown.use_stderr() => match instead::instead(&shown, &words, &command) {
            Some(error) => return error.report(),
            None => shown.exit(),
        },
        // Help or the version, which clap would print without a look at errors.
        Err(shown) => {
            return match output::print_text(&shown.render().ansi().to_string()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => error.report(),
            };
        }
    };
    if let Some(error) = instead::several_files(&words, &command) {
        return error.report();
    }
    arguments.color.write_global();
    match dispatch(&arguments.command) {
        Ok(status) => status.into(),
        Err(error) => error.report(),
    }
}

/// The command line, for completions and the manual.
#[must_use]
pub fn command() -> clap::Command {
    commands::help::complete(completion::add(Arguments::command()))
}

fn dispatch(command: &Command) -> Result<Status, Error> {
    match command {
        Command::Check(check) => commands::check::run(check),
        Command::Show(show) => commands::show::run(show),
        Command::Summary(summary) => commands::summary::run(summary),
        Command::Import(import) => commands::import::run(import),
        Command::Edit(edit) => commands::edit::run(edit),
        Command::Refine(refine) => commands::refine::run(refine),
        Command::Diff(diff) => commands::diff::run(diff),
        Command::Export(export) => commands::export::run(export),
        Command::Trace(trace) => commands::trace::run(trace),
        Command::Rules(rules) => commands::rules::run(rules),
        Command::Schema => commands::schema::run(),
        Command::Init(init) => commands::init::run(init),
        Command::Man(manual) => commands::man::run(manual),
        Command::Completions(completions) => commands::completions::run(completions),
    }
}
