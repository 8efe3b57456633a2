//! What a shell completes beyond options: matrices, parties, rows and rules.
//!
//! The candidates come from the files that the command line names, which no script that is
//! generated beforehand can know; so each shell asks `raci` itself.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::{Arg, Command};
use clap_complete::CompletionCandidate;
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter, PathCompleter, ValueCompleter};
use okms_raci_codegen::{Matrix, Rule};

use crate::source::{self, BUILT_IN, Form, SourceArgs};

/// The environment variable by which a shell asks.
pub(crate) const VARIABLE: &str = "RACI_COMPLETE";

/// Answers the shell and ends, if one asks.
pub(crate) fn answer() {
    clap_complete::CompleteEnv::with_factory(crate::command).var(VARIABLE).complete();
}

/// Adds what is completed to the arguments of all subcommands.
pub(crate) fn add(command: Command) -> Command {
    command.mut_subcommands(|one| one.mut_args(completed))
}

fn completed(arg: Arg) -> Arg {
    let names = arg.get_value_names().unwrap_or_default();
    let value = names.first().map(|name| name.as_str().to_owned()).unwrap_or_default();
    match (value.as_str(), arg.get_long()) {
        (_, Some("output")) => arg,
        ("FILE" | "SOURCE" | "OUTER" | "OLD" | "NEW" | "FURTHER", _) => {
            arg.add(ArgValueCompleter::new(matrices))
        }
        ("PARTY", _) | (_, Some("sign")) => arg.add(ArgValueCompleter::new(parties)),
        ("WHAT", None) => arg.add(ArgValueCompleter::new(files_and_parts)),
        ("WHAT", Some(_)) => arg.add(ArgValueCompleter::new(parties_and_rows)),
        ("ACTIVITY", _) => arg.add(ArgValueCompleter::new(rows)),
        ("ID", None) => arg.add(ArgValueCandidates::new(rules)),
        _ => arg,
    }
}

/// Files that a matrix is read from, folders on the way to them, and the matrix that is built in.
fn matrices(current: &OsStr) -> Vec<CompletionCandidate> {
    let is_source = |path: &Path| path.is_file() && Form::of_path(path).is_ok();
    let mut found = PathCompleter::any().filter(is_source).complete(current);
    if current.to_str().is_some_and(|start| BUILT_IN.starts_with(start)) {
        let help = "the matrix of OVHcloud's key management service";
        found.push(CompletionCandidate::new(BUILT_IN).help(Some(help.into())));
    }
    found
}

fn parties(current: &OsStr) -> Vec<CompletionCandidate> {
    let parties = named().into_iter().flat_map(|matrix| matrix.parties);
    parties.filter_map(|party| starting(current, &party.kebab_id(), party.name)).collect()
}

fn rows(current: &OsStr) -> Vec<CompletionCandidate> {
    let rows = named().into_iter().flat_map(|matrix| matrix.activities);
    rows.filter_map(|row| starting(current, &row.kebab_id(), row.title)).collect()
}

fn parties_and_rows(current: &OsStr) -> Vec<CompletionCandidate> {
    parties(current).into_iter().chain(rows(current)).collect()
}

/// The rows of the matrices so far, and further matrices.
fn files_and_parts(current: &OsStr) -> Vec<CompletionCandidate> {
    rows(current).into_iter().chain(matrices(current)).collect()
}

/// The id, or else the name, if it starts as what is typed.
fn starting(current: &OsStr, id: &str, name: String) -> Option<CompletionCandidate> {
    let start = current.to_string_lossy();
    let found = [id, &name].into_iter().find(|text| text.starts_with(&*start))?.to_owned();
    Some(with_help(found, name))
}

fn rules() -> Vec<CompletionCandidate> {
    Rule::ALL
        .iter()
        .map(|rule| with_help(rule.id().to_owned(), rule.summary().to_owned()))
        .collect()
}

fn with_help(value: String, help: String) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(help.into()))
}

/// The matrices that the command line names so far.
fn named() -> Vec<Matrix> {
    let words = std::env::args_os().skip_while(|word| word != "--").skip(2);
    let read = words.filter_map(|word| {
        let path = path_of(&word)?;
        source::read(&SourceArgs { path, ..SourceArgs::default() }).ok()
    });
    read.map(|loaded| loaded.matrix).collect()
}

/// The file that a word names, which shells hand on as it is typed.
fn path_of(word: &OsStr) -> Option<PathBuf> {
    let typed = PathBuf::from(word);
    let bare = || PathBuf::from(word.to_string_lossy().replace(['\\', '"', '\''], ""));
    let is_one = |path: &PathBuf| path.is_file() || source::is_built_in(path);
    Some(typed).filter(is_one).or_else(|| Some(bare()).filter(is_one))
}
