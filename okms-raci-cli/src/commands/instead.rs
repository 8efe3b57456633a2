//! What others call our subcommands, and a file where one belongs.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use okms_raci_core::nearest;

use crate::source::is_built_in;
use crate::status::Error;

/// Words that are no subcommands, with what to type instead.
const INSTEAD: [(&[&str], &str); 11] = [
    (&["lint", "validate", "verify", "test", "audit"], "`raci check` is what checks"),
    (
        &["convert", "transform", "to"],
        "`raci import` makes YAML of a sheet or a page, `raci export` writes a matrix in other forms",
    ),
    (
        &[
            "html", "xlsx", "csv", "excel", "markdown", "json", "pdf", "oscal", "print", "render",
            "write",
        ],
        "`raci export` writes a matrix in other forms: raci export FILE -o matrix.html",
    ),
    (&["compare", "cmp", "changes", "changelog"], "`raci diff` is what compares"),
    (&["new", "create", "add", "template", "start"], "`raci init` starts a matrix"),
    (&["read", "parse", "load", "from"], "`raci import` reads what you have, `raci show` shows it"),
    (
        &[
            "view", "cat", "display", "list", "ls", "table", "open", "query", "find", "search",
            "who",
        ],
        "`raci show` is what shows",
    ),
    (&["stats", "count", "report", "overview"], "`raci summary` counts who holds what"),
    (&["coverage", "evidence", "claims", "scan"], "`raci trace` finds the code of each activity"),
    (&["fix", "fmt", "format"], "`raci check --fix` writes what a message says to write"),
    (&["explain", "docs", "completion", "manual"], "`raci --help` lists what there is"),
];

/// The arguments, with `show` before a file that stands where a subcommand belongs.
pub(crate) fn with_show(
    arguments: impl Iterator<Item = OsString>,
    command: &Command,
) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.collect();
    let first = (1..arguments.len()).find(|&at| {
        !arguments[at].to_string_lossy().starts_with('-') && arguments[at - 1] != "--color"
    });
    if let Some(at) = first
        && command.find_subcommand(&arguments[at]).is_none()
        && is_matrix(&arguments[at])
    {
        arguments.insert(at, "show".into());
    }
    arguments
}

fn is_matrix(argument: &OsStr) -> bool {
    Path::new(argument).is_file() || is_built_in(Path::new(argument))
}

/// What to say of a subcommand that there is not.
pub(crate) fn unknown(error: &clap::Error) -> Option<Error> {
    let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    let is_path = name.contains(['.', '/', '\\']);
    if is_path {
        let help = "raci FILE shows a matrix, and raci --help lists the commands";
        return Some(Error::new(format_args!("there is no file {name}\n{help}")));
    }
    let command = crate::command();
    let ours: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    let others: Vec<&str> = INSTEAD.iter().flat_map(|(names, _)| *names).copied().collect();
    let lower = name.to_lowercase();
    let near_other = || {
        let near = nearest(&lower, &others)?;
        INSTEAD.iter().find(|(names, _)| names.contains(&near))
    };
    let instead = INSTEAD.iter().find(|(names, _)| names.contains(&lower.as_str()));
    let help = match (instead, nearest(&lower, &ours)) {
        (Some((_, instead)), _) => (*instead).to_owned(),
        (None, Some(near)) => format!("did you mean `raci {near}`?"),
        (None, None) => near_other().map_or("raci --help lists the commands", |it| it.1).to_owned(),
    };
    Some(Error::new(format_args!("there is no `{name}`\n{help}")))
}
